package org.dars.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dars.models.onnx.BeamSearch.Generated;
import org.dars.models.onnx.Generation.Stopping;
import org.junit.jupiter.api.Test;

class BeamSearchTest {

  private static final int VOCABULARY = 5;
  private static final int END = 0;
  private static final int START = 4;

  /** Logits made of the prefix, so that every prefix has its own. */
  private static final class Prefixed implements BeamSearch.Decoder {
    private final long seed;

    Prefixed(long seed) {
      this.seed = seed;
    }

    float[] logits(long[] prefix) {
      Random random = new Random(seed * 31 + Arrays.hashCode(prefix));
      float[] logits = new float[VOCABULARY];
      for (int i = 0; i < logits.length; i++) {
        logits[i] = (float) (3 * random.nextGaussian());
      }
      return logits;
    }

    @Override
    public float[][] next(long[][] prefixes) {
      float[][] all = new float[prefixes.length][];
      for (int i = 0; i < all.length; i++) {
        all[i] = logits(prefixes[i]);
      }
      return all;
    }

    @Override
    public void reorder(int[] rows) {
      // The prefixes tell all.
    }
  }

  private static Generation generation(
      int beams, double penalty, Stopping stopping, int noRepeat, List<List<Long>> banned) {
    return new Generation(
        START, Set.of((long) END), 1, -1, -1, banned, 64, 64, beams, penalty, stopping, noRepeat);
  }

  private static Generated search(Prefixed model, Generation generation, int most)
      throws Exception {
    return BeamSearch.run(model, generation, -1, 1, most).getFirst();
  }

  /** All texts of at most {@code most} tokens, the start included: the best, slowly. */
  private static Generated exhaustive(Prefixed model, long[] prefix, double sum, int most) {
    if (prefix.length == most) {
      return new Generated(Arrays.copyOfRange(prefix, 1, most), sum / (most - 1), false);
    }
    float[] logits = model.logits(prefix);
    double all = 0;
    for (float x : logits) {
      all += Math.exp(x);
    }
    Generated best = new Generated(new long[0], Double.NEGATIVE_INFINITY, false);
    for (int token = 0; token < VOCABULARY; token++) {
      double next = sum + Math.log(Math.exp(logits[token]) / all);
      long[] longer = Arrays.copyOf(prefix, prefix.length + 1);
      longer[prefix.length] = token;
      Generated found =
          token == END
              ? new Generated(
                  Arrays.copyOfRange(prefix, 1, prefix.length), next / prefix.length, true)
              : exhaustive(model, longer, next, most);
      if (found.score() > best.score()) {
        best = found;
      }
    }
    return best;
  }

  @Test
  void asManyBeamsAsTextsFindTheBestOfAll() throws Exception {
    int found = 0;
    for (long seed = 0; seed < 50; seed++) {
      Prefixed model = new Prefixed(seed);
      Generated best = exhaustive(model, new long[] {START}, 0, 4);
      Generated wide = search(model, generation(64, 1, Stopping.NEVER, 0, List.of()), 4);
      assertThat(wide.tokens()).as("seed %d", seed).containsExactly(best.tokens());
      assertThat(wide.score()).isCloseTo(best.score(), within(1e-6));
      assertThat(wide.ended()).isEqualTo(best.ended());
      Generated greedy = search(model, generation(1, 1, Stopping.NEVER, 0, List.of()), 4);
      assertThat(greedy.score()).isLessThanOrEqualTo(best.score() + 1e-6);
      found += Arrays.equals(greedy.tokens(), best.tokens()) ? 1 : 0;
    }
    assertThat(found).as("greedy search, of 50").isBetween(1, 49);
  }

  @Test
  void aHigherLengthPenaltyMakesLongerTextsAndALowerOneShorter() throws Exception {
    int[] lengths = new int[3];
    double[] penalties = {-1, 1, 3};
    for (int i = 0; i < penalties.length; i++) {
      for (long seed = 0; seed < 40; seed++) {
        lengths[i] +=
            search(
                    new Prefixed(seed),
                    generation(8, penalties[i], Stopping.HEURISTIC, 0, List.of()),
                    10)
                .tokens()
                .length;
      }
    }
    assertThat(lengths[0]).isLessThan(lengths[1]);
    assertThat(lengths[1]).isLessThan(lengths[2]);
  }

