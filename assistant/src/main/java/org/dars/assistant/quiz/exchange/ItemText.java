package org.dars.assistant.quiz.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.dars.assistant.quiz.item.Item;

/** One item as a line of JSON, as {@link JsonFormat} writes it. */
public final class ItemText {

  private ItemText() {}

  public static String write(Item item) {
    return ItemJson.of(item).toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException naming the field that cannot be
   */
  public static Item read(String json) {
    try {
      return ItemJsonReader.item(JsonFormat.JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
