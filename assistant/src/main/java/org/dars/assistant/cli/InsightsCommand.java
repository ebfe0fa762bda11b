package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.insight.InsightReport;
import org.dars.assistant.insight.InsightReport.Row;
import org.dars.assistant.insight.InsightReport.Topic;
import org.dars.assistant.tutor.SectionLink;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "insights",
    mixinStandardHelpOptions = true,
    header = "What learners ask a course, in groups of at least five people.",
    footer = {"%nExamples:", "  ./dars insights sample", "  ./dars insights sample --json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class InsightsCommand implements Callable<Integer> {

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws LanguageModelException {
    try (App app = dars.open()) {
      Course known = Courses.required(app, course);
      InsightReport report = app.insights().of(app.zone(), known.id());
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.of(report));
      } else {
        print(report, out);
      }
      out.flush();
      return 0;
    }
  }

  private static void print(InsightReport report, PrintWriter out) {
    if (report.isEmpty()) {
      out.printf(
          "  Nothing to tell yet: a group is told of when at least %d different people asked.%n",
          report.leastPeople());
      return;
    }
    topics("Asked, but not in the course", report.gaps(), out);
    topics("Asked most", report.asked(), out);
    rows("By section", report.sections(), out);
    rows("By week", report.weeks(), out);
    rows("By section and week", report.sectionWeeks(), out);
    out.printf(
        "  People, rounded down to %d; - where fewer stand behind it.%n", report.leastPeople());
  }

  private static void topics(String title, List<Topic> topics, PrintWriter out) {
    if (!topics.isEmpty()) {
      out.printf("  %s%n", title);
      topics.forEach(t ->
          out.printf(
              "  %5d people  %s%s%n",
              t.people(), t.name(), t.section() == null ? "" : "  (near: " + name(t) + ")"));
      out.println();
    }
  }

  private static String name(Topic t) {
    SectionLink section = t.section();
    return section == null ? "" : section.title();
  }

  private static void rows(String title, List<Row> rows, PrintWriter out) {
    if (!rows.isEmpty()) {
      out.printf("  %-50s %7s %7s %7s %9s%n", title, "asked", "not in", "weak", "disliked");
      for (Row r : rows) {
        SectionLink section = r.section();
        String name = (r.week() + "  " + (section == null ? "" : section.title())).strip();
        out.printf(
            "  %-50s %7d %7s %7s %9s%n",
            name, r.people(), number(r.gaps()), number(r.weak()), number(r.disliked()));
      }
      out.println();
    }
  }

  private static String number(@Nullable Integer n) {
    return n == null ? "-" : n.toString();
  }
}
