package org.dars.assistant.quiz.translated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;

/**
 * One item in several languages, as Moodle's filter "Multi-language content" shows it: each text
 * holds all languages in spans of class {@code multilang}, one after another (filter/multilang of
 * Moodle 4; two or more spans in a row are one choice).
 */
public final class Multilang {

  private static final Pattern SPAN =
      Pattern.compile(
          "<span lang=\"([A-Za-z0-9_-]+)\" class=\"multilang\">(.*?)</span>(?=\\s*<span"
              + " lang=\"[A-Za-z0-9_-]+\" class=\"multilang\">|\\s*$)",
          Pattern.DOTALL);

  private Multilang() {}

  /** Why an item cannot be written in several languages, half a sentence; "" when it can. */
  public static String refuses(Item item, List<ItemTranslation> translations) {
    String kind =
        switch (item.body()) {
          case Body.Matching m -> "Moodle's partners are plain text";
          case Body.Cloze c -> "gaps stand at other places in other languages";
          case Body.ShortAnswer s -> "accepted answers have no language in Moodle";
          case Body.Choice c -> "";
          case Body.TrueFalse t -> "";
          case Body.Ordering o -> "";
          case Body.Numeric n -> "";
          case Body.Essay e -> "";
          case Body.Description d -> "";
        };
    boolean numbers =
        translations.stream()
            .anyMatch(t ->
                !TranslationChecks.keyNumbers(t.item().body())
                    .equals(TranslationChecks.keyNumbers(item.body())));
    return numbers ? "its number differs between languages" : kind;
  }

  /**
   * The item with all its languages; as {@link #refuses} says, not every item can be.
   *
   * @param language of the item, BCP 47
   */
  public static Item of(Item item, String language, List<ItemTranslation> translations) {
    Map<String, RichText> merged = new LinkedHashMap<>();
    texts(item)
        .forEach((key, text) -> {
          StringBuilder html = new StringBuilder(span(language, text));
          for (ItemTranslation t : translations) {
            html.append(span(t.language(), texts(t.item()).getOrDefault(key, text)));
          }
          merged.put(key, RichText.html(html.toString()));
        });
    return with(item, merged);
  }

  private static String span(String language, RichText text) {
    return "<span lang=\"" + language + "\" class=\"multilang\">" + Markup.html(text) + "</span>";
  }

  /** The languages that the texts of an item hold, by tag; none for one that is not multilang. */
  public static Map<String, Item> parted(Item item) {
    Map<String, Map<String, RichText>> byLanguage = new LinkedHashMap<>();
    texts(item)
        .forEach((key, text) -> {
          Matcher span = SPAN.matcher(text.value());
          while (span.find()) {
            byLanguage
                .computeIfAbsent(span.group(1), l -> new LinkedHashMap<>())
                .put(key, Markup.ofHtml(span.group(2)));
          }
        });
    Map<String, Item> items = new LinkedHashMap<>();
    byLanguage.forEach((language, texts) -> items.put(language, with(item, texts)));
    return items;
  }

  /** As {@link ItemTexts#of}, with the stem as it stands: its blank is no gap here. */
  private static Map<String, RichText> texts(Item item) {
    Map<String, RichText> texts = new LinkedHashMap<>();
    texts.put(ItemTexts.STEM, item.stem());
    texts.putAll(ItemTexts.of(item.withStem(RichText.EMPTY)));
    return texts;
  }

  private static Item with(Item item, Map<String, RichText> texts) {
    Item bare = item.withStem(RichText.EMPTY);
    return ItemTexts.with(bare, texts, item.about(), item.sources())
        .withStem(texts.getOrDefault(ItemTexts.STEM, item.stem()));
  }
}
