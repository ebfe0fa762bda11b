package org.dars.assistant.tutor;

import java.util.List;
import java.util.Set;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.retrieve.Query;
import org.dars.assistant.retrieve.Retriever;
import org.dars.index.courseware.LanguageDetector;
import org.dars.index.search.Hit;
import org.dars.index.search.SearchMode;

/** The courses of the library, and what is indexed of them. */
record LibraryReach(CourseLibrary library, Retriever retriever) implements Reach {

  @Override
  public List<Course> siblings(String zone, String course) {
    // The same course fitted to a country is in the same language.
    String own = language(zone, course);
    return library.siblings(zone, course).stream().filter(s -> !s.language().equals(own)).toList();
  }

  @Override
  public Set<String> languages(String zone, String course) {
    return library.languages(zone, Set.of(course));
  }

  @Override
  public String language(String zone, String course) {
    return library.course(zone, course).map(Course::language).orElse(LanguageDetector.UNKNOWN);
  }

  @Override
  public String languageOf(String zone, Set<String> courses, String question) {
    return retriever.languageOf(zone, courses, question);
  }

  @Override
  public boolean reaches(String zone, String language, Set<String> others) {
    return retriever.reaches(zone, language, others);
  }

  @Override
  public List<Hit> byWords(String zone, String course, String question, String language, int k) {
    Query query =
        new Query(zone, Set.of(course), Set.of(), question, language, SearchMode.LEXICAL, k);
    return retriever.search(query).hits();
  }
}
