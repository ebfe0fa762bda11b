package org.dars.assistant.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dars.assistant.insight.InsightReport.Row;
import org.dars.assistant.insight.InsightReport.Topic;
import org.dars.assistant.tutor.SectionLink;
import org.jspecify.annotations.Nullable;

/** A report as CSV (RFC 4180): one line a row, empty where a number is not told. */
public final class InsightCsv {

  private InsightCsv() {}

  public static String write(InsightReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "kind",
            "topic",
            "document",
            "section",
            "week",
            "people",
            "questions",
            "not_in_course",
            "weak",
            "disliked"));
    report.gaps().forEach(t -> lines.add(topic("gap", t)));
    report.asked().forEach(t -> lines.add(topic("asked", t)));
    report.sections().forEach(r -> lines.add(row("section", r)));
    report.weeks().forEach(r -> lines.add(row("week", r)));
    report.sectionWeeks().forEach(r -> lines.add(row("section and week", r)));
    return String.join("\r\n", lines) + "\r\n";
  }

  private static String topic(String kind, Topic t) {
    return line(
        kind,
        t.name(),
        document(t.section()),
        section(t.section()),
        "",
        number(t.people()),
        number(t.questions()),
        "",
        "",
        "");
  }

  private static String row(String kind, Row r) {
    return line(
        kind,
        "",
        document(r.section()),
        section(r.section()),
        r.week(),
        number(r.people()),
        "",
        number(r.gaps()),
        number(r.weak()),
        number(r.disliked()));
  }

  private static String document(@Nullable SectionLink section) {
    return section == null ? "" : section.documentTitle();
  }

  private static String section(@Nullable SectionLink section) {
    return section == null ? "" : section.title();
  }

  private static String number(@Nullable Integer n) {
    return n == null ? "" : n.toString();
  }

  private static String line(String... cells) {
    return Stream.of(cells).map(InsightCsv::cell).collect(Collectors.joining(","));
  }

  /** Quoted; what a spreadsheet would take for a formula is kept from being one. */
  private static String cell(String text) {
    String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    return safe.matches("[\\w .-]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
