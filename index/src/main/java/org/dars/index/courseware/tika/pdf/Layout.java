package org.dars.index.courseware.tika.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** All pages of a document as parts in reading order. */
final class Layout {

  private static final Pattern NOTE =
      Pattern.compile("(?s)(?:\\d{1,3}|[*†‡§]+|[⁰¹²³⁴-⁹]+|\\[\\d+\\])\\s*\\p{L}.*");

  private final Hyphens hyphens = new Hyphens();
  private final Map<Double, Integer> sizes = new HashMap<>();
  private int bold;
  private int letters;

  /** The parts, page by page; a page's footnotes come after its text. */
  static List<Part> of(List<Page> read, Bookmarks bookmarks) {
    List<Page> pages = RunningHeads.removed(read);
    Layout layout = new Layout();
    pages.forEach(layout::measure);
    double body = layout.body();
    List<Part> parts = new ArrayList<>();
    for (Page page : pages) {
      layout.page(page, body, parts);
    }
    layout.joinAcross(parts);
    new Headings(body, 2 * layout.bold > layout.letters, bookmarks).mark(parts);
    levels(parts);
    return parts;
  }

  private void measure(Page page) {
    for (Region region : page.regions()) {
      switch (region) {
        case Region.Column c -> c.lines().forEach(this::measure);
        case Region.Table t ->
            t.rows().forEach(r -> r.forEach(cell -> cell.forEach(this::measure)));
      }
    }
  }

  private void measure(Line line) {
    int length = line.text().length();
    sizes.merge(Math.round(line.size() * 2) / 2.0, length, Integer::sum);
    letters += length;
    bold += line.bold() ? length : 0;
    hyphens.learn(line.text());
  }

  /** The size in which most letters are set. */
  private double body() {
    return sizes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(10.0);
  }

  private void page(Page page, double body, List<Part> parts) {
    List<Part> notes = new ArrayList<>();
    for (Region region : page.regions()) {
      switch (region) {
        case Region.Column c -> {
          List<Part> column = Paragraphs.of(page.number(), c.lines(), body);
          for (Part part : column) {
            part.text = text(part);
          }
          takeNotes(column, page, body, notes);
          parts.addAll(column);
        }
        case Region.Table t -> {
          if (!t.rows().isEmpty()) {
            parts.add(new Part(page.number(), Part.Kind.TABLE, List.of(), t));
          }
        }
      }
    }
    parts.addAll(notes);
  }

  private String text(Part part) {
    if (part.kind != Part.Kind.CODE) {
      return hyphens
          .joined(part.lines)
          .replaceFirst("^[\\uf0a7\\uf0b7\\uf0d8\\uf0fc]\\s*", "• ")
          .strip();
    }
    double left = part.lines.stream().mapToDouble(Line::left).min().orElse(0);
    StringBuilder code = new StringBuilder();
    for (Line line : part.lines) {
      double letter = Math.max(1, line.width() / Math.max(1, line.text().length()));
      int indent = (int) Math.round((line.left() - left) / letter);
      code.append(code.isEmpty() ? "" : "\n")
          .append(" ".repeat(Math.clamp(indent, 0, 80)))
          .append(line.text());
    }
    return code.toString();
  }

  /** The text of a cell. */
  String cell(List<Line> lines) {
    return hyphens.joined(lines).strip();
  }

  /** Small text with a number or sign before it, at the foot of a column. */
  private static void takeNotes(List<Part> column, Page page, double body, List<Part> notes) {
    int from = column.size();
    while (from > 0
        && column.get(from - 1).size() <= 0.93 * body
        && column.get(from - 1).kind != Part.Kind.CAPTION
        && column.get(from - 1).kind != Part.Kind.CODE
        && column.get(from - 1).lines.getFirst().baseline() > 0.4 * page.height()) {
      from--;
    }
    while (from < column.size() && !NOTE.matcher(column.get(from).text).matches()) {
      from++;
    }
    List<Part> found = column.subList(from, column.size());
    found.forEach(p -> p.kind = Part.Kind.FOOTNOTE);
    notes.addAll(found);
    found.clear();
  }

  /** How deep list items are, by how far they are set in. */
  private static void levels(List<Part> parts) {
    List<Double> lefts = new ArrayList<>();
    for (Part part : parts) {
      if (part.kind != Part.Kind.ITEM) {
        boolean inside =
            !lefts.isEmpty()
                && part.kind == Part.Kind.TEXT
                && part.lines.getFirst().left() > lefts.getFirst() + 4;
        if (!inside) {
          lefts.clear();
        }
        continue;
      }
      double left = part.lines.getFirst().left();
      while (!lefts.isEmpty() && lefts.getLast() > left + 4) {
        lefts.removeLast();
      }
      if (lefts.isEmpty() || left > lefts.getLast() + 4) {
        lefts.add(left);
      }
      part.level = Math.min(6, lefts.size());
    }
  }

  /** A paragraph that breaks off at the foot of a column or page goes on in the next one. */
  private void joinAcross(List<Part> parts) {
    Part open = null;
    List<Part> merged = new ArrayList<>();
    for (Part part : parts) {
      boolean running = part.kind == Part.Kind.TEXT || part.kind == Part.Kind.ITEM;
      if (open != null && part.kind == Part.Kind.TEXT && goesOn(open, part)) {
        open.text = hyphens.joined(open.text, part.text);
        open.full = part.full;
        merged.add(part);
      } else if (running) {
        open = part;
      } else if (part.kind == Part.Kind.HEADING || part.kind == Part.Kind.CODE) {
        open = null;
      }
    }
    parts.removeAll(new java.util.HashSet<>(merged));
  }

  private static boolean goesOn(Part open, Part part) {
    boolean elsewhere =
        part.page > open.page || part.lines.getFirst().baseline() < open.lines.getLast().baseline();
    return elsewhere
        && part.page - open.page <= 1 + open.text.length() / 2_000
        && open.full
        && !Paragraphs.endsSentence(open.text)
        && Math.abs(open.size() - part.size()) < 0.06 * part.size()
        && Character.isLowerCase(part.text.codePointAt(0));
  }
}
