package org.dars.translator.adapt.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Given names that made-up persons of English-language textbooks have, and the names that stand for
 * them: one for one through the whole course, of the same gender.
 */
final class ExampleNames {

  /** Whose names. */
  enum Gender {
    FEMALE,
    MALE;

    String fact() {
      return this == FEMALE ? "givenNames.female" : "givenNames.male";
    }
  }

  private static final JsonNode WORDS = load();

  private final Map<String, Gender> genders = new HashMap<>();
  private final Map<String, String> replacements;
  private final Set<String> used = new HashSet<>();
  private final Setting setting;

  /**
   * @param known replacements of earlier runs, by name
   * @param inCourse capitalised words of the course: none of them is given to an example
   */
  ExampleNames(Setting setting, Map<String, String> known, Set<String> inCourse) {
    this.setting = setting;
    this.replacements = new HashMap<>(known);
    used.addAll(inCourse);
    used.addAll(known.values());
    WORDS.path("female").forEach(n -> genders.put(n.asText(), Gender.FEMALE));
    WORDS.path("male").forEach(n -> genders.put(n.asText(), Gender.MALE));
  }

  /** Empty when it is no common name, or one of both genders. */
  Optional<Gender> gender(String name) {
    return Optional.ofNullable(genders.get(name));
  }

  /** Cities in which examples are set. */
  static List<String> cities() {
    return WORDS.path("cities").valueStream().map(JsonNode::asText).toList();
  }

  /** The name that stands for it; empty when the pack has no more. */
  Optional<String> replacement(String name) {
    Gender gender = genders.get(name);
    String known = replacements.get(name);
    if (known != null || gender == null) {
      return Optional.ofNullable(known);
    }
    Optional<String> free =
        setting.pack().list(gender.fact()).stream().filter(n -> !used.contains(n)).findFirst();
    free.ifPresent(n -> {
      used.add(n);
      replacements.put(name, n);
    });
    return free;
  }

  /** The place that stands for another, the same through the course. */
  Optional<String> city(String name) {
    String known = replacements.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<String> free =
        setting.pack().list("cities").stream().filter(n -> !used.contains(n)).findFirst();
    free.ifPresent(n -> {
      used.add(n);
      replacements.put(name, n);
    });
    return free;
  }

  private static JsonNode load() {
    try (InputStream in =
        ExampleNames.class.getResourceAsStream("/org/dars/translator/adapt/example-names.json")) {
      return JsonMapper.builder().build().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException("example-names.json cannot be read", e);
    }
  }
}
