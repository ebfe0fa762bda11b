package org.dars.assistant.course;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/** Short names made of titles and paths. */
final class Slug {

  private Slug() {}

  /**
   * Lower-case ASCII letters and digits joined by {@code -}. Accents are dropped; where letters of
   * other scripts had to be, a hash of the whole keeps names apart.
   *
   * @param name what to make it of
   * @param fallback what the name begins with when nothing of it is left: "course"
   * @param longest most characters, at least 20
   */
  static String of(String name, String fallback, int longest) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT);
    boolean lossy = plain.codePoints().anyMatch(c -> c > 127 && Character.isLetterOrDigit(c));
    String slug = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (slug.isEmpty()) {
      return fallback + "-" + hash(name);
    }
    if (!lossy && slug.length() <= longest) {
      return slug;
    }
    String head = slug.substring(0, Math.min(slug.length(), longest - 9)).replaceAll("-$", "");
    return head + "-" + hash(name);
  }

  /** 8 hex digits that a name always gets. */
  static String hash(String name) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
