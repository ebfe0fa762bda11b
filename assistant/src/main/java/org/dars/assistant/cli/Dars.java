package org.dars.assistant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.dars.assistant.App;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.Settings;
import org.dars.assistant.store.Zone;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code dars} command. Exit codes: 0 done, 1 could not be done, 2 wrongly called. */
@Command(
    name = "dars",
    mixinStandardHelpOptions = true,
    version = "dars 0.1.0",
    header = "An AI teaching assistant and course-localisation toolkit.",
    description = {
      "Courses go in; cited answers, localised courses and quizzes come out.",
      "Works with no network and no language model, and gets better with them.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars demo                            see it all on a sample course",
      "  ./dars add my-course/                  add a folder of course files",
      "  ./dars ask my-course \"What is a token?\"",
      "  ./dars serve                           open http://127.0.0.1:7700"
    },
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      AddCommand.class,
      CoursesCommand.class,
      BlocksCommand.class,
      SearchCommand.class,
      AskCommand.class,
      TranslateCommand.class,
      LocaliseCommand.class,
      JobsCommand.class,
      UpdateCommand.class,
      ReviewCommand.class,
      MemoryCommand.class,
      TermsCommand.class,
      ChecksCommand.class,
      AdaptCommand.class,
      QuizCommand.class,
      BankCommand.class,
      InsightsCommand.class,
      TutorCommand.class,
      EvaluateCommand.class,
      ModelsCommand.class,
      DoctorCommand.class
    })
public final class Dars implements Runnable {

  @Option(
      names = "--home",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "where Dars keeps its data (default: $DARS_HOME, else ~/.dars)")
  @Nullable Path home;

  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  CommandLine.Model.CommandSpec spec;

  /** Runs a command and leaves the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    configureLogging();
    CommandLine line = new CommandLine(new Dars());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(new Failures());
    line.setOut(new PrintWriter(System.out, true, UTF_8));
    line.setErr(new PrintWriter(System.err, true, UTF_8));
    return line.execute(args);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  Home home() {
    return Home.resolve(home, System.getenv());
  }

  Settings settings() {
    return new Settings(home(), Zone.LOCAL);
  }

  /** Opens everything; the caller closes it. */
  App open() throws LanguageModelException {
    return App.open(settings(), System.getenv());
  }

  private static void configureLogging() {
    try (InputStream settings = Dars.class.getResourceAsStream("/logging.properties")) {
      if (settings != null && System.getProperty("java.util.logging.config.file") == null) {
        LogManager.getLogManager().readConfiguration(settings);
      }
    } catch (java.io.IOException e) {
      System.err.println("dars: logging stays at its defaults: " + e.getMessage());
    }
  }
}
