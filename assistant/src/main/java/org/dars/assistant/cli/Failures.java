package org.dars.assistant.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import org.dars.assistant.course.CourseException;
import org.dars.assistant.evaluate.EvaluationFileException;
import org.dars.assistant.store.StoreException;
import org.dars.index.courseware.CoursewareException;
import org.dars.models.LanguageModelException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one sentence on standard error and exit code 1. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
    boolean debug = System.getenv("DARS_DEBUG") != null;
    line.getErr().println("dars: " + sentence(e, debug));
    if (debug) {
      e.printStackTrace(line.getErr());
    }
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return 1;
  }

  private static String sentence(Exception e, boolean debug) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return switch (e) {
      case CommandException c -> message;
      case CourseException c -> message;
      case CoursewareException c -> message;
      case StoreException c -> message;
      case EvaluationFileException c -> message;
      case LanguageModelException c -> message;
      case org.dars.assistant.certificate.CertificateException c -> message;
      case org.dars.assistant.quiz.exchange.ItemFileException c -> message;
      case org.dars.translator.engine.EngineException c -> message;
      case org.dars.translator.exchange.TmxProblemException c -> message;
      case org.dars.translator.exchange.PoProblemException c -> message;
      case org.dars.translator.exchange.XliffProblemException c -> message;
      case org.dars.translator.terms.TermProblemException c -> message;
      case org.dars.assistant.web.WebServiceException c -> message;
      case org.dars.assistant.retrieve.RetrieveException c -> message;
      case org.dars.models.catalog.CatalogException c -> message;
      case org.dars.models.EmbedderException c -> message;
      case org.dars.models.RerankerException c -> message;
      case AccessDeniedException c -> message + ": permission denied";
      case FileAlreadyExistsException c -> message + ": a file is in its place";
      case NotDirectoryException c -> message + ": is not a folder";
      case java.nio.file.NoSuchFileException c when !message.contains(": ") ->
          message + ": there is no such file or folder";
      case java.io.IOException c -> message;
      case java.io.UncheckedIOException c -> message.replaceFirst("^java[.a-zA-Z]*: ", "");
      case InterruptedException c -> "stopped";
      default ->
          "unexpected: "
              + message
              + (debug ? "" : " (set DARS_DEBUG=1 to see where, and report it)");
    };
  }
}
