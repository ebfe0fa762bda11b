package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.localise.ReviewMarks;
import org.dars.assistant.localise.ReviewMarks.Score;
import org.dars.assistant.localise.ReviewMarks.Scores;
import org.dars.assistant.store.SegmentMark;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    header = "What reviewers' marks (MQM) come to: by language, document and engine.",
    description = {
      "100 is faultless, less a point for each penalty point a hundred reviewed words (minor 1, major",
      "5, critical 25). A segment is reviewed when somebody decided about it or marked it.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars review score my-course --to es",
      "  ./dars review score my-course --to es --csv marks.csv"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReviewScoreCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  @ParentCommand private ReviewCommand review;
  @Spec private CommandSpec spec;
  @Mixin private ReviewChoice choice;

  @Option(names = "--csv", paramLabel = "FILE.csv", description = "write all marks there")
  private @Nullable Path csv;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /**
   * A score as JSON has it.
   *
   * @param points penalty points a thousand words
   * @param score 100 for faultless
   */
  record Row(
      String name, int segments, int words, int marks, int critical, double points, double score) {

    static Row of(Score s) {
      return new Row(
          s.name(),
          s.segments(),
          s.score().words(),
          s.marks(),
          s.score().critical(),
          s.score().perThousandWords(),
          s.score().score());
    }
  }

  /** A mark as JSON has it. */
  record Marked(
      String id,
      String segment,
      String error,
      String severity,
      String words,
      String note,
      String by,
      String time,
      String engine) {

    static Marked of(SegmentMark m) {
      return new Marked(
          m.id(),
          m.document() + "#" + m.mark().segment(),
          m.mark().category().id(),
          m.mark().severity().name().toLowerCase(Locale.ROOT),
          m.marked(),
          m.mark().note(),
          m.mark().reviewer(),
          m.mark().time().toString(),
          m.maker());
    }
  }

  /** All of it. */
  record Report(@Nullable Row all, List<Row> documents, List<Row> engines, List<Marked> marks) {}

  @Override
  public Integer call() throws IOException, LanguageModelException {
    Report report;
    try (App app = review.dars().open()) {
      ReviewMarks marks = new ReviewMarks(choice.desk(app, spec), Clock.systemUTC());
      Scores scores = marks.scores();
      Score all = scores.all();
      report =
          new Report(
              all == null ? null : Row.of(all),
              scores.documents().stream().map(Row::of).toList(),
              scores.engines().stream().map(Row::of).toList(),
              marks.all().stream().map(Marked::of).toList());
      if (csv != null) {
        WholeFile.checked(csv);
        WholeFile.write(
            csv,
            part -> {
              try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                marks.csv(out);
              }
            });
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(report));
    } else {
      print(report, out);
    }
    out.flush();
    return 0;
  }

  private static void print(Report r, PrintWriter out) {
    Row all = r.all();
    if (all == null) {
      out.println("Nothing was reviewed yet: ./dars review approve and review mark do that.");
      return;
    }
    out.println("  score  points/1,000 words   marks  critical     words  segments");
    line(all, "all", out);
    r.engines().forEach(e -> line(e, e.name(), out));
    r.documents().forEach(d -> line(d, d.name(), out));
    Listed.print(
        r.marks().stream()
            .map(m ->
                m.segment()
                    + ": "
                    + m.severity()
                    + " "
                    + m.error()
                    + (m.words().isEmpty() ? "" : " “" + m.words() + "”")
                    + (m.note().isEmpty() ? "" : ", " + m.note())
                    + " ("
                    + m.by()
                    + ")")
            .toList(),
        SHOWN,
        out);
  }

  private static void line(Row r, String name, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%7.1f  %18.1f  %6d  %8d  %,8d  %,8d  %s%n",
        r.score(),
        r.points(),
        r.marks(),
        r.critical(),
        r.words(),
        r.segments(),
        name);
  }
}
