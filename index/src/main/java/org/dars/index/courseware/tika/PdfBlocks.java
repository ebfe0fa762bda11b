package org.dars.index.courseware.tika;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Definition;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.splice.Outline;
import org.jsoup.nodes.Element;

/**
 * Pages of lines as Tika tells them. A PDF has no headings and no paragraphs, only lines: words
 * divided at a line's end are mended, lines joined, and a short line that ends without punctuation
 * before running text is taken for a heading.
 */
final class PdfBlocks {

  private static final Pattern CAPTION = Pattern.compile("(?s)(Table|Figure|Fig\\.|Box) \\d+.*");
  private static final Pattern ITEM =
      Pattern.compile("(?s)(\\d{1,3}[.)]|[a-z][.)]|[•●◦▪–*-])\\s+\\S.*");
  private static final Pattern HEADING =
      Pattern.compile(
          "(\\d+(\\.\\d+)*\\.?\\s+)?[\\p{Lu}\\p{Lo}\\p{Lt}¿¡](?:[^\\n.?!]|[.?!](?!\\s)){1,90}[^.,;:?!\\s-]");
  private static final Pattern NUMBERED = Pattern.compile("(\\d+(?:\\.\\d+)*)\\.?\\s.*");
  private static final Pattern TERM = Pattern.compile("([^:.]{2,60}):\\s+(\\S.*)");
  private static final Pattern SENTENCE_END = Pattern.compile("(?s).*[.:;!?。？！։؟।។…\"”»)]");

  private final Outline outline;
  private final String title;
  private final List<String> headings = new ArrayList<>();
  private final List<Integer> levels = new ArrayList<>();

  PdfBlocks(Outline outline, String title) {
    this.outline = outline;
    this.title = title;
  }

  void pages(List<Element> pages) {
    List<List<String>> texts = pages.stream().map(PdfBlocks::paragraphs).toList();
    Map<String, Integer> repeated = repeated(texts);
    for (int i = 0; i < texts.size(); i++) {
      List<String> page = new ArrayList<>(texts.get(i));
      page.removeIf(p -> repeated.getOrDefault(edge(p), 0) * 2 > texts.size());
      page(i + 1, page);
    }
  }

  private static List<String> paragraphs(Element page) {
    return page.select("p").stream()
        .map(p -> p.wholeText().strip())
        .filter(t -> !t.isEmpty())
        .toList();
  }

  /** Running heads and feet: the first and last lines that come back with another number. */
  private static Map<String, Integer> repeated(List<List<String>> pages) {
    Map<String, Integer> counts = new HashMap<>();
    for (List<String> page : pages) {
      if (pages.size() >= 3 && page.size() >= 2) {
        counts.merge(edge(page.getFirst()), 1, Integer::sum);
        counts.merge(edge(page.getLast()), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static String edge(String paragraph) {
    return paragraph.length() > 100 ? paragraph : paragraph.replaceAll("\\d+", "#");
  }

  private void page(int number, List<String> paragraphs) {
    int widest =
        paragraphs.stream().flatMap(String::lines).mapToInt(String::length).max().orElse(0);
    for (int i = 0; i < paragraphs.size(); i++) {
      List<String> lines =
          paragraphs.get(i).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
      String next = i + 1 < paragraphs.size() ? paragraphs.get(i + 1) : "";
      boolean afterText = i == 0 || SENTENCE_END.matcher(paragraphs.get(i - 1)).matches();
      if (lines.size() > 1 && isHeading(lines.getFirst(), widest) && isText(lines)) {
        heading(number, lines.getFirst());
        text(number, lines.subList(1, lines.size()));
      } else if (lines.size() == 1
          && afterText
          && isHeading(lines.getFirst(), widest)
          && isText(next)) {
        heading(number, lines.getFirst());
      } else if (!lines.isEmpty()) {
        text(number, lines);
      }
    }
  }

  private static boolean isHeading(String line, int widest) {
    return line.length() < 0.7 * widest
        && line.split("\\s+").length <= 12
        && HEADING.matcher(line).matches()
        && !CAPTION.matcher(line).matches();
  }

  /** Whether running text follows the first line: not the second line of a table's cell. */
  private static boolean isText(List<String> lines) {
    String second = lines.get(1);
    boolean begins =
        !Character.isLowerCase(second.codePointAt(0)) || Definition.isHeading(lines.getFirst());
    return begins
        && second.split("\\s+").length >= 4
        && (lines.size() > 2 || SENTENCE_END.matcher(second).matches());
  }

  private static boolean isText(String paragraph) {
    return paragraph.lines().count() > 1 || SENTENCE_END.matcher(paragraph).matches();
  }

  private void heading(int page, String line) {
    int level = line.equals(title) ? 1 : 2;
    Matcher numbered = NUMBERED.matcher(line);
    if (numbered.matches()) {
      level = Math.min(6, 1 + numbered.group(1).split("\\.").length);
    }
    while (!levels.isEmpty() && levels.getLast() >= level) {
      levels.removeLast();
      headings.removeLast();
    }
    levels.add(level);
    headings.add(line);
    add(page, BlockKind.HEADING, level, line);
  }

  private void text(int page, List<String> lines) {
    String joined = joined(lines);
    Matcher term = TERM.matcher(joined);
    if (!headings.isEmpty() && Definition.isHeading(headings.getLast()) && term.matches()) {
      Anchor anchor = new Anchor.Page(page, headings);
      outline.addAt(
          "pg" + page,
          BlockKind.TERM,
          0,
          Definition.content(term.group(1), term.group(2)),
          anchor,
          null);
      return;
    }
    BlockKind kind =
        CAPTION.matcher(joined).matches()
            ? BlockKind.CAPTION
            : ITEM.matcher(joined).matches() ? BlockKind.LIST_ITEM : BlockKind.PARAGRAPH;
    add(page, kind, kind == BlockKind.LIST_ITEM ? 1 : 0, joined);
  }

  private void add(int page, BlockKind kind, int level, String text) {
    Anchor anchor = new Anchor.Page(page, headings);
    outline.addAt("pg" + page, kind, level, List.of(new Inline.Text(text)), anchor, null);
  }

  /** Lines as running text; a word divided by a hyphen is made whole. */
  private static String joined(List<String> lines) {
    StringBuilder s = new StringBuilder();
    for (String line : lines) {
      boolean divided =
          s.length() > 1
              && (s.charAt(s.length() - 1) == '-' || s.charAt(s.length() - 1) == '\u00ad')
              && Character.isLetter(s.charAt(s.length() - 2))
              && Character.isLowerCase(line.codePointAt(0));
      if (divided) {
        s.setLength(s.length() - 1);
      } else if (!s.isEmpty()) {
        s.append(' ');
      }
      s.append(line);
    }
    return s.toString();
  }
}
