package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dars.assistant.App;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseException;
import org.dars.assistant.quiz.exchange.ItemFormat;
import org.dars.assistant.quiz.exchange.ItemFormats;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.make.ItemRequest;
import org.dars.assistant.quiz.make.Made;
import org.dars.assistant.retrieve.CatchUp;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.AnswerListener;
import org.dars.assistant.tutor.Ask;
import org.dars.assistant.tutor.Turn;
import org.dars.models.LanguageModelException;
import org.dars.translator.LocalisationRequest;
import org.dars.translator.engine.EngineException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    header = "Show the main job on the sample course: answers, a localised unit, a quiz.",
    description = "Needs no network, no key and no language model.%n",
    footer = {"%nExample:", "  ./dars demo"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DemoCommand implements Callable<Integer> {

  private static final String UNIT = "unit-1-what-generative-ai-is";
  private static final int ITEMS = 8;

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  @Override
  public Integer call()
      throws IOException,
          InterruptedException,
          CourseException,
          LanguageModelException,
          EngineException {
    PrintWriter out = spec.commandLine().getOut();
    Path demo = dars.home().ready().folder().resolve("demo");
    Path files = demo.resolve("sample-course");
    SampleCourse.unpack(files);
    try (App app = dars.open()) {
      Course course = add(app, files, out);
      ask(app, out);
      localise(files.resolve(UNIT), demo.resolve(UNIT + "-es"), out);
      quiz(app, course, demo.resolve("quiz.gift"), out);
    }
    out.println("Files are in " + demo);
    out.println();
    out.println("Next:");
    out.println(
        "  ./dars serve                        the same in a browser: http://127.0.0.1:7700");
    out.println("  ./dars ask sample \"your question\"");
    out.println("  ./dars add FOLDER                   your own course");
    out.println("  ./dars doctor                       what is installed, and what would add more");
    out.flush();
    return 0;
  }

  private static Course add(App app, Path files, PrintWriter out) throws CourseException {
    out.println("1. A course goes in");
    var report = AddCommand.add(app, new AddRequest(files, SampleCourse.ID, null));
    AddCommand.print(report, out);
    CatchUp indexed = Indexing.run(app);
    out.printf("%d passages indexed in %.1f s%n%n", indexed.passages(), indexed.nanos() / 1e9);
    out.flush();
    return report.course();
  }

  private static void ask(App app, PrintWriter out) throws IOException, InterruptedException {
    out.println("2. Questions are answered from the course, with proof");
    String first = "What is a hallucination?";
    Answer answer = ask(app, first, List.of(), out);
    String said =
        answer.sentences().stream().map(Answer.Sentence::text).collect(Collectors.joining(" "));
    ask(app, "And when are they most frequent?", List.of(new Turn(first, said)), out);
    ask(app, "How much does a graphics card for training models cost?", List.of(), out);
  }

  private static Answer ask(App app, String question, List<Turn> earlier, PrintWriter out)
      throws IOException, InterruptedException {
    out.println("? " + question);
    Answer answer =
        app.tutor()
            .answer(new Ask(app.zone(), SampleCourse.ID, question, earlier), AnswerListener.SILENT);
    AskCommand.print(answer, out);
    out.println();
    out.flush();
    return answer;
  }

  private void localise(Path unit, Path output, PrintWriter out)
      throws IOException, InterruptedException, LanguageModelException, EngineException {
    out.println("3. A unit is localised into Spanish");
    TranslateCommand.print(
        TranslateCommand.translate(
            dars.settings(), unit, output, new LocalisationRequest("en", "es", "demo"), "auto"),
        output,
        out);
    out.println();
  }

  private static void quiz(App app, Course course, Path file, PrintWriter out)
      throws IOException, InterruptedException {
    out.println("4. A quiz is made from its key terms");
    Made made =
        QuizCommand.make(
            app,
            course,
            new ItemRequest(
                course.id(),
                List.of(),
                Set.of(),
                Set.of(),
                ITEMS,
                1,
                course.language(),
                List.of()));
    List<Item> items = made.items();
    ItemFormat gift = ItemFormats.named("gift").orElseThrow();
    gift.write(items, file);
    items.stream()
        .filter(i -> i.body() instanceof Body.Choice)
        .findFirst()
        .ifPresent(i -> print(i, (Body.Choice) i.body(), out));
    out.printf("  %d items for Moodle: %s%n%n", items.size(), file);
    out.flush();
  }

  private static void print(Item item, Body.Choice choice, PrintWriter out) {
    out.println("  " + item.stem().value());
    for (int i = 0; i < choice.options().size(); i++) {
      Body.Option option = choice.options().get(i);
      out.printf("   %s %c) %s%n", option.right() ? "*" : " ", 'a' + i, option.text().value());
    }
  }
}
