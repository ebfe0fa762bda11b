package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dars.assistant.course.TutorProfile;
import org.dars.index.courseware.BlockKind;

/**
 * Questions to begin with: the instructor's, else some made from the course's terms and headings.
 */
public final class Starters {

  private static final int MOST = 4;

  /** So many documents, spread over the course, are looked at. */
  private static final int DOCUMENTS = 6;

  private static final int LONGEST_TERM = 40;
  private static final int LONGEST_TITLE = 70;

  private Starters() {}

  /** The questions, in the course's language when they are made. */
  public static List<String> of(Outline outline, TutorProfile profile, String zone, String course) {
    if (!profile.starters().isEmpty()) {
      return profile.starters();
    }
    return outline
        .contents(zone, course)
        .map(c -> made(outline, c, zone, course))
        .orElse(List.of());
  }

  private static List<String> made(
      Outline outline, Outline.Contents contents, String zone, String course) {
    ServedWords words = ServedWords.of(contents.language());
    boolean wordless = !words.language().equals(contents.language());
    List<String> terms = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    for (Outline.Lesson lesson : spread(contents.lessons())) {
      Set<String> ofLesson = terms(outline.text(zone, course, PartFinder.link(lesson)));
      ofLesson.stream()
          .limit(1)
          .forEach(t -> terms.add(wordless ? t : words.get("starter.term", t)));
      outline.sections(zone, course, lesson.id()).stream()
          .map(SectionLink::title)
          .filter(Starters::saysSomething)
          .limit(1)
          .forEach(titles::add);
    }
    Set<String> starters = new LinkedHashSet<>(terms);
    starters.addAll(titles);
    return starters.stream().limit(MOST).toList();
  }

  private static Set<String> terms(List<Evidence.Source> text) {
    Set<String> terms = new LinkedHashSet<>();
    for (Evidence.Source source : text) {
      int colon = source.text().indexOf(':');
      if (source.kind() == BlockKind.TERM && colon > 1 && colon <= LONGEST_TERM) {
        terms.add(source.text().substring(0, colon).strip());
      }
    }
    return terms;
  }

  /** A heading of two words or more says what its section is about. */
  private static boolean saysSomething(String title) {
    return title.length() <= LONGEST_TITLE && Mask.words(title).size() >= 2;
  }

  private static List<Outline.Lesson> spread(List<Outline.Lesson> lessons) {
    if (lessons.size() <= DOCUMENTS) {
      return lessons;
    }
    List<Outline.Lesson> spread = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      spread.add(lessons.get(i * lessons.size() / DOCUMENTS));
    }
    return spread;
  }
}
