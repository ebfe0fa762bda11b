package org.dars.assistant.quiz.translated;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dars.assistant.adapt.AdaptationRoom;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.localise.LanguageRun;

/** Which course of the library a language of items follows. */
final class Followed {

  private Followed() {}

  /**
   * The course: the one that a batch made, else another localisation in the language; of a tag with
   * the course's own language and a country, its adaptation to the country.
   */
  static Optional<Course> course(CourseLibrary library, String zone, Course source, String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String id =
        own(source, tag)
            ? AdaptationRoom.idOf(new AdaptationRoom.Key(zone, source.id(), locale.getCountry()))
            : LanguageRun.idOf(source.id(), tag);
    List<Course> siblings = library.siblings(zone, source.id());
    return siblings.stream()
        .filter(c -> c.id().equals(id))
        .findFirst()
        .or(() ->
            siblings.stream()
                .filter(c -> !own(source, tag))
                .filter(c -> c.language().equals(locale.getLanguage()))
                .findFirst());
  }

  /** The languages of a course's localisations and adaptations. */
  static List<String> all(CourseLibrary library, String zone, Course source) {
    List<String> tags = new ArrayList<>();
    String adapted = AdaptationRoom.idOf(new AdaptationRoom.Key(zone, source.id(), ""));
    for (Course sibling : library.siblings(zone, source.id())) {
      if (!sibling.language().equals(source.language())) {
        tags.add(sibling.language());
      } else if (sibling.id().startsWith(adapted)) {
        tags.add(
            source.language()
                + "-"
                + sibling.id().substring(adapted.length()).toUpperCase(Locale.ROOT));
      }
    }
    return tags.stream().distinct().toList();
  }

  private static boolean own(Course source, String tag) {
    return Locale.forLanguageTag(tag)
        .getLanguage()
        .equals(Locale.forLanguageTag(source.language()).getLanguage());
  }
}
