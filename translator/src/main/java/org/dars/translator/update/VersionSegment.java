package org.dars.translator.update;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A segment of one version of a course.
 *
 * @param document path of its document
 * @param block id of its block
 * @param index place in the block, from 0
 * @param fingerprint equal for two segments exactly when one's translation is the other's
 * @param source its text, for people and for likeness; guarded or not, but the same in both
 *     versions
 * @param work what has been done for it; of a new version always {@link Work#NONE}
 */
public record VersionSegment(
    String document, String block, int index, String fingerprint, String source, Work work) {

  /** A segment with the fingerprint of its source. */
  public static VersionSegment of(
      String document, String block, int index, String source, Work work) {
    return new VersionSegment(document, block, index, fingerprint(source), source, work);
  }

  /** {@code "2.1-p3/0"}: its id in its document. */
  public String id() {
    return block + "/" + index;
  }

  /** 128 bits of SHA-256 over a text, as 32 hex digits. */
  public static String fingerprint(String source) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
