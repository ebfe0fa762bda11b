package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.QuizSources;
import org.dars.assistant.quiz.examine.CourseExaminer;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Finding;
import org.dars.assistant.quiz.examine.Finding.Outcome;
import org.dars.assistant.quiz.examine.ItemCheck;
import org.dars.assistant.quiz.examine.Reason;
import org.dars.assistant.quiz.examine.SolverLimits;
import org.dars.assistant.quiz.examine.SolverUse;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.ItemFormat.Problem;
import org.dars.assistant.quiz.exchange.ItemFormats;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Item;
import org.dars.index.courseware.LanguageDetector;
import org.dars.models.Embedder;
import org.dars.models.LanguageModelException;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    header = "Examine the items of a file, whoever wrote them.",
    description =
        "Every item is looked at by code: whether it can be marked, what its options give away,"
            + " whether another asks the same. With --course also whether the course proves the"
            + " key, whether a solver finds it there, and whether a distractor is right as well."
            + " A FAILED item has to be mended; of what is WARNED of a person decides. Exit code 0"
            + " when no item failed, 1 when some did or parts of the file could not be read.%n",
    footer = {
      "%nExamples:",
      "  ./dars quiz check exam.gift",
      "  ./dars quiz check exam.xml --course sample --json",
      "  ./dars quiz check exam.txt --from aiken --only-bad",
      "  ./dars quiz check exam.gift --course sample --meaning",
      "  ./dars quiz check exam.gift --course sample --model --calls 500"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class QuizCheckCommand implements Callable<Integer> {

  private static final int SHOWN = 100;
  private static final String FORMAT = "dars-quiz-check";

  @ParentCommand private QuizCommand quiz;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "the file to read")
  private Path file;

  @Option(names = "--from", paramLabel = "F", description = "format of FILE")
  private @Nullable String from;

  @Option(
      names = "--course",
      paramLabel = "COURSE",
      description = "id of the course that the items are about")
  private @Nullable String course;

  @Option(
      names = "--model",
      negatable = true,
      description = "with --course: have the language model solve the items, too (default: no)")
  private boolean model;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "with --model: most requests to it (default: 10 an item)")
  private @Nullable Integer calls;

  @Option(
      names = "--meaning",
      negatable = true,
      description =
          "by the embedder that comes with Dars: look for what is the same in other words, too;"
              + " takes longer (default: no)")
  private boolean meaning;

  @Option(names = "--only-bad", description = "leave out items with nothing to say of")
  private boolean onlyBad;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /**
   * What is said of an item.
   *
   * @param name as its file calls it; may be ""
   * @param place where its file has it: "line 12"; "" in files without lines
   * @param sound whether no check failed
   */
  record Verdict(
      String item, String name, String place, String stem, boolean sound, List<Said> findings) {}

  /**
   * A finding by its names in files, which stay.
   *
   * @param code what is said; "" for nothing
   * @param where parts of the item that it is said of, from the outermost
   * @param arguments the words that stand in the reason, in order of the code's places
   * @param reason all of it as an English sentence; "" for nothing
   */
  record Said(
      String check,
      String outcome,
      String code,
      List<Where> where,
      List<String> arguments,
      String reason) {}

  /**
   * A part of an item.
   *
   * @param number from 1; 0 for what there is only one of
   */
  record Where(String part, int number) {}

  /**
   * All of it.
   *
   * @param course "" for none
   * @param format {@value #FORMAT}, as in {@code dars-quiz-check.schema.json}
   * @param fileFormat what the file was read as
   * @param language that items without a language were taken to be in
   * @param solver what a language model took; null without one
   */
  record Checked(
      String format,
      int version,
      String file,
      String fileFormat,
      String course,
      String language,
      int items,
      int sound,
      Map<String, Integer> failed,
      Map<String, Integer> warned,
      List<Problem> problems,
      @Nullable SolverUse solver,
      List<Verdict> verdicts) {}

  @Override
  public Integer call() throws IOException, ItemFileException, LanguageModelException {
    if (!Files.exists(file)) {
      throw new CommandException(file + ": there is no such file");
    }
    if (model && course == null) {
      throw new ParameterException(spec.commandLine(), "--model needs --course");
    }
    if (calls != null && (!model || calls < 1)) {
      throw new ParameterException(spec.commandLine(), "--calls takes 1 or more, with --model");
    }
    ItemFormats.Found found = ItemFormats.read(file, QuizFormats.readers(file, from, spec));
    Checked checked;
    try (Embedder embedder = meaning ? OnnxEmbedder.open(EmbedderSettings.standard()) : null) {
      checked = course == null ? alone(found, embedder) : against(found, course, embedder);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(checked));
    } else {
      print(checked, out);
    }
    out.flush();
    return checked.sound() == checked.items() && checked.problems().isEmpty() ? 0 : 1;
  }

  private Checked alone(ItemFormats.Found found, @Nullable Embedder embedder) {
    String language = language(found.reading().items());
    return checked(found, "", language, new CourseExaminer(List.of(), language, embedder, null));
  }

  private Checked against(ItemFormats.Found found, String id, @Nullable Embedder embedder)
      throws LanguageModelException {
    try (App app = quiz.dars().open()) {
      Course about = Courses.required(app, id);
      if (model && app.model() == null) {
        throw new CommandException("there is no language model; see ./dars doctor");
      }
      CourseExaminer examiner =
          new CourseExaminer(
              QuizSources.of(app.library(), app.zone(), about.id()),
              about.language(),
              embedder,
              model ? app.model() : null,
              SolverLimits.STANDARD.withCalls(
                  calls == null ? Math.max(1, 10 * found.reading().items().size()) : calls));
      return checked(found, about.id(), about.language(), examiner);
    }
  }

  /** As the stems read together; few words tell little. */
  private static String language(List<Item> items) {
    StringBuilder text = new StringBuilder();
    items.stream().limit(200).forEach(i -> text.append(Markup.plain(i.stem())).append('\n'));
    return LanguageDetector.standard().detect(text.toString());
  }

  private Checked checked(
      ItemFormats.Found found, String about, String language, CourseExaminer examiner) {
    List<Item> items = found.reading().items();
    List<Examination> examinations = examiner.examine(items);
    Map<ItemCheck, Integer> failed = new EnumMap<>(ItemCheck.class);
    Map<ItemCheck, Integer> warned = new EnumMap<>(ItemCheck.class);
    List<Verdict> verdicts = new ArrayList<>();
    int sound = 0;
    for (int i = 0; i < items.size(); i++) {
      Examination examination = examinations.get(i);
      examination.failed().forEach(f -> failed.merge(f.check(), 1, Integer::sum));
      examination.with(Outcome.WARNED).forEach(f -> warned.merge(f.check(), 1, Integer::sum));
      sound += examination.sound() ? 1 : 0;
      boolean bad = !examination.sound() || !examination.with(Outcome.WARNED).isEmpty();
      if (bad || !onlyBad) {
        String place = found.reading().places().getOrDefault(items.get(i).id(), "");
        verdicts.add(verdict(items.get(i), place, examination));
      }
    }
    return new Checked(
        FORMAT,
        1,
        file.toString(),
        found.id(),
        about,
        language,
        items.size(),
        sound,
        labels(failed),
        labels(warned),
        found.reading().problems(),
        examiner.solverUse().orElse(null),
        verdicts);
  }

  private static Verdict verdict(Item item, String place, Examination examination) {
    return new Verdict(
        item.id(),
        item.name().equals(item.id()) ? "" : item.name(),
        place,
        Markup.plain(item.stem()),
        examination.sound(),
        examination.findings().stream().map(QuizCheckCommand::said).toList());
  }

  private static Said said(Finding f) {
    String outcome = f.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
    Reason because = f.because();
    return new Said(
        f.check().label(),
        outcome,
        because.why() == null ? "" : because.why().label(),
        because.where().stream().map(s -> new Where(s.part().label(), s.number())).toList(),
        because.words(),
        f.reason());
  }

  private static Map<String, Integer> labels(Map<ItemCheck, Integer> counts) {
    Map<String, Integer> labels = new LinkedHashMap<>();
    counts.forEach((check, n) -> labels.put(check.label(), n));
    return labels;
  }

  private static void print(Checked checked, PrintWriter out) {
    for (Problem problem : checked.problems()) {
      out.printf("%s: %s%n", problem.place(), problem.message());
    }
    for (Verdict verdict : checked.verdicts()) {
      List<Said> bad =
          verdict.findings().stream()
              .filter(f -> f.outcome().equals("failed") || f.outcome().equals("warned"))
              .toList();
      out.printf(
          "%-6s %s%s%s  %s%n",
          verdict.sound() ? bad.isEmpty() ? "sound" : "look" : "FAILED",
          verdict.item(),
          verdict.name().isBlank() ? "" : " (" + cut(verdict.name()) + ")",
          verdict.place().isEmpty() ? "" : ", " + verdict.place(),
          cut(verdict.stem()));
      for (Said f : bad) {
        out.printf("       %s %s: %s%n", f.outcome(), f.check(), f.reason());
      }
    }
    counted("failed", checked.failed(), out);
    counted("warned", checked.warned(), out);
    if (checked.solver() != null) {
      SolverUse use = checked.solver();
      out.printf(
          "the language model took %d %s and %d tokens%s%n",
          use.calls(),
          use.calls() == 1 ? "request" : "requests",
          use.tokens(),
          use.ended().isEmpty() ? "" : "; " + use.ended());
    }
    out.printf(
        "%s (%s%s): %d %s, %d sound, %d failed%s%n",
        checked.file(),
        checked.fileFormat(),
        checked.course().isEmpty() ? "" : ", about " + checked.course(),
        checked.items(),
        checked.items() == 1 ? "item" : "items",
        checked.sound(),
        checked.items() - checked.sound(),
        checked.problems().isEmpty() ? "" : ", not read: " + checked.problems().size());
  }

  private static void counted(String what, Map<String, Integer> counts, PrintWriter out) {
    counts.forEach((check, n) -> out.printf("%4d %s %s%n", n, what, check));
  }

  private static String cut(String stem) {
    String line = stem.replaceAll("\\s+", " ").strip();
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN).stripTrailing() + " …";
  }
}
