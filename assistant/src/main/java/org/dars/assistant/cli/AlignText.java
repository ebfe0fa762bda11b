package org.dars.assistant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dars.translator.align.Bitext;
import org.dars.translator.align.BitextPair;
import org.dars.translator.align.BitextPair.Verdict;

/** An alignment as people and programs read it. */
final class AlignText {

  private AlignText() {}

  /**
   * A document, or all of them.
   *
   * @param blocks of the translation that hold something to translate
   * @param aligned of them, those beside a block of the source
   * @param kept pairs
   * @param leftOut pairs by reason
   */
  record Row(
      String translation,
      String version,
      String source,
      double fit,
      int blocks,
      int aligned,
      int kept,
      Map<String, Integer> leftOut) {}

  /** All documents, and their sum. */
  record Summary(List<Row> documents, Row total) {}

  static Summary summary(Bitext bitext) {
    List<Row> rows =
        bitext.documents().stream()
            .map(d ->
                new Row(
                    d.translation(),
                    d.version(),
                    d.source(),
                    Math.round(d.fit() * 1000) / 1000.0,
                    d.blocks(),
                    d.aligned(),
                    d.verdicts().getOrDefault(Verdict.KEPT, 0),
                    leftOut(d.verdicts())))
            .toList();
    Row total =
        new Row(
            "",
            "",
            "",
            Math.round(1000 * rows.stream().mapToDouble(Row::fit).average().orElse(0)) / 1000.0,
            rows.stream().mapToInt(Row::blocks).sum(),
            rows.stream().mapToInt(Row::aligned).sum(),
            bitext.kept().size(),
            leftOut(bitext.verdicts()));
    return new Summary(rows, total);
  }

  private static Map<String, Integer> leftOut(Map<Verdict, Integer> verdicts) {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    verdicts.forEach((verdict, n) -> {
      if (verdict != Verdict.KEPT) {
        reasons.put(verdict.label(), n);
      }
    });
    return reasons;
  }

  static String text(Bitext bitext) {
    Summary summary = summary(bitext);
    List<String> lines = new ArrayList<>();
    for (Row row : summary.documents()) {
      lines.add(
          row.source().isEmpty()
              ? row.translation() + ": no source fits it"
              : "%s: %s, %,d pairs, %,d of %,d blocks aligned"
                      .formatted(
                          row.translation(), from(row), row.kept(), row.aligned(), row.blocks())
                  + reasons(row));
    }
    Row total = summary.total();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d different pairs; %,d of %,d translated blocks aligned (%.1f %%)%s",
            total.kept(),
            total.aligned(),
            total.blocks(),
            100.0 * total.aligned() / Math.max(1, total.blocks()),
            reasons(total)));
    return String.join(System.lineSeparator(), lines);
  }

  private static String from(Row row) {
    String place = row.version().isEmpty() ? "" : row.version() + "/";
    String source = row.source().equals(row.translation()) ? "" : row.source();
    String of = place + source;
    return (of.isEmpty() ? "" : "from " + of + ", ") + "fit %.0f %%".formatted(100 * row.fit());
  }

  private static String reasons(Row row) {
    return row.leftOut().isEmpty()
        ? ""
        : "; left out: "
            + row.leftOut().entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
  }

  /** Every pair with its score and what became of it. */
  static void writePairs(Bitext bitext, Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("score\tverdict\tversion\tdocument\ttranslation\tblock\tsource\ttarget");
    for (BitextPair p : bitext.pairs()) {
      lines.add(
          String.join(
              "\t",
              String.valueOf(p.score()),
              p.verdict().label(),
              p.version(),
              p.document(),
              p.translation(),
              p.context().block(),
              cell(p.source()),
              cell(p.target())));
    }
    WholeFile.write(file, part -> Files.write(part, lines));
  }

  /** Sources and translations alone. */
  static void writeColumns(List<BitextPair> pairs, Path file) throws IOException {
    List<String> lines =
        pairs.stream().map(p -> cell(p.source()) + "\t" + cell(p.target())).toList();
    WholeFile.write(file, part -> Files.write(part, lines));
  }

  private static String cell(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
