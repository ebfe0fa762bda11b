package org.dars.assistant.quiz;

import java.util.ArrayList;
import java.util.List;

/**
 * One question with its proof. All texts are plain text: whoever shows them escapes them.
 *
 * @param id unique in its quiz; the same for the same question about the same block
 * @param type what the learner does
 * @param stem the question, or the sentence with its blank {@code _____}
 * @param options what to choose from
 * @param key index of the right option
 * @param explanation why it is right
 * @param sources the words that prove the key; the first is the one to show; never empty
 * @param section title of the section it is about
 * @param term the key term it is about, "" when written about something else
 * @param language BCP 47 primary tag
 * @param madeBy "the course's own words", or the language model's name
 */
public record QuizItem(
    String id,
    ItemType type,
    String stem,
    List<Option> options,
    int key,
    String explanation,
    List<SourceQuote> sources,
    String section,
    String term,
    String language,
    String madeBy) {

  public QuizItem {
    options = List.copyOf(options);
    sources = List.copyOf(sources);
  }

  /**
   * An option.
   *
   * @param text what the learner reads
   * @param feedback what to tell a learner who chose it; may be ""
   */
  public record Option(String text, String feedback) {}

  /** The words that prove the key. */
  public SourceQuote source() {
    return sources.getFirst();
  }

  /** The right option. */
  public Option keyOption() {
    return options.get(key);
  }

  /** The options that are not the key. */
  List<Option> distractors() {
    List<Option> distractors = new ArrayList<>(options);
    distractors.remove(key);
    return distractors;
  }

  /** The same item with its key at another place; the distractors keep their order. */
  QuizItem withKeyAt(int position) {
    List<Option> moved = distractors();
    moved.add(position, keyOption());
    return new QuizItem(
        id, type, stem, moved, position, explanation, sources, section, term, language, madeBy);
  }
}
