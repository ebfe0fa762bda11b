package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.QuizSources;
import org.dars.assistant.quiz.examine.SolverLimits;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.ItemFormat;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;
import org.dars.assistant.quiz.exchange.ItemFormats;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.make.ItemRequest;
import org.dars.assistant.quiz.make.Made;
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
      "  ./dars quiz sample --types ordering,matching --bloom remember",
      "  ./dars quiz sample -n 20 --format docx --key -o q.docx",
      "  ./dars quiz sample -n 50 --known quiz.gift       others than those",
      "  ./dars quiz convert quiz.gift quiz.csv            from one format to another",
      "  ./dars quiz check quiz.gift --course sample       examine its items"
    },
    subcommands = {QuizConvertCommand.class, QuizCheckCommand.class, QuizTranslateCommand.class})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class QuizCommand implements Callable<Integer> {

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  /** Needed; optional to the parser only, as subcommands have no course. */
  @Parameters(index = "0", arity = "0..1", paramLabel = "COURSE", description = "id of the course")
  private @Nullable String course;

  @Option(
      names = "--section",
      paramLabel = "S",
      description =
          "words of a heading, or a document's id; may be given several times (default: the whole course)")
  private List<String> sections = new ArrayList<>();

  @Option(
      names = "--types",
      paramLabel = "T,T",
      split = ",",
      description =
          "single-choice, multiple-choice, true-false, cloze, matching, ordering, numeric, short-answer, essay (default: a mix)")
  private List<String> types = new ArrayList<>();

  @Option(
      names = "--bloom",
      paramLabel = "B,B",
      split = ",",
      description = "remember, understand, apply, analyse, evaluate, create (default: any)")
  private List<String> blooms = new ArrayList<>();

  @Option(names = "-n", defaultValue = "10", description = "how many items, 1–10000 (default: 10)")
  private int count;

  @Option(
      names = "--format",
      defaultValue = "gift",
      paramLabel = "F",
      description =
          "gift (Moodle and others), moodle-xml, aiken, qti22, qti3, h5p, csv, docx, pdf, json"
              + " (default: gift)")
  private String format;

  @Option(
      names = "--key",
      negatable = true,
      description = "docx, pdf: print the answers behind the items (default: no)")
  private boolean key;

  @Option(names = "--json", description = "the same as --format json")
  private boolean json;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "another seed, another quiz (default: 1)")
  private long seed;

  @Option(
      names = "--known",
      paramLabel = "FILE",
      description = "items that are there already: none of them is made again")
  private @Nullable Path known;

  @Option(names = "-o", paramLabel = "FILE", description = "write to a file")
  private @Nullable Path output;

  /** Opens the home for a subcommand. */
  Dars dars() {
    return dars;
  }

  @Override
  public Integer call()
      throws IOException, InterruptedException, LanguageModelException, ItemFileException {
    if (course == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing required parameter: 'COURSE'; or say: quiz convert IN OUT");
    }
    if (count < 1 || count > ItemRequest.MOST) {
      throw new ParameterException(
          spec.commandLine(), "-n takes 1 to %d, not %d".formatted(ItemRequest.MOST, count));
    }
    ItemFormat chosen = QuizFormats.written(json ? "json" : format, key, "--format", spec);
    Set<ItemKind> kinds =
        QuizFormats.kinds(named("--types", types, kinds(), ItemKind::label), chosen, spec);
    Set<Bloom> levels = named("--bloom", blooms, List.of(Bloom.values()), Bloom::label);
    List<Item> before = known == null ? List.of() : known(known);
    try (App app = dars.open()) {
      Course asked = Courses.required(app, course);
      ItemRequest request =
          new ItemRequest(
              asked.id(), sections, kinds, levels, count, seed, asked.language(), before);
      List<Item> items = held(app, asked, request, chosen);
      write(items, chosen);
      return items.isEmpty() ? 1 : 0;
    }
  }

  /**
   * Makes items that the format holds: for those that it would leave out others are made, until
   * there are as many as were asked for or the course gives no more.
   */
  private List<Item> held(App app, Course asked, ItemRequest request, ItemFormat format)
      throws IOException, InterruptedException {
    List<Item> items = new ArrayList<>();
    List<Item> known = new ArrayList<>(request.known());
    List<String> notes = new ArrayList<>();
    boolean more = true;
    while (more && items.size() < request.count()) {
      Made made = make(app, asked, request.forMore(request.count() - items.size(), known));
      Set<String> out = QuizFormats.leftOut(made.items(), format);
      made.items().stream().filter(i -> !out.contains(i.id())).forEach(items::add);
      known.addAll(made.items());
      notes.addAll(made.notes());
      more = !out.isEmpty();
    }
    PrintWriter err = spec.commandLine().getErr();
    notes.stream().distinct().forEach(n -> err.println("note: " + n));
    return items;
  }

  /** Kinds that are asked; a description asks nothing. */
  private static List<ItemKind> kinds() {
    return Arrays.stream(ItemKind.values()).filter(k -> k != ItemKind.DESCRIPTION).toList();
  }

  private <T> Set<T> named(
      String option, List<String> labels, List<T> all, Function<T, String> label) {
    return labels.stream()
        .map(l ->
            all.stream()
                .filter(t -> label.apply(t).equals(l.strip()))
                .findFirst()
                .orElseThrow(() ->
                    new ParameterException(
                        spec.commandLine(),
                        "%s takes %s, not \"%s\""
                            .formatted(
                                option,
                                all.stream().map(label).collect(Collectors.joining(", ")),
                                l))))
        .collect(Collectors.toSet());
  }

  private List<Item> known(Path file) throws IOException, ItemFileException {
    if (!Files.exists(file)) {
      throw new CommandException(file + ": there is no such file");
    }
    List<ItemFormat> readers = ItemFormats.of(file).stream().filter(ItemFormat::reads).toList();
    if (readers.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--known: %s: its name does not tell what it is".formatted(file));
    }
    return ItemFormats.read(file, readers).reading().items();
  }

  private void write(List<Item> items, ItemFormat format) throws IOException {
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
      int written = items.size() - QuizFormats.leftOut(losses);
      spec.commandLine().getErr().println(written + " items written to " + output);
    }
    QuizFormats.grouped(losses).forEach(l -> spec.commandLine().getErr().println("note: " + l));
  }

  /** Makes items of a course of the library. */
  static Made make(App app, Course course, ItemRequest request) throws InterruptedException {
    try {
      return app.quizzes()
          .maker()
          .make(
              request,
              QuizSources.of(app.library(), app.zone(), course.id()),
              app.quizzes().solver(app.zone(), course, SolverLimits.MAKING),
              app.model());
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
  }
}
