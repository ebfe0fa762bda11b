package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The name that a person's decisions carry, kept in a cookie until there are accounts: it tells
 * colleagues apart, and proves nothing.
 */
final class Reviewer {

  /** Who decides when nobody said. */
  static final String NOBODY = "reviewer";

  private static final String COOKIE = "dars-reviewer";
  private static final int LONGEST = 60;
  private static final int YEAR = 365 * 24 * 60 * 60;

  private Reviewer() {}

  /** The name that was given; "" for none. */
  static String given(Context ctx) {
    String kept = Objects.requireNonNullElse(ctx.cookie(COOKIE), "");
    try {
      return plain(URLDecoder.decode(kept, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  /** The name that decisions carry. */
  static String of(Context ctx) {
    String given = given(ctx);
    return given.isEmpty() ? NOBODY : given;
  }

  /** Keeps a name. */
  static void set(Context ctx, String name) {
    ctx.cookie(
        new Cookie(COOKIE, Links.escape(plain(name)), "/", YEAR, false, true, null, SameSite.LAX));
  }

  private static String plain(String name) {
    String plain = name.replaceAll("[\\p{Cntrl}#]", " ").strip();
    return plain.substring(
        0, plain.offsetByCodePoints(0, Math.min(LONGEST, plain.codePointCount(0, plain.length()))));
  }
}
