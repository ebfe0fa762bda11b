package org.dars.assistant.quiz.make.written;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.dars.index.courseware.Block;

/**
 * Whether an item says what its passage gives no reason for: links, addresses, markup, another
 * script. A passage that talks a model into such things gains nothing.
 */
final class ForeignText {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)\\b(?:https?|ftp|javascript|data|mailto):\\S+|\\bwww\\.\\S+|[\\w.+-]+@[\\w-]+\\.\\w+");

  private static final Pattern MARKUP = Pattern.compile("</?[A-Za-z][^<>]*>|<!--|\\]\\(");

  private ForeignText() {}

  static boolean in(JsonNode item, Passage passage) {
    StringBuilder course = new StringBuilder();
    for (Block block : passage.blocks()) {
      course.append(block.text()).append('\n');
    }
    StringBuilder said = new StringBuilder();
    texts(item, said);
    return strange(ADDRESS, said, course)
        || strange(MARKUP, said, course)
        || script(said) != script(course);
  }

  private static boolean strange(Pattern pattern, CharSequence said, StringBuilder course) {
    String known = course.toString().toLowerCase(Locale.ROOT);
    return pattern
        .matcher(said)
        .results()
        .anyMatch(m -> !known.contains(m.group().toLowerCase(Locale.ROOT)));
  }

  private static void texts(JsonNode node, StringBuilder to) {
    if (node.isTextual()) {
      to.append(node.asText()).append('\n');
    }
    for (JsonNode child : node) {
      texts(child, to);
    }
  }

  /** The script of most letters. */
  private static UnicodeScript script(CharSequence text) {
    Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(c -> counts.merge(UnicodeScript.of(c), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(UnicodeScript.COMMON);
  }
}
