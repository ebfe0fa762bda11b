package org.dars.assistant.quiz;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** The questions that a key term gives, in the course's own words. */
final class TermQuestions {

  static final String MADE_BY = "the course's own words";

  /**
   * A sentence must be this much nearer to its own term than to one that fills the blank wrongly.
   */
  private static final double CLEARLY_LESS = 0.8;

  /** What defines a kind by its members: every member among the options would be right as well. */
  private static final Pattern ONE_OF_A_KIND =
      Pattern.compile(
          "(?i)(one|any|each|some|several|various|either) (of|types?|kinds?)\\b|uno? de|una de|l['’]une? de|un des|eine[rs]? de[rs]"
              + "|один из|одна из|одно из|um dos|uma das|бірі\\b");

  /** What is asked of a term. */
  enum Direction {
    TERM_OF_MEANING,
    MEANING_OF_TERM,
    CLOZE
  }

  /** A question with its key first, and the terms that its wrong answers came from. */
  record Draft(QuizItem item, List<KeyTerm> distractors) {}

  private final Distractors distractors;
  private final ClozeSentences sentences;
  private final Likeness likeness;
  private final QuestionWording wording;
  private final String language;

  TermQuestions(
      Distractors distractors, ClozeSentences sentences, Likeness likeness, String language) {
    this.distractors = distractors;
    this.sentences = sentences;
    this.likeness = likeness;
    this.wording = new QuestionWording(language);
    this.language = language;
  }

  /** The question, when the course gives enough for it. */
  Optional<Draft> ask(KeyTerm term, Direction direction) {
    return switch (direction) {
      case TERM_OF_MEANING -> termOfMeaning(term);
      case MEANING_OF_TERM -> meaningOfTerm(term);
      case CLOZE -> cloze(term);
    };
  }

  private Optional<Draft> termOfMeaning(KeyTerm term) {
    if (!tells(term) || ONE_OF_A_KIND.matcher(term.definition()).lookingAt()) {
      return Optional.empty();
    }
    List<KeyTerm> wrong =
        distractors.pick(term, Distractors.Shown.AS_TERM, term.definition(), t -> true);
    return draft(
        term,
        Direction.TERM_OF_MEANING,
        wording.whichTerm(term.definition()),
        explain(term),
        term.sources(),
        wrong);
  }

  private Optional<Draft> meaningOfTerm(KeyTerm term) {
    if (!tells(term)) {
      return Optional.empty();
    }
    List<KeyTerm> wrong =
        distractors.pick(term, Distractors.Shown.AS_DEFINITION, term.term(), TermQuestions::tells);
    return draft(
        term,
        Direction.MEANING_OF_TERM,
        wording.whichMeaning(term.term()),
        explain(term),
        term.sources(),
        wrong);
  }

  private Optional<Draft> cloze(KeyTerm term) {
    ClozeSentences.Found found = sentences.best(term).orElse(null);
    if (found == null) {
      return Optional.empty();
    }
    boolean plural = Form.of(term.term()).plural();
    ToDoubleFunction<KeyTerm> saidOf = likeness.of(found.sentence());
    List<KeyTerm> wrong =
        distractors.pick(
            term,
            Distractors.Shown.AS_TERM,
            found.sentence(),
            t ->
                !repeats(found, t)
                    && saidOf.applyAsDouble(t) < found.likeness() * CLEARLY_LESS
                    && Form.of(t.term()).plural() == plural);
    List<SourceQuote> sources = new ArrayList<>();
    sources.add(found.at().quote(found.sentence()));
    sources.addAll(term.sources());
    return draft(
        term,
        Direction.CLOZE,
        wording.blank(ClozeSentences.blanked(found, language)),
        found.sentence(),
        sources,
        wrong);
  }

  /** "the _____ gland" filled with "pituitary gland". */
  private static boolean repeats(ClozeSentences.Found found, KeyTerm wrong) {
    List<String> after =
        Words.stems(found.sentence().substring(found.start() + found.term().term().length()));
    List<String> words = Words.stems(wrong.term());
    return !after.isEmpty() && !words.isEmpty() && after.getFirst().equals(words.getLast());
  }

  /** Whether the definition says something, and does not name its term. */
  private static boolean tells(KeyTerm term) {
    String definition = term.definition();
    return Words.count(definition) >= 2
        && Words.count(definition) <= 45
        && term.names().stream().noneMatch(n -> Words.mentions(definition, n));
  }

  private static String explain(KeyTerm term) {
    return term.term() + ": " + term.definition();
  }

  private Optional<Draft> draft(
      KeyTerm term,
      Direction direction,
      String stem,
      String explanation,
      List<SourceQuote> sources,
      List<KeyTerm> wrong) {
    if (wrong.size() < Distractors.COUNT) {
      return Optional.empty();
    }
    boolean meanings = direction == Direction.MEANING_OF_TERM;
    List<QuizItem.Option> options = new ArrayList<>();
    String right = meanings ? capital(term.definition()) : term.term();
    options.add(new QuizItem.Option(right, ""));
    for (KeyTerm t : wrong) {
      options.add(
          meanings
              ? new QuizItem.Option(capital(t.definition()), wording.describes(t.term()))
              : new QuizItem.Option(t.term(), explain(t)));
    }
    ItemType type = direction == Direction.CLOZE ? ItemType.CLOZE : ItemType.MULTIPLE_CHOICE;
    QuizItem item =
        new QuizItem(
            id(direction.name(), sources.getFirst(), term.term()),
            type,
            stem,
            options,
            0,
            explanation,
            sources,
            term.section(),
            term.term(),
            language,
            MADE_BY);
    return Optional.of(new Draft(item, wrong));
  }

  /** Options begin alike, whatever they were taken from. */
  private String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.forLanguageTag(language)) + text.substring(1);
  }

  /** The same for the same question about the same block: {@code q-} and 12 hex digits. */
  static String id(String kind, SourceQuote source, String about) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      String place = String.join("\n", kind, source.document(), source.block(), about);
      sha.update(place.getBytes(StandardCharsets.UTF_8));
      return "q-" + HexFormat.of().formatHex(sha.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
