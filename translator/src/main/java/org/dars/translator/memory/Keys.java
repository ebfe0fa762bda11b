package org.dars.translator.memory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What makes two entries, or two texts, the same. SHA-256, for a Lucene term has a longest size.
 */
final class Keys {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Keys() {}

  /** Of an entry: languages, source and context. Without context, what version 1 wrote. */
  static String id(MemoryEntry entry) {
    SegmentContext c = entry.context();
    String place =
        c.equals(SegmentContext.NONE)
            ? ""
            : "\n"
                + normal(c.previous())
                + "\n"
                + normal(c.next())
                + "\n"
                + c.document()
                + "\n"
                + c.block();
    return hash(tag(entry.from()) + "\n" + tag(entry.to()) + "\n" + normal(entry.source()) + place);
  }

  /** Of an entry that stands beside others of the same source and context. */
  static String variant(MemoryEntry entry, String details) {
    return hash(id(entry) + "\n" + normal(entry.target()) + "\n" + entry.by() + "\n" + details);
  }

  /** Of a text in all varieties of its language. */
  static String exact(String source, String from, String to) {
    return hash(pair(from, to) + "\n" + normal(source));
  }

  /** "en>es", whatever the variety. */
  static String pair(String from, String to) {
    return Scores.language(from) + ">" + Scores.language(to);
  }

  /** A tag as it is compared. */
  static String tag(String language) {
    return language.replace('_', '-').toLowerCase(Locale.ROOT);
  }

  /** Unicode NFC with white space folded. */
  static String normal(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    return SPACE.matcher(composed).replaceAll(" ");
  }

  private static String hash(String whole) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(whole.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
