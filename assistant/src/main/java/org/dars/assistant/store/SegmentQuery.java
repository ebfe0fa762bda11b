package org.dars.assistant.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dars.assistant.store.SegmentRows.Filter;

/** A filter of segments as SQL. */
final class SegmentQuery {

  private SegmentQuery() {}

  /**
   * From {@code from} on: segments {@code s} of documents {@code d}.
   *
   * @param arguments gets what takes the place of the question marks
   */
  static String matching(
      String zone, String course, String language, Filter filter, List<Object> arguments) {
    StringBuilder sql =
        new StringBuilder(
            " from segment s join localised_document d on d.id = s.document"
                + " where d.zone = ? and d.course = ? and d.language = ?"
                + " and s.outcome <> 'PROTECTED' and s.confidence >= ?");
    arguments.addAll(List.of(zone, course, language, filter.least()));
    if (!filter.states().isEmpty()) {
      String marks = String.join(", ", Collections.nCopies(filter.states().size(), "?"));
      sql.append(" and s.state in (").append(marks).append(')');
      filter.states().forEach(s -> arguments.add(s.name()));
    }
    if (filter.document() != null) {
      sql.append(" and d.path = ?");
      arguments.add(filter.document());
    }
    switch (filter.signs()) {
      case ANY -> {}
      case NOTED -> sql.append(" and s.notes <> ''");
      case MARKED ->
          sql.append(
              " and exists (select 1 from segment_mark m where m.zone = d.zone and m.course ="
                  + " d.course and m.language = d.language and m.path = d.path and m.segment ="
                  + " s.id)");
    }
    if (!filter.text().isEmpty()) {
      List<String> either = new ArrayList<>();
      for (String spelling : spellings(filter.text())) {
        either.add("s.source like ? escape '~' or s.target like ? escape '~'");
        String pattern = "%" + spelling.replaceAll("([~%_])", "~$1") + "%";
        arguments.add(pattern);
        arguments.add(pattern);
      }
      sql.append(" and (").append(String.join(" or ", either)).append(')');
    }
    return sql.toString();
  }

  /** SQLite knows cases of ASCII letters alone: a word is looked for in its usual three. */
  private static Set<String> spellings(String text) {
    String low = text.toLowerCase(Locale.ROOT);
    int first = low.offsetByCodePoints(0, 1);
    return new LinkedHashSet<>(
        List.of(
            text, low, low.substring(0, first).toUpperCase(Locale.ROOT) + low.substring(first)));
  }
}
