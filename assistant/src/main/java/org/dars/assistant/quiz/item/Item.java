package org.dars.assistant.quiz.item;

import java.math.BigDecimal;
import java.util.List;
import org.dars.assistant.quiz.SourceQuote;
import org.jspecify.annotations.Nullable;

/**
 * An item of a question bank.
 *
 * @param id stays the same as the item is edited; of its file where it has one there
 * @param name as people call it in a bank; may be ""
 * @param stem the question
 * @param body what the learner does, with the key
 * @param explanation to every learner afterwards
 * @param mark what it gives when all is right, above 0 (0 for a description)
 * @param about where it belongs and what is known of it
 * @param sources the course's words that prove the key; empty when it came without
 */
public record Item(
    String id,
    String name,
    RichText stem,
    Body body,
    RichText explanation,
    BigDecimal mark,
    About about,
    List<SourceQuote> sources) {

  public Item {
    sources = List.copyOf(sources);
  }

  /** The same item under another id. */
  public Item withId(String other) {
    return new Item(other, name, stem, body, explanation, mark, about, sources);
  }

  /** The same item with another question. */
  public Item withStem(RichText other) {
    return new Item(id, name, other, body, explanation, mark, about, sources);
  }

  /** The same item with something else to do. */
  public Item withBody(Body other) {
    return new Item(id, name, stem, other, explanation, mark, about, sources);
  }

  /** The same item with something else known of it. */
  public Item withAbout(About other) {
    return new Item(id, name, stem, body, explanation, mark, other, sources);
  }

  /** The same item with something else to read afterwards. */
  public Item withExplanation(RichText other) {
    return new Item(id, name, stem, body, other, mark, about, sources);
  }

  /** The same item with other proof. */
  public Item withSources(List<SourceQuote> other) {
    return new Item(id, name, stem, body, explanation, mark, about, other);
  }

  /** The same item with those of its sources that quote the course, not only name a place. */
  public Item withQuotesOnly() {
    return sources.stream().allMatch(SourceQuote::quotes)
        ? this
        : withSources(sources.stream().filter(SourceQuote::quotes).toList());
  }

  /** The same item in another state. */
  public Item withState(ItemState other) {
    return withAbout(about.withState(other));
  }

  /** The same item with other words to find it by. */
  public Item withTags(List<String> other) {
    return withAbout(about.withTags(other));
  }

  /**
   * What is known of an item beside what learners see.
   *
   * @param category names from the outermost to the innermost
   * @param objective what it is to show; may be ""
   * @param bloom null when nobody said
   * @param difficulty expected share of right answers, 0 to 1; null when nobody said
   * @param language BCP 47 tag, "und" when unknown
   * @param author who or what wrote it; may be ""
   * @param tags words to find it by
   */
  public record About(
      List<String> category,
      String objective,
      @Nullable Bloom bloom,
      @Nullable Double difficulty,
      String language,
      String author,
      ItemState state,
      List<String> tags) {

    /** Nothing known. */
    public static final About NOTHING =
        new About(List.of(), "", null, null, "und", "", ItemState.DRAFT, List.of());

    public About {
      category = List.copyOf(category);
      tags = List.copyOf(tags);
    }

    /** The same but for the state. */
    public About withState(ItemState other) {
      return new About(category, objective, bloom, difficulty, language, author, other, tags);
    }

    /** The same but for the tags. */
    public About withTags(List<String> other) {
      return new About(category, objective, bloom, difficulty, language, author, state, other);
    }

    /** The same but for the objective. */
    public About withObjective(String other) {
      return new About(category, other, bloom, difficulty, language, author, state, tags);
    }

    /** The same but for the level. */
    public About withBloom(Bloom other) {
      return new About(category, objective, other, difficulty, language, author, state, tags);
    }

    /** The same but for the language. */
    public About withLanguage(String other) {
      return new About(category, objective, bloom, difficulty, other, author, state, tags);
    }
  }
}
