package org.dars.models.onnx;

import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the likeliest texts, one a source, as the generation of the common model library does, so
 * that a model's own settings mean here what they mean there. One beam is greedy search.
 *
 * <p>A whole text's score is the sum of its tokens' logarithmic probabilities, divided by its
 * length (the end included, the start not) to the power of the length penalty (Wu et al. 2016,
 * without coverage). Ties go to the lower beam, then to the lower token.
 */
final class BeamSearch {

  /** What the tokens so far make likely next. */
  interface Decoder {

    /**
     * The logits of the next token.
     *
     * @param prefixes [sources × beams][length], the start included, all of one length
     * @return [sources × beams][vocabulary], owned by the caller
     */
    float[][] next(long[][] prefixes) throws OrtException;

    /** Row i goes on from what was row {@code rows[i]}, of the same source. */
    void reorder(int[] rows) throws OrtException;
  }

  /**
   * A text.
   *
   * @param tokens without start and end
   * @param score logarithmic, higher is better
   * @param ended whether it came to an end by itself, before the greatest length
   */
  record Generated(long[] tokens, double score, boolean ended) {}

  private static final double NEVER = -1e9;

  private final Generation generation;
  private final TokenRules rules;
  private final int most;
  private final int beams;
  private final List<Hypotheses> whole = new ArrayList<>();
  private long[][] prefixes;
  private double[] scores;

  private BeamSearch(Generation generation, long forcedFirst, int sources, int most) {
    this.generation = generation;
    this.rules = new TokenRules(generation, forcedFirst);
    this.most = most;
    this.beams = generation.beams();
    this.prefixes = new long[sources * beams][];
    this.scores = new double[sources * beams];
    for (int row = 0; row < prefixes.length; row++) {
      prefixes[row] = new long[] {generation.start()};
      scores[row] = row % beams == 0 ? 0 : NEVER; // at first all beams are the same
    }
    for (int i = 0; i < sources; i++) {
      whole.add(new Hypotheses());
    }
  }

  /**
   * Searches.
   *
   * @param forcedFirst the token that texts begin with, −1 for any
   * @param sources how many texts are wanted
   * @param most tokens of a text at most, the start included, 2 or more
   */
  static List<Generated> run(
      Decoder decoder, Generation generation, long forcedFirst, int sources, int most)
      throws OrtException {
    return new BeamSearch(generation, forcedFirst, sources, most).search(decoder);
  }

  private List<Generated> search(Decoder decoder) throws OrtException {
    for (int length = 1; length < most && whole.stream().anyMatch(h -> !h.done); length++) {
      float[][] logits = decoder.next(prefixes);
      int[] from = new int[prefixes.length];
      long[][] longer = new long[prefixes.length][];
      double[] better = new double[prefixes.length];
      for (int source = 0; source < whole.size(); source++) {
        if (whole.get(source).done) {
          rest(source, from, longer, better);
        } else {
          extend(source, length, logits, from, longer, better);
        }
      }
      prefixes = longer;
      scores = better;
      if (!inOrder(from)) {
        decoder.reorder(from);
      }
    }
    List<Generated> found = new ArrayList<>();
    for (int source = 0; source < whole.size(); source++) {
      found.add(best(source));
    }
    return found;
  }

  /** A source that is done waits for the others. */
  private void rest(int source, int[] from, long[][] longer, double[] better) {
    for (int row = source * beams; row < (source + 1) * beams; row++) {
      from[row] = row;
      longer[row] = with(prefixes[row], generation.pad());
      better[row] = scores[row];
    }
  }

  private void extend(
      int source, int length, float[][] logits, int[] from, long[][] longer, double[] better) {
    int first = source * beams;
    Candidates candidates =
        new Candidates(beams == 1 ? 1 : Math.max(2, 1 + generation.ends().size()) * beams);
    for (int row = first; row < first + beams; row++) {
      collect(row, length, logits[row], candidates);
    }
    Hypotheses hypotheses = whole.get(source);
    int taken = 0;
    for (int rank = 0; rank < candidates.count && taken < beams; rank++) {
      int row = candidates.rows[rank];
      long token = candidates.tokens[rank];
      double score = candidates.scores[rank];
      if (generation.ends().contains(token)) {
        if (rank < beams) {
          hypotheses.add(new Whole(prefixes[row], score / penalty(length), true));
        }
      } else {
        from[first + taken] = row;
        longer[first + taken] = with(prefixes[row], token);
        better[first + taken] = score;
        taken++;
      }
    }
    for (; taken < beams; taken++) { // nothing more may come: a beam that cannot win
      from[first + taken] = first;
      longer[first + taken] = with(prefixes[first], generation.pad());
      better[first + taken] = Double.NEGATIVE_INFINITY;
    }
    hypotheses.done = hypotheses.done(candidates.scores[0], length);
  }

