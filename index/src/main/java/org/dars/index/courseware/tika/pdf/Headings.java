package org.dars.index.courseware.tika.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells headings by the document's outline, by size and weight beside the running text, and by
 * numbers; in a document set in one type throughout, by short lines before text.
 */
final class Headings {

  private static final int LONGEST = 160;
  private static final Pattern NUMBERED =
      Pattern.compile("(\\d{1,2}(?:\\.\\d{1,2})*)\\.?\\s+[\\p{Lu}\\p{Lo}¿¡].*");

  /** Dots that lead to a page number: a line of a table of contents. */
  private static final Pattern LEADERS = Pattern.compile("(?:[.…] ?){4,}");

  private static final Pattern PLAIN =
      Pattern.compile(
          "(\\d+(\\.\\d+)*\\.?\\s+)?[\\p{Lu}\\p{Lo}\\p{Lt}¿¡](?:[^\\n.?!]|[.?!](?!\\s)){1,90}[^.,;:?!\\s-]");

  private record Style(double size, boolean bold) {}

  private final double body;
  private final boolean bodyBold;
  private final Bookmarks bookmarks;

  Headings(double body, boolean bodyBold, Bookmarks bookmarks) {
    this.body = body;
    this.bodyBold = bodyBold;
    this.bookmarks = bookmarks;
  }

  void mark(List<Part> parts) {
    List<Part> found = new ArrayList<>();
    int marked = 0;
    for (Part part : parts) {
      int level = mayHead(part) ? bookmarks.level(part.page, part.text) : 0;
      if (level > 0) {
        part.kind = Part.Kind.HEADING;
        part.level = level;
        marked++;
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.kind != Part.Kind.HEADING && mayHead(part) && standsOut(part)) {
        part.kind = Part.Kind.HEADING;
        found.add(part);
      }
    }
    if (found.isEmpty() && marked == 0) {
      bySentences(parts);
    } else {
      byStyle(parts, found);
    }
  }

  private static boolean mayHead(Part part) {
    return (part.kind == Part.Kind.TEXT || part.kind == Part.Kind.ITEM)
        && part.lines.size() <= 4
        && part.text.length() <= LONGEST
        && part.text.codePoints().filter(Character::isLetter).limit(2).count() == 2;
  }

  private boolean standsOut(Part part) {
    String text = part.text;
    boolean numbered = NUMBERED.matcher(text).matches();
    if ((part.kind == Part.Kind.ITEM && !numbered)
        || text.matches("(?s).*[.;,:،。]")
        || LEADERS.matcher(text).find()
        || Character.isLowerCase(text.codePointAt(0))) {
      return false;
    }
    double size = part.size();
    if (size >= 1.12 * body) {
      return true;
    }
    boolean heavy = part.bold() && !bodyBold && size >= 0.95 * body;
    boolean deep = numbered && text.matches("\\d+\\.\\d.*");
    boolean capitals =
        text.equals(text.toUpperCase(java.util.Locale.ROOT))
            && !text.equals(text.toLowerCase(java.util.Locale.ROOT))
            && text.length() >= 4;
    boolean narrow = part.lines.size() == 1 && part.lines.getFirst().width() < 0.75 * part.width;
    return (heavy && (part.lines.size() <= 2))
        || (narrow && size >= 0.95 * body && (deep || (capitals && text.contains(" "))));
  }

  /** The larger and the heavier, the higher; numbered ones by their numbers. */
  private void byStyle(List<Part> parts, List<Part> found) {
    TreeSet<Style> styles =
        new TreeSet<>(
            Comparator.comparingDouble(Style::size).thenComparing(Style::bold).reversed());
    found.forEach(p -> styles.add(style(p)));
    List<Style> ranks = new ArrayList<>(styles);
    boolean titled =
        !found.isEmpty()
            && found.stream().filter(p -> style(p).equals(ranks.getFirst())).count() == 1;
    int outline = 0;
    for (Part part : parts) {
      if (part.kind != Part.Kind.HEADING) {
        continue;
      }
      if (part.level > 0) {
        outline = part.level;
        continue;
      }
      Matcher numbered = NUMBERED.matcher(part.text);
      int rank = 1 + ranks.indexOf(style(part));
      int level =
          numbered.matches() && (rank > 1 || !titled)
              ? numbered.group(1).split("\\.").length + (titled ? 1 : 0)
              : rank;
      part.level = Math.min(6, outline > 0 ? Math.max(level, outline + 1) : level);
    }
  }

  private static Style style(Part part) {
    return new Style(Math.round(part.size()), part.bold());
  }

  private static void bySentences(List<Part> parts) {
    for (int i = 0; i + 1 < parts.size(); i++) {
      Part part = parts.get(i);
      Part next = parts.get(i + 1);
      boolean afterText =
          i == 0
              || parts.get(i - 1).page != part.page
              || Paragraphs.endsSentence(parts.get(i - 1).text);
      boolean beforeText =
          next.page == part.page
              && next.kind == Part.Kind.TEXT
              && next.text.split("\\s+").length >= 4
              && (next.lines.size() > 1 || Paragraphs.endsSentence(next.text));
      if (mayHead(part)
          && afterText
          && beforeText
          && part.lines.size() == 1
          && part.lines.getFirst().width() < 0.7 * part.width
          && part.text.split("\\s+").length <= 12
          && PLAIN.matcher(part.text).matches()) {
        part.kind = Part.Kind.HEADING;
        Matcher numbered = NUMBERED.matcher(part.text);
        part.level =
            numbered.matches() ? Math.min(6, 1 + numbered.group(1).split("\\.").length) : 2;
      }
    }
  }
}
