package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.dars.assistant.quiz.Form;
import org.dars.assistant.quiz.KeyTerm;
import org.dars.assistant.quiz.Likeness;
import org.dars.assistant.quiz.Words;
import org.dars.assistant.quiz.make.Nature.Known;

/**
 * Picks wrong answers for a key term among the terms of its course: of the same part of speech,
 * number and kind of thing, near in meaning, from near by, and not right as well. Only terms that
 * share a rare word, a kind of thing or a neighbourhood with the key are compared with it. For one
 * thread.
 */
final class Rivals {

  /** How a wrong answer is shown. */
  enum Shown {
    AS_TERM,
    AS_DEFINITION
  }

  static final int COUNT = 3;

  /** Words of more terms than this bring no candidates: they say little. */
  private static final int COMMON_FROM = 40;

  private static final int NEAR_DOCUMENTS = 3;
  private static final int ENOUGH = 60;

  /** Definitions that share less than this are of different worlds. */
  private static final double FAR = 0.08;

  /** What the choice looks at in a term, worked out once. */
  private record Look(
      Form term, Form definition, Set<String> termCues, Set<String> cues, List<String> stems) {
    Form form(Shown shown) {
      return shown == Shown.AS_TERM ? term : definition;
    }

    Set<String> cues(Shown shown) {
      return shown == Shown.AS_TERM ? termCues : cues;
    }
  }

  private record Scored(KeyTerm term, double score) {}

  private final List<KeyTerm> terms;
  private final Likeness likeness;
  private final Nature nature;
  private final Random random;
  private final IdentityHashMap<KeyTerm, Look> looks = new IdentityHashMap<>();
  private final IdentityHashMap<KeyTerm, Integer> used = new IdentityHashMap<>();
  private final Map<String, List<KeyTerm>> byWord = new HashMap<>();
  private final Map<String, List<KeyTerm>> byHead = new HashMap<>();
  private final NavigableMap<Integer, List<KeyTerm>> byDocument = new TreeMap<>();

  Rivals(List<KeyTerm> terms, Likeness likeness, Nature nature, long seed) {
    this.terms = terms;
    this.likeness = likeness;
    this.nature = nature;
    this.random = new Random(seed);
    for (KeyTerm term : terms) {
      looks.put(term, look(term));
      Set<String> words = new HashSet<>(Words.cues(term.fullDefinition()));
      words.addAll(Words.cues(term.term()));
      words.forEach(w -> byWord.computeIfAbsent(w, x -> new ArrayList<>()).add(term));
      byHead.computeIfAbsent(nature.of(term).head(), x -> new ArrayList<>()).add(term);
      byDocument.computeIfAbsent(term.document(), x -> new ArrayList<>()).add(term);
    }
  }

  private Look looked(KeyTerm term) {
    return looks.computeIfAbsent(term, Rivals::look);
  }

  private static Look look(KeyTerm term) {
    return new Look(
        Form.of(term.term()),
        Form.of(term.definition()),
        Words.cues(term.term()),
        Words.cues(term.definition()),
        Words.stems(term.term()));
  }

