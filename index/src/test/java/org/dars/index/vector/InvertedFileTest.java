package org.dars.index.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.dars.index.vector.SearchCost.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvertedFileTest {

  private static final int DIMENSIONS = 128;
  private static final int SIZE = 3_000;
  private static final int LISTS = 40;
  private static final float FAR = Float.POSITIVE_INFINITY;

  private final Random random = new Random(7);
  private final Arena arena = Arena.ofShared();

  @AfterEach
  void free() {
    arena.close();
  }

  @ParameterizedTest
  @EnumSource(Similarity.class)
  void allListsTogetherFindWhatBruteForceFinds(Similarity similarity) throws IOException {
    float[][] vectors = clusters(SIZE, 60);
    InvertedFile file = build(codes(vectors, similarity), LISTS, true, 1);
    int hits = 0;
    for (int q = 0; q < 50; q++) {
      float[] query = near(vectors[random.nextInt(SIZE)]);
      hits += hits(search(file, query, LISTS, FAR, 250), nearest(vectors, query, similarity));
    }
    assertTrue(hits >= 0.98 * 500, "only " + hits + " of 500 found");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void fewListsFindNearlyAll(boolean spilled) throws IOException {
    float[][] vectors = clusters(SIZE, 60);
    InvertedFile file = build(codes(vectors, Similarity.COSINE), LISTS, spilled, 1);
    int hits = 0;
    long scanned = 0;
    for (int q = 0; q < 50; q++) {
      float[] query = near(vectors[random.nextInt(SIZE)]);
      var scratch = new Scratch(file.codes());
      var scan = file.new Scan(scratch);
      int[] found = search(scan, scratch, file, query, 12, 3, 100);
      hits += hits(found, nearest(vectors, query, Similarity.COSINE));
      scanned += scan.cost(0).scanned();
    }
    long all = 50L * file.starts()[LISTS] * Kernels.BLOCK;
    assertTrue(hits >= 0.95 * 500, "only " + hits + " of 500 found");
    assertTrue(scanned < all / 2, scanned + " of " + all + " scanned");
  }

  @Test
  void aShorterReachScansLess() throws IOException {
    float[][] vectors = clusters(SIZE, 60);
    InvertedFile file = build(codes(vectors, Similarity.COSINE), LISTS, false, 1);
    long near = 0;
    long far = 0;
    for (int q = 0; q < 20; q++) {
      float[] query = near(vectors[random.nextInt(SIZE)]);
      near += scanned(file, query, 0.5f);
      far += scanned(file, query, 20);
    }
    assertTrue(near < far, near + " and " + far);
  }

  @Test
  void exactlyWhatIsInScopeIsFound() throws IOException {
    long seed = random.nextLong();
    var scopes = new Random(seed);
    for (boolean spilled : new boolean[] {false, true}) {
      float[][] vectors = clusters(1_000, 10);
      InvertedFile file = build(codes(vectors, Similarity.COSINE), 12, spilled, 1);
      for (int trial = 0; trial < 60; trial++) {
        Scope scope = scope(scopes, 1_000);
        var scratch = new Scratch(file.codes());
        scratch.query.set(near(vectors[scopes.nextInt(1_000)]));
        int count = file.new Scan(scratch).run(12, FAR, 2_000, scope);
        int[] expected = IntStream.range(0, 1_000).filter(scope::accepts).toArray();
        assertArrayEquals(expected, sorted(scratch, count), "seed %d: %s".formatted(seed, scope));
      }
    }
  }

  @Test
  void noMoreAreKeptThanAskedForAndTheyAreInScope() throws IOException {
    float[][] vectors = clusters(SIZE, 60);
    InvertedFile file = build(codes(vectors, Similarity.COSINE), LISTS, true, 1);
    long seed = random.nextLong();
    var scopes = new Random(seed);
    for (int trial = 0; trial < 60; trial++) {
      Scope scope = scope(scopes, SIZE);
      var scratch = new Scratch(file.codes());
      scratch.query.set(near(vectors[scopes.nextInt(SIZE)]));
      int count = file.new Scan(scratch).run(8, 2, 25, scope);
      int[] found = sorted(scratch, count);
      assertTrue(count <= 25, "seed " + seed);
      assertTrue(Arrays.stream(found).allMatch(scope::accepts), "seed " + seed);
      assertEquals(count, Arrays.stream(found).distinct().count(), "seed " + seed);
    }
  }

  @Test
  void aFilterMakesTheSearchGoOnForLonger() throws IOException {
    float[][] vectors = clusters(SIZE, 60);
    InvertedFile file = build(codes(vectors, Similarity.COSINE), LISTS, false, 1);
    float[] query = near(vectors[5]);
    long[] bits = new long[(SIZE + 63) / 64];
    Arrays.fill(bits, 0x0101010101010101L);
    var some = new Scope(0, SIZE, bits, SIZE / 8);
    var scratch = new Scratch(file.codes());
    var scan = file.new Scan(scratch);
    scratch.query.set(query);
    scan.run(LISTS, 3, 50, some);
    long filtered = scan.cost(0).scanned();
    scan.run(LISTS, 3, 50, Scope.all(SIZE));
    assertTrue(filtered > scan.cost(0).scanned());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theSameSeedGivesTheSameBytesWhateverTheThreads(boolean spilled) throws IOException {
    float[][] vectors = clusters(SIZE, 60);
    Codes codes = codes(vectors, Similarity.COSINE);
    InvertedFile one = build(codes, LISTS, spilled, 1);
    InvertedFile three = build(codes, LISTS, spilled, 3);
    assertArrayEquals(one.starts(), three.starts());
    assertArrayEquals(one.lengths(), three.lengths());
    assertArrayEquals(one.spreads(), three.spreads());
    assertEquals(-1, one.blocks().mismatch(three.blocks()));
    assertEquals(-1, one.ids().mismatch(three.ids()));
    assertEquals(-1, one.centroids().nibbles().mismatch(three.centroids().nibbles()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void everyVectorStandsInAsManyDifferentListsAsItShould(int times) throws IOException {
    float[][] vectors = clusters(SIZE, 60);
    InvertedFile file = build(codes(vectors, Similarity.COSINE), LISTS, times == 2, 1);
    int[] seen = new int[SIZE];
    for (int list = 0; list < LISTS; list++) {
      var here = new BitSet();
      int last = -1;
      int first = file.starts()[list] * Kernels.BLOCK;
      for (int place = first; place < first + file.lengths()[list]; place++) {
        int id = file.ids().get(ValueLayout.JAVA_INT_UNALIGNED, 4L * place);
        assertTrue(id > last, "ordinals ascend");
        last = id;
        here.set(id);
      }
      here.stream().forEach(id -> seen[id]++);
    }
    assertTrue(Arrays.stream(seen).allMatch(count -> count == times));
  }

  @Test
  void copiesOfOneVectorAndMoreListsThanVectorsAreNoHarm() throws IOException {
    float[][] same = new float[70][];
    Arrays.fill(same, near(new float[DIMENSIONS]));
    InvertedFile file = build(codes(same, Similarity.COSINE), 200, true, 2);
    assertEquals(70, file.lists());
    assertEquals(10, search(file, same[0], 200, FAR, 50).length);
    InvertedFile single = build(codes(clusters(1, 1), Similarity.EUCLIDEAN), 4, true, 1);
    assertArrayEquals(new int[] {0}, search(single, same[0], 4, FAR, 50));
  }

  @Test
  void aBuildEndsWhenItIsAskedToStop() throws IOException {
    Codes codes = codes(clusters(500, 5), Similarity.COSINE);
    var stopped = new Workers(2, () -> true);
    assertThrows(
        BuildStoppedException.class,
        () -> new InvertedFileBuilder(codes, 10, false, 1).build(stopped, arena));
  }

  @Test
  void aSearchSaysWhatItCost() throws IOException {
    float[][] vectors = clusters(SIZE, 60);
    InvertedFile file = build(codes(vectors, Similarity.COSINE), LISTS, false, 1);
    var scratch = new Scratch(file.codes());
    scratch.query.set(vectors[0]);
    var scan = file.new Scan(scratch);
    scan.run(LISTS, FAR, 50, Scope.all(SIZE));
    SearchCost cost = scan.cost(50);
    assertEquals(Path.LISTS, cost.path());
    assertEquals((long) file.starts()[LISTS] * Kernels.BLOCK, cost.scanned());
    assertEquals(50, cost.visited());
    assertTrue(cost.bytes() > (long) SIZE * DIMENSIONS / 8);
  }

  @Test
  void noListsAreRefused() throws IOException {
    Codes codes = codes(clusters(10, 2), Similarity.COSINE);
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> new InvertedFileBuilder(codes, 0, false, 1));
    assertEquals("10 vectors in 0 lists; each is at least 1", refused.getMessage());
  }

  private InvertedFile build(Codes codes, int lists, boolean spilled, int threads) {
    return new InvertedFileBuilder(codes, lists, spilled, 42)
        .build(new Workers(threads, () -> false), arena);
  }

  private Codes codes(float[][] vectors, Similarity similarity) throws IOException {
    var source = new Rows(vectors);
    Projection projection =
        Projection.learn(source, similarity == Similarity.COSINE, 42, new Workers(1, () -> false));
    Codes codes = Codes.allocate(arena, vectors.length, DIMENSIONS, similarity, projection);
    Codes.Encoder encoder = codes.new Encoder();
    for (int i = 0; i < vectors.length; i++) {
      encoder.encode(i, vectors[i].clone());
    }
    return codes;
  }

  /** The ten nearest after both looks. */
  private static int[] search(InvertedFile file, float[] query, int probes, float reach, int keep) {
    var scratch = new Scratch(file.codes());
    return search(file.new Scan(scratch), scratch, file, query, probes, reach, keep);
  }

  private static int[] search(
      InvertedFile.Scan scan,
      Scratch scratch,
      InvertedFile file,
      float[] query,
      int probes,
      float reach,
      int keep) {
    scratch.query.set(query);
    int count = scan.run(probes, reach, keep, Scope.all(file.codes().size()));
    new FlatScan(file.codes()).firstLook(scratch, count);
    long[] pool = scratch.pool;
    for (int i = 0; i < count; i++) {
      scratch.ids[i] = Scratch.ordinal(pool[i]);
    }
    scratch.query.similarities(scratch.ids, count, scratch, scratch.similarities);
    for (int i = 0; i < count; i++) {
      pool[i] = Scratch.candidate(scratch.similarities[i], scratch.ids[i]);
    }
    Arrays.sort(pool, 0, count);
    return Arrays.stream(pool, 0, Math.min(10, count)).mapToInt(Scratch::ordinal).toArray();
  }

  private static long scanned(InvertedFile file, float[] query, float reach) {
    var scratch = new Scratch(file.codes());
    scratch.query.set(query);
    var scan = file.new Scan(scratch);
    scan.run(LISTS, reach, 40, Scope.all(SIZE));
    return scan.cost(0).scanned();
  }

  private static int[] sorted(Scratch scratch, int count) {
    return Arrays.stream(scratch.pool, 0, count).mapToInt(Scratch::ordinal).sorted().toArray();
  }

  private static int hits(int[] found, int[] wanted) {
    return (int)
        Arrays.stream(found).filter(f -> Arrays.stream(wanted).anyMatch(w -> w == f)).count();
  }

  private static int[] nearest(float[][] vectors, float[] query, Similarity similarity) {
    long[] all = new long[vectors.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = Scratch.candidate(similarity(vectors[i], query, similarity), i);
    }
    Arrays.sort(all);
    return Arrays.stream(all, 0, 10).mapToInt(Scratch::ordinal).toArray();
  }

  private static float similarity(float[] x, float[] query, Similarity similarity) {
    float dot = Floats.dot(x, query);
    return switch (similarity) {
      case COSINE -> dot / (float) Math.sqrt(Floats.dot(x, x));
      case DOT_PRODUCT -> dot;
      case EUCLIDEAN -> 2 * dot - Floats.dot(x, x);
    };
  }

  private static Scope scope(Random random, int size) {
    int from = random.nextInt(size);
    int to = from + random.nextInt(size - from + 1);
    if (random.nextBoolean()) {
      from = 0;
      to = size;
    }
    if (random.nextInt(4) == 0) {
      return Scope.range(from, to);
    }
    double share = Math.pow(random.nextDouble(), 3);
    long[] bits = new long[(size + 63) / 64];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (random.nextDouble() < share) {
        bits[i >> 6] |= 1L << i;
        count += i >= from && i < to ? 1 : 0;
      }
    }
    return new Scope(from, to, bits, count);
  }

  private float[][] clusters(int size, int count) {
    float[][] centres = new float[count][];
    Arrays.setAll(centres, i -> gaussian(1));
    float[][] vectors = new float[size][];
    Arrays.setAll(vectors, i -> near(centres[random.nextInt(count)]));
    return vectors;
  }

  private float[] near(float[] centre) {
    float[] vector = gaussian(0.5f);
    Floats.add(vector, 1, centre);
    return vector;
  }

  private float[] gaussian(float deviation) {
    float[] vector = new float[DIMENSIONS];
    for (int j = 0; j < DIMENSIONS; j++) {
      vector[j] = deviation * (float) random.nextGaussian();
    }
    return vector;
  }

  private record Rows(float[][] rows) implements VectorSource {
    @Override
    public int size() {
      return rows.length;
    }

    @Override
    public int dimensions() {
      return DIMENSIONS;
    }

    @Override
    public void read(int ordinal, float[] into) {
      System.arraycopy(rows[ordinal], 0, into, 0, DIMENSIONS);
    }

    @Override
    public VectorSource copy() {
      return this;
    }
  }
}
