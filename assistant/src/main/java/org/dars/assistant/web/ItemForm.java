package org.dars.assistant.web;

import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.Block;
import org.jspecify.annotations.Nullable;

/** An item as it was typed into its form. */
final class ItemForm {

  static final int LONGEST_TEXT = 20_000;

  /** Empty rows behind those that are there. */
  static final int EMPTY_ROWS = 3;

  private final Context ctx;
  private final Messages messages;
  private final List<String> problems = new ArrayList<>();
  private final BodyForm body;
  private final Supplier<List<SourceDocument>> course;

  /**
   * @param course the whole course, to find new quotes in
   */
  ItemForm(Context ctx, Messages messages, Supplier<List<SourceDocument>> course) {
    this.ctx = ctx;
    this.messages = messages;
    this.course = course;
    this.body = new BodyForm(ctx, messages, problems);
  }

  /** What could not be read, a sentence each. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * The item that was sent.
   *
   * @param old as it was; its id, kind, state, tags and author stay
   */
  Item read(Item old) {
    Item.About was = old.about();
    BigDecimal mark = body.number("mark.item", old.mark());
    if (mark.signum() < 0 || mark.compareTo(BigDecimal.valueOf(1_000)) > 0) {
      problems.add(messages.get("problem.item.mark", mark.toPlainString()));
      mark = old.mark();
    }
    RichText stem = body.text("stem");
    if (stem.isEmpty()) {
      problems.add(messages.get("problem.item.stem"));
    }
    for (String name : ctx.formParamMap().keySet()) {
      if (body.field(name).length() > LONGEST_TEXT) {
        problems.add(messages.get("problem.item.long", LONGEST_TEXT));
      }
    }
    return new Item(
        old.id(),
        body.field("name"),
        stem,
        body.read(old.body().kind(), ""),
        body.text("explanation"),
        mark,
        new Item.About(
            category(),
            body.field("objective"),
            bloom(),
            difficulty(),
            language(was.language()),
            was.author(),
            was.state(),
            was.tags()),
        sources(old.sources()));
  }

  private List<String> category() {
    return Arrays.stream(body.field("category").split("\n"))
        .map(String::strip)
        .filter(c -> !c.isEmpty())
        .toList();
  }

  private @Nullable Bloom bloom() {
    return Arrays.stream(Bloom.values())
        .filter(b -> b.label().equals(body.field("bloom")))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Double difficulty() {
    if (body.field("difficulty").isEmpty()) {
      return null;
    }
    double difficulty = body.number("difficulty", BigDecimal.ZERO).doubleValue();
    if (difficulty < 0 || difficulty > 100) {
      problems.add(messages.get("problem.item.difficulty", body.field("difficulty")));
      return null;
    }
    return difficulty / 100;
  }

  private String language(String old) {
    String typed = body.field("language");
    if (typed.isEmpty()) {
      return "und";
    }
    if (!typed.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")) {
      problems.add(messages.get("problem.item.language", typed));
      return old;
    }
    return typed;
  }

  /** The quotes that were there, as they are now, and a new one where the course says it. */
  private List<SourceQuote> sources(List<SourceQuote> old) {
    List<SourceQuote> sources = new ArrayList<>();
    for (int i = 0; i < old.size(); i++) {
      SourceQuote was = old.get(i);
      String quote = body.field("quote" + i);
      if (!quote.isEmpty()) {
        sources.add(
            new SourceQuote(was.document(), was.documentTitle(), was.block(), was.anchor(), quote));
      }
    }
    String added = body.field("quote");
    if (!added.isEmpty()) {
      find(added, course.get())
          .ifPresentOrElse(
              sources::add, () -> problems.add(messages.get("problem.item.quote", added)));
    }
    return sources;
  }

  /** Where a course says something, white space aside. */
  static Optional<SourceQuote> find(String quote, List<SourceDocument> course) {
    String sought = quote.replaceAll("\\s+", " ").strip();
    for (SourceDocument document : course) {
      for (Block block : document.blocks()) {
        if (block.text().contains(sought)) {
          return Optional.of(
              new SourceQuote(
                  document.id(),
                  document.title(),
                  block.id(),
                  block.anchor().label(),
                  sought));
        }
      }
    }
    return Optional.empty();
  }
}
