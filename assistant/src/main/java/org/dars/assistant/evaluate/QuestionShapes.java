package org.dars.assistant.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.search.Terms;

/**
 * The shapes in which learners put what an examination asks in full: a few key words, and a second
 * turn that leaves the subject out. Derived by rule, from how rare a question's words are in the
 * course, so that any set of questions can be measured in these shapes.
 */
final class QuestionShapes {

  /** A word that stands in more of the passages than this says nothing about the question. */
  private static final double COMMON = 0.08;

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}\\p{M}]+(?:['’-][\\p{L}\\p{N}\\p{M}]+)*");

  /** What examiners write around the subject; English, as are the sets with such wording. */
  private static final Set<String> EXAM_WORDS =
      Set.of(
          "which",
          "what",
          "who",
          "whom",
          "whose",
          "when",
          "where",
          "why",
          "how",
          "following",
          "true",
          "false",
          "statement",
          "statements",
          "example",
          "examples",
          "best",
          "describe",
          "describes",
          "called",
          "known",
          "refers",
          "referred",
          "term",
          "would",
          "could",
          "should",
          "does",
          "did",
          "explain",
          "define",
          "discuss",
          "compare",
          "list",
          "name",
          "identify",
          "correct",
          "most",
          "likely",
          "according",
          "considered",
          "your",
          "you");

  /** What stands for the subject in the second turn; in other languages it is left out. */
  private static final Map<String, String> PRONOUN = Map.of("en", "it");

  private static final Map<String, String> FIRST_TURN =
      Map.of("en", "What is %s?", "fr", "Qu'est-ce que %s ?", "es", "¿Qué es %s?");

  private final Map<String, Integer> frequency = new HashMap<>();
  private final int passages;
  private final String language;

  /**
   * @param texts the course's passages
   * @param language of the questions, BCP 47
   */
  QuestionShapes(Collection<String> texts, String language) {
    this.language = language;
    this.passages = texts.size();
    for (String text : texts) {
      new HashSet<>(Terms.of(text, language)).forEach(t -> frequency.merge(t, 1, Integer::sum));
    }
  }

  /**
   * A conversation of two turns.
   *
   * @param first names the subject
   * @param second asks the question without it
   */
  record FollowUp(String first, String second) {}

  /** Neighbouring words that say what the question is about; places are characters. */
  private record Phrase(int from, int to, double weight) {}

  /**
   * The question's rarest phrases, in their order, of at most so many characters together; the last
   * words of the rarest when that alone is longer; nothing when the question has none that fits.
   */
  Optional<String> shortened(String question, int most) {
    List<Phrase> chosen = new ArrayList<>();
    int length = 0;
    for (Phrase phrase : phrases(question)) {
      Phrase fitting = chosen.isEmpty() ? end(phrase, question, most) : phrase;
      int more = fitting.to() - fitting.from() + (chosen.isEmpty() ? 0 : 1);
      if (more > 1 && length + more <= most) {
        chosen.add(fitting);
        length += more;
      }
    }
    chosen.sort(Comparator.comparingInt(Phrase::from));
    List<String> words = chosen.stream().map(p -> question.substring(p.from(), p.to())).toList();
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
  }

  /** As much of the end of a phrase as fits: the noun of a noun phrase comes last. */
  private static Phrase end(Phrase phrase, String question, int most) {
    int from = phrase.from();
    while (phrase.to() - from > most) {
      int space = question.indexOf(' ', from);
      if (space < 0 || space >= phrase.to()) {
        return new Phrase(phrase.to(), phrase.to(), 0);
      }
      from = space + 1;
    }
    return new Phrase(from, phrase.to(), phrase.weight());
  }

  /** The question as a second turn; nothing when its subject is all that it says. */
  Optional<FollowUp> followUp(String question) {
    List<Phrase> phrases = phrases(question);
    if (phrases.size() < 2) {
      return Optional.empty();
    }
    Phrase subject = phrases.getFirst();
    String named = question.substring(subject.from(), subject.to());
    String before =
        question.substring(0, subject.from()).replaceFirst("(?iu)\\b(the|a|an)\\s+$", "");
    String second =
        (before + PRONOUN.getOrDefault(language, "") + question.substring(subject.to()))
            .replaceAll("\\s{2,}", " ")
            .strip();
    String first = FIRST_TURN.getOrDefault(language, "%s?").formatted(named);
    return Optional.of(new FollowUp(first, second));
  }

  /** The phrases of a question, the one of the rarest words first. */
  private List<Phrase> phrases(String question) {
    List<Phrase> phrases = new ArrayList<>();
    Matcher word = WORD.matcher(question);
    int from = -1;
    int to = -1;
    double weight = 0;
    while (word.find()) {
      double rare = weight(word.group());
      boolean joins = from >= 0 && question.substring(to, word.start()).isBlank();
      if (from >= 0 && (rare == 0 || !joins)) {
        phrases.add(new Phrase(from, to, weight));
        from = -1;
      }
      if (rare > 0) {
        weight = from < 0 ? rare : weight + rare;
        from = from < 0 ? word.start() : from;
        to = word.end();
      }
    }
    if (from >= 0) {
      phrases.add(new Phrase(from, to, weight));
    }
    phrases.sort(
        Comparator.comparingDouble((Phrase p) -> -p.weight()).thenComparingInt(Phrase::from));
    return phrases;
  }

  /** How rare a word is in the course; 0 for one that says nothing. */
  private double weight(String word) {
    List<String> terms = Terms.of(word, language);
    if (terms.isEmpty() || EXAM_WORDS.contains(word.toLowerCase(Locale.ROOT))) {
      return 0;
    }
    double rarest = 0;
    for (String term : terms) {
      int holding = frequency.getOrDefault(term, 0);
      if (holding <= COMMON * passages) {
        rarest = Math.max(rarest, Math.log((passages + 1.0) / (holding + 0.5)));
      }
    }
    return rarest;
  }
}
