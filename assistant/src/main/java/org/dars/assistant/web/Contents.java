package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;

/** Tables of contents: documents by unit, each with its sections. */
final class Contents {
  /** More sections than this would make a heavy page; they then stand on the documents' pages. */
  private static final int MOST_SECTIONS = 250;

  private static final String MANIFEST = "application/x-ims-manifest+xml";

  /** Files of packages that hold titles alone, often: a manifest, the frame of a chapter. */
  private static final Set<String> FRAMES =
      Set.of("application/x-h5p+json", "application/x-moodle-backup+xml", "application/x-olx+xml");

  private static final int MOST_CACHED = 2_000;

  /** A unit of the course; its name is "" for documents outside any. */
  record Unit(String name, List<Chapter> chapters) {}

  /** A document and the sections to list under it. */
  record Chapter(CourseDocument document, List<Places.Entry> sections) {}

  private record Key(String course, String document, String sha256) {}

  /** What a document's blocks say: its sections, and whether there is anything under them. */
  private record Listed(boolean titlesOnly, List<Places.Entry> sections) {}

  private final CourseLibrary library;
  private final String zone;
  private final Map<Key, Listed> cache = new LinkedHashMap<>(64, 0.75f, true);

  Contents(CourseLibrary library, String zone) {
    this.library = library;
    this.zone = zone;
  }

  /**
   * The readable documents of a course, in course order, by unit; not those that only say what
   * units and documents are called, unless there are no others.
   */
  List<Unit> of(List<org.dars.assistant.course.Unit> units) {
    List<Unit> texts = of(units, false);
    return texts.isEmpty() ? of(units, true) : texts;
  }

  private List<Unit> of(List<org.dars.assistant.course.Unit> units, boolean frames) {
    List<Unit> all = new ArrayList<>();
    int sections = 0;
    for (org.dars.assistant.course.Unit unit : units) {
      List<Chapter> chapters =
          unit.documents().stream()
              .filter(d -> d.problem() == null && (frames || !isFrame(d)))
              .map(d -> new Chapter(d, sections(d)))
              .toList();
      sections += chapters.stream().mapToInt(c -> c.sections().size()).sum();
      if (!chapters.isEmpty()) {
        all.add(new Unit(capital(unit.title()), chapters));
      }
    }
    return sections > MOST_SECTIONS ? all.stream().map(Contents::light).toList() : all;
  }

  private static Unit light(Unit unit) {
    return new Unit(
        unit.name(),
        unit.chapters().stream().map(c -> new Chapter(c.document(), List.of())).toList());
  }

  /** What to list of a document: its headings, slides, pages, minutes. */
  List<Places.Entry> sections(CourseDocument document) {
    return listed(document).sections();
  }

  private boolean isFrame(CourseDocument document) {
    return document.mediaType().equals(MANIFEST)
        || (FRAMES.contains(document.mediaType()) && listed(document).titlesOnly());
  }

  private Listed listed(CourseDocument document) {
    Key key = new Key(document.course(), document.id(), document.sha256());
    synchronized (cache) {
      Listed held = cache.get(key);
      if (held != null) {
        return held;
      }
    }
    List<Block> blocks = library.blocks(zone, document.course(), document.id());
    Listed made =
        new Listed(
            blocks.stream().allMatch(b -> b.kind() == BlockKind.HEADING),
            Places.of(blocks).contents(document.title()));
    synchronized (cache) {
      cache.put(key, made);
      if (cache.size() > MOST_CACHED) {
        cache.remove(cache.keySet().iterator().next());
      }
    }
    return made;
  }

  /** Titles that are names of folders begin as those do. */
  private static String capital(String name) {
    int first = name.offsetByCodePoints(0, name.isEmpty() ? 0 : 1);
    return name.substring(0, first).toUpperCase(java.util.Locale.ROOT) + name.substring(first);
  }
}
