package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.course.TutorProfile;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.LanguageDetector;
import org.dars.index.search.Terms;
import org.dars.models.LanguageModel;
import org.jspecify.annotations.Nullable;

/**
 * The hints below the answer: 1 what to re-read, 2 a pointer to the place, 3 a sentence with gaps.
 * They are made of fixed words and of course text without what {@link Mask} keeps back; a language
 * model only adds encouragement, from no more than that, and is checked.
 */
final class Hints {

  /** The rung from which the answer is given. */
  static final int ANSWER = TutorProfile.ANSWER_RUNG;

  private static final int MOST_TERMS = 5;

  /** Sentences that may hold the answer: no word of them becomes a key term. */
  private static final int LIKELY = 5;

  private static final int LIKELY_PASSAGES = 3;

  /** A word of so many of the passages found belongs to the subject. */
  private static final int OF_THE_SUBJECT = 3;

  private static final int SHORTEST_TERM = 3;

  private static final Pattern PAGE = Pattern.compile("page (\\d+)");
  private static final Pattern SLIDE = Pattern.compile("slide (\\d+).*");
  private static final Pattern TIME = Pattern.compile("(?:(\\d+):)?(\\d+):\\d\\d");
  private static final Pattern ORDINAL = Pattern.compile("-\\p{L}+(\\d+)$");

  private final @Nullable LanguageModel model;

  Hints(@Nullable LanguageModel model) {
    this.model = model;
  }

  /**
   * What was found for a question, and how to speak of it.
   *
   * @param type what the question asks for
   * @param question that stands alone
   * @param ranked its sentences, best first, at least one
   * @param evidence the passages
   * @param kept what is kept back for earlier questions
   * @param words in the learner's language
   */
  record Found(
      QuestionType type,
      String question,
      List<Candidate> ranked,
      List<Evidence> evidence,
      Mask kept,
      ServedWords words) {

    String language() {
      return ranked.getFirst().evidence().hit().language();
    }

    /** What the answer to this question would give away. */
    Mask mask() {
      List<String> answer =
          ExtractiveAnswer.choose(type, question, ranked, new Proofs()).stream()
              .map(Answer.Sentence::text)
              .toList();
      return Mask.of(question, answer, language(), Intents.holdsItsAnswer(question)).and(kept);
    }
  }

  /**
   * A hint.
   *
   * @param ladder tells the rung, below {@link #ANSWER}
   * @throws InterruptedException when the calling thread is interrupted while the model writes
   */
  Answer give(Ladder ladder, Found found, TutorProfile profile, AnswerListener listener)
      throws InterruptedException {
    Candidate best = found.ranked().getFirst();
    Mask mask = found.mask();
    Shown shown = new Shown(found, best, mask);
    List<String> said =
        switch (ladder.rung()) {
          case 1 -> List.of(found.words().get("hint.1", shown.title()));
          case 2 -> shown.pointer();
          default -> shown.gaps();
        };
    List<String> all = new ArrayList<>(said);
    if (ladder.atTop()) {
      all.add(found.words().get("hint.last"));
    }
    String madeBy = Answer.OWN_WORDS;
    LanguageModel writer = model;
    if (writer != null) {
      String nudge =
          Nudge.write(
              writer,
              found.question(),
              said,
              mask,
              found.evidence().stream().limit(LIKELY_PASSAGES).map(e -> e.hit().text()).toList(),
              found.language(),
              found.words(),
              profile);
      if (!nudge.isEmpty()) {
        all.add(nudge);
        madeBy = writer.name();
      }
    }
    List<Answer.Sentence> sentences =
        all.stream().map(s -> new Answer.Sentence(s, List.of())).toList();
    listener.citations(List.of());
    sentences.forEach(listener::sentence);
    return new Answer(
            Answer.Outcome.COVERED,
            found.question(),
            sentences,
            List.of(),
            List.of(ladder.rung() == 1 ? shown.section() : shown.block()),
            madeBy,
            List.of())
        .atRung(ladder.rung());
  }

  /**
   * The words to speak in: the tutor's language where it has one, else the question's.
   *
   * @param question that stands alone, as it was asked
   * @param language BCP 47 primary tag of the passages
   */
  static ServedWords words(Ask ask, TutorProfile profile, String question, String language) {
    String asked = LanguageDetector.standard().detect(question, spoken(ask, language));
    return ServedWords.of(profile.language(), asked, ask.language(), language);
  }

  /** What a question may be asked in: in Latin script the course's or the learner's language. */
  private static Set<String> spoken(Ask ask, String language) {
    Set<String> spoken = new HashSet<>(List.of(language, ask.language()));
    spoken.remove("");
    boolean latin =
        ask.question()
            .codePoints()
            .filter(Character::isLetter)
            .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
    if (!latin) {
      spoken.addAll(LanguageFile.LANGUAGES);
    }
    return spoken;
  }

