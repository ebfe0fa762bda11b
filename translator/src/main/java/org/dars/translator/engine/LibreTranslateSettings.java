package org.dars.translator.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which server with LibreTranslate's protocol to ask.
 *
 * @param url its root: {@code http://localhost:5000}
 * @param apiKey null when it asks for none; never in {@link #toString}
 * @param timeout most time for an answer
 */
public record LibreTranslateSettings(URI url, @Nullable String apiKey, Duration timeout) {

  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  public LibreTranslateSettings {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive, is " + timeout);
    }
  }

  /**
   * Reads {@code DARS_LIBRETRANSLATE_URL}, {@code DARS_LIBRETRANSLATE_KEY} and {@code
   * DARS_LIBRETRANSLATE_TIMEOUT} (in seconds); a blank setting counts as not set.
   *
   * @return empty when there is no URL
   * @throws EngineException when one cannot be read; the message names it and shows an example
   */
  public static Optional<LibreTranslateSettings> from(Map<String, String> settings)
      throws EngineException {
    String text = settings.getOrDefault("DARS_LIBRETRANSLATE_URL", "").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String key = settings.getOrDefault("DARS_LIBRETRANSLATE_KEY", "").strip();
    return Optional.of(
        new LibreTranslateSettings(url(text), key.isEmpty() ? null : key, timeout(settings)));
  }

  private static Duration timeout(Map<String, String> settings) throws EngineException {
    String text = settings.getOrDefault("DARS_LIBRETRANSLATE_TIMEOUT", "").strip();
    if (text.isEmpty()) {
      return TIMEOUT;
    }
    if (!text.matches("[1-9]\\d{0,4}")) {
      throw new EngineException(
          "DARS_LIBRETRANSLATE_TIMEOUT cannot be “"
              + text
              + "”; set it to seconds, for example 60");
    }
    return Duration.ofSeconds(Long.parseLong(text));
  }

  private static URI url(String text) throws EngineException {
    try {
      URI url = new URI(text.replaceAll("/+\\z", ""));
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web && url.getHost() != null && url.getUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Said below, with an example.
    }
    throw new EngineException(
        "DARS_LIBRETRANSLATE_URL cannot be “"
            + text.replaceAll(".*@", "…@")
            + "”; set it, for example, to http://localhost:5000");
  }

  /** Host, and port where one is given. */
  String host() {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  @Override
  public String toString() {
    return host() + (apiKey == null ? " without a key" : " with a key");
  }
}
