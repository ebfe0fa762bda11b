package org.dars.models.llm;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;

/** Reads settings by name, and says what a right one looks like when one is wrong. */
final class Setting {

  private static final String PREFIX = "DARS_LLM_";
  private static final Pattern DURATION = Pattern.compile("(\\d{1,7})\\s*(ms|s|m)");

  private final Map<String, String> settings;

  Setting(Map<String, String> settings) {
    this.settings = settings;
  }

  boolean any() {
    return settings.entrySet().stream()
        .anyMatch(e -> e.getKey().startsWith(PREFIX) && !e.getValue().isBlank());
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(settings.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  Provider provider() throws LanguageModelException {
    String example = "openai-compatible or ollama";
    String text = needed("DARS_LLM_PROVIDER", example);
    return Provider.labelled(text).orElseThrow(() -> wrong("DARS_LLM_PROVIDER", text, example));
  }

  String model() throws LanguageModelException {
    return needed("DARS_LLM_MODEL", "qwen3:4b");
  }

  URI url() throws LanguageModelException {
    String name = "DARS_LLM_URL";
    String example = "http://localhost:11434 or https://api.deepseek.com/v1";
    String text = needed(name, example);
    try {
      URI url = new URI(text);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web && url.getHost() != null && url.getUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Said below, with an example.
    }
    // What stands before an @ may be a password.
    throw wrong(name, text.replaceAll(".*@", "…@"), example);
  }

  Optional<Duration> duration(String name, String example) throws LanguageModelException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher m = DURATION.matcher(text.get());
    if (!m.matches() || Long.parseLong(m.group(1)) == 0) {
      throw wrong(name, text.get(), example);
    }
    long n = Long.parseLong(m.group(1));
    return Optional.of(
        switch (m.group(2)) {
          case "ms" -> Duration.ofMillis(n);
          case "s" -> Duration.ofSeconds(n);
          default -> Duration.ofMinutes(n);
        });
  }

  @Nullable Double temperature(double standard) throws LanguageModelException {
    String name = "DARS_LLM_TEMPERATURE";
    String text = text(name).orElse(Double.toString(standard));
    if (text.equals("none")) {
      return null;
    }
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value <= 2) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, with an example.
    }
    throw wrong(name, text, "0.2, or none for the server's own");
  }

  int maxTokens(int standard) throws LanguageModelException {
    String name = "DARS_LLM_MAX_TOKENS";
    String text = text(name).orElse(Integer.toString(standard));
    if (!text.matches("[1-9]\\d{0,6}")) {
      throw wrong(name, text, "4096");
    }
    return Integer.parseInt(text);
  }

  private String needed(String name, String example) throws LanguageModelException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      throw new LanguageModelException(
          "The language model is only half set up: %s is missing; set it, for example to %s, or unset every %s setting."
              .formatted(name, example, PREFIX + "…"),
          null);
    }
    return text.get();
  }

  private static LanguageModelException wrong(String name, String text, String example) {
    return new LanguageModelException(
        "%s cannot be “%s”; set it, for example, to %s.".formatted(name, text, example), null);
  }
}
