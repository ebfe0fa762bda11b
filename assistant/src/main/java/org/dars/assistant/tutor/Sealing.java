package org.dars.assistant.tutor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.course.TutorProfile;

/**
 * Answers a learner who has a test open: as always where the answer gives nothing of the test away,
 * else with a hint where the test allows it, else with a kind refusal. Nothing is said before the
 * whole answer was looked at.
 */
final class Sealing {

  /** A pointer to the place; a sentence with gaps would be the item itself. */
  private static final int HIGHEST_RUNG = 2;

  /** So many of the best sentences count as what an answer would rest on. */
  private static final int LOOKED_AT = 3;

  /** Answers without regard to a seal. */
  interface Answering {
    Answer answer(Ask ask, TutorProfile profile, AnswerListener listener)
        throws IOException, InterruptedException;
  }

  /** Looks a question up that stands alone. */
  interface Looking {
    Looked look(Ask ask, TutorProfile profile, String alone)
        throws IOException, InterruptedException;
  }

  private final Answering open;
  private final Answering hint;
  private final Looking looking;

  Sealing(Answering open, Answering hint, Looking looking) {
    this.open = open;
    this.hint = hint;
    this.looking = looking;
  }

  Answer answer(Ask ask, TutorProfile profile, AnswerListener listener)
      throws IOException, InterruptedException {
    boolean served =
        Intents.of(ask.question(), profile.language(), ask.language()).isPresent();
    Answer answer;
    if (!served && asksForIt(ask, profile)) {
      answer = instead(ask, profile);
    } else {
      Answer whole = open.answer(ask, profile, AnswerListener.SILENT);
      boolean torn =
          ask.seal().isAskedBy(whole.question()) && !served
              || ask.seal().isTornBy(whole, ask.course());
      answer = torn ? instead(ask, profile) : whole;
    }
    listener.citations(answer.citations());
    answer.sentences().forEach(listener::sentence);
    return answer;
  }

  /** Whether a message, or the question it goes on from, is an item's or rests on its proof. */
  private boolean asksForIt(Ask ask, TutorProfile profile)
      throws IOException, InterruptedException {
    Seal seal = ask.seal();
    Ladder ladder = Ladder.of(ask.question(), ask.earlier(), profile.topRung());
    String alone = FollowUps.standAlone(ladder.question(), ladder.before());
    if (seal.isAskedBy(ask.question()) || seal.isAskedBy(alone)) {
      return true;
    }
    Looked looked = looking.look(ask, profile, alone);
    return looked.outcome().answers()
        && looked.ranked().stream()
            .limit(LOOKED_AT)
            .anyMatch(c ->
                seal.holds(
                    c.evidence().hit().key().course(),
                    c.evidence().hit().key().document(),
                    c.source().block()));
  }

  private Answer instead(Ask ask, TutorProfile profile) throws IOException, InterruptedException {
    ServedWords words = ServedWords.of(profile.language(), ask.language());
    Answer refused =
        Answer.served(
            Intent.OPEN_TEST,
            ask.question(),
            List.of(new Answer.Sentence(words.get("open.test"), List.of())),
            List.of(),
            List.of());
    if (!ask.seal().hints()) {
      return refused;
    }
    Answer hinted =
        hint.answer(
            ask, profile.upTo(Math.min(profile.topRung(), HIGHEST_RUNG)), AnswerListener.SILENT);
    return hinted.outcome().answers() ? blanked(hinted, ask.seal(), words) : refused;
  }

  /** A hint without a word of a key. */
  private static Answer blanked(Answer hint, Seal seal, ServedWords words) {
    Mask mask = seal.mask();
    String language = seal.items().getFirst().language();
    List<Answer.Sentence> said = new ArrayList<>();
    said.add(new Answer.Sentence(words.get("open.test.hint"), List.of()));
    hint.sentences()
        .forEach(s -> said.add(new Answer.Sentence(mask.hide(s.text(), language), List.of())));
    List<SectionLink> links =
        hint.nearest().stream().map(l -> Hints.hidden(l, mask, language, words)).toList();
    return new Answer(
        hint.outcome(),
        hint.question(),
        said,
        List.of(),
        links,
        Answer.OWN_WORDS,
        List.of(),
        List.of(),
        hint.rung(),
        hint.crossing(),
        Intent.OPEN_TEST,
        false);
  }
}
