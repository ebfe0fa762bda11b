package org.dars.index.courseware.tika.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands at the edge of page after page: the same words at the same height, or a number that
 * counts the pages. It is not of the text.
 */
final class RunningHeads {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}|\\b[ivxlc]{1,7}\\b");

  /** The share of a page, at its top and at its foot, where running heads stand. */
  private static final double MARGIN = 0.1;

  private final Map<String, Set<Integer>> seen = new HashMap<>();
  private final int pages;

  private RunningHeads(int pages) {
    this.pages = pages;
  }

  static List<Page> removed(List<Page> pages) {
    RunningHeads heads = new RunningHeads(pages.size());
    for (Page page : pages) {
      for (Line line : edges(page)) {
        keys(page, line)
            .forEach(k -> heads.seen.computeIfAbsent(k, x -> new HashSet<>()).add(page.number()));
      }
    }
    return pages.stream().map(p -> heads.without(p)).toList();
  }

  private Page without(Page page) {
    Set<Line> running = new HashSet<>();
    for (Line line : edges(page)) {
      if (keys(page, line).stream().anyMatch(k -> isRunning(k, line))) {
        running.add(line);
      }
    }
    if (running.isEmpty()) {
      return page;
    }
    List<Region> regions = new ArrayList<>();
    for (Region region : page.regions()) {
      switch (region) {
        case Region.Column c -> regions.add(new Region.Column(rest(c.lines(), running)));
        case Region.Table t ->
            regions.add(
                new Region.Table(
                    t.rows().stream()
                        .map(row -> row.stream().map(cell -> rest(cell, running)).toList())
                        .filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))
                        .toList()));
      }
    }
    return new Page(page.number(), page.height(), regions, page.scanned());
  }

  private static List<Line> rest(List<Line> lines, Set<Line> running) {
    return lines.stream().filter(l -> !running.contains(l)).toList();
  }

  private boolean isRunning(String key, Line line) {
    int count = seen.getOrDefault(key, Set.of()).size();
    boolean number = line.text().length() <= 12 && key.contains("#");
    return count >= (number ? Math.min(2, pages) : 3)
        && (pages > 1 && count * 12 >= Math.min(pages, 60));
  }

  /** The lines in the margins, or the first and last one where nothing is there. */
  private static List<Line> edges(Page page) {
    List<Line> lines = new ArrayList<>();
    for (Region region : page.regions()) {
      switch (region) {
        case Region.Column c -> lines.addAll(c.lines());
        case Region.Table t -> t.rows().forEach(row -> row.forEach(lines::addAll));
      }
    }
    lines.sort(Comparator.comparingDouble(Line::baseline));
    double top = MARGIN * page.height();
    double foot = page.height() - top;
    List<Line> edges = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      boolean margin = line.baseline() < top || line.baseline() > foot;
      boolean outermost = i < 3 || i >= lines.size() - 3;
      if (margin && outermost) {
        edges.add(line);
      }
    }
    return edges;
  }

  /** The line's words and height; and the same with a number as its distance from the page's. */
  private static List<String> keys(Page page, Line line) {
    String text = line.text().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    String place = "@" + Math.round(line.baseline() / 6);
    // On the border of two places both are tried.
    String near = "@" + Math.round((line.baseline() + 3) / 6);
    List<String> keys = new ArrayList<>(List.of(text + place, text + near));
    Matcher number = NUMBER.matcher(text);
    for (int i = 0; i < 3 && number.find(); i++) {
      int offset = value(number.group()) - page.number();
      String other =
          text.substring(0, number.start()) + "#" + offset + text.substring(number.end());
      keys.add(other + place);
      keys.add(other + near);
    }
    return keys;
  }

  private static int value(String number) {
    if (Character.isDigit(number.charAt(0))) {
      return Integer.parseInt(number);
    }
    int value = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = roman(number.charAt(i));
      int next = i + 1 < number.length() ? roman(number.charAt(i + 1)) : 0;
      value += digit < next ? -digit : digit;
    }
    return value;
  }

  private static int roman(char letter) {
    return switch (letter) {
      case 'i' -> 1;
      case 'v' -> 5;
      case 'x' -> 10;
      case 'l' -> 50;
      default -> 100;
    };
  }
}
