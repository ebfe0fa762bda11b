package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the part of a course that a learner named by number, by title, or as the open page. */
final class PartFinder {

  /** A title is meant when so much of it was said. */
  private static final double MEANT = 0.6;

  /**
   * A part of a course.
   *
   * @param documents whole documents (block "") or one section
   */
  record Found(String title, List<SectionLink> documents) {
    Found {
      documents = List.copyOf(documents);
    }
  }

  private final Outline outline;
  private final Outline.Contents contents;
  private final String zone;
  private final String course;

  PartFinder(Outline outline, Outline.Contents contents, String zone, String course) {
    this.outline = outline;
    this.contents = contents;
    this.zone = zone;
    this.course = course;
  }

  /**
   * The part that is meant, or nothing when the course has none such.
   *
   * @param page id of the open document, "" for none
   */
  Optional<Found> find(Intents.Part part, String page) {
    if (part.here()) {
      return lesson(page).map(PartFinder::whole);
    }
    if (!part.number().isEmpty()) {
      return numbered(part.number());
    }
    return part.title().isEmpty() ? Optional.empty() : titled(part.title());
  }

  /** Whole documents as the sections that a learner can open. */
  static SectionLink link(Outline.Lesson lesson) {
    return new SectionLink(lesson.id(), lesson.title(), "", lesson.title());
  }

  private static Found whole(Outline.Lesson lesson) {
    return new Found(lesson.title(), List.of(link(lesson)));
  }

  private static Found whole(Outline.Unit unit) {
    return new Found(unit.title(), unit.lessons().stream().map(PartFinder::link).toList());
  }

  private Optional<Outline.Lesson> lesson(String id) {
    return contents.lessons().stream().filter(l -> l.id().equals(id)).findFirst();
  }

  /** The number that a title begins with goes before the place in the order. */
  private Optional<Found> numbered(String number) {
    Pattern begins =
        Pattern.compile("(\\p{L}+ )?0*" + Pattern.quote(number) + "( .*|$)", Pattern.DOTALL);
    return named(title -> begins.matcher(title).matches()).or(() -> byPlace(number));
  }

  private Optional<Found> byPlace(String number) {
    String[] places = number.split("\\.");
    int first = place(places[0]);
    List<Outline.Unit> units = contents.units().stream().filter(u -> !u.title().isEmpty()).toList();
    if (places.length == 1) {
      return units.isEmpty()
          ? at(contents.lessons(), first).map(PartFinder::whole)
          : at(units, first).map(PartFinder::whole);
    }
    int second = place(places[1]);
    if (!units.isEmpty()) {
      return at(units, first).flatMap(u -> at(u.lessons(), second)).map(PartFinder::whole);
    }
    return at(contents.lessons(), first)
        .flatMap(l -> at(outline.sections(zone, course, l.id()), second))
        .map(s -> new Found(s.title(), List.of(s)));
  }

  private static int place(String digits) {
    return digits.length() > 4 ? 0 : Integer.parseInt(digits);
  }

  private static <T> Optional<T> at(List<T> list, int place) {
    return place < 1 || place > list.size() ? Optional.empty() : Optional.of(list.get(place - 1));
  }

  private Optional<Found> titled(String title) {
    Set<String> said = words(title);
    return named(candidate -> candidate.equals(title))
        .or(() ->
            named(candidate -> {
              Set<String> words = words(candidate);
              return !said.isEmpty()
                  && words.containsAll(said)
                  && said.size() >= MEANT * words.size();
            }));
  }

  private static Set<String> words(String folded) {
    return new HashSet<>(List.of(folded.split(" ")));
  }

  /** Units first, then documents, then sections; titles folded. */
  private Optional<Found> named(java.util.function.Predicate<String> isMeant) {
    for (Outline.Unit unit : contents.units()) {
      if (!unit.title().isEmpty() && isMeant.test(Fold.message(unit.title()))) {
        return Optional.of(whole(unit));
      }
    }
    for (Outline.Lesson lesson : contents.lessons()) {
      if (isMeant.test(Fold.message(lesson.title()))) {
        return Optional.of(whole(lesson));
      }
    }
    for (Outline.Lesson lesson : contents.lessons()) {
      for (SectionLink section : outline.sections(zone, course, lesson.id())) {
        if (isMeant.test(Fold.message(section.title()))) {
          return Optional.of(new Found(section.title(), List.of(section)));
        }
      }
    }
    return Optional.empty();
  }

  /** The sections inside a part, or the part's documents where there is only one of them. */
  List<SectionLink> inside(Found part) {
    if (part.documents().size() > 1) {
      return part.documents();
    }
    SectionLink only = part.documents().getFirst();
    List<SectionLink> sections = new ArrayList<>();
    if (only.block().isEmpty()) {
      sections.addAll(outline.sections(zone, course, only.document()));
    }
    return sections.isEmpty() ? part.documents() : sections;
  }
}
