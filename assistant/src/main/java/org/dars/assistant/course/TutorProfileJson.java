package org.dars.assistant.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A tutor's settings as JSON: {@code {"name","tone","language","mode","topRung","starters":[…],
 * "instructions","contact"}}, each of which may be left out.
 */
public final class TutorProfileJson {

  /** The settings' names, in their order. */
  public static final List<String> KEYS =
      List.of(
          "name",
          "tone",
          "language",
          "mode",
          "topRung",
          "starters",
          "instructions",
          "contact",
          "caution");

  private static final Set<String> LISTS = Set.of("starters");
  private static final ObjectMapper JSON = new ObjectMapper();

  private TutorProfileJson() {}

  public static String write(TutorProfile profile) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", profile.name());
    node.put("tone", profile.tone().name().toLowerCase(Locale.ROOT));
    node.put("language", profile.language());
    node.put("mode", profile.help().name().toLowerCase(Locale.ROOT));
    node.put("topRung", profile.topRung());
    ArrayNode starters = node.putArray("starters");
    profile.starters().forEach(starters::add);
    node.put("instructions", profile.instructions());
    node.put("contact", profile.contact());
    node.put("caution", profile.caution().name().toLowerCase(Locale.ROOT));
    return node.toString();
  }

  /**
   * Settings over others.
   *
   * @param base what holds where the JSON says nothing
   * @throws TutorProfileException when it is no object, names an unknown setting, or one is outside
   *     its bounds
   */
  public static TutorProfile read(String json, TutorProfile base) {
    JsonNode node;
    try {
      node = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new TutorProfileException("settings", "are not valid JSON: " + e.getOriginalMessage());
    }
    if (!node.isObject()) {
      throw new TutorProfileException("settings", "are no JSON object; write {\"name\": \"…\", …}");
    }
    node.fieldNames().forEachRemaining(TutorProfileJson::known);
    List<String> starters = new ArrayList<>();
    node.path("starters").forEach(s -> starters.add(s.asText()));
    return new TutorProfile(
        text(node, "name", base.name()),
        TutorProfile.named(TutorProfile.Tone.class, "tone", text(node, "tone", base.tone().name())),
        text(node, "language", base.language()),
        TutorProfile.named(TutorProfile.Help.class, "mode", text(node, "mode", base.help().name())),
        number(node, base.topRung()),
        node.has("starters") ? starters : base.starters(),
        text(node, "instructions", base.instructions()),
        text(node, "contact", base.contact()),
        TutorProfile.named(
            TutorProfile.Caution.class, "caution", text(node, "caution", base.caution().name())));
  }

  /**
   * One setting changed, as a person writes it; several starters stand between semicolons.
   *
   * @throws TutorProfileException when there is no such setting, or the value is outside its bounds
   */
  public static TutorProfile with(TutorProfile profile, String key, String value) {
    known(key);
    ObjectNode node = JSON.createObjectNode();
    if (LISTS.contains(key)) {
      ArrayNode list = node.putArray(key);
      List.of(value.split("[;\\n]")).forEach(list::add);
    } else {
      node.put(key, value);
    }
    return read(node.toString(), profile);
  }

  private static void known(String key) {
    if (!KEYS.contains(key)) {
      throw new TutorProfileException(
          "setting", "\"%s\" is unknown; there are %s".formatted(key, String.join(", ", KEYS)));
    }
  }

  private static String text(JsonNode node, String key, String otherwise) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (value.isContainerNode()) {
      throw new TutorProfileException(key, "is no text");
    }
    return value.asText();
  }

  private static int number(JsonNode node, int otherwise) {
    String text = text(node, "topRung", String.valueOf(otherwise)).strip();
    if (!text.matches("-?\\d{1,9}")) {
      throw new TutorProfileException("topRung", "is \"%s\"; give 1 to 4".formatted(text));
    }
    return Integer.parseInt(text);
  }
}
