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
import org.jspecify.annotations.Nullable;

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

  /** A contrast needs a sibling at least this near, by words and by vectors. */
  private static final double SIBLING = 0.2;

  private static final double NEAR_SIBLING = 0.45;
  private static final int NEAREST = 40;
  private static final int GENUS_WORDS = 4;

  /** What the choice looks at in a term, worked out once. */
  private record Look(
      Form term,
      Form definition,
      Set<String> termCues,
      Set<String> cues,
      List<String> stems,
      List<String> said) {
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
  private final @Nullable Meanings meanings;
  private final String language;
  private final Random random;
  private final IdentityHashMap<KeyTerm, Look> looks = new IdentityHashMap<>();
  private final IdentityHashMap<KeyTerm, Integer> used = new IdentityHashMap<>();
  private final Map<String, List<KeyTerm>> byWord = new HashMap<>();
  private final Map<String, List<KeyTerm>> byHead = new HashMap<>();
  private final NavigableMap<Integer, List<KeyTerm>> byDocument = new TreeMap<>();

  /**
   * @param meanings by vectors; null to compare by words alone
   */
  Rivals(
      List<KeyTerm> terms,
      Likeness likeness,
      Nature nature,
      @Nullable Meanings meanings,
      String language,
      long seed) {
    this.terms = terms;
    this.meanings = meanings;
    this.language = language;
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
        Words.stems(term.term()),
        Words.stems(term.definition()));
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
          && plausible(key, other)
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
      if (!alsoRight(key, candidate)
          && fits.test(candidate)
          && (meanings != null
              || akin(key, candidate)
              || picked.stream().allMatch(p -> akin(key, p)))
          && (shown == Shown.AS_DEFINITION
              || Collections.indexOfSubList(said, looked(candidate).stems()) < 0)
          && picked.stream().noneMatch(p -> alsoRight(p, candidate))) {
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
    return candidates(key).stream()
        .anyMatch(o ->
            !o.equals(key)
                && (likeness.of(key, o) > from || (meanings != null && meanings.same(key, o)))
                && !Opposites.part(key.definition(), o.definition(), language));
  }

  /** Whether a question about one could take the other for an answer, too. */
  boolean alsoRight(KeyTerm a, KeyTerm b) {
    boolean same = likeness.confusable(a, b) || (meanings != null && meanings.same(a, b));
    return likeness.entangled(a, b)
        || (same && !Opposites.part(a.definition(), b.definition(), language))
        || instance(a, b)
        || instance(b, a);
  }

  /** "depressions or grooves" names the genus of "deep groove": one may be the other. */
  private boolean instance(KeyTerm a, KeyTerm b) {
    String genus = nature.of(b).head();
    List<String> said = looked(a).said();
    List<String> begins = said.subList(0, Math.min(GENUS_WORDS, said.size()));
    return !genus.isEmpty()
        && begins.contains(genus)
        && (begins.contains("or") || begins.contains("and"))
        && !genus.equals(nature.of(a).head())
        && likeness.of(a, b) > FAR;
  }

  /** 0 to 1: how near two terms are, by vectors where there are any. */
  double near(KeyTerm a, KeyTerm b) {
    return meanings == null ? likeness.of(a, b) : Math.max(0, meanings.near(a, b));
  }

  /** How near a contrast's sides must be. */
  boolean siblings(KeyTerm a, KeyTerm b) {
    return meanings == null ? likeness.of(a, b) > SIBLING : meanings.near(a, b) > NEAR_SIBLING;
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
    lists.add(meanings == null ? List.of() : meanings.nearest(key, NEAREST));
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
  private boolean plausible(KeyTerm key, KeyTerm other) {
    return meanings != null
        ? meanings.rivals(key, other)
        : Math.abs(key.document() - other.document()) <= 1 || akin(key, other);
  }

  /** Without vectors: of one genus, or defined in words that they share. */
  private boolean akin(KeyTerm key, KeyTerm other) {
    String head = nature.of(key).head();
    return (!head.isEmpty() && head.equals(nature.of(other).head()))
        || likeness.of(key, other) > FAR;
  }

  private double score(KeyTerm key, KeyTerm other, Shown shown, Set<String> hint) {
    Look keyLook = looked(key);
    Look look = looked(other);
    Known a = nature.of(key);
    Known b = nature.of(other);
    double score = meanings == null ? 4.0 * likeness.of(key, other) : 6.0 * near(key, other);
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