  /**
   * Wrong answers, the best first.
   *
   * @param key the right one
   * @param shown how they are shown
   * @param stem what the learner reads; terms that stand in it are passed over
   * @param fits what else a wrong answer must be
   * @param most how many at most
   * @return fewer when the course has no more
   */
  List<KeyTerm> pick(KeyTerm key, Shown shown, String stem, Predicate<KeyTerm> fits, int most) {
    Look keyLook = looked(key);
    Set<String> hint = new HashSet<>(keyLook.cues(shown));
    hint.retainAll(Words.cues(stem));
    List<String> said = Words.stems(stem);
    List<Scored> ranked = new ArrayList<>();
    for (KeyTerm other : candidates(key)) {
      double jitter = 0.2 * random.nextDouble();
      Look look = looked(other);
      if (!other.equals(key)
          && near(key, other)
          && sameKind(key, other, shown)
          && lengthFits(keyLook.form(shown), look.form(shown), shown)) {
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
      if (picked.size() == most) {
        break;
      }
      if (!likeness.confusable(key, candidate)
          && fits.test(candidate)
          && (shown == Shown.AS_DEFINITION
              || Collections.indexOfSubList(said, looked(candidate).stems()) < 0)
          && picked.stream().noneMatch(p -> likeness.confusable(p, candidate))) {
        picked.add(candidate);
      }
    }
    return picked;
  }

  /** Counts them, so that others come first next time. */
  void use(List<KeyTerm> picked) {
    picked.forEach(t -> used.merge(t, 1, Integer::sum));
  }

  /** Whether another term of the course is so near that its answer would count as well. */
  boolean mistakable(KeyTerm key, double from) {
    return candidates(key).stream().anyMatch(o -> !o.equals(key) && likeness.of(key, o) > from);
  }

  private List<KeyTerm> candidates(KeyTerm key) {
    Set<KeyTerm> found = Collections.newSetFromMap(new IdentityHashMap<>());
    List<KeyTerm> ordered = new ArrayList<>();
    List<List<KeyTerm>> lists = new ArrayList<>();
    for (String word : new LinkedHashSet<>(Words.cues(key.term() + " " + key.fullDefinition()))) {
      lists.add(byWord.getOrDefault(word, List.of()));
    }
    String head = nature.of(key).head();
    lists.add(head.isEmpty() ? List.of() : byHead.getOrDefault(head, List.of()));
    lists.removeIf(l -> l.size() > COMMON_FROM);
    lists.addAll(
        byDocument
            .subMap(key.document() - NEAR_DOCUMENTS, true, key.document() + NEAR_DOCUMENTS, true)
            .values());
    lists.forEach(l -> l.stream().filter(found::add).forEach(ordered::add));
    for (int i = 0; i < terms.size() && ordered.size() < ENOUGH; i++) {
      if (found.add(terms.get(i))) {
        ordered.add(terms.get(i));
      }
    }
    return ordered;
  }

  private boolean sameKind(KeyTerm key, KeyTerm other, Shown shown) {
    Known a = nature.of(key);
    Known b = nature.of(other);
    boolean nominal = a.kind().nominal() && b.kind().nominal();
    boolean unknown = a.kind() == WordClass.UNKNOWN || b.kind() == WordClass.UNKNOWN;
    return (a.kind() == b.kind() || nominal || unknown)
        && (shown == Shown.AS_DEFINITION || a.plural() == b.plural());
  }

  /** Whether a learner could take one for the other at all. */
  private boolean near(KeyTerm key, KeyTerm other) {
    String head = nature.of(key).head();
    return Math.abs(key.document() - other.document()) <= 1
        || (!head.isEmpty() && head.equals(nature.of(other).head()))
        || likeness.of(key, other) > FAR;
  }

  private double score(KeyTerm key, KeyTerm other, Shown shown, Set<String> hint) {
    Look keyLook = looked(key);
    Look look = looked(other);
    Known a = nature.of(key);
    Known b = nature.of(other);
    double score = 4.0 * likeness.of(key, other);
    score += 1.3 * Math.exp(-Math.abs(key.document() - other.document()) / 2.0);
    score += key.section().equals(other.section()) ? 0.2 : 0;
    score += keyLook.form(shown).likeness(look.form(shown));
    score += keyLook.definition().likeness(look.definition()) / 2;
    score += !a.head().isEmpty() && a.head().equals(b.head()) ? 1.5 : 0;
    score += a.kind() == b.kind() ? 0.3 : 0;
    // "episodic memory" among other memories.
    score += Collections.disjoint(keyLook.termCues(), look.termCues()) ? 0 : 0.6;
    // A key that repeats a word of the stem is only fair among others that do.
    score += hint.stream().anyMatch(look.cues(shown)::contains) ? 2.5 : 0;
    return score - 0.35 * used.getOrDefault(other, 0);
  }

  private static boolean lengthFits(Form key, Form other, Shown shown) {
    double ratio = (double) other.length() / key.length();
    return shown == Shown.AS_TERM
        ? ratio > 0.25 && ratio < 4
        : (ratio > 0.6 && ratio < 1.7) || Math.abs(other.length() - key.length()) < 20;
  }
}
