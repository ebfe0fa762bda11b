package org.dars.assistant.tutor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.course.TutorProfile;
import org.dars.index.courseware.LanguageDetector;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions about a course: question → stand-alone question → passages → is it in the
 * course? → the sentences that answer, each with its proof.
 *
 * <p>Without a language model the answer is the course's own sentences. With one it is written, and
 * every sentence's quote is looked up in its block by code; when the model fails or proves nothing,
 * the course's own sentences are given and the answer's note says so.
 */
public final class Tutor {

  private static final Logger LOG = LoggerFactory.getLogger(Tutor.class);

  private static final int PASSAGES = 20;
  private static final int NEAREST = 3;

  private final EvidenceSource source;
  private final @Nullable LanguageModel model;
  private final @Nullable Crossings crossings;
  private final @Nullable FrontDesk desk;
  private final TutorProfileSource profiles;

  /**
   * A tutor that takes every message for a question to explain.
   *
   * @param source where passages come from
   * @param model writes the answers, or null for the course's own words
   */
  public Tutor(EvidenceSource source, @Nullable LanguageModel model) {
    this(source, model, null, (FrontDesk) null, TutorProfileSource.STANDARD);
  }

  /**
   * A tutor that also serves small talk and questions about the course itself, as the course's own
   * tutor.
   *
   * @param crossings ways for questions in other languages than the course's, or null when they are
   *     searched for as they are
   * @param outline what the courses are made of
   * @param profiles the courses' tutors
   */
  public Tutor(
      EvidenceSource source,
      @Nullable LanguageModel model,
      @Nullable Crossings crossings,
      Outline outline,
      TutorProfileSource profiles) {
    this(source, model, crossings, new FrontDesk(outline, Summariser.LEADS), profiles);
  }

  private Tutor(
      EvidenceSource source,
      @Nullable LanguageModel model,
      @Nullable Crossings crossings,
      @Nullable FrontDesk desk,
      TutorProfileSource profiles) {
    this.source = source;
    this.model = model;
    this.crossings = crossings;
    this.desk = desk;
    this.profiles = profiles;
  }

  /**
   * Answers, as the course's tutor does.
   *
   * @param listener hears the answer as it is made
   * @throws InterruptedException when the calling thread is interrupted while the model writes
   */
  public Answer answer(Ask ask, AnswerListener listener) throws IOException, InterruptedException {
    return answer(ask, profiles.of(ask.zone(), ask.course()), listener);
  }

  /** The same, as another tutor would: to try its settings. */
  public Answer answer(Ask ask, TutorProfile profile, AnswerListener listener)
      throws IOException, InterruptedException {
    Ask asked = profile.language().isEmpty() ? ask : ask.inLanguage(profile.language());
    boolean hints = hints(asked, profile);
    if (desk != null) {
      Ladder kept = Ladder.of(asked.question(), asked.earlier(), profile.topRung());
      Optional<Answer> served =
          desk.serve(asked, profile, hints, title -> hints ? hide(title, asked, kept) : title);
      if (served.isPresent()) {
        listener.citations(served.get().citations());
        served.get().sentences().forEach(listener::sentence);
        return served.get();
      }
    }
    if (hints) {
      return hint(asked, profile, listener);
    }
    return crossings == null
        ? explain(asked, profile, listener)
        : crossings.answer(
            asked,
            listener,
            a -> standAlone(a.question(), a.earlier()),
            (a, hears) -> explain(a, profile, hears));
  }

  /** Hints where the course has nothing else, or the learner chose them and goes on with them. */
  private static boolean hints(Ask ask, TutorProfile profile) {
    boolean goesOn =
        !ask.earlier().isEmpty()
            && ask.earlier().getLast().rung() > 0
            && Intents.asksForAnother(ask.question());
    return !profile.help().explains()
        || (profile.help().hints() && (ask.mode() == Mode.HINT || goesOn));
  }

  private Answer explain(Ask ask, TutorProfile profile, AnswerListener listener)
      throws IOException, InterruptedException {
    Looked looked = look(ask, standAlone(ask.question(), ask.earlier()));
    return looked.outcome().answers()
        ? explain(looked, profile, listener)
        : looked.refusal(looked.nearest());
  }

  private Answer explain(Looked looked, TutorProfile profile, AnswerListener listener)
      throws InterruptedException {
    LanguageModel writer = model;
    Answer answer =
        writer == null
            ? own(looked.question(), looked.ranked(), looked.nearest(), "", listener)
            : written(writer, Manner.of(profile), looked, listener);
    return looked.partly(answer);
  }

  private Answer hint(Ask ask, TutorProfile profile, AnswerListener listener)
      throws IOException, InterruptedException {
    if (Intents.asksForAnother(ask.question()) && !Ladder.isOpen(ask.earlier())) {
      Answer first = FrontDesk.firstAsk(ask, profile);
      first.sentences().forEach(listener::sentence);
      return first;
    }
    Ladder ladder = Ladder.of(ask.question(), ask.earlier(), profile.topRung());
    // By rule, not by the model: what it wrote would be shown, and it may know the answer.
    Looked looked = look(ask, FollowUps.standAlone(ladder.question(), ladder.before()));
    ServedWords words = words(ask, profile, looked);
    Mask kept = keptBack(ask, ladder);
    if (!looked.outcome().answers()) {
      String language = looked.language();
      return looked.refusal(
          looked.nearest().stream().map(n -> Hints.hidden(n, kept, language, words)).toList());
    }
    if (ladder.rung() >= Hints.ANSWER) {
      return explain(looked, profile, listener).atRung(ladder.rung());
    }
    Hints.Found found =
        new Hints.Found(looked.question(), looked.ranked(), looked.evidence(), kept, words);
    return looked.partly(new Hints(model).give(ladder, found, profile, listener));
  }

