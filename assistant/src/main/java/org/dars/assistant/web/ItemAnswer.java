package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.practice.Marking;
import org.dars.assistant.quiz.practice.Response;

/** Reads what the form of an {@link ItemView} sends. */
final class ItemAnswer {

  static final int LONGEST_LINE = 300;
  static final int LONGEST_ESSAY = 10_000;

  private ItemAnswer() {}

  /**
   * What was answered, in the item's own order.
   *
   * @param seed of the order shown
   * @throws PageProblem when a step has no place of its own, or words are too long
   */
  static Response read(Context ctx, Body body, long seed) {
    return switch (body) {
      case Body.Choice choice -> picked(ctx, choice, seed);
      case Body.TrueFalse _ -> Response.of(field(ctx, "pick", LONGEST_LINE));
      case Body.Cloze cloze -> gaps(ctx, cloze, seed);
      case Body.Matching matching -> pairs(ctx, matching, seed);
      case Body.Ordering ordering -> steps(ctx, ordering, seed);
      case Body.Numeric _, Body.ShortAnswer _ -> Response.of(field(ctx, "text", LONGEST_LINE));
      case Body.Essay _ -> Response.of(field(ctx, "text", LONGEST_ESSAY));
      case Body.Description _ -> Response.of();
    };
  }

  private static String field(Context ctx, String name, int longest) {
    // Browsers send a line break as two characters, and count it as one.
    String typed = Objects.requireNonNullElse(ctx.formParam(name), "").replace("\r\n", "\n");
    if (typed.length() > longest) {
      throw new PageProblem(
          HttpStatus.BAD_REQUEST, "problem.practice.long", longest, typed.length());
    }
    return typed.strip();
  }

  private static Response picked(Context ctx, Body.Choice choice, long seed) {
    List<Integer> order = ItemView.order(choice, seed);
    List<String> own = new ArrayList<>();
    for (String place : ctx.formParams("pick")) {
      String index = own(order, place);
      if (!index.isEmpty() && !own.contains(index)) {
        own.add(index);
      }
    }
    return new Response(own);
  }

  /** The index of what was shown at a place; "" for no such place. */
  private static String own(List<Integer> order, String place) {
    int at = Response.of(place).index(0, order.size());
    return at < 0 ? "" : String.valueOf(order.get(at));
  }

  private static Response gaps(Context ctx, Body.Cloze cloze, long seed) {
    List<Body.Gap> gaps = Marking.gaps(cloze);
    List<String> filled = new ArrayList<>();
    for (int i = 0; i < gaps.size(); i++) {
      String typed = field(ctx, "gap-" + i, LONGEST_LINE);
      filled.add(
          gaps.get(i).fill() instanceof Body.Choice choice
              ? own(ItemView.order(choice, seed + i), typed)
              : typed);
    }
    return new Response(filled);
  }

  private static Response pairs(Context ctx, Body.Matching matching, long seed) {
    List<Integer> order = ItemView.mixed(Marking.partners(matching).size(), seed);
    List<String> own = new ArrayList<>();
    for (int i = 0; i < matching.pairs().size(); i++) {
      own.add(own(order, field(ctx, "pair-" + i, LONGEST_LINE)));
    }
    return new Response(own);
  }

  private static Response steps(Context ctx, Body.Ordering ordering, long seed) {
    int n = ordering.steps().size();
    List<Integer> order = ItemView.unordered(n, seed);
    String[] own = new String[n];
    Arrays.fill(own, "");
    int given = 0;
    for (int shown = 0; shown < n; shown++) {
      int place = Response.of(field(ctx, "step-" + shown, LONGEST_LINE)).index(0, n + 1) - 1;
      given += place >= 0 ? 1 : 0;
      if (place >= 0) {
        if (!own[place].isEmpty()) {
          throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.practice.order", place + 1);
        }
        own[place] = String.valueOf(order.get(shown));
      }
    }
    return given == 0 ? Response.of() : Response.of(own);
  }
}
