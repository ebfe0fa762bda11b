package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.Turn;
import org.jspecify.annotations.Nullable;

/**
 * What each visitor asked each course, in memory: the longest idle is forgotten first, and all of
 * it when the service stops. A visitor is a random cookie, given with the first question.
 */
final class Conversations {
  private static final String COOKIE = "dars-visit";
  private static final Pattern VISIT = Pattern.compile("[0-9a-f]{32}");
  private static final int MOST_CONVERSATIONS = 2_000;
  private static final int MOST_TURNS = 12;

  /** A question and what the tutor said. */
  record Exchange(String question, Answer answer) {
    Turn turn() {
      String said =
          answer.sentences().stream().map(Answer.Sentence::text).collect(Collectors.joining(" "));
      return new Turn(question, said, answer.rung());
    }
  }

  private record Key(String visit, String course) {}

  private final SecureRandom random = new SecureRandom();
  private final Map<Key, List<Exchange>> byKey = new LinkedHashMap<>(64, 0.75f, true);

  /** What this visitor has asked the course, oldest first. */
  synchronized List<Exchange> of(Context ctx, String course) {
    String visit = visit(ctx);
    List<Exchange> held = visit == null ? null : byKey.get(new Key(visit, course));
    return held == null ? List.of() : List.copyOf(held);
  }

  /** The visitor of this request, who gets a cookie when new. Call before the reply begins. */
  String open(Context ctx) {
    String visit = visit(ctx);
    if (visit == null) {
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      visit = HexFormat.of().formatHex(bytes);
      ctx.cookie(new Cookie(COOKIE, visit, "/", -1, false, true, null, SameSite.LAX));
    }
    return visit;
  }

  synchronized void add(String visit, String course, Exchange exchange) {
    List<Exchange> held = byKey.computeIfAbsent(new Key(visit, course), k -> new ArrayList<>());
    held.add(exchange);
    if (held.size() > MOST_TURNS) {
      held.removeFirst();
    }
    if (byKey.size() > MOST_CONVERSATIONS) {
      byKey.remove(byKey.keySet().iterator().next());
    }
  }

  synchronized void forget(Context ctx, String course) {
    String visit = visit(ctx);
    if (visit != null) {
      byKey.remove(new Key(visit, course));
    }
  }

  private static @Nullable String visit(Context ctx) {
    String value = ctx.cookie(COOKIE);
    return value != null && VISIT.matcher(value).matches() ? value : null;
  }
}
