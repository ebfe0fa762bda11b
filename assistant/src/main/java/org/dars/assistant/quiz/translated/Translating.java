package org.dars.assistant.quiz.translated;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.examine.CourseExaminer;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;

/**
 * Puts a translated item together and says what is to be said of it. Safe for use by several
 * threads.
 */
final class Translating {

  private final String course;
  private final String language;
  private final boolean aligned;
  private final AlignedQuotes quotes;
  private final TranslationChecks checks;
  private final Examiner examiner;

  /**
   * @param course id of the translated course, "" where there is none
   * @param source the documents of the course
   * @param target those of the translated one; empty where there is none
   */
  Translating(
      String course,
      List<SourceDocument> source,
      List<SourceDocument> target,
      String from,
      String to) {
    this.course = course;
    this.language = to;
    this.aligned = !target.isEmpty();
    this.quotes = new AlignedQuotes(source, target, from, to);
    this.checks = new TranslationChecks(from, to);
    this.examiner = new CourseExaminer(target, to);
  }

  AlignedQuotes quotes() {
    return quotes;
  }

  /**
   * Makes a translation.
   *
   * @param version of the item
   * @param texts translated, by key; what is missing stays in the source language
   * @param left why texts stayed as they were, by key
   * @param by who translated
   * @param approved whether a person says that it is good
   */
  ItemTranslation make(
      Item item,
      int version,
      Map<String, RichText> texts,
      Map<String, String> left,
      String by,
      boolean approved,
      Instant now) {
    List<SourceQuote> found = new ArrayList<>();
    List<SourceQuote> missing = new ArrayList<>();
    for (SourceQuote quote : item.sources()) {
      Optional<SourceQuote> there = quotes.of(quote);
      there.ifPresentOrElse(found::add, () -> missing.add(quote));
    }
    Map<String, String> why = new LinkedHashMap<>(left);
    Item target;
    try {
      target = ItemTexts.with(item, texts, about(item, approved), found);
    } catch (IllegalArgumentException e) {
      why.put(
          texts.containsKey(ItemTexts.CLOZE) ? ItemTexts.CLOZE : ItemTexts.STEM,
          String.valueOf(e.getMessage()));
      target = ItemTexts.with(item, Map.of(), about(item, false), found);
    }
    target = recomputed(item, target);
    return new ItemTranslation(
        target,
        item,
        language,
        version,
        course,
        quotes.fingerprint(item),
        by,
        checks.of(item, target, missing, why),
        aligned && missing.isEmpty() ? examiner.examine(target) : Examination.NONE,
        now);
  }

  private Item.About about(Item item, boolean approved) {
    return item.about()
        .withLanguage(language)
        .withState(approved ? ItemState.APPROVED : ItemState.DRAFT);
  }

  /**
   * The item with the number that the translated course has in the place of its key, where it was
   * adapted: the quote has the key once, and as many numbers as before. The tolerance keeps its
   * share of the number.
   */
  private static Item recomputed(Item source, Item target) {
    if (!(target.body() instanceof Body.Numeric numeric)
        || numeric.keys().size() != 1
        || numeric.keys().getFirst().value() == null) {
      return target;
    }
    Body.NumericKey key = numeric.keys().getFirst();
    BigDecimal value = key.value();
    List<BigDecimal> there = numbers(source);
    List<BigDecimal> here = numbers(target);
    List<Integer> at = new ArrayList<>();
    for (int i = 0; i < there.size(); i++) {
      if (value != null && NumberWords.same(there.get(i), value)) {
        at.add(i);
      }
    }
    if (value == null
        || value.signum() == 0
        || at.size() != 1
        || there.size() != here.size()
        || NumberWords.same(here.get(at.getFirst()), value)) {
      return target;
    }
    BigDecimal adapted = here.get(at.getFirst());
    BigDecimal tolerance =
        key.tolerance().multiply(adapted).divide(value, MathContext.DECIMAL32).abs();
    return target.withBody(
        new Body.Numeric(
            List.of(new Body.NumericKey(adapted, tolerance, key.weight(), key.feedback())),
            numeric.unit()));
  }

  private static List<BigDecimal> numbers(Item item) {
    return NumberWords.of(
        String.join("\n", item.sources().stream().map(SourceQuote::quote).toList()));
  }
}
