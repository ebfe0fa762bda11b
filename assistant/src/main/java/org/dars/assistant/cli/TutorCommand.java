package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.TutorProfile;
import org.dars.assistant.course.TutorProfileException;
import org.dars.assistant.course.TutorProfileJson;
import org.dars.models.LanguageModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "tutor",
    mixinStandardHelpOptions = true,
    header = "Show or change how a course's tutor presents itself and helps.",
    description = {
      "Settings: name; tone (plain, friendly, formal); language (a tag such as kk; empty: the learner's);",
      "mode (explain, hint, both); topRung (how far hints go: 1 what to re-read, 2 a pointer, 3 a sentence",
      "with gaps, 4 the answer); starters (questions, between semicolons; empty: made from the course);",
      "instructions (wishes about style for a language model); contact (for learners in distress);",
      "caution (low, usual, high: how sure it must be that the course answers).%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars tutor sample",
      "  ./dars tutor sample --set name=Ada --set mode=hint --set topRung=2",
      "  ./dars tutor sample --set \"starters=What is a token?;What is a prompt?\"",
      "  ./dars tutor sample --reset"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TutorCommand implements Callable<Integer> {

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "change a setting; may be given several times")
  private Map<String, String> set = Map.of();

  @Option(names = "--reset", description = "take the standard settings back first")
  private boolean reset;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws LanguageModelException {
    try (App app = dars.open()) {
      Course known = Courses.required(app, course);
      TutorProfile profile =
          reset ? TutorProfile.STANDARD : app.profiles().of(app.zone(), known.id());
      try {
        for (Map.Entry<String, String> setting : set.entrySet()) {
          profile = TutorProfileJson.with(profile, setting.getKey(), setting.getValue());
        }
      } catch (TutorProfileException e) {
        throw new CommandException(e.getMessage() + "; nothing was changed");
      }
      if (reset || !set.isEmpty()) {
        app.profiles().put(app.zone(), known.id(), profile);
      }
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(TutorProfileJson.write(profile));
      } else {
        print(profile, out);
      }
      out.flush();
      return 0;
    }
  }

  private static void print(TutorProfile p, PrintWriter out) {
    line(out, "name", p.name(), "");
    line(out, "tone", p.tone().name().toLowerCase(Locale.ROOT), "");
    line(out, "language", p.language(), "the learner's");
    line(out, "mode", p.help().name().toLowerCase(Locale.ROOT), "");
    line(out, "topRung", String.valueOf(p.topRung()), "");
    line(out, "starters", String.join("; ", p.starters()), "made from the course");
    line(out, "instructions", p.instructions(), "none");
    line(out, "contact", p.contact(), "none");
    line(out, "caution", p.caution().name().toLowerCase(Locale.ROOT), "");
  }

  private static void line(PrintWriter out, String key, String value, String otherwise) {
    out.printf("%-14s%s%n", key, value.isEmpty() ? "(" + otherwise + ")" : value);
  }
}