  @Test
  void stoppingEarlyNeverFindsBetterAndAsksTheModelLess() throws Exception {
    long early = 0;
    long never = 0;
    for (long seed = 0; seed < 40; seed++) {
      Counting one = new Counting(seed);
      Counting two = new Counting(seed);
      double quick =
          BeamSearch.run(one, generation(4, 2, Stopping.EARLY, 0, List.of()), -1, 1, 16)
              .getFirst()
              .score();
      double thorough =
          BeamSearch.run(two, generation(4, 2, Stopping.NEVER, 0, List.of()), -1, 1, 16)
              .getFirst()
              .score();
      assertThat(quick).as("seed %d", seed).isLessThanOrEqualTo(thorough + 1e-9);
      early += one.asked;
      never += two.asked;
    }
    assertThat(early).isLessThan(never);
  }

  private static final class Counting implements BeamSearch.Decoder {
    private final Prefixed model;
    private int asked;

    Counting(long seed) {
      this.model = new Prefixed(seed);
    }

    @Override
    public float[][] next(long[][] prefixes) {
      asked++;
      return model.next(prefixes);
    }

    @Override
    public void reorder(int[] rows) {
      model.reorder(rows);
    }
  }

  @Test
  void noSequenceComesTwiceWhereNoneMay() throws Exception {
    int repeated = 0;
    for (long seed = 0; seed < 60; seed++) {
      for (int beams : new int[] {1, 4}) {
        long[] free =
            search(new Prefixed(seed), generation(beams, 1, Stopping.NEVER, 0, List.of()), 14)
                .tokens();
        long[] held =
            search(new Prefixed(seed), generation(beams, 1, Stopping.NEVER, 2, List.of()), 14)
                .tokens();
        repeated += repeats(free) ? 1 : 0;
        assertThat(repeats(held)).as("seed %d: %s", seed, Arrays.toString(held)).isFalse();
      }
    }
    assertThat(repeated).as("without the rule").isPositive();
  }

  private static boolean repeats(long[] tokens) {
    Set<List<Long>> pairs = new HashSet<>();
    for (int i = 0; i + 1 < tokens.length; i++) {
      if (!pairs.add(List.of(tokens[i], tokens[i + 1]))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void bannedTokensAndSequencesNeverComeAndForcedOnesDo() throws Exception {
    List<List<Long>> banned = List.of(List.of(2L), List.of(3L, 1L));
    int ones = 0;
    for (long seed = 0; seed < 60; seed++) {
      Generation generation =
          new Generation(
              START, Set.of((long) END), 1, -1, 3, banned, 64, 64, 3, 1, Stopping.HEURISTIC, 0);
      Generated text = BeamSearch.run(new Prefixed(seed), generation, 1, 1, 9).getFirst();
      List<Long> tokens = new ArrayList<>();
      Arrays.stream(text.tokens()).forEach(tokens::add);
      assertThat(tokens).as("seed %d", seed).startsWith(1L).doesNotContain(2L);
      for (int i = 0; i + 1 < tokens.size(); i++) {
        assertThat(tokens.subList(i, i + 2)).isNotEqualTo(List.of(3L, 1L));
      }
      if (!text.ended()) {
        assertThat(tokens).hasSize(8).endsWith(3L);
      }
      ones += tokens.contains(1L) ? 1 : 0;
    }
    assertThat(ones).isEqualTo(60);
  }

  @Test
  void sourcesOfABatchDoNotTouchEachOther() throws Exception {
    // Each source's model is told by its first token, which is forced to be the same here.
    Generation generation = generation(3, 1, Stopping.HEURISTIC, 0, List.of());
    Prefixed one = new Prefixed(1);
    Prefixed two = new Prefixed(2);
    BeamSearch.Decoder both =
        new BeamSearch.Decoder() {
          @Override
          public float[][] next(long[][] prefixes) {
            float[][] all = new float[prefixes.length][];
            for (int i = 0; i < all.length; i++) {
              all[i] = (i < 3 ? one : two).logits(prefixes[i]);
            }
            return all;
          }

          @Override
          public void reorder(int[] rows) {
            for (int i = 0; i < rows.length; i++) {
              assertThat(rows[i] / 3).isEqualTo(i / 3);
            }
          }
        };
    List<Generated> found = BeamSearch.run(both, generation, -1, 2, 12);
    assertThat(found.get(0).tokens()).containsExactly(search(one, generation, 12).tokens());
    assertThat(found.get(1).tokens()).containsExactly(search(two, generation, 12).tokens());
  }
}
