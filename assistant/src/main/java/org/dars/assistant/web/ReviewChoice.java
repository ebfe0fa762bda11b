package org.dars.assistant.web;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dars.assistant.store.SegmentRows.Filter;
import org.dars.translator.SegmentState;
import org.dars.translator.check.Issue;
import org.jspecify.annotations.Nullable;

/**
 * Which segments are looked at, as the address says.
 *
 * @param state "waiting", …; "all" for any
 * @param document path, "" for all
 * @param search "" for none
 * @param sign "noted", "marked", the id of a check, or "" for any
 * @param page from 1
 */
record ReviewChoice(String state, String document, String search, String sign, int page) {

  static final List<String> STATES =
      Stream.concat(
              Stream.of(
                      SegmentState.WAITING,
                      SegmentState.OPEN,
                      SegmentState.STALE,
                      SegmentState.DRAFT,
                      SegmentState.APPROVED)
                  .map(s -> s.name().toLowerCase(Locale.ROOT)),
              Stream.of("all"))
          .toList();

  static final String NOTED = "noted";
  static final String MARKED = "marked";

  /** Checks that a segment may be looked for by: those that look at one segment alone. */
  static final List<String> CHECKS =
      Arrays.stream(Issue.Kind.values())
          .filter(k ->
              switch (k) {
                case EMPTY, INCONSISTENT, QUIZ_KEYS, GRAMMAR -> false;
                case SUBTITLE_SPEED, SUBTITLE_LINES, SUBTITLE_DURATION -> false;
                case TERMINOLOGY, FORBIDDEN_TERM -> false;
                default -> true;
              })
          .map(Issue.Kind::id)
          .toList();

  private static final int LONGEST_SEARCH = 200;

  static ReviewChoice of(Context ctx) {
    String state = query(ctx, "state");
    String search = query(ctx, "q").strip();
    String page = query(ctx, "page");
    String sign = query(ctx, "sign");
    boolean known = sign.equals(NOTED) || sign.equals(MARKED) || CHECKS.contains(sign);
    return new ReviewChoice(
        STATES.contains(state) ? state : "waiting",
        query(ctx, "document"),
        search.length() > LONGEST_SEARCH ? search.substring(0, LONGEST_SEARCH) : search,
        known ? sign : "",
        page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
  }

  static String query(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.queryParam(name), "");
  }

  Set<SegmentState> states() {
    return state.equals("all")
        ? Set.of()
        : Set.of(SegmentState.valueOf(state.toUpperCase(Locale.ROOT)));
  }

  Filter filter() {
    Filter.Signs signs =
        switch (sign) {
          case "" -> Filter.Signs.ANY;
          case MARKED -> Filter.Signs.MARKED;
          default -> Filter.Signs.NOTED;
        };
    return new Filter(states(), path(), search, 0, signs);
  }

  /** The check that the segments have to fail. */
  Optional<Issue.Kind> kind() {
    return CHECKS.contains(sign)
        ? Optional.of(Issue.Kind.valueOf(sign.toUpperCase(Locale.ROOT).replace('-', '_')))
        : Optional.empty();
  }

  @Nullable String path() {
    return document.isEmpty() ? null : document;
  }

  ReviewChoice at(int otherPage) {
    return new ReviewChoice(state, document, search, sign, otherPage);
  }

  ReviewChoice in(String otherState) {
    return new ReviewChoice(otherState, document, search, sign, 1);
  }

  /** All segments of a document. */
  ReviewChoice of(String path) {
    return new ReviewChoice("all", path, "", "", 1);
  }

  /** As it stands in an address. */
  String query() {
    return "?state="
        + state
        + (document.isEmpty() ? "" : "&document=" + Links.escape(document))
        + (search.isEmpty() ? "" : "&q=" + Links.escape(search))
        + (sign.isEmpty() ? "" : "&sign=" + sign)
        + (page == 1 ? "" : "&page=" + page);
  }
}
