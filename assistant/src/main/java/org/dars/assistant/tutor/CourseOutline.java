package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;

/** The outlines of the courses in the library. */
public final class CourseOutline implements Outline {

  private static final int DEEPEST_HEADING = 3;

  private final CourseLibrary library;

  public CourseOutline(CourseLibrary library) {
    this.library = library;
  }

  @Override
  public Optional<Contents> contents(String zone, String course) {
    return library
        .course(zone, course)
        .map(c -> {
          List<Unit> units =
              library.units(zone, course).stream()
                  .map(u -> new Unit(u.title(), lessons(u.documents())))
                  .filter(u -> !u.lessons().isEmpty())
                  .toList();
          return new Contents(c.title(), c.language(), units);
        });
  }

  private static List<Lesson> lessons(List<CourseDocument> documents) {
    return documents.stream()
        .filter(d -> d.problem() == null && d.words() > 0)
        .map(d -> new Lesson(d.id(), d.title(), d.language()))
        .toList();
  }

  @Override
  public List<SectionLink> sections(String zone, String course, String document) {
    Optional<CourseDocument> known = library.document(zone, course, document);
    if (known.isEmpty()) {
      return List.of();
    }
    String title = known.get().title();
    List<SectionLink> sections = new ArrayList<>();
    for (Block block : library.blocks(zone, course, document)) {
      String text = block.text();
      if (opens(block) && !text.isEmpty() && !text.equals(title)) {
        sections.add(new SectionLink(document, title, block.id(), text));
      }
    }
    return sections;
  }

  @Override
  public List<Evidence.Source> text(String zone, String course, SectionLink part) {
    List<Evidence.Source> sources = new ArrayList<>();
    int level = 0;
    boolean inside = part.block().isEmpty();
    for (Block block : library.blocks(zone, course, part.document())) {
      if (inside && level > 0 && opens(block) && level(block) <= level) {
        break;
      }
      if (!inside && block.id().equals(part.block())) {
        inside = true;
        level = level(block);
      } else if (inside && !block.text().isEmpty()) {
        sources.add(
            new Evidence.Source(block.id(), block.kind(), block.anchor().label(), block.text()));
      }
    }
    return sources;
  }

  private static boolean opens(Block block) {
    return block.kind() == BlockKind.SLIDE_TITLE
        || (block.kind() == BlockKind.HEADING && block.level() <= DEEPEST_HEADING);
  }

  private static int level(Block block) {
    return block.kind() == BlockKind.HEADING ? block.level() : 1;
  }
}
