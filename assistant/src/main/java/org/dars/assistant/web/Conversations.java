package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dars.assistant.store.ConversationStore;
import org.dars.assistant.store.ConversationStore.Reason;
import org.dars.assistant.store.ConversationStore.StoredConversation;
import org.dars.assistant.store.ConversationStore.StoredFeedback;
import org.dars.assistant.store.ConversationStore.StoredTurn;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.AnswerJson;
import org.dars.assistant.tutor.Turn;
import org.jspecify.annotations.Nullable;

/** The conversations of the visitor who sends a request; another's are not found. */
final class Conversations {
  private static final int LONGEST_TITLE = 80;

  /** How many of the last turns a question may lean on. */
  private static final int MOST_EARLIER = 12;

  private static final int MOST_LISTED = 500;

  /**
   * A question and what the tutor said.
   *
   * @param conversation its id
   * @param number from 1
   * @param whole the answer; null while it is being made, and when the service stopped before its
   *     end
   * @param running whether it is being made
   */
  record Exchange(
      String conversation,
      int number,
      String question,
      Instant asked,
      @Nullable Answer whole,
      @Nullable StoredFeedback feedback,
      boolean running) {

    /** The answer of an exchange that has one. */
    Answer answer() {
      if (whole == null) {
        throw new IllegalStateException("turn " + number + " has no answer yet");
      }
      return whole;
    }

    Turn turn() {
      if (whole == null) {
        return new Turn(question, "");
      }
      String said =
          whole.sentences().stream().map(Answer.Sentence::text).collect(Collectors.joining(" "));
      return new Turn(question, said, whole.rung());
    }
  }

  /**
   * A conversation as a page shows it.
   *
   * @param id "" for one that was not begun yet
   * @param exchanges oldest first
   */
  record Talk(String id, String title, Instant created, List<Exchange> exchanges) {
    static final Talk NEW = new Talk("", "", Instant.EPOCH, List.of());
  }

  /**
   * A question that was written down.
   *
   * @param earlier what the question may lean on, oldest first
   */
  record Asked(String conversation, int number, List<Turn> earlier) {}

  private final ConversationStore store;
  private final AnswerRuns runs;
  private final String zone;
  private final Visitors visitors = new Visitors();

  Conversations(ConversationStore store, AnswerRuns runs, String zone) {
    this.store = store;
    this.runs = runs;
    this.zone = zone;
  }

  /** This visitor's conversations about a course, the last asked first. */
  List<StoredConversation> list(Context ctx, String course) {
    return list(ctx, course, MOST_LISTED);
  }

  List<StoredConversation> list(Context ctx, String course, int most) {
    String visitor = visitors.of(ctx);
    return visitor == null ? List.of() : store.list(zone, visitor, course, most);
  }

  /** The conversation that was last asked something, or a new one. */
  Talk latest(Context ctx, String course) {
    return list(ctx, course, 1).stream().findFirst().map(this::talk).orElse(Talk.NEW);
  }

  /**
   * A conversation of this visitor about a course.
   *
   * @throws PageProblem when there is none
   */
  Talk talk(Context ctx, String course, String id) {
    return found(ctx, course, id).map(this::talk).orElseThrow(Conversations::missing);
  }

  private Optional<StoredConversation> found(Context ctx, String course, String id) {
    String visitor = visitors.of(ctx);
    return visitor == null
        ? Optional.empty()
        : store.conversation(zone, visitor, id).filter(c -> c.course().equals(course));
  }

  private static PageProblem missing() {
    return new PageProblem(HttpStatus.NOT_FOUND, "problem.conversation");
  }

  private Talk talk(StoredConversation c) {
    return new Talk(
        c.id(),
        c.title(),
        c.created(),
        store.turns(zone, c.id()).stream().map(t -> exchange(c.id(), t)).toList());
  }

