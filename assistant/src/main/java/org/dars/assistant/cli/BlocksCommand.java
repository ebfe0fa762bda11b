package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dars.assistant.localise.FileDocuments;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.Span;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "blocks",
    mixinStandardHelpOptions = true,
    header = "Show the blocks that a file is read as.",
    description = {
      "Each with its id, what it is, where a person finds it, its bytes in the file (part:start-end,",
      "the part being an entry of an office file), and whether a translator gets it. Adds nothing.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars blocks my-course/unit-1/lecture.pptx",
      "  ./dars blocks my-course/unit-1/lecture.pptx --json"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BlocksCommand implements Callable<Integer> {

  private static final int SHOWN_CHARACTERS = 100;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "a course file, a package or a folder")
  private Path file;

  @Option(names = "--full", description = "do not shorten texts")
  private boolean full;

  @Option(names = "--json", description = "print JSON, texts in full")
  private boolean json;

  /** A file, or a file of a package, as it is printed. */
  record Listing(
      String path,
      String mediaType,
      String title,
      String language,
      boolean writable,
      List<String> warnings,
      List<Row> blocks) {}

  /**
   * A block as it is printed.
   *
   * @param anchor as a citation shows it
   * @param why the reason when it is not translatable, "" otherwise
   */
  record Row(
      String id,
      BlockKind kind,
      int level,
      String anchor,
      @Nullable Span span,
      boolean translatable,
      String why,
      String text) {}

  @Override
  public Integer call() throws CoursewareException {
    List<Listing> listings;
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      listings =
          FileDocuments.read(courseware, file, this::problem).stream()
              .map(d -> listing(courseware, d))
              .toList();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(listings.size() == 1 ? listings.getFirst() : listings));
    } else {
      listings.forEach(listing -> print(listing, out));
    }
    out.flush();
    return 0;
  }

  private void problem(String what) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("dars: " + what);
    err.flush();
  }

  private static Listing listing(Courseware courseware, CoursewareDocument d) {
    boolean writable = courseware.canSplice(d);
    return new Listing(
        d.path(),
        d.mediaType(),
        d.title(),
        d.language(),
        writable,
        d.warnings(),
        d.blocks().stream().map(b -> row(b, writable)).toList());
  }

  private static Row row(Block b, boolean writable) {
    return new Row(
        b.id(),
        b.kind(),
        b.level(),
        b.anchor().label(),
        b.span(),
        b.translatable(),
        b.translatable() ? "" : whyNot(b, writable),
        b.text());
  }

  private static String whyNot(Block b, boolean writable) {
    if (!writable) {
      return "the format is only read";
    } else if (b.span() == null) {
      return "its bytes are not known for sure";
    }
    return switch (b.kind()) {
      case CODE -> "code";
      case FORMULA -> "a formula";
      default -> "no text outside markup";
    };
  }

  private void print(Listing listing, PrintWriter out) {
    long translatable = listing.blocks().stream().filter(Row::translatable).count();
    out.printf(
        "%s: \"%s\", %s, language %s, %d blocks, %s%n",
        listing.path(),
        listing.title(),
        listing.mediaType(),
        listing.language(),
        listing.blocks().size(),
        listing.writable() ? translatable + " translatable" : "read only");
    listing.warnings().forEach(w -> out.println("  note: " + w));
    for (Row row : listing.blocks()) {
      out.printf(
          "%n%s  %s%s%s  %s%n",
          row.id(),
          row.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          row.level() == 0 ? "" : " " + row.level(),
          row.anchor().isEmpty() ? "" : "  @ " + row.anchor(),
          place(row, listing.writable()));
      out.println("    " + shown(row.text()));
    }
  }

  private static String place(Row row, boolean writable) {
    Span span = row.span();
    String bytes =
        span == null
            ? ""
            : (span.part().isEmpty() ? "" : span.part() + ":") + span.start() + "-" + span.end();
    if (row.translatable()) {
      return bytes;
    }
    return writable ? (bytes + "  (not translated: " + row.why() + ")").strip() : bytes;
  }

  private String shown(String text) {
    if (full || text.codePointCount(0, text.length()) <= SHOWN_CHARACTERS) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS)) + " …";
  }
}
