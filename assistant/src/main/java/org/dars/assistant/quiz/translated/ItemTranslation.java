package org.dars.assistant.quiz.translated;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Finding.Outcome;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;

/**
 * An item in another language. Its state says whether a person approved it in that language.
 *
 * @param item with the id of the original, its texts translated
 * @param source the original that it is a translation of
 * @param language BCP 47 tag
 * @param version of the original
 * @param course id of the translated course whose words prove it; "" when there is none
 * @param fingerprint of the blocks that prove it, in both languages
 * @param by engine with its version, or the person
 * @param findings what is to be said of the translation, one for each check that was made
 * @param examination what the examiner of the translated course says
 * @param changed when it was made or last changed; names this state of it
 */
public record ItemTranslation(
    Item item,
    Item source,
    String language,
    int version,
    String course,
    String fingerprint,
    String by,
    List<TranslationFinding> findings,
    Examination examination,
    Instant changed) {

  public ItemTranslation {
    findings = List.copyOf(findings);
  }

  /** Whether no check of the translation failed, nor one of the examiner. */
  public boolean sound() {
    return findings.stream().noneMatch(f -> f.outcome() == Outcome.FAILED)
        && examination.failed().isEmpty();
  }

  public boolean approved() {
    return item.about().state() == ItemState.APPROVED;
  }

  /** What is wrong or worth a look, one sentence each, the worst first. */
  public List<String> flags() {
    return Stream.of(Outcome.FAILED, Outcome.WARNED)
        .flatMap(o ->
            Stream.concat(
                findings.stream()
                    .filter(f -> f.outcome() == o)
                    .map(f -> f.check().label() + ": " + f.reason()),
                examination.with(o).stream().map(f -> f.check() + ": " + f.reason())))
        .toList();
  }
}
