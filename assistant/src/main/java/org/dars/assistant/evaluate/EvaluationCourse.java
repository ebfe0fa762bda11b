package org.dars.assistant.evaluate;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.dars.assistant.course.Course;
import org.dars.assistant.tutor.Evidence;
import org.dars.assistant.tutor.EvidenceSource;
import org.dars.assistant.tutor.Reach;
import org.dars.index.search.Hit;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation's passages as one course, which a tutor can be asked about in any language.
 *
 * @param asked BCP 47 primary tag of the questions where the tutor has not told it; "" for that of
 *     most passages
 * @param within the sections to look in; empty for all
 * @param without a question whose gold passages are not there, or null
 */
record EvaluationCourse(
    EvaluationIndex index, String asked, Set<String> within, @Nullable EvaluationQuestion without)
    implements EvidenceSource, Reach {

  @Override
  public List<Evidence> find(String zone, String course, String question, int k)
      throws IOException {
    return find(zone, course, "", question, asked, k);
  }

  @Override
  public List<Evidence> find(
      String zone, String course, String page, String question, String language, int k)
      throws IOException {
    String in = language.isEmpty() ? asked : language;
    return there(index.search(question, in, k + gone(), within), k).stream()
        .map(EvaluationIndex::evidence)
        .toList();
  }

  @Override
  public List<Hit> byWords(String zone, String course, String question, String language, int k)
      throws IOException {
    return there(index.byWords(question, language, k + gone(), within), k);
  }

  private int gone() {
    return without == null ? 0 : without.gold().size();
  }

  private List<Hit> there(List<Hit> hits, int k) {
    EvaluationQuestion q = without;
    return hits.stream()
        .filter(h -> q == null || !q.isGold(h.passage(), h.section()))
        .limit(k)
        .toList();
  }

  @Override
  public List<Course> siblings(String zone, String course) {
    return List.of();
  }

  @Override
  public Set<String> languages(String zone, String course) {
    return index.languages();
  }

  @Override
  public String language(String zone, String course) {
    return index.language();
  }

  @Override
  public String languageOf(String zone, Set<String> courses, String question) {
    return index.languageOf(question);
  }

  @Override
  public boolean reaches(String zone, String language, Set<String> others) {
    return index.serves(language) && !index.languages().contains(language);
  }
}
