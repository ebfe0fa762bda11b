package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.examine.CourseIndex.Sentence;
import org.dars.assistant.quiz.examine.CourseIndex.Weighted;
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
  private static final int TOGETHER = 5;

  private final CourseIndex course;
  private final @Nullable Vectors vectors;
  private volatile @Nullable Opened last;

  Support(CourseIndex course, @Nullable Vectors vectors) {
    this.course = course;
    this.vectors = vectors;
  }

  /** Several checks of one item look in the same blocks, one after another. */
  private record Opened(Said stem, List<Said> options, List<Integer> blocks) {}

  /** Where a stem's answers are looked for: the blocks that the stem and each option lead to. */
  List<Integer> open(Said stem, List<Said> options) {
    Opened known = last;
    if (known == null || !known.stem().equals(stem) || !known.options().equals(options)) {
      known = new Opened(stem, options, find(stem, options));
      last = known;
    }
    return known.blocks();
  }

  private List<Integer> find(Said stem, List<Said> options) {
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
    return best(Wording.without(stem.set(), option.set()), option.set(), blocks);
  }

  /**
   * The same of terms.
   *
   * @param asked none to look for the answer alone
   */
  @Nullable Best best(Set<String> asked, Set<String> option, List<Integer> blocks) {
    Weighted question = course.weighted(asked);
    Weighted answer = course.weighted(option);
    Best best = null;
    for (int block : blocks) {
      double around = question.in(course.place(block).said().set());
      for (Sentence s : course.place(block).sentences()) {
        double held = answer.in(s.said().set());
        if (held > 0) {
          double told = asked.isEmpty() ? 1 : 0.75 * question.in(s.said().set()) + 0.25 * around;
          double score = held * told;
          best = best == null || score > best.score() ? new Best(s, score) : best;
        }
      }
    }
    return best;
  }

  /** A sentence and how much of what is asked it and those around it hold. */
  private record Near(Said said, double covered, Said before, Said after) {}

  /**
   * What is seen of each option. Words that all options hold are left out.
   *
   * @param blocks where to look
   * @return a row of {@link #SEEN} an option: the best sentence, the best block of the course, the
   *     five best sentences together, a sentence that begins with the option, how much more often
   *     their words meet than by chance, the neighbourhood of the option, nearness in meaning
   */
  List<double[]> seen(Said stem, List<Said> options, List<Integer> blocks) {
    Set<String> common = common(options);
    Set<String> asked = asked(stem, options);
    List<Near> sentences = sentences(course.weighted(asked), blocks);
    List<double[]> rows = new ArrayList<>();
    for (Said option : options) {
      Set<String> own = Wording.without(option.set(), common);
      Set<String> words = own.isEmpty() ? option.set() : own;
      double[] row = new double[SEEN];
      Best best = best(asked, words, blocks);
      row[0] = best == null ? 0 : best.score();
      row[1] = inCourse(asked, words);
      row[4] = meeting(asked, words);
      inSentences(row, course.weighted(asked), option, course.weighted(words), sentences);
      row[SEEN - 1] = vectors == null ? 0 : nearness(stem, option, blocks, vectors);
      rows.add(row);
    }
    return rows;
  }

  private List<Near> sentences(Weighted asked, List<Integer> blocks) {
    List<Near> near = new ArrayList<>();
    for (int block : blocks) {
      List<Sentence> all = course.place(block).sentences();
      for (int i = 0; i < all.size(); i++) {
        Said said = all.get(i).said();
        Said before = all.get(Math.max(0, i - 1)).said();
        Said after = all.get(Math.min(all.size() - 1, i + 1)).said();
        near.add(new Near(said, asked.in(said.set()), before, after));
      }
    }
    return near;
  }

  /** The best block's score as a share of what it could be. */
  private double inCourse(Set<String> asked, Set<String> own) {
    Set<String> both = new HashSet<>(asked);
    both.addAll(own);
    double all = course.rarity(asked) + course.rarity(own);
    List<CourseIndex.Found> best = course.search(both, 1);
    return best.isEmpty() || all == 0 ? 0 : best.getFirst().score() / all;
  }

  private static void inSentences(
      double[] row, Weighted asked, Said option, Weighted own, List<Near> sentences) {
    List<Double> scores = new ArrayList<>();
    for (Near near : sentences) {
      double answer = own.in(near.said().set());
      if (answer > 0) {
        scores.add(answer * near.covered());
      }
      if (answer == 1) {
        Set<String> around = new HashSet<>(near.said().set());
        around.addAll(near.before().set());
        around.addAll(near.after().set());
        row[5] = Math.max(row[5], asked.in(around));
        row[3] = Math.max(row[3], begins(near.said(), option) ? near.covered() : 0);
      }
    }
    scores.sort(Comparator.reverseOrder());
    for (double score : scores.subList(0, Math.min(TOGETHER, scores.size()))) {
      row[2] += score;
    }
  }

  private static boolean begins(Said sentence, Said option) {
    int length = option.terms().size();
    return sentence.terms().size() >= length
        && sentence.terms().subList(0, length).equals(option.terms());
  }

  /** What every option holds tells none of them. */
  private static Set<String> common(List<Said> options) {
    Set<String> common = new HashSet<>(options.isEmpty() ? Set.of() : options.getFirst().set());
    options.forEach(o -> common.retainAll(o.set()));
    return common;
  }

  /** The stem's terms; those of options left out, so that all are measured by the same. */
  private static Set<String> asked(Said stem, List<Said> options) {
    Set<String> asked = new HashSet<>(stem.set());
    options.forEach(o -> asked.removeAll(o.set()));
    return asked.isEmpty() ? stem.set() : asked;
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
  private double nearness(Said stem, Said option, List<Integer> blocks, Vectors v) {
    record Scored(String text, double score) {}
    Set<String> both = new HashSet<>(stem.set());
    both.addAll(option.set());
    Weighted weighted = course.weighted(both);
    List<Scored> scored = new ArrayList<>();
    for (int block : blocks) {
      for (Sentence s : course.place(block).sentences()) {
        scored.add(new Scored(s.said().text(), weighted.in(s.said().set())));
      }
    }
    scored.sort(Comparator.comparingDouble((Scored s) -> -s.score()).thenComparing(Scored::text));
    List<String> likeliest = scored.stream().limit(SENTENCES).map(Scored::text).distinct().toList();
    if (likeliest.isEmpty()) {
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
