package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;

/** Tables of contents: documents grouped by folder, each with its sections. */
final class Contents {
  /** More sections than this would make a heavy page; they then stand on the documents' pages. */
  private static final int MOST_SECTIONS = 250;

  private static final int MOST_CACHED = 2_000;

  /** A folder of the course; its name is "" at the top. */
  record Unit(String name, List<Chapter> chapters) {}

  /** A document and the sections to list under it. */
  record Chapter(CourseDocument document, List<Places.Entry> sections) {}

  private record Key(String course, String document, String sha256) {}

  private final CourseLibrary library;
  private final String zone;
  private final Map<Key, List<Places.Entry>> cache = new LinkedHashMap<>(64, 0.75f, true);

  Contents(CourseLibrary library, String zone) {
    this.library = library;
    this.zone = zone;
  }

  /** The readable documents of a course, in course order, by folder. */
  List<Unit> of(List<CourseDocument> documents) {
    List<Chapter> chapters =
        documents.stream()
            .filter(d -> d.problem() == null)
            .map(d -> new Chapter(d, sections(d)))
            .toList();
    boolean heavy = chapters.stream().mapToInt(c -> c.sections().size()).sum() > MOST_SECTIONS;
    Map<String, List<Chapter>> units = new LinkedHashMap<>();
    for (Chapter chapter : chapters) {
      units
          .computeIfAbsent(unit(chapter.document().path()), k -> new ArrayList<>())
          .add(heavy ? new Chapter(chapter.document(), List.of()) : chapter);
    }
    return units.entrySet().stream().map(e -> new Unit(e.getKey(), e.getValue())).toList();
  }

  /** What to list of a document: its headings, slides, pages, minutes. */
  List<Places.Entry> sections(CourseDocument document) {
    Key key = new Key(document.course(), document.id(), document.sha256());
    synchronized (cache) {
      List<Places.Entry> held = cache.get(key);
      if (held != null) {
        return held;
      }
    }
    List<Places.Entry> made =
        Places.of(library.blocks(zone, document.course(), document.id()))
            .contents(document.title());
    synchronized (cache) {
      cache.put(key, made);
      if (cache.size() > MOST_CACHED) {
        cache.remove(cache.keySet().iterator().next());
      }
    }
    return made;
  }

  /** "unit-1-what-ai-is/03-x.md" → "Unit 1 what ai is". */
  private static String unit(String path) {
    int slash = path.indexOf('/');
    if (slash < 1) {
      return "";
    }
    String name = path.substring(0, slash).replaceAll("[-_]+", " ").strip();
    int first = name.offsetByCodePoints(0, name.isEmpty() ? 0 : 1);
    return name.substring(0, first).toUpperCase(java.util.Locale.ROOT) + name.substring(first);
  }
}
