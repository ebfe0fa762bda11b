package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import org.dars.assistant.App;
import org.dars.assistant.web.WebService;
import org.dars.assistant.web.WebServiceException;
import org.dars.assistant.web.WebSettings;
import org.dars.models.LanguageModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    header = "Serve the pages: courses, questions, quizzes, localisation.",
    description = "Listens on this machine only. Stops with Ctrl-C.%n",
    footer = {"%nExample:", "  ./dars serve --port 8080"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ServeCommand implements Callable<Integer> {

  /** It logs that it did not start; the exception says so too, with the way out. */
  private static final Logger JAVALIN = Logger.getLogger("io.javalin.Javalin");

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "7700",
      description = "port (default: 7700; 0: a free one)")
  private int port;

  @Option(
      names = "--keep-days",
      defaultValue = "${env:DARS_KEEP_DAYS:-180}",
      paramLabel = "DAYS",
      description =
          "delete conversations so long after their last question (default: $DARS_KEEP_DAYS, else"
              + " 180)")
  private int keepDays;

  @Override
  public Integer call()
      throws IOException, InterruptedException, LanguageModelException, WebServiceException {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(
          spec.commandLine(), "--port takes a number from 0 to 65535, not " + port);
    }
    if (keepDays < 1 || keepDays > 36_500) {
      throw new ParameterException(
          spec.commandLine(), "--keep-days takes a number from 1 to 36500, not " + keepDays);
    }
    WebSettings settings =
        WebSettings.local(port, dars.settings().zone()).keeping(Duration.ofDays(keepDays));
    JAVALIN.setFilter(record -> !"Failed to start Javalin".equals(record.getMessage()));
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    try (App app = dars.open();
        App.Service service = app.service();
        WebService web = new WebService(settings, service.rooms())) {
      web.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop, stopped), "dars-stop"));
      PrintWriter out = spec.commandLine().getOut();
      out.println("Dars serves " + web.address() + "  (data in " + dars.home().folder() + ")");
      out.println("Stop with Ctrl-C.");
      stop.await();
    } finally {
      stopped.countDown();
    }
    return 0;
  }

  /** Asks the service to stop and holds the JVM until it has closed its files. */
  private static void end(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      stopped.await(10, java.util.concurrent.TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
