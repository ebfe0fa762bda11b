package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: a random cookie of 128 bits, given with the first question and kept a year. The store
 * only ever sees its SHA-256, so that nobody who reads the database can pass for a visitor.
 */
final class Visitors {
  private static final String COOKIE = "dars-visit";
  private static final Pattern VISIT = Pattern.compile("[0-9a-f]{32}");
  private static final int YEAR = 365 * 24 * 60 * 60;

  private final SecureRandom random = new SecureRandom();

  /** The visitor of this request as 64 hex digits, or null for one who never asked anything. */
  @Nullable String of(Context ctx) {
    String opened = ctx.attribute(COOKIE);
    if (opened != null) {
      return opened;
    }
    String visit = visit(ctx);
    return visit == null ? null : hash(visit);
  }

  /**
   * The visitor of this request as 64 hex digits; a new one gets a cookie, a known one's lasts
   * another year. Call before the reply begins.
   */
  String open(Context ctx) {
    String visit = visit(ctx);
    if (visit == null) {
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      visit = HexFormat.of().formatHex(bytes);
    }
    ctx.cookie(new Cookie(COOKIE, visit, "/", YEAR, false, true, null, SameSite.LAX));
    String visitor = hash(visit);
    ctx.attribute(COOKIE, visitor);
    return visitor;
  }

  /**
   * The languages that a reader may read: the page's, then those that the browser asks for.
   *
   * @return BCP 47 primary tags, each once
   */
  static List<String> languages(Context ctx, String ofPage) {
    Set<String> tags = new LinkedHashSet<>(List.of(ofPage));
    try {
      String accepted = ctx.header("Accept-Language");
      Locale.LanguageRange.parse(accepted == null ? ofPage : accepted).stream()
          .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
          .filter(tag -> !tag.isEmpty())
          .forEach(tags::add);
    } catch (IllegalArgumentException malformed) {
      // Nothing more is known.
    }
    return List.copyOf(tags);
  }

  private static @Nullable String visit(Context ctx) {
    String value = ctx.cookie(COOKIE);
    return value != null && VISIT.matcher(value).matches() ? value : null;
  }

  private static String hash(String visit) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(visit.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
