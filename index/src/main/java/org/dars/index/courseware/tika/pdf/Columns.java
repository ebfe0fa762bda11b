package org.dars.index.courseware.tika.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a page into columns and tables. Words that overlap in height are a band; bands that leave
 * the same white gutter between their words belong together, and are columns when their lines are
 * filled with text, else rows of a table.
 */
final class Columns {

  /** What stands before a list item or a heading, with space after it. */
  private static final Pattern MARKER =
      Pattern.compile(
          "[•●◦○▪■□–—*·✓➢►‣⁃-]|\\(?\\d{1,2}[.)]|\\d{1,2}(\\.\\d{1,2})+\\.?|\\(?[a-zA-Z][.)]");

  /** Columns in columns in columns, and no further. */
  private static final int DEEPEST = 3;

  private record Gap(double from, double to) {}

  /** Bands with a gutter in common; one without gutters is running text. */
  private static final class Group {
    final List<Word> words = new ArrayList<>();
    final List<List<Word>> bands = new ArrayList<>();
    List<Gap> parts = List.of();

    void add(List<Word> band, List<Gap> together) {
      bands.add(band);
      words.addAll(band);
      parts = together;
    }
  }

  private final boolean rightToLeft;
  private final double gutter;
  private final List<Region> regions = new ArrayList<>();

  private Columns(boolean rightToLeft, double gutter) {
    this.rightToLeft = rightToLeft;
    this.gutter = gutter;
  }

  /** The regions of a page in reading order. */
  static List<Region> of(List<Word> words) {
    double size =
        words.stream()
            .mapToDouble(Word::size)
            .sorted()
            .skip(words.size() / 2)
            .findFirst()
            .orElse(10);
    StringBuilder sample = new StringBuilder();
    words.stream().limit(500).forEach(w -> sample.append(w.text()));
    Columns columns = new Columns(Line.rightToLeft(sample.toString()), 1.1 * size);
    columns.cut(words, 0);
    return columns.regions;
  }

  private void cut(List<Word> words, int depth) {
    List<Group> groups = groups(bands(words));
    for (Group group : groups) {
      if (group.parts.size() < 2 || group.bands.size() < 2 || depth >= DEEPEST) {
        column(group.words);
        continue;
      }
      List<List<Word>> parts = split(group.words, group.parts);
      if (isText(parts)) {
        for (List<Word> part : rightToLeft ? parts.reversed() : parts) {
          cut(part, depth + 1);
        }
      } else {
        table(group);
      }
    }
  }

  /** Rows as far as they have several cells; what follows is text. */
  private void table(Group group) {
    int rows = 0;
    int end = 0;
    for (int i = 0; i < group.bands.size(); i++) {
      if (parts(group.bands.get(i)).size() > 1) {
        rows++;
        end = i + 1;
      }
    }
    // The last row's cells may go on below it.
    while (end > 0 && end < group.bands.size() && goesOn(group, end)) {
      end++;
    }
    List<List<Word>> inside = group.bands.subList(0, end);
    if (rows < 2 || 3 * rows < end) {
      column(group.words);
      return;
    }
    List<Word> words = inside.stream().flatMap(List::stream).toList();
    table(split(words, columns(inside, group.parts)));
    List<Word> rest =
        group.bands.subList(end, group.bands.size()).stream().flatMap(List::stream).toList();
    if (!rest.isEmpty()) {
      column(rest);
    }
  }

  private boolean goesOn(Group group, int band) {
    List<Word> words = group.bands.get(band);
    double above = group.bands.get(band - 1).stream().mapToDouble(Word::bottom).max().orElse(0);
    double top = words.stream().mapToDouble(Word::top).min().orElse(0);
    return top - above < 0.8 * words.getFirst().size()
        && words.getFirst().left() > group.parts.getFirst().from + gutter;
  }

  /** Where every row leaves a gap wider than a space, there is another column. */
  private List<Gap> columns(List<List<Word>> bands, List<Gap> known) {
    if (bands.size() < 3) {
      return known;
    }
    List<Gap> words = new ArrayList<>();
    for (List<Word> band : bands) {
      band.forEach(w -> words.add(new Gap(w.left(), w.right())));
    }
    return united(words, List.of(), 0.42 * gutter);
  }

  /** Consecutive running text is one column, however it was cut. */
  private void column(List<Word> words) {
    List<Line> lines = lines(words);
    regions.add(new Region.Column(lines));
  }

  private static List<List<Word>> bands(List<Word> words) {
    List<Word> sorted = new ArrayList<>(words);
    sorted.sort(Comparator.comparingDouble(Word::top));
    List<List<Word>> bands = new ArrayList<>();
    double bottom = Double.NEGATIVE_INFINITY;
    for (Word word : sorted) {
      if (word.top() >= bottom) {
        bands.add(new ArrayList<>());
      }
      bands.getLast().add(word);
      bottom = Math.max(bottom, word.bottom());
    }
    bands.forEach(b -> b.sort(Comparator.comparingDouble(Word::left)));
    return bands;
  }

