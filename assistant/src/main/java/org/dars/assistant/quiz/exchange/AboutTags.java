package org.dars.assistant.quiz.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Item.About;
import org.dars.assistant.quiz.item.ItemState;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an item, as tags, for files that have tags and nothing else: {@code
 * dars:bloom=apply}. A state is never written so: people approve an item in a bank, not a file.
 */
public final class AboutTags {

  private static final String MARK = "dars:";

  private AboutTags() {}

  /**
   * The tags of an item and one for each thing known of it.
   *
   * @param fits whether a file keeps a tag; one of ours that it does not keep is left out
   * @param language whether its language is among them
   */
  public static List<String> write(About about, boolean language, Predicate<String> fits) {
    List<String> own = new ArrayList<>();
    add(own, "objective", about.objective());
    add(own, "bloom", about.bloom() == null ? "" : about.bloom().label());
    add(own, "difficulty", about.difficulty() == null ? "" : about.difficulty().toString());
    add(own, "author", about.author());
    if (language && !about.language().equals("und")) {
      add(own, "language", about.language());
    }
    own.removeIf(tag -> !fits.test(tag));
    List<String> tags = new ArrayList<>(about.tags());
    tags.addAll(own);
    return tags;
  }

  /**
   * The inverse.
   *
   * @param language BCP 47, where the file says it itself; a tag goes before it
   */
  public static About read(List<String> category, List<String> tags, String language, ItemState s) {
    List<String> others = new ArrayList<>();
    String objective = "";
    Bloom bloom = null;
    Double difficulty = null;
    String author = "";
    String spoken = language;
    for (String tag : tags) {
      int equals = tag.indexOf('=');
      String value = tag.startsWith(MARK) && equals > 0 ? tag.substring(equals + 1) : "";
      switch (value.isEmpty() ? "" : tag.substring(MARK.length(), equals)) {
        case "objective" -> objective = value;
        case "bloom" -> bloom = bloom(value);
        case "difficulty" -> difficulty = share(value);
        case "author" -> author = value;
        case "language" -> spoken = value;
        default -> others.add(tag);
      }
    }
    return new About(category, objective, bloom, difficulty, spoken, author, s, others);
  }

  private static void add(List<String> tags, String key, String value) {
    if (!value.isEmpty()) {
      tags.add(MARK + key + "=" + value);
    }
  }

  private static @Nullable Bloom bloom(String label) {
    for (Bloom level : Bloom.values()) {
      if (level.label().equals(label.toLowerCase(Locale.ROOT))) {
        return level;
      }
    }
    return null;
  }

  private static @Nullable Double share(String number) {
    try {
      double share = Double.parseDouble(number);
      return share >= 0 && share <= 1 ? share : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
