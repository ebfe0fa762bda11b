package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.dars.assistant.localise.ReviewMarks;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.translator.check.MqmCategory;
import org.dars.translator.check.MqmMark;

/**
 * A mark as a form holds it.
 *
 * @param words that are wrong; "" for all
 */
record MarkForm(
    MqmCategory category, MqmMark.Level severity, String words, String note, String by) {

  private static final int LONGEST = 2_000;

  /**
   * @throws PageProblem when it does not make sense
   */
  static MarkForm of(Context ctx) {
    try {
      return new MarkForm(
          MqmCategory.valueOf(constant(field(ctx, "category"))),
          MqmMark.Level.valueOf(constant(field(ctx, "severity"))),
          field(ctx, "words"),
          field(ctx, "note"),
          Reviewer.of(ctx));
    } catch (IllegalArgumentException e) {
      throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.request");
    }
  }

  private static String constant(String id) {
    return id.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String field(Context ctx, String name) {
    String value = Objects.requireNonNullElse(ctx.formParam(name), "").strip();
    return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
  }

  /** Keeps the mark; why not, or "". */
  String put(ReviewMarks marks, Placed placed) {
    return marks.mark(placed, category, severity, words, note, by);
  }

  /** The categories by dimension, the dimension's own first. */
  static Map<MqmCategory.Dimension, List<MqmCategory>> categories() {
    Map<MqmCategory.Dimension, List<MqmCategory>> all = new EnumMap<>(MqmCategory.Dimension.class);
    for (MqmCategory category : MqmCategory.values()) {
      all.computeIfAbsent(category.dimension(), d -> new ArrayList<>()).add(category);
    }
    return all;
  }

  /** For keys of messages: the category that stands for a whole dimension. */
  static String id(MqmCategory.Dimension dimension) {
    return MqmCategory.valueOf(dimension.name()).id();
  }
}
