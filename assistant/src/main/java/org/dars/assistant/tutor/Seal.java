package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.index.search.Terms;

/**
 * What the tutor keeps back from a learner who has tests open: their items, in every language there
 * is of them, with the places of the courses that prove their keys. An answer that rests on such a
 * place, or says such a key, is not given; code decides that on the answer itself, whatever way the
 * question took.
 *
 * @param items of all open tests
 * @param hints whether a hint may be given instead
 */
public record Seal(List<Sealed> items, boolean hints) {

  /** Nothing is kept back. */
  public static final Seal NONE = new Seal(List.of(), true);

  /** A question with so large a share of a stem's words, or the other way round, asks for it. */
  private static final double SAME_QUESTION = 0.6;

  private static final double SAME_SENTENCE = 0.6;

  /** A sentence with fewer words in common says something else. */
  private static final int LEAST_OF_A_SENTENCE = 3;

  /** An answer that says a key tells it when it is about so much of the stem. */
  private static final double SAME_SUBJECT = 0.3;

  public Seal {
    items = List.copyOf(items);
  }

  /**
   * An item in one language.
   *
   * @param language BCP 47 primary tag of its words
   * @param stem all that is asked, plain
   * @param keys what is right, plain; of true or false nothing
   * @param quotes the course's words that prove the keys
   * @param places where those stand, in the course and in those that say the same
   */
  public record Sealed(
      String language, String stem, List<String> keys, List<String> quotes, Set<Place> places) {

    public Sealed {
      keys = List.copyOf(keys);
      quotes = List.copyOf(quotes);
      places = Set.copyOf(places);
    }
  }

  /** A block of a document of a course. */
  public record Place(String course, String document, String block) {}

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** Whether a question is, or holds, the stem of an item. */
  boolean isAskedBy(String question) {
    return items.stream()
        .anyMatch(i -> {
          Set<String> stem = terms(i.stem(), i.language());
          Set<String> asked = terms(question, i.language());
          long shared = shared(stem, asked);
          return shared >= Math.min(2, stem.size())
              && shared > 0
              && shared >= SAME_QUESTION * Math.min(stem.size(), asked.size());
        });
  }

  /** Whether a block proves the key of an item. */
  boolean holds(String course, String document, String block) {
    Place place = new Place(course, document, block);
    return items.stream().anyMatch(i -> i.places().contains(place));
  }

  /**
   * Whether an answer rests on such a block, or its words tell a key.
   *
   * @param course that was asked
   */
  boolean isTornBy(Answer answer, String course) {
    for (Citation c : answer.citations()) {
      Citation.Counterpart there = c.counterpart();
      if (holds(c.course().isEmpty() ? course : c.course(), c.document(), c.block())
          || (there != null && holds(there.course(), there.document(), there.block()))) {
        return true;
      }
    }
    if (answer.rung() > 1 && answer.nearest().stream().anyMatch(n -> points(n, course))) {
      return true;
    }
    List<String> said = said(answer);
    return items.stream().anyMatch(i -> tells(i, said));
  }

  private boolean points(SectionLink link, String course) {
    return holds(link.course().isEmpty() ? course : link.course(), link.document(), link.block());
  }

  private static List<String> said(Answer answer) {
    List<String> said = new ArrayList<>();
    for (Answer.Sentence sentence : answer.sentences()) {
      said.add(sentence.text());
      sentence.rows().forEach(row -> said.add(String.join(" ", row)));
    }
    answer.citations().forEach(c -> said.add(c.quote()));
    return said;
  }

  private static boolean tells(Sealed item, List<String> said) {
    Set<String> all = new HashSet<>();
    for (String sentence : said) {
      Set<String> words = terms(sentence, item.language());
      all.addAll(words);
      for (String quote : item.quotes()) {
        Set<String> proof = terms(quote, item.language());
        long shared = shared(proof, words);
        if (shared >= LEAST_OF_A_SENTENCE
            && shared >= SAME_SENTENCE * Math.min(proof.size(), words.size())) {
          return true;
        }
      }
    }
    Set<String> stem = terms(item.stem(), item.language());
    for (String key : item.keys()) {
      Set<String> right = terms(key, item.language());
      Set<String> subject = new HashSet<>(stem);
      subject.removeAll(right);
      if (!right.isEmpty()
          && all.containsAll(right)
          && !subject.isEmpty()
          && shared(subject, all) >= Math.max(1, SAME_SUBJECT * subject.size())) {
        return true;
      }
    }
    return false;
  }

  /** The words of the keys and their proofs, to blank out of a hint. */
  Mask mask() {
    Mask mask = Mask.NONE;
    for (Sealed i : items) {
      mask = mask.and(Mask.of("", i.keys(), i.language(), true));
    }
    return mask;
  }

  /** Stems of the words that say something. */
  private static Set<String> terms(String text, String language) {
    Set<String> function = Intents.functionWords(language);
    String words =
        Mask.words(text).stream()
            .filter(word -> !function.contains(Fold.letters(word)))
            .collect(Collectors.joining(" "));
    return new HashSet<>(Terms.of(words, language));
  }

  private static long shared(Set<String> a, Set<String> b) {
    return a.stream().filter(b::contains).count();
  }
}