  private List<Group> groups(List<List<Word>> bands) {
    List<Group> groups = new ArrayList<>();
    double bottom = 0;
    for (List<Word> band : bands) {
      List<Gap> parts = parts(band);
      double top = band.stream().mapToDouble(Word::top).min().orElse(0);
      double height = band.stream().mapToDouble(Word::size).max().orElse(0);
      Group last = groups.isEmpty() ? null : groups.getLast();
      if (last != null && joins(last, parts, (top - bottom) / height)) {
        last.add(band, last.parts.isEmpty() ? parts : united(last.parts, parts));
      } else {
        Group next = new Group();
        next.add(band, parts);
        groups.add(next);
      }
      bottom = band.stream().mapToDouble(Word::bottom).max().orElse(0);
    }
    return groups;
  }

  /**
   * @param distance white space above the band, by the size of its letters
   */
  private boolean joins(Group group, List<Gap> parts, double distance) {
    if (group.parts.size() < 2) {
      return parts.size() < 2;
    }
    int before = group.parts.size();
    int after = united(group.parts, parts).size();
    if (parts.size() < 2) {
      // A line alone goes on with its column, unless it stands well below or reaches across.
      return after == before && distance < (group.bands.size() == 1 ? 1.2 : 3);
    }
    return distance < 4 && after >= 2 && (after == before || after >= parts.size() - 1);
  }

  /** Where a band has words, with gutters between. */
  private List<Gap> parts(List<Word> band) {
    List<Gap> parts = new ArrayList<>();
    boolean marker = false;
    for (Word word : band) {
      double right = parts.isEmpty() ? 0 : parts.getLast().to;
      if (parts.isEmpty() || (word.left() - right >= gutter && !marker)) {
        parts.add(new Gap(word.left(), word.right()));
        marker = MARKER.matcher(word.text()).matches();
      } else {
        parts.set(parts.size() - 1, new Gap(parts.getLast().from, Math.max(right, word.right())));
        marker = false;
      }
    }
    return parts;
  }

  private List<Gap> united(List<Gap> a, List<Gap> b) {
    return united(a, b, 0.7 * gutter);
  }

  private static List<Gap> united(List<Gap> a, List<Gap> b, double apart) {
    List<Gap> all = new ArrayList<>(a);
    all.addAll(b);
    all.sort(Comparator.comparingDouble(Gap::from));
    List<Gap> united = new ArrayList<>();
    for (Gap gap : all) {
      if (united.isEmpty() || gap.from - united.getLast().to >= apart) {
        united.add(gap);
      } else {
        Gap last = united.removeLast();
        united.add(new Gap(last.from, Math.max(last.to, gap.to)));
      }
    }
    return united;
  }

  private static List<List<Word>> split(List<Word> words, List<Gap> columns) {
    List<List<Word>> parts = new ArrayList<>();
    columns.forEach(p -> parts.add(new ArrayList<>()));
    for (Word word : words) {
      int i = 0;
      while (i + 1 < columns.size() && columns.get(i + 1).from <= word.left() + 0.01) {
        i++;
      }
      parts.get(i).add(word);
    }
    parts.removeIf(List::isEmpty);
    return parts;
  }

  /**
   * Whether parts side by side are read one after the other: their lines reach from edge to edge,
   * or do not stand on the same baselines, or are lists.
   */
  private static boolean isText(List<List<Word>> parts) {
    if (parts.size() > 4) {
      return false;
    }
    int filled = 0;
    int listed = 0;
    List<List<Line>> columns = new ArrayList<>();
    for (List<Word> part : parts) {
      List<Line> lines = lines(part);
      columns.add(lines);
      double left = lines.stream().mapToDouble(Line::left).min().orElse(0);
      double right = lines.stream().mapToDouble(Line::right).max().orElse(0);
      double size = lines.getFirst().size();
      double usual =
          lines.stream()
              .mapToDouble(Line::width)
              .sorted()
              .skip(lines.size() / 2)
              .findFirst()
              .orElse(0);
      double letters = lines.stream().mapToInt(l -> l.text().length()).average().orElse(0);
      boolean wide = right - left >= 9 * size && letters >= 14;
      filled += wide && lines.size() >= 3 && usual >= 0.62 * (right - left) ? 1 : 0;
      listed +=
          wide && lines.stream().filter(l -> Paragraphs.isItem(l.text())).count() >= 2 ? 1 : 0;
    }
    boolean long_ = columns.stream().allMatch(c -> c.size() >= 3);
    return filled == parts.size()
        || listed >= 2
        || (long_ && filled >= 1 && parts.size() <= 3 && aligned(columns) < 0.5);
  }

