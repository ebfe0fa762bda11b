package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.examine.CourseIndex.Sentence;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.jspecify.annotations.Nullable;

/**
 * How well passages of the course support each answer to a stem: what a solver with the book open
 * sees. By shared words, rare ones counting more; with an embedder by nearness in meaning, too.
 * Safe for use by several threads.
 */
final class Support {

  /** How many things are seen of an option; the last is 0 without an embedder. */
  static final int SEEN = 7;

  private static final int BLOCKS_OF_STEM = 6;
  private static final int BLOCKS_OF_OPTION = 4;
  private static final int SENTENCES = 6;

  private final CourseIndex course;
  private final @Nullable Vectors vectors;

  Support(CourseIndex course, @Nullable Vectors vectors) {
    this.course = course;
    this.vectors = vectors;
  }

  /** Where a stem's answers are looked for: the blocks that the stem and each option lead to. */
  List<Integer> open(Said stem, List<Said> options) {
    Set<Integer> blocks = new LinkedHashSet<>();
    course.search(stem.set(), BLOCKS_OF_STEM).forEach(f -> blocks.add(f.block()));
    for (Said option : options) {
      Set<String> both = new HashSet<>(stem.set());
      both.addAll(option.set());
      course.search(both, BLOCKS_OF_OPTION).forEach(f -> blocks.add(f.block()));
    }
    return List.copyOf(blocks);
  }

  /** The sentence that supports an answer best, 0 to 1; null where no sentence holds any of it. */
  record Best(Sentence sentence, double score) {}

  @Nullable Best best(Said stem, Said option, List<Integer> blocks) {
    Set<String> asked = Wording.without(stem.set(), option.set());
    Best best = null;
    for (int block : blocks) {
      Set<String> whole = course.place(block).said().set();
      double around = course.coverage(asked, whole);
      for (Sentence s : course.place(block).sentences()) {
        double answer = course.coverage(option.set(), s.said().set());
        if (answer > 0) {
          double score =
              answer * (0.75 * course.coverage(asked, s.said().set()) + 0.25 * around);
          best = best == null || score > best.score() ? new Best(s, score) : best;
        }
      }
    }
    return best;
  }

  /**
   * What is seen of each option.
   *
   * @param blocks where to look
   * @return a row of {@link #SEEN} an option: sentence and block that hold stem and option,
   *     sentence that holds the whole option in a row, sentence that begins with it, how much more
   *     often their words meet than by chance, the block's relative score, nearness in meaning
   */
  List<double[]> seen(Said stem, List<Said> options, List<Integer> blocks) {
    List<double[]> rows = new ArrayList<>();
    for (Said option : options) {
      rows.add(words(stem, option, blocks));
    }
    if (vectors != null) {
      for (int i = 0; i < rows.size(); i++) {
        rows.get(i)[SEEN - 1] = nearness(stem, options.get(i), blocks);
      }
    }
    return rows;
  }

  private double[] words(Said stem, Said option, List<Integer> blocks) {
    double[] row = new double[SEEN];
    Set<String> asked = Wording.without(stem.set(), option.set());
    Best best = best(stem, option, blocks);
    row[0] = best == null ? 0 : best.score();
    for (int block : blocks) {
      CourseIndex.Place place = course.place(block);
      double inBlock = course.coverage(asked, place.said().set());
      double whole = course.coverage(option.set(), place.said().set());
      row[1] = Math.max(row[1], inBlock * whole);
      row[5] = Math.max(row[5], whole == 1 ? inBlock : 0);
      if (whole < 1) {
        continue;
      }
      for (Sentence s : place.sentences()) {
        if (s.said().mentions(option)) {
          double covered = course.coverage(asked, s.said().set());
          row[2] = Math.max(row[2], covered);
          boolean begins =
              s.said().terms().subList(0, Math.min(option.terms().size(), s.said().terms().size()))
                  .equals(option.terms());
          row[3] = Math.max(row[3], begins ? covered : 0);
        }
      }
    }
    row[4] = meeting(asked, option.set());
    return row;
  }

  /** Mean pointwise mutual information of the option's words with the stem's, above chance. */
  private double meeting(Set<String> asked, Set<String> option) {
    double sum = 0;
    double weight = 0;
    int all = course.places().size();
    for (String o : option) {
      for (String s : asked) {
        int[] n = course.together(o, s);
        double w = course.rarity(o) * course.rarity(s);
        weight += w;
        if (n[0] > 0) {
          sum += w * Math.max(0, Math.log((double) n[0] * all / ((double) n[1] * n[2])));
        }
      }
    }
    return weight == 0 ? 0 : sum / weight;
  }

  /** How near the stem, completed with the option, is to the nearest of the likeliest sentences. */
  private double nearness(Said stem, Said option, List<Integer> blocks) {
    record Scored(String text, double score) {}
    Set<String> both = new HashSet<>(stem.set());
    both.addAll(option.set());
    List<Scored> scored = new ArrayList<>();
    for (int block : blocks) {
      for (Sentence s : course.place(block).sentences()) {
        scored.add(new Scored(s.said().text(), course.coverage(both, s.said().set())));
      }
    }
    scored.sort(Comparator.comparingDouble((Scored s) -> -s.score()).thenComparing(Scored::text));
    List<String> likeliest =
        scored.stream().limit(SENTENCES).map(Scored::text).distinct().toList();
    Vectors v = vectors;
    if (v == null || likeliest.isEmpty()) {
      return 0;
    }
    float[] claim = v.query(Wording.filled(stem.text(), option.text()));
    double nearest = -1;
    for (float[] sentence : v.passages(likeliest)) {
      nearest = Math.max(nearest, Choosing.dot(claim, sentence));
    }
    return nearest;
  }
}
