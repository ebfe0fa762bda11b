package org.dars.assistant.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.quiz.practice.Mastery;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a course on one page, to be ticked. A small course has all of them, those inside
 * others folded; a large one has one level at a time, and as many as fit a small page.
 *
 * @param at the section whose parts these are; null for the course
 * @param upwards key of the section that has {@code at}; "" for the course
 * @param parts those on the page
 * @param folded whether what is inside them is on the page too
 * @param from how many stand before these
 * @param all how many this level has
 * @param chosen keys that are ticked
 * @param elsewhere those of them that are not on the page
 */
record SectionLevel(
    @Nullable Mastery at,
    String upwards,
    List<Mastery> parts,
    boolean folded,
    int from,
    int all,
    Set<String> chosen,
    List<String> elsewhere) {

  /** How many a page holds: a row of 300 bytes each leaves it below 50 KB. */
  static final int MOST = 100;

  /** Up to how many the folded ones are open from the start. */
  private static final int FEW = 12;

  /**
   * What a reader looks at and has ticked, as the page's form sends it.
   *
   * @param at key of the section to show the parts of; "" for the course
   */
  record View(String at, int from, Set<String> chosen) {

    /** Of the parameters of an address. */
    static View of(Context ctx) {
      Optional<String> opened = Optional.ofNullable(ctx.queryParam("at"));
      String from = Objects.requireNonNullElse(ctx.queryParam("from"), "");
      return new View(
          opened.orElse(Objects.requireNonNullElse(ctx.queryParam("in"), "")),
          opened.isEmpty() && from.matches("\\d{1,6}") ? Integer.parseInt(from) : 0,
          Set.copyOf(ctx.queryParams("section")));
    }
  }

  /**
   * What is on the page.
   *
   * @param sections of the course, as a tree
   */
  static SectionLevel of(List<Mastery> sections, View view) {
    List<Mastery> way = way(sections, view.at());
    Mastery at = way.isEmpty() ? null : way.getLast();
    List<Mastery> level = at == null ? sections : at.parts();
    boolean folded = level.stream().mapToInt(Mastery::size).sum() <= MOST;
    int from = folded || view.from() >= level.size() ? 0 : view.from() / MOST * MOST;
    List<Mastery> parts = level.subList(from, Math.min(level.size(), from + MOST));
    Set<String> shown = new HashSet<>();
    parts.forEach(p -> keys(p, folded, shown));
    return new SectionLevel(
        at,
        way.size() < 2 ? "" : way.get(way.size() - 2).key(),
        parts,
        folded,
        from,
        level.size(),
        view.chosen(),
        view.chosen().stream().filter(k -> !shown.contains(k)).sorted().toList());
  }

  /** From the outermost section to the one with a key; empty when there is none. */
  private static List<Mastery> way(List<Mastery> sections, String key) {
    for (Mastery section : sections) {
      List<Mastery> inside = section.key().equals(key) ? List.of() : way(section.parts(), key);
      if (section.key().equals(key) || !inside.isEmpty()) {
        List<Mastery> way = new ArrayList<>(List.of(section));
        way.addAll(inside);
        return way;
      }
    }
    return List.of();
  }

  private static void keys(Mastery section, boolean folded, Set<String> keys) {
    keys.add(section.key());
    if (folded) {
      section.parts().forEach(p -> keys(p, true, keys));
    }
  }

  /** Whether the sections are in sight from the start: few, or somebody is choosing. */
  boolean inSight() {
    return at != null || from > 0 || !chosen.isEmpty() || parts.size() <= FEW;
  }

  /** Whether what is inside a section is in sight: few, or something of it ticked. */
  boolean open(Mastery section) {
    return parts.stream().mapToInt(Mastery::size).sum() <= FEW || ticked(section.parts());
  }

  private boolean ticked(List<Mastery> sections) {
    return sections.stream().anyMatch(s -> chosen.contains(s.key()) || ticked(s.parts()));
  }

  /** Where the rows behind these begin; 0 when these are the last. */
  int next() {
    return from + parts.size() < all ? from + MOST : 0;
  }
}