  private void collect(int row, int length, float[] logits, Candidates candidates) {
    long forced = rules.forced(length, most);
    if (forced >= 0) {
      candidates.offer(scores[row], row, forced);
      return;
    }
    for (long token : rules.banned(prefixes[row])) {
      if (token >= 0 && token < logits.length) {
        logits[(int) token] = Float.NEGATIVE_INFINITY;
      }
    }
    double sum = logSum(logits);
    for (int token = 0; token < logits.length; token++) {
      if (logits[token] > Float.NEGATIVE_INFINITY) {
        candidates.offer(scores[row] + logits[token] - sum, row, token);
      }
    }
  }

  private static double logSum(float[] logits) {
    float highest = Float.NEGATIVE_INFINITY;
    for (float x : logits) {
      if (Float.isNaN(x)) {
        throw new IllegalStateException("the model gives a number that is none");
      }
      highest = Math.max(highest, x);
    }
    double sum = 0;
    for (float x : logits) {
      sum += Math.exp((double) x - highest);
    }
    return highest + Math.log(sum);
  }

  /** What a score is divided by; {@code length} tokens without the start, the end included. */
  private double penalty(int length) {
    return Math.pow(length, generation.lengthPenalty());
  }

  private Generated best(int source) {
    Hypotheses hypotheses = whole.get(source);
    if (!hypotheses.done) {
      for (int row = source * beams; row < (source + 1) * beams; row++) {
        hypotheses.add(
            new Whole(prefixes[row], scores[row] / penalty(prefixes[row].length - 1), false));
      }
    }
    Whole best = hypotheses.best();
    return new Generated(
        Arrays.copyOfRange(best.tokens(), 1, best.tokens().length), best.score(), best.ended());
  }

  private static long[] with(long[] tokens, long next) {
    long[] longer = Arrays.copyOf(tokens, tokens.length + 1);
    longer[tokens.length] = next;
    return longer;
  }

  private static boolean inOrder(int[] rows) {
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] != i) {
        return false;
      }
    }
    return true;
  }

  /**
   * A text that is whole, or as long as it may be.
   *
   * @param tokens with the start, without the end
   */
  private record Whole(long[] tokens, double score, boolean ended) {}

  /** The best whole texts of one source, as many as beams. */
  private final class Hypotheses {
    private final List<Whole> kept = new ArrayList<>();
    private boolean done;

    void add(Whole text) {
      int at = 0;
      while (at < kept.size() && kept.get(at).score() >= text.score()) {
        at++;
      }
      kept.add(at, text);
      if (kept.size() > beams) {
        kept.removeLast();
      }
    }

    /**
     * Whether no beam can become better.
     *
     * @param highest score of the best candidate, not divided
     */
    boolean done(double highest, int length) {
      if (kept.size() < beams) {
        return false;
      }
      return beams == 1
          || switch (generation.stopping()) {
            case EARLY -> true;
            case HEURISTIC -> kept.getLast().score() >= highest / penalty(length);
            case NEVER ->
                kept.getLast().score()
                    >= highest / penalty(generation.lengthPenalty() > 0 ? most - 1 : length);
          };
    }

    Whole best() {
      return kept.getFirst();
    }
  }

  /** The best continuations of one source, best first. */
  private static final class Candidates {
    private final double[] scores;
    private final int[] rows;
    private final long[] tokens;
    private int count;

    Candidates(int most) {
      this.scores = new double[most];
      this.rows = new int[most];
      this.tokens = new long[most];
      Arrays.fill(scores, Double.NEGATIVE_INFINITY);
    }

    void offer(double score, int row, long token) {
      if (count == scores.length && score <= scores[count - 1]) {
        return;
      }
      int at = count < scores.length ? count++ : count - 1;
      while (at > 0 && scores[at - 1] < score) {
        scores[at] = scores[at - 1];
        rows[at] = rows[at - 1];
        tokens[at] = tokens[at - 1];
        at--;
      }
      scores[at] = score;
      rows[at] = row;
      tokens[at] = token;
    }
  }
}
