package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.GiftWriter;
import org.dars.assistant.quiz.Quiz;
import org.dars.assistant.quiz.QuizJson;
import org.dars.assistant.quiz.QuizMaker;
import org.dars.assistant.quiz.QuizRequest;
import org.dars.assistant.quiz.QuizSources;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "quiz",
    mixinStandardHelpOptions = true,
    header = "Make a quiz from a course; every item names its source.",
    footer = {
      "%nExamples:",
      "  ./dars quiz sample -n 10 > quiz.gift            for Moodle's question bank",
      "  ./dars quiz sample --section \"Tokens\" -n 5 --format json"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class QuizCommand implements Callable<Integer> {

  /** How a quiz is written. */
  enum Format {
    GIFT,
    JSON
  }

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Option(
      names = "--section",
      paramLabel = "S",
      description = "words of a heading, or a document's id (default: the whole course)")
  private @Nullable String section;

  @Option(names = "-n", defaultValue = "10", description = "how many items, 1–1000 (default: 10)")
  private int count;

  @Option(
      names = "--format",
      defaultValue = "GIFT",
      description = "gift (Moodle and others) or json (default: gift)")
  private Format format;

  @Option(names = "--json", description = "the same as --format json")
  private boolean json;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "another seed, another quiz (default: 1)")
  private long seed;

  @Option(names = "-o", paramLabel = "FILE", description = "write to a file")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException, InterruptedException, LanguageModelException {
    if (count < 1 || count > 1_000) {
      throw new ParameterException(spec.commandLine(), "-n takes 1 to 1000, not " + count);
    }
    try (App app = dars.open()) {
      Quiz quiz = make(app, Courses.required(app, course), section, count, seed);
      String text =
          json || format == Format.JSON ? QuizJson.write(quiz) + "\n" : GiftWriter.write(quiz);
      PrintWriter err = spec.commandLine().getErr();
      quiz.notes().forEach(n -> err.println("note: " + n));
      if (output == null) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
      } else {
        Files.writeString(output, text);
        err.println(quiz.items().size() + " items written to " + output);
      }
      return quiz.items().isEmpty() ? 1 : 0;
    }
  }

  static Quiz make(App app, Course course, @Nullable String section, int count, long seed)
      throws InterruptedException {
    try {
      QuizRequest request = new QuizRequest(course.id(), section, count, seed, course.language());
      return new QuizMaker()
          .make(request, QuizSources.of(app.library(), app.zone(), course.id()), app.model());
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
  }
}
