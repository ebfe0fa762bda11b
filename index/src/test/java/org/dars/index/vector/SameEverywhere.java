package org.dars.index.vector;

import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Builds small indexes, searches them, and prints a digest of the files and of all that was found:
 * {@link EveryMachineTest} runs it on virtual machines of every kind.
 */
final class SameEverywhere {

  private static final int SIZE = 150;

  private SameEverywhere() {}

  public static void main(String[] args) throws Exception {
    System.out.printf("%s %s%n", digest(), Kernels.BEST.getClass().getSimpleName());
  }

  static String digest() throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    for (Similarity similarity : Similarity.values()) {
      int dimensions = similarity == Similarity.COSINE ? 300 : 40;
      Cloud all = Cloud.clusteredAndMore(71, SIZE, dimensions, 20).stretched(3);
      var settings = new VectorIndexSettings(1, 42, 1, 8, 8);
      try (VectorIndex index = all.head(SIZE).build(similarity, settings)) {
        var file = new ByteArrayOutputStream();
        index.writeTo(Channels.newChannel(file));
        digest.update(file.toByteArray());
        search(index, all.tail(SIZE), digest);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void search(VectorIndex index, float[][] queries, MessageDigest digest) {
    for (int i = 0; i < 60; i++) {
      Scope scope = i % 3 == 0 ? Scope.range(i / 2, SIZE - 7) : Scope.all(SIZE);
      Neighbours found =
          index.search(queries[i % queries.length], i % 11 == 0 ? SIZE : 10, 20, scope);
      digest.update(Cloud.shown(found).getBytes(StandardCharsets.UTF_8));
    }
  }
}