  /** The share of lines that stand on the baseline of a line beside them. */
  private static double aligned(List<List<Line>> columns) {
    int found = 0;
    int all = 0;
    List<Line> first = columns.getFirst();
    for (List<Line> column : columns.subList(1, columns.size())) {
      for (Line line : column) {
        all++;
        found +=
            first.stream()
                    .anyMatch(l -> Math.abs(l.baseline() - line.baseline()) < 0.2 * line.size())
                ? 1
                : 0;
      }
    }
    return all == 0 ? 1 : (double) found / all;
  }

  private void table(List<List<Word>> parts) {
    List<Line> starts = new ArrayList<>();
    List<List<Line>> columns = new ArrayList<>();
    for (List<Word> part : parts) {
      List<Line> lines = lines(part);
      columns.add(lines);
      starts.addAll(lines);
    }
    starts.sort(Comparator.comparingDouble(Line::baseline));
    List<Double> baselines = new ArrayList<>();
    for (Line line : starts) {
      if (baselines.isEmpty() || line.baseline() - baselines.getLast() > 0.5 * line.size()) {
        baselines.add(line.baseline());
      }
    }
    List<Double> tops = rows(baselines, columns);
    List<List<List<Line>>> rows = new ArrayList<>();
    for (int r = 0; r < tops.size(); r++) {
      List<List<Line>> row = new ArrayList<>();
      double from = tops.get(r);
      double to = r + 1 < tops.size() ? tops.get(r + 1) : Double.POSITIVE_INFINITY;
      for (List<Line> column : columns) {
        row.add(
            column.stream()
                .filter(l -> l.baseline() >= from - 0.5 * l.size())
                .filter(l -> l.baseline() < to - 0.5 * l.size())
                .toList());
      }
      rows.add(rightToLeft ? row.reversed() : row);
    }
    regions.add(new Region.Table(rows));
  }

  /**
   * Where rows begin. Lines of one cell stand closer together than rows; where all stand equally
   * far apart, a line without a first cell goes on with the row above.
   */
  private static List<Double> rows(List<Double> baselines, List<List<Line>> columns) {
    double closest = Double.MAX_VALUE;
    double widest = 0;
    for (int i = 1; i < baselines.size(); i++) {
      double gap = baselines.get(i) - baselines.get(i - 1);
      closest = Math.min(closest, gap);
      widest = Math.max(widest, gap);
    }
    boolean even = widest < 1.25 * closest;
    List<Double> rows = new ArrayList<>();
    for (int i = 0; i < baselines.size(); i++) {
      double at = baselines.get(i);
      long cells = columns.stream().filter(c -> has(c, at)).count();
      boolean first = has(columns.getFirst(), at);
      boolean close = i > 0 && at - baselines.get(i - 1) < 1.25 * closest;
      boolean goesOn = even ? !first && cells == 1 : close && cells < columns.size();
      if (i == 0 || !goesOn) {
        rows.add(at);
      }
    }
    return rows;
  }

  private static boolean has(List<Line> column, double baseline) {
    return column.stream().anyMatch(l -> Math.abs(l.baseline() - baseline) <= 0.5 * l.size());
  }

  /** The lines of one column: what stands on a baseline, with what is raised or lowered there. */
  static List<Line> lines(List<Word> words) {
    List<Word> sorted = new ArrayList<>(words);
    sorted.sort(Comparator.comparingDouble(Word::baseline));
    List<List<Word>> rows = new ArrayList<>();
    for (Word word : sorted) {
      int at = rows.size() - 1;
      while (at >= 0 && at >= rows.size() - 3 && !sameLine(rows.get(at), word)) {
        at--;
      }
      if (at >= 0 && at >= rows.size() - 3) {
        rows.get(at).add(word);
      } else {
        rows.add(new ArrayList<>(List.of(word)));
      }
    }
    List<Line> lines = new ArrayList<>();
    for (List<Word> row : rows) {
      row.sort(Comparator.comparingDouble(Word::left));
      lines.add(Line.of(row));
    }
    lines.sort(Comparator.comparingDouble(Line::baseline));
    return lines;
  }

  private static boolean sameLine(List<Word> row, Word word) {
    Word main = row.getFirst();
    for (Word w : row) {
      main = w.size() > main.size() ? w : main;
    }
    double distance = word.baseline() - main.baseline();
    double larger = Math.max(main.size(), word.size());
    boolean script = Math.min(main.size(), word.size()) < 0.82 * larger;
    return Math.abs(distance) <= 0.25 * larger || (script && Math.abs(distance) <= 0.5 * larger);
  }
}
