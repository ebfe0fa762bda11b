package org.dars.assistant.quiz.examine;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.examine.Support.Best;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.jspecify.annotations.Nullable;

/** Whether a distractor is right as well: another name of the key, or as well supported. */
final class OneKey {

  private static final double ALIKE = 0.8;
  private static final int ALIKE_TERMS = 5;
  private static final double PROVEN = 0.6;
  private static final int BLOCKS = 6;

  /** Terms of two names of one thing, together. */
  private static final int LONGEST_NAMES = 10;

  private final CourseIndex course;
  private final Support support;
  private final Lexicon lexicon;
  private final Memberships memberships;
  private final @Nullable Vectors vectors;

  /**
   * @param vectors finds what means the same in other words; null to go by words alone
   */
  OneKey(
      CourseIndex course,
      Support support,
      Lexicon lexicon,
      Memberships memberships,
      @Nullable Vectors vectors) {
    this.course = course;
    this.support = support;
    this.lexicon = lexicon;
    this.memberships = memberships;
    this.vectors = vectors;
  }

  Ruling check(Ask ask) {
    if (!ask.single()) {
      return memberships.ruling(ask).orElse(Ruling.notApplied(Why.NOT_ONE_KEY));
    }
    Said key = ask.keys().getFirst();
    for (Said distractor : ask.distractors()) {
      Ruling same = same(key, distractor);
      if (same != null) {
        return same;
      }
    }
    Optional<Ruling> member = memberships.ruling(ask);
    if (member.isPresent()) {
      return member.get();
    }
    boolean negated = lexicon.asksNot(ask.stem().text());
    return negated || course.isEmpty() ? alike(ask, key) : supported(ask, key);
  }

  /** What is said where two answers are one; null where they are not. */
  private @Nullable Ruling same(Said key, Said distractor) {
    if (course.sameMeaning(key, distractor)) {
      return Ruling.failed(Why.DEFINED_AS, distractor.text());
    }
    if (key.terms().isEmpty() || key.set().equals(distractor.set()) || course.isEmpty()) {
      return null;
    }
    Set<String> both = new HashSet<>(key.set());
    both.addAll(distractor.set());
    if (both.size() > LONGEST_NAMES || !meet(key, distractor)) {
      return null;
    }
    for (CourseIndex.Found found : course.search(both, BLOCKS)) {
      for (CourseIndex.Sentence s : course.place(found.block()).sentences()) {
        if (s.said().set().containsAll(both) && named(s.said(), key, distractor)) {
          return Ruling.failed(Why.MAY_BE_RIGHT, distractor.text(), s.said().text());
        }
      }
    }
    return null;
  }

  /** Whether there is a block for every term of one and every term of the other. */
  private boolean meet(Said a, Said b) {
    for (String x : a.set()) {
      for (String y : b.set()) {
        if (course.together(x, y)[0] == 0) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean named(Said sentence, Said a, Said b) {
    return alias(sentence.text(), a.text(), b.text()) || alias(sentence.text(), b.text(), a.text());
  }

  /** "X (Y)", "X, also known as Y". */
  private boolean alias(String sentence, String first, String second) {
    String text = String.join(" ", Wording.words(sentence));
    String a = String.join(" ", Wording.words(first));
    String b = String.join(" ", Wording.words(second));
    int at = (" " + text + " ").indexOf(" " + a + " ");
    while (at >= 0) {
      int after = at + a.length();
      int next = text.indexOf(" " + b, after - 1);
      boolean ends =
          next >= 0
              && (next + b.length() + 1 >= text.length()
                  || text.charAt(next + b.length() + 1) == ' ');
      if (ends && next >= after && lexicon.alias(text.substring(after, next))) {
        return true;
      }
      at = (" " + text + " ").indexOf(" " + a + " ", at + 1);
    }
    return Pattern.compile(
            "(?iu)(?<![\\p{L}\\p{N}])"
                + Pattern.quote(first.strip())
                + "\\s*[(（]\\s*"
                + Pattern.quote(second.strip())
                + "\\s*[)）]")
        .matcher(sentence)
        .find();
  }

  private Ruling alike(Ask ask, Said key) {
    for (Said distractor : ask.distractors()) {
      if (key.set().size() >= ALIKE_TERMS && key.likeness(distractor) > ALIKE) {
        return Ruling.warned(Why.NEARLY_KEY, distractor.text());
      }
    }
    Vectors v = vectors;
    return v == null ? Ruling.PASSED : sameMeaning(ask, key, v);
  }

  private static Ruling sameMeaning(Ask ask, Said key, Vectors v) {
    for (Said distractor : ask.distractors()) {
      if (OneMeaning.nearness(key, distractor, v) >= OneMeaning.SAME) {
        return Ruling.warned(Why.MEANS_KEY, distractor.text(), key.text());
      }
    }
    return Ruling.PASSED;
  }

  /** Each distractor against the passages that it leads to. */
  private Ruling supported(Ask ask, Said key) {
    List<Integer> blocks = support.open(ask.stem(), ask.texts());
    Best mine = support.best(ask.stem(), key, blocks);
    for (Said distractor : ask.distractors()) {
      Best other = support.best(ask.stem(), distractor, blocks);
      double needed = Math.max(PROVEN, mine == null ? 0 : Math.nextUp(mine.score()));
      if (other != null && other.score() >= needed) {
        return Ruling.warned(Why.MAY_BE_RIGHT, distractor.text(), other.sentence().said().text());
      }
    }
    return alike(ask, key);
  }
}
