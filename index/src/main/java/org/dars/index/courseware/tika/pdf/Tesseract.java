package org.dars.index.courseware.tika.pdf;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program that reads pictures, run for one picture. Ends with its time, and with this process.
 */
final class Tesseract {

  /** Fewer per cent sure than this is not a word. */
  private static final double SURE = 35;

  private final PdfRequest request;

  Tesseract(PdfRequest request) {
    this.request = request;
  }

  /** A paragraph of a picture, or of one page of it. */
  record Paragraph(int page, String text) {}

  /** The paragraphs in the order in which the program found them. */
  List<Paragraph> read(Path picture, long deadline) throws IOException {
    Path out = Files.createTempFile("ocr", "");
    Path tsv = Path.of(out + ".tsv");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
              request.tesseract(),
              picture.toString(),
              out.toString(),
              "-l",
              request.languages(),
              "--psm",
              "3",
              "tsv");
      builder.environment().put("OMP_THREAD_LIMIT", "1");
      builder.redirectErrorStream(true).redirectOutput(new File(nowhere()));
      Process process = builder.start();
      Thread killer = new Thread(process::destroyForcibly);
      Runtime.getRuntime().addShutdownHook(killer);
      try {
        long left = deadline - System.currentTimeMillis();
        if (!process.waitFor(Math.max(1, left), TimeUnit.MILLISECONDS)) {
          throw new IOException("took too long");
        }
      } finally {
        process.destroyForcibly();
        Runtime.getRuntime().removeShutdownHook(killer);
      }
      return Files.exists(tsv)
          ? paragraphs(Files.readAllLines(tsv, StandardCharsets.UTF_8))
          : List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(tsv);
    }
  }

  private static String nowhere() {
    return File.separatorChar == '\\' ? "NUL" : "/dev/null";
  }

  /** Rows of level, page, block, paragraph, line, word, left, top, width, height, sure, text. */
  private static List<Paragraph> paragraphs(List<String> rows) {
    List<Paragraph> paragraphs = new ArrayList<>();
    Hyphens hyphens = new Hyphens();
    String place = "";
    String lineOfPlace = "";
    int page = 1;
    List<String> lines = new ArrayList<>();
    for (String row : rows) {
      String[] cells = row.split("\t", -1);
      if (cells.length < 12 || !cells[0].equals("5") || cells[11].isBlank() || !isSure(cells[10])) {
        continue;
      }
      String here = cells[1] + "/" + cells[2] + "/" + cells[3];
      if (!here.equals(place)) {
        finish(page, lines, hyphens, paragraphs);
        place = here;
        lineOfPlace = "";
        page = Integer.parseInt(cells[1]);
      }
      if (cells[4].equals(lineOfPlace)) {
        lines.set(lines.size() - 1, lines.getLast() + " " + cells[11].strip());
      } else {
        lines.add(cells[11].strip());
        lineOfPlace = cells[4];
      }
    }
    finish(page, lines, hyphens, paragraphs);
    return paragraphs;
  }

  private static boolean isSure(String percent) {
    try {
      return Double.parseDouble(percent) >= SURE;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static void finish(
      int page, List<String> lines, Hyphens hyphens, List<Paragraph> paragraphs) {
    String text = "";
    for (String line : lines) {
      text = text.isEmpty() ? line : hyphens.joined(text, line);
    }
    if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
      paragraphs.add(new Paragraph(page, text));
    }
    lines.clear();
  }
}