  private Exchange exchange(String conversation, StoredTurn turn) {
    String json = turn.answerJson();
    return new Exchange(
        conversation,
        turn.number(),
        turn.question(),
        turn.asked(),
        json == null ? null : AnswerJson.read(json),
        turn.feedback(),
        json == null && runs.running(conversation, turn.number()));
  }

  /**
   * A turn of a conversation of this visitor.
   *
   * @throws PageProblem when there is none
   */
  Exchange exchange(Context ctx, String course, String conversation, String number) {
    StoredConversation c = found(ctx, course, conversation).orElseThrow(Conversations::missing);
    return store.turns(zone, c.id()).stream()
        .filter(t -> String.valueOf(t.number()).equals(number))
        .findFirst()
        .map(t -> exchange(c.id(), t))
        .orElseThrow(Conversations::missing);
  }

  /**
   * Writes a question down before it is answered. Call before the reply begins.
   *
   * @param conversation id of the one that goes on; "" to begin one; null for the last
   */
  Asked ask(Context ctx, String course, @Nullable String conversation, String question) {
    String visitor = visitors.open(ctx);
    Talk talk = Talk.NEW;
    if (conversation == null) {
      talk = latest(ctx, course);
    } else if (!conversation.isEmpty()) {
      // One that was deleted in another window: its question begins anew.
      talk = found(ctx, course, conversation).map(this::talk).orElse(Talk.NEW);
    }
    String id =
        talk.id().isEmpty() ? store.begin(zone, course, visitor, title(question)) : talk.id();
    int number = store.ask(zone, id, question).orElseThrow(Conversations::missing);
    return new Asked(id, number, earlier(talk.exchanges()));
  }

  /** Forgets the answer of a turn, to ask it again with what was said before it. */
  Asked askAgain(Context ctx, String course, Exchange exchange) {
    List<Exchange> before =
        talk(ctx, course, exchange.conversation()).exchanges().stream()
            .filter(e -> e.number() < exchange.number())
            .toList();
    if (!store.askAgain(zone, exchange.conversation(), exchange.number())) {
      throw missing();
    }
    return new Asked(exchange.conversation(), exchange.number(), earlier(before));
  }

  private static List<Turn> earlier(List<Exchange> exchanges) {
    return exchanges
        .subList(Math.max(0, exchanges.size() - MOST_EARLIER), exchanges.size())
        .stream()
        .map(Exchange::turn)
        .toList();
  }

  /** Keeps an answer that is whole. */
  Exchange answered(Asked asked, String question, Answer answer) {
    store.answered(zone, asked.conversation(), asked.number(), AnswerJson.write(answer));
    return new Exchange(
        asked.conversation(), asked.number(), question, Instant.now(), answer, null, false);
  }

  /** Keeps what a visitor says of an answer. */
  void feedback(Context ctx, String conversation, int number, Reason reason, String text) {
    String visitor = visitors.of(ctx);
    if (visitor == null || !store.feedback(zone, visitor, conversation, number, reason, text)) {
      throw missing();
    }
  }

  void rename(Context ctx, String id, String title) {
    String visitor = visitors.of(ctx);
    if (visitor == null || !store.rename(zone, visitor, id, title(title))) {
      throw missing();
    }
  }

  void delete(Context ctx, String id) {
    String visitor = visitors.of(ctx);
    if (visitor == null || !store.delete(zone, visitor, id)) {
      throw missing();
    }
  }

  void deleteAll(Context ctx, String course) {
    String visitor = visitors.of(ctx);
    if (visitor != null) {
      store.deleteAll(zone, visitor, course);
    }
  }

  /** White space folded, cut at a word. */
  static String title(String question) {
    String line = question.replaceAll("\\s+", " ").strip();
    if (line.codePointCount(0, line.length()) <= LONGEST_TITLE) {
      return line;
    }
    int end = line.offsetByCodePoints(0, LONGEST_TITLE);
    int space = line.lastIndexOf(' ', end);
    return line.substring(0, space < LONGEST_TITLE / 2 ? end : space) + "…";
  }
}
