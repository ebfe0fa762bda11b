package org.dars.assistant.quiz.make;

import java.util.List;
import java.util.Map;
import org.dars.assistant.quiz.Quiz;
import org.dars.assistant.quiz.QuizMaker;
import org.dars.assistant.quiz.QuizRequest;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.item.Item;
import org.dars.models.LanguageModel;
import org.jspecify.annotations.Nullable;

/**
 * Makes items: from the course's own words, and with a language model when there is one. Safe for
 * use by several threads.
 */
public final class ItemMaker {

  /**
   * Makes items.
   *
   * @param documents the whole course in course order, also when a section is asked for: wrong
   *     answers come from all of it
   * @param examiner every item has passed it
   * @param model writes items first; what it does not deliver is made without it. Null for none
   * @return fewer than asked, with a note, when the course gives no more
   * @throws IllegalArgumentException when a section names nothing
   * @throws InterruptedException when interrupted
   */
  public Made make(
      ItemRequest request,
      List<SourceDocument> documents,
      Examiner examiner,
      @Nullable LanguageModel model)
      throws InterruptedException {
    Quiz quiz =
        new QuizMaker()
            .make(
                new QuizRequest(
                    request.course(),
                    request.sections().isEmpty() ? null : request.sections().getFirst(),
                    Math.min(1_000, request.count()),
                    request.seed(),
                    request.language()),
                documents,
                model);
    List<Item> items = quiz.items().stream().map(Item::of).toList();
    return new Made(items, items.stream().map(examiner::examine).toList(), quiz.notes(), Map.of());
  }
}