  /** What is kept back for the earlier questions that were not answered yet. */
  private Mask keptBack(Ask ask, Ladder ladder) throws IOException {
    Mask kept = Mask.NONE;
    for (Map.Entry<String, List<Turn>> open : ladder.open().entrySet()) {
      Looked looked = look(ask, FollowUps.standAlone(open.getKey(), open.getValue()));
      if (looked.outcome().answers()) {
        kept =
            new Hints.Found(
                    looked.question(),
                    looked.ranked(),
                    looked.evidence(),
                    kept,
                    ServedWords.of("en"))
                .mask();
      }
    }
    return kept;
  }

  private String hide(String title, Ask ask, Ladder ladder) {
    try {
      return keptBack(ask, ladder).hide(title, ask.language());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServedWords words(Ask ask, TutorProfile profile, Looked looked) {
    String asked =
        LanguageDetector.standard().detect(looked.question(), spoken(ask, looked.language()));
    return ServedWords.of(profile.language(), asked, ask.language(), looked.language());
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

  private Looked look(Ask ask, String question) throws IOException {
    List<Evidence> evidence = source.find(ask.zone(), ask.course(), ask.page(), question, PASSAGES);
    List<Candidate> ranked = SentenceRanker.rank(question, evidence);
    Answer.Outcome outcome = Coverage.outcome(Signals.of(question, evidence, ranked));
    return new Looked(question, evidence, ranked, outcome);
  }

  /** What was found for a question that stands alone, and whether it answers. */
  private record Looked(
      String question, List<Evidence> evidence, List<Candidate> ranked, Answer.Outcome outcome) {

    List<SectionLink> nearest() {
      return Tutor.nearest(evidence);
    }

    String language() {
      return evidence.isEmpty() ? "" : evidence.getFirst().hit().language();
    }

    Answer refusal(List<SectionLink> sections) {
      return new Answer(
          outcome, question, List.of(), List.of(), sections, Answer.OWN_WORDS, "");
    }

    Answer partly(Answer answer) {
      return outcome == Answer.Outcome.PARTLY
          ? answer.partly(QuestionTerms.of(question, evidence).missing(language()))
          : answer;
    }
  }

  /**
   * The question as it is searched for: a follow-up carries its subject.
   *
   * @param earlier the conversation so far, oldest first
   * @throws InterruptedException when the calling thread is interrupted while the model writes
   */
  public String standAlone(String question, List<Turn> earlier) throws InterruptedException {
    LanguageModel writer = model;
    return writer == null
        ? FollowUps.standAlone(question, earlier)
        : Rewriting.standAlone(writer, question, earlier);
  }

  /** What the decision "is it in the course?" is made on, for one stand-alone question. */
  public Signals signals(String zone, String course, String question) throws IOException {
    List<Evidence> evidence = source.find(zone, course, question, PASSAGES);
    return Signals.of(question, evidence, SentenceRanker.rank(question, evidence));
  }

  private static Answer own(
      String question,
      List<Candidate> ranked,
      List<SectionLink> nearest,
      String note,
      AnswerListener listener) {
    Proofs proofs = new Proofs();
    List<Answer.Sentence> sentences = ExtractiveAnswer.choose(ranked, proofs);
    listener.citations(proofs.all());
    sentences.forEach(listener::sentence);
    return new Answer(
        Answer.Outcome.COVERED, question, sentences, proofs.all(), nearest, Answer.OWN_WORDS, note);
  }

  private static Answer written(
      LanguageModel model, Manner manner, Looked looked, AnswerListener listener)
      throws InterruptedException {
    String question = looked.question();
    Proofs proofs = new Proofs();
    WrittenAnswer writing = new WrittenAnswer(looked.evidence(), proofs, listener, manner);
    String note;
    try {
      writing.write(model, question);
      note = dropped(writing.dropped());
    } catch (LanguageModelException e) {
      LOG.warn("the written answer was cut short: {}", e.getMessage());
      note = String.valueOf(e.getMessage());
    }
    if (writing.sentences().isEmpty()) {
      String why = note.isEmpty() ? model.name() + " wrote nothing that the course proves." : note;
      return own(
          question,
          looked.ranked(),
          looked.nearest(),
          why + " These are the course's own words.",
          listener);
    }
    return new Answer(
        Answer.Outcome.COVERED,
        question,
        writing.sentences(),
        proofs.all(),
        looked.nearest(),
        model.name(),
        note);
  }

  private static String dropped(int sentences) {
    return switch (sentences) {
      case 0 -> "";
      case 1 -> "1 written sentence had no proof in the course and was dropped.";
      default -> sentences + " written sentences had no proof in the course and were dropped.";
    };
  }

  private static List<SectionLink> nearest(List<Evidence> evidence) {
    Set<SectionLink> sections = new LinkedHashSet<>();
    for (Evidence e : evidence) {
      sections.add(e.section());
    }
    return new ArrayList<>(sections).subList(0, Math.min(NEAREST, sections.size()));
  }
}
