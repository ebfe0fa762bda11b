package org.dars.assistant.quiz.exchange;

import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.item.RichText.Format;

/** Texts with one gap as missing words, as GIFT has them: a stem with a line, and what fills it. */
public final class OneGap {

  private OneGap() {}

  /**
   * A text with one gap as a missing word; other items as they are. So an item is known again that
   * has been to GIFT and back.
   */
  public static Item missingWord(Item item) {
    try {
      return flat(item);
    } catch (IllegalArgumentException e) {
      return item;
    }
  }

  /**
   * A text with one gap as a missing word; items that are no text with gaps as they are.
   *
   * @throws IllegalArgumentException saying why, when it has other than one gap, or texts of
   *     several formats
   */
  static Item flat(Item item) {
    if (!(item.body() instanceof Body.Cloze cloze)) {
      return item;
    }
    Format format = item.stem().format();
    StringBuilder stem = new StringBuilder(item.stem().value());
    int begin = stem.length();
    Body fill = null;
    for (Body.Part part : cloze.parts()) {
      if (stem.length() == begin && begin > 0) {
        stem.append(' ');
      }
      switch (part) {
        case Body.Words words -> {
          if (words.text().format() != format && !words.text().isEmpty()) {
            if (!stem.isEmpty()) {
              throw new IllegalArgumentException("its texts are of several formats");
            }
            format = words.text().format();
          }
          stem.append(words.text().value());
        }
        case Body.Gap gap -> {
          if (fill != null) {
            throw new IllegalArgumentException("GIFT holds one gap an item");
          }
          fill = gap.fill();
          stem.append(GiftReader.GAP);
        }
      }
    }
    if (fill == null) {
      throw new IllegalArgumentException("it has no gap");
    }
    return item.withStem(new RichText(stem.toString(), format)).withBody(fill);
  }
}
