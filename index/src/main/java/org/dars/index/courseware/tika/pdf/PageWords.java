package org.dars.index.courseware.tika.pdf;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Finds the words of each page with their places. */
final class PageWords extends PDFTextStripper {

  /** Takes one page. */
  @FunctionalInterface
  interface Sink {
    /**
     * @param number from 1
     * @param words by direction of writing, each as if it were horizontal; the most used one first
     * @param readable false when the page's drawing broke off
     */
    void page(int number, PDPage page, List<List<Word>> words, boolean readable) throws IOException;
  }

  /** More letters on one page than anyone reads: a trap, or a map. */
  private static final int MOST_LETTERS = 200_000;

  private final Sink sink;
  private List<List<Word>> words = List.of();

  PageWords(Sink sink) {
    this.sink = sink;
    setSortByPosition(false);
    setShouldSeparateByBeads(false);
  }

  void read(PDDocument document) throws IOException {
    writeText(document, Writer.nullWriter());
  }

  @Override
  public void processPage(PDPage page) throws IOException {
    words = List.of();
    boolean readable = true;
    try {
      super.processPage(page);
    } catch (IOException | RuntimeException e) {
      readable = false;
    }
    sink.page(getCurrentPageNo(), page, words, readable);
  }

  @Override
  protected void processTextPosition(TextPosition letter) {
    if (charactersByArticle.isEmpty() || charactersByArticle.getFirst().size() < MOST_LETTERS) {
      super.processTextPosition(letter);
    }
  }

  @Override
  protected void writePage() {
    Map<Integer, List<TextPosition>> directions = new TreeMap<>();
    for (List<TextPosition> article : charactersByArticle) {
      for (TextPosition letter : article) {
        directions.computeIfAbsent((int) letter.getDir(), d -> new ArrayList<>()).add(letter);
      }
    }
    words =
        directions.values().stream()
            .sorted(Comparator.comparingInt((List<TextPosition> l) -> l.size()).reversed())
            .map(PageWords::words)
            .filter(w -> !w.isEmpty())
            .toList();
  }

  /** Letters on one baseline, cut where there is a space or a gap as wide as one. */
  private static List<Word> words(List<TextPosition> letters) {
    List<TextPosition> sorted = new ArrayList<>(letters);
    sorted.sort(Comparator.comparingDouble(TextPosition::getYDirAdj));
    List<Word> words = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size()
          || sorted.get(i).getYDirAdj() - sorted.get(i - 1).getYDirAdj()
              > 0.08 * Math.max(1, size(sorted.get(i)))) {
        row(new ArrayList<>(sorted.subList(from, i)), words);
        from = i;
      }
    }
    return words;
  }

  private static void row(List<TextPosition> row, List<Word> words) {
    row.sort(Comparator.comparingDouble(TextPosition::getXDirAdj));
    List<TextPosition> word = new ArrayList<>();
    double right = 0;
    for (TextPosition letter : row) {
      String text = letter.getUnicode();
      boolean space = text == null || text.isBlank();
      if (!word.isEmpty() && (space || isApart(word.getLast(), right, letter))) {
        words.add(word(word));
        word.clear();
      }
      if (!space) {
        right = letter.getXDirAdj() + letter.getWidthDirAdj();
        word.add(letter);
      }
    }
    if (!word.isEmpty()) {
      words.add(word(word));
    }
  }

  private static boolean isApart(TextPosition last, double right, TextPosition next) {
    double size = size(next);
    double space = next.getWidthOfSpace();
    double known = space > 0.1 * size && space < size ? 0.45 * space : 0.125 * size;
    double gap = next.getXDirAdj() - right;
    // Tightly set lines leave less than half of a space.
    return gap > Math.max(0.08 * size, Math.min(known, 0.125 * size))
        || Math.abs(size(last) - size) > 0.3 * size;
  }

  private static Word word(List<TextPosition> letters) {
    StringBuilder text = new StringBuilder();
    TextPosition first = letters.getFirst();
    double right = 0;
    for (TextPosition letter : letters) {
      String unicode = letter.getUnicode();
      // A letter with its marks is in reading order: turned here, and turned back with the line.
      text.append(
          unicode.length() > 1 && Line.rightToLeft(unicode)
              ? new StringBuilder(unicode).reverse()
              : unicode);
      right = Math.max(right, letter.getXDirAdj() + letter.getWidthDirAdj());
    }
    return new Word(
        text.toString(),
        first.getXDirAdj(),
        right,
        first.getYDirAdj(),
        size(first),
        isBold(first.getFont()),
        isFixed(first.getFont()));
  }

  private static double size(TextPosition letter) {
    double size = letter.getFontSizeInPt();
    // Some programs write letters of size 1 and scale the page.
    return size > 1.5 ? size : Math.max(letter.getHeightDir() * 1.4, 1);
  }

  private static boolean isBold(PDFont font) {
    PDFontDescriptor descriptor = font.getFontDescriptor();
    String name = name(font);
    return name.matches(".*(bold|black|heavy|semibd|demi|cmbx|medi(?!um)).*")
        || (descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= 600));
  }

  private static boolean isFixed(PDFont font) {
    PDFontDescriptor descriptor = font.getFontDescriptor();
    return name(font).matches(".*(courier|mono|consol|typewriter|cmtt|menlo).*")
        || (descriptor != null && descriptor.isFixedPitch());
  }

  private static String name(PDFont font) {
    String name = font.getName();
    return name == null ? "" : name.toLowerCase(Locale.ROOT);
  }
}
