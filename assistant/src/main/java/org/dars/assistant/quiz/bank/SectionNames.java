package org.dars.assistant.quiz.bank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dars.assistant.quiz.item.Item;

/**
 * How blueprints name sections: by a name in the category of an item, or by several that follow
 * each other in it, with {@value #IN} between, where one name alone stands for several sections.
 */
public final class SectionNames {

  /** Between the name of a section and that of one inside it. */
  public static final String IN = " › ";

  private final List<List<String>> categories;
  private final Supplier<? extends Collection<String>> course;

  /**
   * @param items of the bank, in every state
   * @param course titles of documents and headings of the course; only asked for when the items
   *     have no such name
   */
  public SectionNames(List<Item> items, Supplier<? extends Collection<String>> course) {
    this.categories = items.stream().map(i -> i.about().category()).distinct().toList();
    this.course = course;
  }

  /** Whether items of a category lie in a section. */
  static boolean holds(String section, List<String> category) {
    if (category.contains(section)) {
      return true;
    }
    if (section.contains(IN)) {
      for (int from = 0; from < category.size(); from++) {
        for (int to = from + 2; to <= category.size(); to++) {
          if (section.equals(String.join(IN, category.subList(from, to)))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The last name of a section, as the course's headings have it. */
  public static String last(String section) {
    return section.substring(
        section.lastIndexOf(IN) < 0 ? 0 : section.lastIndexOf(IN) + IN.length());
  }

  /**
   * Whether a blueprint only names sections that there are.
   *
   * @throws UnknownSectionException for the first other name
   */
  public void check(Blueprint blueprint) {
    Set<String> headings = null;
    for (int cell = 0; cell < blueprint.cells().size(); cell++) {
      String section = blueprint.cells().get(cell).section();
      if (!section.isEmpty() && categories.stream().noneMatch(c -> holds(section, c))) {
        headings = headings == null ? new LinkedHashSet<>(course.get()) : headings;
        if (!headings.contains(section)) {
          throw new UnknownSectionException(cell, section, nearest(section, headings).orElse(""));
        }
      }
    }
  }

  /** The name that is most like one; none in an empty course. */
  private Optional<String> nearest(String section, Set<String> headings) {
    Set<String> names = new LinkedHashSet<>(headings);
    categories.forEach(names::addAll);
    String plain = plain(section);
    return names.stream().min(Comparator.comparingDouble(n -> far(plain, plain(n))));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceFirst("^[\\d.]+\\s+", "").strip();
  }

  /** 0 for the same; less than 1 where one holds the other; else 1 and more. */
  private static double far(String a, String b) {
    int longest = Math.max(a.length(), b.length());
    double share = longest == 0 ? 0 : (double) edits(a, b) / longest;
    boolean inside = !a.isEmpty() && !b.isEmpty() && (a.contains(b) || b.contains(a));
    return inside ? share : a.equals(b) ? 0 : 2 * share;
  }

  /** Levenshtein distance: the fewest letters to put in, take out or change. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }

  /**
   * The sections of items, documents with what is inside them, by the paths to them, and what cells
   * call them: by the last name where that is no name elsewhere, else by all names.
   */
  static Map<List<String>, String> of(List<Item> items) {
    Map<String, Set<List<String>>> documents = new LinkedHashMap<>();
    for (Item item : items) {
      List<String> names = item.about().category();
      for (int depth = 1; depth <= names.size(); depth++) {
        documents
            .computeIfAbsent(names.getFirst(), d -> new LinkedHashSet<>())
            .add(List.copyOf(names.subList(0, depth)));
      }
    }
    List<List<String>> paths = documents.values().stream().flatMap(Set::stream).toList();
    Map<String, List<List<String>>> named = new HashMap<>();
    paths.forEach(p ->
        new HashSet<>(p).forEach(n -> named.computeIfAbsent(n, k -> new ArrayList<>()).add(p)));
    Map<List<String>, String> called = new LinkedHashMap<>();
    for (List<String> path : paths) {
      boolean alone =
          named.getOrDefault(path.getLast(), List.of()).stream().allMatch(p -> within(path, p));
      called.put(path, alone ? path.getLast() : String.join(IN, path));
    }
    return called;
  }

  /** Whether a path is another one, or leads to it. */
  private static boolean within(List<String> path, List<String> other) {
    return other.size() >= path.size() && other.subList(0, path.size()).equals(path);
  }

  /** A blueprint names a section that is not there. */
  public static final class UnknownSectionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String section;
    private final String nearest;

    UnknownSectionException(int cell, String section, String nearest) {
      super(
          "cell %d: no section is called \"%s\"%s"
              .formatted(
                  cell + 1,
                  section,
                  nearest.isEmpty() ? "" : "; the nearest is \"%s\"".formatted(nearest)));
      this.section = section;
      this.nearest = nearest;
    }

    public String section() {
      return section;
    }

    /** The name most like it; "" in an empty course. */
    public String nearest() {
      return nearest;
    }
  }
}
