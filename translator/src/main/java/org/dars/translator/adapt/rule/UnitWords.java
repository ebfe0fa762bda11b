package org.dars.translator.adapt.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the customary units are called in a language. */
final class UnitWords {

  private static final JsonNode WORDS = load();

  private final Map<ImperialUnit, Pattern> patterns = new EnumMap<>(ImperialUnit.class);

  private UnitWords(JsonNode words) {
    for (ImperialUnit unit : ImperialUnit.values()) {
      String regex = words.path(unit.key()).asText("");
      if (!regex.isEmpty()) {
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        patterns.put(unit, Pattern.compile(regex, flags));
      }
    }
  }

  /** The words of a language; none where the rules do not know it. */
  static UnitWords of(String language) {
    return new UnitWords(WORDS.path(language.toLowerCase(Locale.ROOT)));
  }

  boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** One expression for all of them, compound ones first. */
  String regex() {
    return patterns.values().stream().map(Pattern::pattern).collect(Collectors.joining("|"));
  }

  /** Which unit a word that {@link #regex} found is. */
  ImperialUnit unit(String word) {
    return patterns.entrySet().stream()
        .filter(e -> e.getValue().matcher(word).matches())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no unit: " + word));
  }

  private static JsonNode load() {
    try (InputStream in =
        UnitWords.class.getResourceAsStream("/org/dars/translator/adapt/unit-words.json")) {
      return JsonMapper.builder().build().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException("unit-words.json cannot be read", e);
    }
  }
}
