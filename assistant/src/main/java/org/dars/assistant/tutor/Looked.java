package org.dars.assistant.tutor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.course.TutorProfile;

/**
 * What was found for a question that stands alone, and whether it answers.
 *
 * @param type what the question asks for
 * @param question in the words that decided
 * @param evidence the passages, best first
 * @param ranked their sentences, best first
 */
record Looked(
    QuestionType type,
    String question,
    List<Evidence> evidence,
    List<Candidate> ranked,
    Answer.Outcome outcome) {

  /** Passages that are looked at. */
  static final int PASSAGES = 20;

  private static final int NEAREST = 3;

  /** For a question in the course's language. */
  static Looked at(EvidenceSource source, Ask ask, String question, TutorProfile profile)
      throws IOException {
    QuestionType type = QuestionType.of(question);
    List<Evidence> evidence = source.find(ask.zone(), ask.course(), ask.page(), question, PASSAGES);
    List<Candidate> ranked = SentenceRanker.rank(type, question, evidence);
    Answer.Outcome outcome =
        Coverage.outcome(Signals.of(question, evidence, ranked), profile.caution());
    Optional<Comparison> compared = Comparison.of(question);
    if (compared.isPresent() && outcome.answers()) {
      List<Evidence> both = ComparedPassages.find(source, ask, compared.get(), evidence);
      return new Looked(type, question, both, SentenceRanker.rank(type, question, both), outcome);
    }
    return new Looked(type, question, evidence, ranked, outcome);
  }

  /**
   * For a question of which only some words can be looked for; what it asks for, all of it says.
   */
  static Looked across(EvidenceSource source, Ask ask, Crossed crossed, TutorProfile profile)
      throws IOException {
    QuestionType type = QuestionType.of(crossed.alone());
    String words = crossed.question();
    if (words.isEmpty()) {
      return new Looked(type, ask.question(), List.of(), List.of(), Answer.Outcome.NOT_COVERED);
    }
    List<Evidence> evidence = evidence(source, ask, crossed);
    List<Candidate> ranked = SentenceRanker.rank(type, words, evidence);
    return new Looked(
        type,
        words,
        evidence,
        ranked,
        Coverage.outcome(signals(crossed, evidence, ranked), profile.caution()));
  }

  private static List<Evidence> evidence(EvidenceSource source, Ask ask, Crossed crossed)
      throws IOException {
    return source.find(
        ask.zone(), crossed.course(), ask.page(), crossed.sought(), crossed.language(), PASSAGES);
  }

  private static Signals signals(Crossed crossed, List<Evidence> evidence, List<Candidate> ranked) {
    Signals signals = Signals.of(crossed.question(), evidence, ranked);
    // With a termbase's terms, the question is one of a few words of the course's language.
    return crossed.crossing().terms().isEmpty() ? signals.across() : signals;
  }

  /** What the decision is made on for such a question. */
  static Signals signals(EvidenceSource source, Ask ask, Crossed crossed) throws IOException {
    if (crossed.question().isEmpty()) {
      return Signals.NONE;
    }
    List<Evidence> evidence = evidence(source, ask, crossed);
    QuestionType type = QuestionType.of(crossed.alone());
    return signals(crossed, evidence, SentenceRanker.rank(type, crossed.question(), evidence));
  }

  /** The sections of the best passages. */
  List<SectionLink> nearest() {
    Set<SectionLink> sections = new LinkedHashSet<>();
    evidence.forEach(e -> sections.add(e.section()));
    return new ArrayList<>(sections).subList(0, Math.min(NEAREST, sections.size()));
  }

  /** BCP 47 primary tag of the best passage, "" without one. */
  String language() {
    return evidence.isEmpty() ? "" : evidence.getFirst().hit().language();
  }

  /** An answer that gives none, and these sections. */
  Answer refusal(List<SectionLink> sections) {
    return new Answer(
        outcome, question, List.of(), List.of(), sections, Answer.OWN_WORDS, List.of());
  }

  /** The same answer, with what it leaves open where the question is covered in part. */
  Answer partly(Answer answer) {
    return outcome == Answer.Outcome.PARTLY
        ? answer.partly(QuestionTerms.of(question, evidence).missing(language()))
        : answer;
  }
}
