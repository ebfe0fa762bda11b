package org.dars.assistant.retrieve;

import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;

/**
 * The language that a question is asked in. A question is too short for a detector to be sure of:
 * when its guess is none of the courses' languages, the language of the most documents written in
 * the question's script is likelier.
 */
final class QuestionLanguage {

  private static final String UNKNOWN = "und";

  /** From so many letters on, the detector is believed against the courses. */
  private static final int LONG = 80;

  private final CourseLibrary library;
  private final UnaryOperator<String> detector;
  private final Map<String, List<Written>> written = new ConcurrentHashMap<>();

  QuestionLanguage(CourseLibrary library, UnaryOperator<String> detector) {
    this.library = library;
    this.detector = detector;
  }

  /** How much of a course stands in a language, and in which script. */
  private record Written(String language, UnicodeScript script, long words) {}

  String of(String zone, Set<String> courses, String question) {
    String guess = detector.apply(question);
    List<Written> known =
        (courses.isEmpty() ? library.courses(zone).stream().map(Course::id) : courses.stream())
            .flatMap(course -> written(zone, course).stream())
            .toList();
    boolean plausible =
        !guess.equals(UNKNOWN)
            && (letters(question) >= LONG
                || known.stream().anyMatch(w -> w.language().equals(guess)));
    if (plausible) {
      return guess;
    }
    UnicodeScript script = script(question);
    return known.stream()
        .filter(w -> w.script() == script)
        .max(Comparator.comparingLong(Written::words))
        .map(Written::language)
        .orElse(guess);
  }

  /** Forgets what courses are written in, after they changed. */
  void forget() {
    written.clear();
  }

  private List<Written> written(String zone, String course) {
    return written.computeIfAbsent(
        zone + "/" + course,
        key ->
            library.documents(zone, course).stream()
                .filter(d -> d.words() > 0 && !d.language().equals(UNKNOWN))
                .collect(Collectors.groupingBy(CourseDocument::language))
                .values()
                .stream()
                .map(documents -> written(zone, documents))
                .toList());
  }

  private Written written(String zone, List<CourseDocument> documents) {
    CourseDocument first = documents.getFirst();
    String sample =
        library.passages(zone, first.course(), first.id()).stream()
            .limit(3)
            .map(p -> p.text())
            .collect(Collectors.joining(" "));
    return new Written(
        first.language(),
        script(sample),
        documents.stream().mapToLong(CourseDocument::words).sum());
  }

  private static long letters(String text) {
    return text.codePoints().filter(Character::isLetter).count();
  }

  /** The script of most letters. */
  private static UnicodeScript script(String text) {
    return text
        .codePoints()
        .filter(Character::isLetter)
        .mapToObj(UnicodeScript::of)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.<UnicodeScript, Long>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse(UnicodeScript.COMMON);
  }
}
