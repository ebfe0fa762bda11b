package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a learner stands on the way to an answer, as the conversation tells: which question the
 * hints are about, and how far they have come. It comes from the turns that the server keeps; what
 * a learner says can ask for the next rung and nothing else.
 *
 * @param question that the hint is about
 * @param before the turns before it was asked, further requests left out
 * @param rung from 1, at most the top
 * @param atTop whether a further hint was asked for and there is none
 * @param open earlier questions whose answers are still kept back, oldest first, with the turns
 *     before them
 */
record Ladder(
    String question, List<Turn> before, int rung, boolean atTop, Map<String, List<Turn>> open) {

  /** So many earlier questions are kept in mind. */
  private static final int MOST_OPEN = 3;

  Ladder {
    before = List.copyOf(before);
  }

  /** A question of the conversation, and the highest rung given for it. */
  private record Asked(String question, List<Turn> before, int rung) {
    Asked at(int higher) {
      return new Asked(question, before, Math.max(rung, higher));
    }
  }

  /** Whether the conversation holds a hint. */
  static boolean isOpen(List<Turn> earlier) {
    return earlier.stream().anyMatch(t -> t.rung() > 0);
  }

  /**
   * Where a message leads.
   *
   * @param top the rung that the instructor lets it come to, 1–4
   */
  static Ladder of(String message, List<Turn> earlier, int top) {
    Map<String, Asked> asked = asked(earlier);
    Asked last = last(earlier, asked);
    Asked same = asked.get(key(message));
    Asked now;
    boolean atTop = false;
    if (last != null && Intents.asksForAnother(message)) {
      atTop = last.rung() >= top;
      now = last.at(Math.min(last.rung() + 1, top));
    } else if (same != null) {
      now = same;
    } else if (last != null && Intents.presses(message)) {
      now = last;
    } else {
      now = new Asked(message, questions(earlier), 1);
    }
    return new Ladder(
        now.question(), now.before(), Math.min(now.rung(), top), atTop, open(asked, now));
  }

  /** The earlier questions that hints were given for, oldest first. */
  private static Map<String, Asked> asked(List<Turn> earlier) {
    Map<String, Asked> asked = new LinkedHashMap<>();
    List<Turn> before = new ArrayList<>();
    String current = "";
    for (Turn turn : earlier) {
      boolean further =
          turn.rung() > 0
              && !current.isEmpty()
              && !asked.containsKey(key(turn.question()))
              && leans(turn.question());
      if (!further && turn.rung() > 0) {
        current = key(turn.question());
        asked.putIfAbsent(current, new Asked(turn.question(), List.copyOf(before), 0));
      }
      if (turn.rung() > 0) {
        asked.computeIfPresent(current, (_, a) -> a.at(turn.rung()));
      }
      if (!leans(turn.question())) {
        before.add(turn);
      }
    }
    return asked;
  }

  private static @Nullable Asked last(List<Turn> earlier, Map<String, Asked> asked) {
    for (int i = earlier.size() - 1; i >= 0; i--) {
      Asked known = asked.get(key(earlier.get(i).question()));
      if (known != null && earlier.get(i).rung() > 0) {
        return known;
      }
    }
    return null;
  }

  /** Further requests and pressure are no subjects for a follow-up to carry. */
  private static List<Turn> questions(List<Turn> earlier) {
    return earlier.stream().filter(t -> !leans(t.question())).toList();
  }

  private static boolean leans(String message) {
    return Intents.asksForAnother(message) || Intents.presses(message);
  }

  private static Map<String, List<Turn>> open(Map<String, Asked> asked, Asked now) {
    List<Asked> others =
        asked.values().stream()
            .filter(a -> !a.question().equals(now.question()) && a.rung() < 4)
            .toList();
    Map<String, List<Turn>> open = new LinkedHashMap<>();
    others
        .subList(Math.max(0, others.size() - MOST_OPEN), others.size())
        .forEach(a -> open.put(a.question(), a.before()));
    return open;
  }

  private static String key(String message) {
    return Fold.message(message);
  }
}
