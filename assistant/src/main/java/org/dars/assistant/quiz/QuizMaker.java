package org.dars.assistant.quiz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dars.models.LanguageModel;
import org.jspecify.annotations.Nullable;

/**
 * Makes quizzes: from the course's own words, and with a language model when there is one. Every
 * item has passed the {@link ItemExaminer}. Safe for use by several threads.
 */
public final class QuizMaker {

  /**
   * Makes a quiz.
   *
   * @param request what is asked for
   * @param documents the whole course in course order, also when one section is asked for: wrong
   *     answers come from all of it
   * @param model writes items first, which are examined like all others; what it does not deliver
   *     is made without it. Null for none
   * @return sound items in course order; fewer than asked, with a note, when the course gives no
   *     more
   * @throws IllegalArgumentException when the section names nothing
   * @throws InterruptedException when interrupted while the model writes
   */
  public Quiz make(
      QuizRequest request, List<SourceDocument> documents, @Nullable LanguageModel model)
      throws InterruptedException {
    List<Placed> course = Placed.all(documents, request.section());
    List<KeyTerm> terms = KeyTermFinder.find(course, request.language());
    Likeness likeness = new Likeness(terms);
    ItemExaminer examiner = new ItemExaminer(documents, terms, likeness);
    ItemCollector collector = new ItemCollector(examiner, request.count());
    List<String> notes = new ArrayList<>();
    if (model != null) {
      notes.addAll(new WrittenItems(model, request).fill(collector, course));
    }
    if (!collector.full()) {
      fillFromTerms(request, course, terms, likeness, collector);
    }
    notes.addAll(notes(request, terms, collector));
    List<QuizItem> ordered = inCourseOrder(collector.items(), course);
    return new Quiz(
        request.course(),
        request.language(),
        request.seed(),
        KeyPositions.spread(ordered, request.seed()),
        notes,
        collector.dropped());
  }

  /** The terms that a course defines, in course order. */
  public List<KeyTerm> keyTerms(List<SourceDocument> documents, String language) {
    return KeyTermFinder.find(Placed.all(documents, List.of()), language);
  }

  private static void fillFromTerms(
      QuizRequest request,
      List<Placed> course,
      List<KeyTerm> terms,
      Likeness likeness,
      ItemCollector collector) {
    String language = request.language();
    Distractors distractors = new Distractors(terms, likeness, request.seed());
    ClozeSentences sentences = new ClozeSentences(course, terms, likeness, language);
    TermQuestions questions = new TermQuestions(distractors, sentences, likeness, language);
    new StructuralItems(questions, distractors, request.seed()).fill(collector, terms);
  }

  private static List<String> notes(
      QuizRequest request, List<KeyTerm> terms, ItemCollector collector) {
    List<String> notes = new ArrayList<>();
    boolean own =
        collector.items().stream().anyMatch(i -> i.madeBy().equals(TermQuestions.MADE_BY));
    if (own && !new QuestionWording(request.language()).known()) {
      String name = Locale.forLanguageTag(request.language()).getDisplayLanguage(Locale.ENGLISH);
      notes.add(
          "There is no question wording for %s yet; the stems show the definition, term or sentence alone."
              .formatted(request.language().equals("und") ? "an unknown language" : name));
    }
    int got = collector.items().size();
    if (got < request.count()) {
      long asked = terms.stream().filter(KeyTerm::asked).count();
      notes.add(
          asked == 0
              ? "No key terms with definitions were found; write them as \"**term**: definition\", best under a heading \"Key terms\"."
              : "%d items were asked for and %d are sound: %d key terms with definitions were found there, and what fails a check is left out."
                  .formatted(request.count(), got, asked));
    }
    return notes;
  }

  private static List<QuizItem> inCourseOrder(List<QuizItem> items, List<Placed> course) {
    Map<String, Integer> place = new HashMap<>();
    for (int i = 0; i < course.size(); i++) {
      place.putIfAbsent(course.get(i).document().id() + "\n" + course.get(i).block().id(), i);
    }
    return items.stream()
        .sorted(
            Comparator.<QuizItem>comparingInt(i ->
                    place.getOrDefault(
                        i.source().document() + "\n" + i.source().block(), Integer.MAX_VALUE))
                .thenComparing(QuizItem::id))
        .collect(Collectors.toList());
  }
}
