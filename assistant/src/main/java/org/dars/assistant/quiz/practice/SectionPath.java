package org.dars.assistant.quiz.practice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Item;

/**
 * Where items stand in a course: the whole path of their category, so that sections of one name in
 * several documents stay apart.
 *
 * @param document id of the document that the first name is the title of; "" when it is no title of
 *     a document that proves the item
 * @param names from the outermost to the innermost; empty where an item names none
 */
record SectionPath(String document, List<String> names) {

  /** Hex digits of a key: enough that two of a course's sections never share one. */
  private static final int KEY_LENGTH = 12;

  SectionPath {
    names = List.copyOf(names);
  }

  static SectionPath of(Item item) {
    List<String> names = item.about().category();
    String document =
        item.sources().stream()
            .filter(s -> !names.isEmpty() && s.documentTitle().equals(names.getFirst()))
            .map(SourceQuote::document)
            .findFirst()
            .orElse("");
    return new SectionPath(document, names);
  }

  /** The last name; "" for none. */
  String name() {
    return names.isEmpty() ? "" : names.getLast();
  }

  /** It and all that it is in, the outermost first. */
  List<SectionPath> upwards() {
    if (names.isEmpty()) {
      return List.of(this);
    }
    List<SectionPath> all = new ArrayList<>();
    for (int depth = 1; depth <= names.size(); depth++) {
      all.add(new SectionPath(document, names.subList(0, depth)));
    }
    return all;
  }

  /** For forms and addresses: short, and the same whenever the path is. */
  String key() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      String path = document + "\u001e" + String.join("\u001f", names);
      byte[] hash = sha.digest(path.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, KEY_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
