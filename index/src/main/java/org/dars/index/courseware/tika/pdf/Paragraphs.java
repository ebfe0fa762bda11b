package org.dars.index.courseware.tika.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts the lines of a column into paragraphs, list items, captions and listings. */
final class Paragraphs {

  private static final Pattern ITEM =
      Pattern.compile(
          "(?s)(?:[•●◦○▪■□✓➢►‣⁃\\uf0a7\\uf0b7\\uf0d8\\uf0fc]\\s*|[*·–—-]\\s+|\\(?\\d{1,3}[.)]\\s+|\\(?[a-zA-Z][.)]\\s+|\\(?[ivx]{1,4}[.)]\\s+)\\S.*");
  private static final Pattern CAPTION =
      Pattern.compile(
          "(?su)(?:Table|Figure|Fig\\.|Box|Listing|Tabelle|Abbildung|Abb\\.|Tableau|Tabla|Figura|Tabela|Таблица|Рисунок|Рис\\.|Кесте|Сурет|表|図|图)\\s*\\d+(?:[.\\-–]\\d+)*(?:[.:)|]|\\s*[–—-]|\\s+\\p{Lu}|$).*");
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?s).*[.:;!?。？！؟؛।။…][\"”’»)\\]]*[⁰¹²³⁴-⁹]*");
  private static final Pattern NUMBERED = Pattern.compile("\\d+(?:\\.\\d+)+\\.?\\s.*");

  private Paragraphs() {}

  static boolean isItem(String text) {
    return ITEM.matcher(text).matches();
  }

  static boolean isCaption(String text) {
    return CAPTION.matcher(text).matches();
  }

  static boolean endsSentence(String text) {
    return SENTENCE_END.matcher(text).matches();
  }

  /** The parts of a column in order. */
  static List<Part> of(int page, List<Line> lines, double body) {
    List<Part> parts = new ArrayList<>();
    if (lines.isEmpty()) {
      return parts;
    }
    double left = lines.stream().mapToDouble(Line::left).min().orElse(0);
    double right = lines.stream().mapToDouble(Line::right).max().orElse(0);
    double pitch = pitch(lines);
    List<Line> paragraph = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line next = i + 1 < lines.size() ? lines.get(i + 1) : null;
      if (!paragraph.isEmpty()
          && begins(
              paragraph, lines.get(i), next == null ? left : next.left(), right, pitch, body)) {
        parts.add(part(page, paragraph, left, right));
        paragraph = new ArrayList<>();
      }
      paragraph.add(lines.get(i));
    }
    parts.add(part(page, paragraph, left, right));
    return parts;
  }

  private static Part part(int page, List<Line> lines, double left, double right) {
    String first = lines.getFirst().text();
    Part.Kind kind =
        lines.stream().allMatch(Line::fixed) && lines.getFirst().width() > 0
            ? Part.Kind.CODE
            : isCaption(first)
                ? Part.Kind.CAPTION
                : isItem(first) ? Part.Kind.ITEM : Part.Kind.TEXT;
    Part part = new Part(page, kind, lines, null);
    part.full = lines.getLast().right() > right - 0.12 * (right - left);
    part.width = right - left;
    return part;
  }

  /** The usual distance of baselines in the column. */
  private static double pitch(List<Line> lines) {
    List<Double> all = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      double d = lines.get(i).baseline() - lines.get(i - 1).baseline();
      if (d > 0.85 * lines.get(i).size() && d < 2.2 * lines.get(i).size()) {
        all.add(d);
      }
    }
    all.sort(null);
    // Near the closest: many short paragraphs must not make their gaps the usual distance.
    return all.isEmpty() ? 1.3 * lines.getFirst().size() : all.get(all.size() / 8);
  }

  private static boolean begins(
      List<Line> paragraph, Line line, double nextLeft, double right, double pitch, double body) {
    Line last = paragraph.getLast();
    Line first = paragraph.getFirst();
    double size = Math.max(last.size(), line.size());
    double distance = line.baseline() - last.baseline();
    boolean large = Math.min(last.size(), line.size()) > 1.12 * body;
    double usual = large ? Math.max(pitch, 1.3 * size) : pitch;
    if (last.fixed() != line.fixed()) {
      return true;
    }
    if (line.fixed()) {
      return distance > 2.2 * usual || distance < 0;
    }
    if (Math.abs(last.size() - line.size()) > 0.08 * size
        || distance > usual + 0.25 * size
        || distance < 0
        || isItem(line.text())
        || isCaption(line.text())) {
      return true;
    }
    if (last.bold() != line.bold()) {
      boolean wraps = last.right() > right - 0.1 * (right - first.left());
      return !wraps || endsSentence(last.text());
    }
    if (large || (line.bold() && last.bold())) {
      return NUMBERED.matcher(line.text()).matches();
    }
    return indented(paragraph, line, nextLeft) || brokenOff(last, line, first.left(), right);
  }

  /** A first line set in from the lines around it, or a line set out after a list item. */
  private static boolean indented(List<Line> paragraph, Line line, double nextLeft) {
    Line last = paragraph.getLast();
    double step = 0.7 * line.size();
    boolean item = isItem(paragraph.getFirst().text());
    if (line.left() > last.left() + step) {
      return !(item && paragraph.size() == 1)
          && nextLeft < line.left() - 0.5 * step
          && endsSentence(last.text());
    }
    if (line.left() < last.left() - step) {
      return paragraph.size() > 1 || item;
    }
    return false;
  }

  /** Whether the line before ends early though this line's first word had room there. */
  private static boolean brokenOff(Line last, Line line, double left, double right) {
    int space = line.text().indexOf(' ');
    double word =
        line.width()
            * (space < 0 ? line.text().length() : space)
            / Math.max(1, line.text().length());
    if (last.right() + word + 0.6 * line.size() > right) {
      return false;
    }
    boolean lower = Character.isLowerCase(line.text().codePointAt(0));
    boolean cased = Character.isUpperCase(line.text().codePointAt(0));
    boolean veryShort = last.right() - left < 0.6 * (right - left);
    return last.text().endsWith(";") || (endsSentence(last.text()) ? !lower : veryShort && cased);
  }
}
