package org.dars.assistant.adapt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.SourceFile;
import org.dars.translator.adapt.AdaptationException;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a course that can be adapted.
 *
 * @param language BCP 47 tag
 * @param documents those in it that can be written
 * @param notes what was passed over, and why
 */
public record CourseTexts(String language, List<CoursewareDocument> documents, List<String> notes) {

  /**
   * Reads a course.
   *
   * @param language BCP 47 tag, or null for what the course says, else what most words are in
   * @param done is told how many files were read
   * @throws AdaptationException when the language is unknown
   */
  public static CourseTexts read(
      AdaptableCourse course, Courseware courseware, @Nullable String language, IntConsumer done)
      throws AdaptationException {
    List<CoursewareDocument> all = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    int read = 0;
    for (SourceFile file : course.files()) {
      try {
        CoursewareDocument document = courseware.read(file);
        if (courseware.canSplice(document)) {
          all.add(document);
        } else {
          notes.add(file.path() + ": its format cannot be written, so it stays as it is");
        }
      } catch (CoursewareException e) {
        notes.add(String.valueOf(e.getMessage()));
      }
      done.accept(++read);
    }
    String tag = language == null ? language(course, all) : language;
    return new CourseTexts(tag, in(tag, all, notes), notes);
  }

  private static String language(AdaptableCourse course, List<CoursewareDocument> documents)
      throws AdaptationException {
    if (!course.language().isEmpty() && !course.language().equals("und")) {
      return course.language();
    }
    Map<String, Integer> words = new HashMap<>();
    documents.forEach(d -> words.merge(d.language(), d.words(), Integer::sum));
    words.remove("und");
    return words.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElseThrow(() ->
            new AdaptationException(
                "the language of the course is unknown: say it, as with --in en"));
  }

  private static List<CoursewareDocument> in(
      String tag, List<CoursewareDocument> all, List<String> notes) {
    String primary = tag.split("-")[0].toLowerCase(Locale.ROOT);
    List<CoursewareDocument> documents = new ArrayList<>();
    for (CoursewareDocument d : all) {
      if (d.language().equals("und") || d.language().equals(primary)) {
        documents.add(d);
      } else {
        notes.add(
            d.path() + ": it is in " + d.language() + ", not in " + primary + ": passed over");
      }
    }
    return documents;
  }
}
