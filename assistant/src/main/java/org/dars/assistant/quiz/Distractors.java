package org.dars.assistant.quiz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Picks wrong answers for a key term from the terms of the same course: of the same kind, near in
 * meaning, from near by, and not right as well. A term that was used a lot gives way to others.
 */
final class Distractors {

  static final int COUNT = 3;

  /** How a wrong answer is shown. */
  enum Shown {
    AS_TERM,
    AS_DEFINITION
  }

  /** What the choice looks at in a term, worked out once. */
  private record Look(String text, Form form, Set<String> cues, Set<String> stems) {
    static Look at(String text) {
      return new Look(text, Form.of(text), Words.cues(text), Words.meaningful(text));
    }
  }

  private record Looks(Look term, Look definition) {
    Look as(Shown shown) {
      return shown == Shown.AS_TERM ? term : definition;
    }
  }

  private record Scored(KeyTerm term, double score) {}

  private final List<KeyTerm> terms;
  private final Likeness likeness;
  private final Random random;
  private final IdentityHashMap<KeyTerm, Looks> looks = new IdentityHashMap<>();
  private final IdentityHashMap<KeyTerm, Integer> used = new IdentityHashMap<>();

  Distractors(List<KeyTerm> terms, Likeness likeness, long seed) {
    this.terms = terms;
    this.likeness = likeness;
    this.random = new Random(seed);
    for (KeyTerm term : terms) {
      looks.put(term, new Looks(Look.at(term.term()), Look.at(term.definition())));
    }
  }

  /**
   * Wrong answers.
   *
   * @param key the right one
   * @param shown how they are shown
   * @param stem what the learner reads; wrong answers that stand in it are passed over
   * @param fits what else a wrong answer must be
   * @return {@link #COUNT}, or fewer when the course has no more
   */
  List<KeyTerm> pick(KeyTerm key, Shown shown, String stem, Predicate<KeyTerm> fits) {
    Look keyLook = looks(key).as(shown);
    Set<String> hint = new HashSet<>(keyLook.cues());
    hint.addAll(keyLook.stems());
    Set<String> stemCues = new HashSet<>(Words.cues(stem));
    stemCues.addAll(Words.meaningful(stem));
    hint.retainAll(stemCues);
    List<Scored> ranked = new ArrayList<>();
    for (KeyTerm other : terms) {
      double jitter = 0.2 * random.nextDouble();
      Look look = looks(other).as(shown);
      if (lengthFits(keyLook.form(), look.form(), shown)
          && !likeness.confusable(key, other)
          && fits.test(other)) {
        ranked.add(new Scored(other, score(key, other, shown, hint) + jitter));
      }
    }
    ranked.sort(
        Comparator.comparingDouble((Scored s) -> -s.score())
            .thenComparing(s -> s.term().term())
            .thenComparing(s -> s.term().definition()));
    List<KeyTerm> picked = new ArrayList<>();
    for (Scored scored : ranked) {
      KeyTerm candidate = scored.term();
      if (picked.size() < COUNT
          && (shown == Shown.AS_DEFINITION || !Words.mentions(stem, candidate.term()))
          && picked.stream().noneMatch(p -> likeness.confusable(p, candidate))) {
        picked.add(candidate);
      }
    }
    return picked;
  }

  /** Counts them, once the item is kept. */
  void use(List<KeyTerm> picked) {
    picked.forEach(t -> used.merge(t, 1, Integer::sum));
  }

  private Looks looks(KeyTerm term) {
    Looks known = looks.get(term);
    return known == null ? new Looks(Look.at(term.term()), Look.at(term.definition())) : known;
  }

  private double score(KeyTerm key, KeyTerm other, Shown shown, Set<String> hint) {
    double score = 3.0 * likeness.of(key, other);
    score += 1.3 * Math.exp(-Math.abs(key.document() - other.document()) / 2.0);
    score += key.section().equals(other.section()) ? 0.2 : 0;
    score += looks(key).as(shown).form().likeness(looks(other).as(shown).form());
    score += looks(key).definition().form().likeness(looks(other).definition().form()) / 2;
    // A key that repeats a word of the stem is only fair among others that do.
    Look look = looks(other).as(shown);
    score += hint.stream().anyMatch(look.cues()::contains) ? 1.5 : 0;
    score += hint.stream().anyMatch(look.stems()::contains) ? 1.5 : 0;
    return score - 0.35 * used.getOrDefault(other, 0);
  }

  private static boolean lengthFits(Form key, Form other, Shown shown) {
    double ratio = (double) other.length() / key.length();
    return shown == Shown.AS_TERM
        ? ratio > 0.25 && ratio < 4
        : (ratio > 0.5 && ratio < 2) || Math.abs(other.length() - key.length()) < 25;
  }
}
