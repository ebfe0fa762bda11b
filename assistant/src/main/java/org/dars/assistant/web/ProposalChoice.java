package org.dars.assistant.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dars.translator.adapt.Adaptation;
import org.dars.translator.adapt.Category;
import org.dars.translator.adapt.Flag;
import org.dars.translator.adapt.State;

/**
 * Which records of an adaptation are looked at, as the address says.
 *
 * @param state "proposed", …; "flagged" for what the rules left
 * @param category "units", …; "" for all
 * @param document path, "" for all
 * @param page from 1
 */
record ProposalChoice(String state, String category, String document, int page) {

  static final List<String> STATES = List.of("proposed", "approved", "rejected", "flagged");

  static final List<String> CATEGORIES = Stream.of(Category.values()).map(Category::key).toList();

  static ProposalChoice of(Context ctx) {
    String state = query(ctx, "state");
    String category = query(ctx, "category");
    String page = query(ctx, "page");
    return new ProposalChoice(
        STATES.contains(state) ? state : "proposed",
        CATEGORIES.contains(category) ? category : "",
        query(ctx, "document"),
        page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
  }

  private static String query(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.queryParam(name), "");
  }

  ProposalChoice in(String otherState) {
    return new ProposalChoice(otherState, category, document, 1);
  }

  ProposalChoice at(int otherPage) {
    return new ProposalChoice(state, category, document, otherPage);
  }

  boolean flagged() {
    return state.equals("flagged");
  }

  boolean holds(Adaptation a) {
    return a.state().key().equals(state)
        && (category.isEmpty() || a.category().key().equals(category))
        && (document.isEmpty() || a.target().document().equals(document));
  }

  /** Whether an undecided record is of this category and document. */
  boolean waits(Adaptation a) {
    return a.state() == State.PROPOSED && in(State.PROPOSED.key()).holds(a);
  }

  boolean holds(Flag f) {
    return (category.isEmpty() || f.category().key().equals(category))
        && (document.isEmpty() || f.target().document().equals(document));
  }

  /** As it stands in an address. */
  String query() {
    List<String> parts = new ArrayList<>(List.of("state=" + state));
    if (!category.isEmpty()) {
      parts.add("category=" + category);
    }
    if (!document.isEmpty()) {
      parts.add("document=" + Links.escape(document));
    }
    if (page > 1) {
      parts.add("page=" + page);
    }
    return "?" + String.join("&", parts);
  }
}
