package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.GiftWriter;
import org.dars.assistant.quiz.Quiz;
import org.dars.assistant.quiz.QuizJson;
import org.dars.assistant.quiz.QuizMaker;
import org.dars.assistant.quiz.QuizRequest;
import org.dars.assistant.quiz.QuizSources;
import org.dars.assistant.quiz.exchange.ItemFormat;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;
import org.dars.assistant.quiz.item.Item;
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
      "  ./dars quiz sample --section \"Tokens\" -n 5 --format json",
      "  ./dars quiz sample -n 20 --format docx --key -o q.docx",
      "  ./dars quiz convert quiz.gift quiz.csv            from one format to another"
    },
    subcommands = {QuizConvertCommand.class, QuizTranslateCommand.class})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class QuizCommand implements Callable<Integer> {

  /** What else is written. */
  private static final String FORMATS = "aiken, csv, docx, moodle-xml, qti22, qti3, h5p";

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  /** Needed; optional to the parser only, as subcommands have no course. */
  @Parameters(index = "0", arity = "0..1", paramLabel = "COURSE", description = "id of the course")
  private @Nullable String course;

  @Option(
      names = "--section",
      paramLabel = "S",
      description = "words of a heading, or a document's id (default: the whole course)")
  private @Nullable String section;

  @Option(names = "-n", defaultValue = "10", description = "how many items, 1–1000 (default: 10)")
  private int count;

  @Option(
      names = "--format",
      defaultValue = "gift",
      paramLabel = "F",
      description = "gift (Moodle and others), json, or " + FORMATS + " (default: gift)")
  private String format;

  @Option(
      names = "--key",
      negatable = true,
      description = "docx: print the answers behind the items (default: no)")
  private boolean key;

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
    if (course == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing required parameter: 'COURSE'; or say: quiz convert IN OUT");
    }
    if (count < 1 || count > 1_000) {
      throw new ParameterException(spec.commandLine(), "-n takes 1 to 1000, not " + count);
    }
    ItemFormat chosen = QuizFormats.written(json ? "json" : format, key, "--format", spec);
    try (App app = dars.open()) {
      Quiz quiz = make(app, Courses.required(app, course), section, count, seed);
      PrintWriter err = spec.commandLine().getErr();
      quiz.notes().forEach(n -> err.println("note: " + n));
      switch (chosen.id()) {
        case "gift" -> text(quiz, GiftWriter.write(quiz));
        case "json" -> text(quiz, QuizJson.write(quiz) + "\n");
        default -> items(quiz, chosen);
      }
      return quiz.items().isEmpty() ? 1 : 0;
    }
  }

  /** The home that the command works in, for subcommands. */
  App open() throws LanguageModelException {
    return dars.open();
  }

  private void text(Quiz quiz, String text) throws IOException {
    if (output == null) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    } else {
      Files.writeString(output, text);
      written(quiz.items().size(), output);
    }
  }

  private void items(Quiz quiz, ItemFormat format) throws IOException {
    List<Item> items = quiz.items().stream().map(Item::of).toList();
    List<Loss> losses = new ArrayList<>();
    if (output == null) {
      Path file = Files.createTempFile("dars-quiz", "." + format.extensions().getFirst());
      try {
        losses.addAll(format.write(items, file));
        spec.commandLine().getOut().print(QuizFormats.text(file, format));
        spec.commandLine().getOut().flush();
      } finally {
        Files.deleteIfExists(file);
      }
    } else {
      WholeFile.write(output, part -> losses.addAll(format.write(items, part)));
      written(items.size() - QuizFormats.leftOut(losses), output);
    }
    QuizFormats.grouped(losses).forEach(l -> spec.commandLine().getErr().println("note: " + l));
  }

  private void written(int items, Path file) {
    spec.commandLine().getErr().println(items + " items written to " + file);
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
