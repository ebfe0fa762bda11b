package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every request. Names which this service does not go by are refused, so no foreign
 * domain can be re-pointed here (DNS rebinding); posts that another site caused are refused (CSRF,
 * by Fetch Metadata and Origin); every reply forbids foreign and inline code.
 */
final class Guard {
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[[0-9a-f:.]+]");
  private static final Set<HandlerType> SAFE = Set.of(HandlerType.GET, HandlerType.HEAD);
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final WebSettings settings;

  Guard(WebSettings settings) {
    this.settings = settings;
  }

  void check(Context ctx) {
    ctx.header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        // "no-referrer" would make browsers hide the origin of our own forms, too.
        .header("Referrer-Policy", "same-origin")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Cache-Control", "no-store");
    String authority = ctx.header("Host");
    if (!known(authority)) {
      throw new PageProblem(HttpStatus.FORBIDDEN, "problem.host");
    }
    if (!SAFE.contains(ctx.method()) && crossSite(ctx, authority)) {
      throw new PageProblem(HttpStatus.FORBIDDEN, "problem.site");
    }
  }

  private boolean known(@Nullable String authority) {
    if (authority == null) {
      return false;
    }
    String name = authority.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.equalsIgnoreCase(settings.host())
        || settings.hosts().contains(name)
        || ADDRESS.matcher(name).matches();
  }

  private static boolean crossSite(Context ctx, @Nullable String authority) {
    String site = ctx.header("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    String from = ctx.header("Origin");
    if (from == null) {
      from = ctx.header("Referer");
    }
    return from != null && !sameAuthority(from, authority);
  }

  private static boolean sameAuthority(String uri, @Nullable String authority) {
    try {
      String its = URI.create(uri).getRawAuthority();
      return its != null && its.equalsIgnoreCase(authority);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
