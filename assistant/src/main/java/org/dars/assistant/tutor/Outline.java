package org.dars.assistant.tutor;

import java.util.List;
import java.util.Optional;

/** What a course is made of: its parts by title, and the text of each. */
public interface Outline {

  /** For a tutor that knows no course as a whole. */
  Outline NONE =
      new Outline() {
        @Override
        public Optional<Contents> contents(String zone, String course) {
          return Optional.empty();
        }

        @Override
        public List<SectionLink> sections(String zone, String course, String document) {
          return List.of();
        }

        @Override
        public List<Evidence.Source> text(String zone, String course, SectionLink part) {
          return List.of();
        }
      };

  /**
   * A course in outline.
   *
   * @param language BCP 47 primary tag
   * @param units in course order
   */
  record Contents(String title, String language, List<Unit> units) {
    public Contents {
      units = List.copyOf(units);
    }

    List<Lesson> lessons() {
      return units.stream().flatMap(u -> u.lessons().stream()).toList();
    }
  }

  /**
   * Documents that belong together.
   *
   * @param title "" for documents outside any unit
   */
  record Unit(String title, List<Lesson> lessons) {
    public Unit {
      lessons = List.copyOf(lessons);
    }
  }

  /**
   * A readable document.
   *
   * @param id in its course
   * @param language BCP 47 primary tag
   */
  record Lesson(String id, String title, String language) {}

  /** A course, or nothing when there is none of that id in the zone. */
  Optional<Contents> contents(String zone, String course);

  /** A document's sections by heading or slide title, in reading order; empty when unknown. */
  List<SectionLink> sections(String zone, String course, String document);

  /**
   * The blocks of a section up to the next heading of its level or above.
   *
   * @param part one of {@link #sections}, or with block "" a whole document
   */
  List<Evidence.Source> text(String zone, String course, SectionLink part);
}
