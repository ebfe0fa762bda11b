package org.dars.index.courseware.tika;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dars.index.courseware.tika.pdf.PdfRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tesseract, where it is installed: on the path, or where the property {@code dars.tesseract} says.
 *
 * @param program "" when it is not there
 * @param languages its packs, joined by {@code +}
 */
record Ocr(String program, String languages) {

  private static final Ocr NONE = new Ocr("", "");

  /** Each language costs time; those that come first by name are taken. */
  private static final int MOST_LANGUAGES = 6;

  boolean isThere() {
    return !program.isEmpty();
  }

  /** The request to read these pages from their pictures; of a picture file, page 1. */
  PdfRequest request(List<Integer> pages, int maxCharacters, long millis) {
    return new PdfRequest(maxCharacters, program, languages, pages, millis);
  }

  static Ocr found() {
    Path program = onPath();
    if (program == null) {
      return NONE;
    }
    try {
      String languages = languages(program);
      return languages.isEmpty() ? NONE : new Ocr(program.toString(), languages);
    } catch (IOException e) {
      return NONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NONE;
    }
  }

  private static @Nullable Path onPath() {
    String configured = System.getProperty("dars.tesseract");
    if (configured != null) {
      Path path = Path.of(configured);
      return Files.isExecutable(path) ? path.toAbsolutePath() : null;
    }
    String path = System.getenv("PATH");
    for (String folder : path == null ? new String[0] : path.split(File.pathSeparator)) {
      for (String name : List.of("tesseract", "tesseract.exe")) {
        if (!folder.isBlank() && Files.isExecutable(Path.of(folder, name))) {
          return Path.of(folder, name).toAbsolutePath();
        }
      }
    }
    return null;
  }

  private static String languages(Path program) throws IOException, InterruptedException {
    Path list = Files.createTempFile("packs", "");
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--list-langs")
              .redirectErrorStream(true)
              .redirectOutput(list.toFile())
              .start();
      boolean ended = process.waitFor(10, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended
          ? Files.readAllLines(list, StandardCharsets.UTF_8).stream()
              .map(String::strip)
              .filter(l -> l.matches("[a-z]{3}(_[A-Za-z]+)?") && !l.matches("osd|equ"))
              .sorted()
              .limit(MOST_LANGUAGES)
              .collect(Collectors.joining("+"))
          : "";
    } finally {
      Files.deleteIfExists(list);
    }
  }
}