  /** A section's link without what is kept back. */
  static SectionLink hidden(SectionLink link, Mask mask, String language, ServedWords words) {
    return new SectionLink(
        link.document(),
        visible(link.documentTitle(), mask, language, words),
        link.block(),
        visible(link.title(), mask, language, words),
        link.course());
  }

  /** A title without what is kept back; where nothing is left, words for it. */
  private static String visible(String title, Mask mask, String language, ServedWords words) {
    String hidden = mask.hide(title, language);
    return hidden.equals(title) || Mask.isWorthFilling(hidden, language)
        ? hidden
        : words.get("hidden");
  }

  /** What may be seen of the best sentence and its place. */
  private record Shown(Found found, Candidate best, Mask mask) {

    SectionLink section() {
      return hidden(best.evidence().section(), mask, found.language(), found.words());
    }

    String title() {
      SectionLink section = section();
      return section.title().equals(section.documentTitle())
          ? section.title()
          : section.title() + " (" + section.documentTitle() + ")";
    }

    SectionLink block() {
      SectionLink section = section();
      return new SectionLink(
          section.document(), section.documentTitle(), best.source().block(), place());
    }

    List<String> pointer() {
      List<String> said = new ArrayList<>();
      said.add(found.words().get("hint.2", place()));
      List<String> terms = terms();
      if (!terms.isEmpty()) {
        said.add(found.words().get("hint.terms", String.join(", ", terms)));
      }
      return said;
    }

    /** The sentence with gaps; the pointer again where its words alone would tell. */
    List<String> gaps() {
      String sentence = mask.hide(best.text(), found.language());
      return !Intents.holdsItsAnswer(found.question())
              && Mask.isWorthFilling(sentence, found.language())
          ? List.of(found.words().get("hint.3"), sentence)
          : pointer();
    }

    private String place() {
      ServedWords words = found.words();
      String anchor = best.source().anchor();
      String title = section().title();
      Matcher page = PAGE.matcher(anchor);
      if (page.matches()) {
        return numbered("place.page", page.group(1), title);
      }
      Matcher slide = SLIDE.matcher(anchor);
      if (slide.matches()) {
        return numbered("place.slide", slide.group(1), title);
      }
      Matcher time = TIME.matcher(anchor);
      if (time.matches()) {
        int hours = time.group(1) == null ? 0 : Integer.parseInt(time.group(1));
        return numbered(
            "place.time", String.valueOf(60 * hours + Integer.parseInt(time.group(2))), title);
      }
      Matcher ordinal = ORDINAL.matcher(best.source().block());
      if (best.source().kind() == BlockKind.TABLE_CELL) {
        return words.get("place.table", title);
      }
      if (ordinal.find() && best.source().kind() == BlockKind.PARAGRAPH) {
        return numbered("place.paragraph", ordinal.group(1), title);
      }
      if (ordinal.reset().find() && best.source().kind() == BlockKind.LIST_ITEM) {
        return numbered("place.item", ordinal.group(1), title);
      }
      return words.get("place.section", title);
    }

    /** A number that is the answer's own is not shown as a place either. */
    private String numbered(String key, String number, String title) {
      return mask.hides(number, found.language())
          ? found.words().get("place.section", title)
          : found.words().get(key, number, title);
    }

    /** Words of the block that the question or the whole subject has, none of a likely answer. */
    private List<String> terms() {
      String language = found.language();
      Mask likely =
          Mask.of(
                  found.question(),
                  found.ranked().stream().limit(LIKELY).map(Candidate::text).toList(),
                  language,
                  Intents.holdsItsAnswer(found.question()))
              .and(mask);
      Set<String> asked = Set.copyOf(Terms.of(found.question(), language));
      Map<String, Integer> frequency = new HashMap<>();
      found
          .evidence()
          .forEach(e ->
              Set.copyOf(Terms.of(e.hit().title() + " " + e.hit().text(), e.hit().language()))
                  .forEach(t -> frequency.merge(t, 1, Integer::sum)));
      Map<String, String> terms = new LinkedHashMap<>();
      for (boolean ofQuestion : new boolean[] {true, false}) {
        for (String word : Mask.words(best.source().text())) {
          String stem = String.join(" ", Terms.of(word, language));
          boolean fits =
              ofQuestion ? asked.contains(stem) : frequency.getOrDefault(stem, 0) >= OF_THE_SUBJECT;
          if (fits
              && terms.size() < MOST_TERMS
              && word.length() >= SHORTEST_TERM
              && !Intents.functionWords(language).contains(Fold.letters(word))
              && !likely.hides(word, language)) {
            terms.putIfAbsent(stem, word);
          }
        }
      }
      return List.copyOf(terms.values());
    }
  }
}
