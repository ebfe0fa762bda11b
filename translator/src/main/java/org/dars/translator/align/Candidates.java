package org.dars.translator.align;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which sources a translated document may be of: those of the same path but for the language's tag,
 * and those that hold the same numbers, names, code and addresses.
 */
final class Candidates {

  /** Least likeness of a document with another path, 0–1. */
  private static final double LEAST = 0.15;

  /** What the same path is worth beside likeness. */
  private static final double SAME_PATH = 0.5;

  /**
   * A document of a source.
   *
   * @param version "" when there is one only
   */
  record Source(String version, DocumentText text, Set<String> marks) {
    static Source of(String version, DocumentText text) {
      return new Source(version, text, text.marks());
    }
  }

  private final List<Source> sources;
  private final Map<String, Integer> holders = new HashMap<>();
  private final Pattern tags;

  /**
   * @param from BCP 47 tag of the sources
   * @param to BCP 47 tag of the translations
   */
  Candidates(List<Source> sources, String from, String to) {
    this.sources = distinct(sources);
    this.sources.forEach(s -> s.marks().forEach(m -> holders.merge(m, 1, Integer::sum)));
    String either = Pattern.quote(from) + "|" + Pattern.quote(to);
    this.tags =
        Pattern.compile("(?i)(?:(?<=^|/)(?:" + either + ")/|[._-](?:" + either + ")(?=[./]|$))");
  }

  /** Of equal documents in several versions, the last. */
  private static List<Source> distinct(List<Source> sources) {
    Map<Object, Source> last = new LinkedHashMap<>();
    sources.forEach(s -> {
      List<Object> content = List.of(s.text().path(), s.text().pieces());
      last.remove(content);
      last.put(content, s);
    });
    return List.copyOf(last.values());
  }

  /** The most likely sources, best first. */
  List<Source> of(DocumentText translation, int most) {
    if (sources.size() == 1) {
      return sources;
    }
    record Ranked(Source source, double rank) {}
    Set<String> marks = translation.marks();
    String key = key(translation.path());
    List<Ranked> ranked = new ArrayList<>();
    for (Source source : sources) {
      boolean samePath = key(source.text().path()).equals(key);
      double like = likeness(marks, source.marks());
      if (samePath || like >= LEAST) {
        ranked.add(new Ranked(source, like + (samePath ? SAME_PATH : 0)));
      }
    }
    // The sort is stable: of equals the latest version comes first.
    return ranked.reversed().stream()
        .sorted(Comparator.comparingDouble(Ranked::rank).reversed())
        .limit(most)
        .map(Ranked::source)
        .toList();
  }

  /** Dice's coefficient, rare marks weighing more. */
  private double likeness(Set<String> a, Set<String> b) {
    double shared = 0;
    double all = 0;
    for (String mark : a) {
      double weight = weight(mark);
      all += weight;
      shared += b.contains(mark) ? 2 * weight : 0;
    }
    for (String mark : b) {
      all += weight(mark);
    }
    return all == 0 ? 0 : shared / all;
  }

  private double weight(String mark) {
    int count = holders.getOrDefault(mark, 0);
    // What no source holds is a word of the other language.
    return count == 0 ? 0.02 : Math.log(1 + (double) sources.size() / count);
  }

  private String key(String path) {
    String name = tags.matcher(path.toLowerCase(Locale.ROOT)).replaceAll("");
    return name.replaceFirst("\\.[a-z0-9]{1,5}$", "");
  }
}
