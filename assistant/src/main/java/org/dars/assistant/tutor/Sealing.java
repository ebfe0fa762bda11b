package org.dars.assistant.tutor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.course.TutorProfile;
import org.dars.index.search.DocumentKey;

/**
 * Answers a learner who has a test open: as always where the answer gives nothing of the test away,
 * else with a hint where the test allows it, else with a kind refusal. Nothing is said before the
 * whole answer was looked at.
 */
final class Sealing {

  /** A pointer to the place; a sentence with gaps would be the item itself. */
  private static final int HIGHEST_RUNG = 2;

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
    boolean served = Intents.of(ask.question(), profile.language(), ask.language()).isPresent();
    Answer answer;
    if (!served && asksForIt(ask, profile)) {
      answer = instead(ask, profile);
    } else {
      Answer whole = open.answer(ask, profile, AnswerListener.SILENT);
      boolean torn =
          (ask.seal().isAskedBy(whole.question()) && !served)
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
    return looked.outcome().answers() && restsOnIt(seal, looked);
  }

  /** Whether the best sentence is of a sealed place, or the course's own words would tell. */
  private static boolean restsOnIt(Seal seal, Looked looked) {
    Candidate best = looked.ranked().getFirst();
    DocumentKey document = best.evidence().hit().key();
    Proofs proofs = new Proofs();
    List<Answer.Sentence> said =
        ExtractiveAnswer.choose(looked.type(), looked.question(), looked.ranked(), proofs);
    Answer own =
        new Answer(
            looked.outcome(),
            looked.question(),
            said,
            proofs.all(),
            List.of(),
            Answer.OWN_WORDS,
            List.of());
    return seal.holds(document.course(), document.document(), best.source().block())
        || seal.isTornBy(own, document.course());
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
    return hinted.outcome().answers() ? told(ask, hinted, words) : refused;
  }

  /** A hint, and why it is one. Who did not choose hints is not led by them from now on. */
  private static Answer told(Ask ask, Answer hint, ServedWords words) {
    boolean chosen = ask.mode() == Mode.HINT;
    List<Answer.Sentence> said = new ArrayList<>();
    said.add(new Answer.Sentence(words.get("open.test.hint"), List.of()));
    said.addAll(hint.sentences());
    return new Answer(
        chosen ? hint.outcome() : Answer.Outcome.SERVED,
        hint.question(),
        said,
        List.of(),
        hint.nearest(),
        Answer.OWN_WORDS,
        List.of(),
        List.of(),
        chosen ? hint.rung() : 0,
        hint.crossing(),
        Intent.OPEN_TEST,
        false);
  }
}
