package org.dars.translator.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which engines {@code auto} looks at, first choice first.
 *
 * @param names of {@link #KNOWN}, each once, at least one; what is left out is never chosen unasked
 */
public record EngineOrder(List<String> names) {

  /** The setting: "apertium,llm". */
  public static final String SETTING = "DARS_ENGINE_ORDER";

  /** What may stand in it, in the order that holds when nothing is set. */
  public static final List<String> KNOWN = List.of("llm", "libretranslate", "nmt", "apertium");

  /** All of them: the best translations first, as far as that can be said for all languages. */
  public static final EngineOrder STANDARD = new EngineOrder(KNOWN);

  public EngineOrder {
    names = List.copyOf(names);
    if (names.isEmpty()
        || !KNOWN.containsAll(names)
        || names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException(
          "an order of engines holds some of " + KNOWN + ", each once, not " + names);
    }
  }

  /**
   * As {@value #SETTING} says, or the standard.
   *
   * @throws EngineException when it names what is none of {@link #KNOWN}, or one of them twice
   */
  public static EngineOrder from(Map<String, String> settings) throws EngineException {
    String text = settings.getOrDefault(SETTING, "").strip();
    if (text.isEmpty()) {
      return STANDARD;
    }
    try {
      return new EngineOrder(
          Arrays.stream(text.toLowerCase(Locale.ROOT).split(",", -1)).map(String::strip).toList());
    } catch (IllegalArgumentException e) {
      throw new EngineException(
          SETTING
              + " cannot be “"
              + text
              + "”; name some of "
              + String.join(", ", KNOWN)
              + ", each once, with commas, first choice first",
          e);
    }
  }
}
