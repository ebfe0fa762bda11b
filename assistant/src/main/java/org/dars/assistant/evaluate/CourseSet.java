package org.dars.assistant.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.index.passage.Passage;
import org.jspecify.annotations.Nullable;

/**
 * A course of the library as a {@link ScoreboardSet}. Questions name what answers them by {@code
 * path#block}, or by {@code path} for a whole document; without questions the course's own headings
 * are asked for.
 */
public final class CourseSet {

  private final List<EvaluationPassage> passages = new ArrayList<>();

  /** Ids of the passages that a place stands in: a document's path, or {@code path#block}. */
  private final Map<String, Set<String>> byPlace = new HashMap<>();

  private final List<EvaluationQuestion> headings = new ArrayList<>();

  private CourseSet(CourseLibrary library, String zone, String course) {
    Set<String> asked = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (CourseDocument document : library.documents(zone, course)) {
      for (Passage passage : library.passages(zone, course, document.id())) {
        add(document, passage, asked);
      }
    }
  }

  /**
   * The set.
   *
   * @param questions or null to ask for the course's headings
   * @param foreign questions of another course, or null
   * @throws EvaluationFileException naming the file and row that cannot be used
   */
  public static ScoreboardSet of(
      CourseLibrary library,
      String zone,
      String course,
      @Nullable Path questions,
      @Nullable Path foreign)
      throws EvaluationFileException {
    CourseSet set = new CourseSet(library, zone, course);
    if (questions == null) {
      return ScoreboardSet.of(
          set.passages,
          set.headings,
          Path.of(course),
          foreign,
          List.of("no questions were given: the course's own headings were asked for"));
    }
    List<EvaluationQuestion> placed = new ArrayList<>();
    for (EvaluationQuestion q : JsonLines.questions(questions)) {
      placed.add(set.placed(q, questions));
    }
    return ScoreboardSet.of(set.passages, placed, questions, foreign, List.of());
  }

  private void add(CourseDocument document, Passage passage, Set<String> asked) {
    String id = document.path() + "#" + passage.id();
    String section = document.path() + "#" + passage.section();
    String heading = passage.headings().isEmpty() ? "" : passage.headings().getLast();
    passages.add(
        new EvaluationPassage(
            id,
            passage.text(),
            String.join(" › ", passage.headings()),
            section,
            document.language()));
    byPlace.computeIfAbsent(document.path(), k -> new LinkedHashSet<>()).add(id);
    for (String block : passage.blocks()) {
      byPlace.computeIfAbsent(document.path() + "#" + block, k -> new LinkedHashSet<>()).add(id);
    }
    if (heading.contains(" ") && asked.add(heading)) {
      headings.add(
          new EvaluationQuestion(
              section, heading, document.language(), Set.of(), section, List.of(), false));
    }
  }

  private EvaluationQuestion placed(EvaluationQuestion q, Path file)
      throws EvaluationFileException {
    Set<String> gold = new LinkedHashSet<>();
    for (String place : q.gold()) {
      gold.addAll(byPlace.getOrDefault(place, Set.of()));
    }
    if (gold.isEmpty() && !q.gold().isEmpty()) {
      throw new EvaluationFileException(
          file
              + ", question "
              + q.id()
              + ": the course has no place "
              + q.gold().iterator().next()
              + "; places are written path#block, as ./dars blocks prints them");
    }
    return new EvaluationQuestion(
        q.id(), q.question(), q.lang(), gold, q.section(), q.answers(), q.impossible());
  }
}
