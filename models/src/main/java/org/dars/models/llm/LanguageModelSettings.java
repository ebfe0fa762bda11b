package org.dars.models.llm;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;

/**
 * Which language model to ask, and how.
 *
 * @param provider the protocol
 * @param baseUrl where it is served: {@code https://api.deepseek.com/v1}, {@code
 *     http://localhost:11434}
 * @param model its name there: "qwen3:4b"
 * @param apiKey null when the server asks for none; never in {@link #toString}
 * @param timeout most time for a whole answer
 * @param firstTokenTimeout most time until an answer begins; a model may have to be loaded first
 * @param temperature 0–2, null for the server's own
 * @param maxTokens most tokens of any answer; a prompt may ask for fewer
 */
public record LanguageModelSettings(
    Provider provider,
    URI baseUrl,
    String model,
    @Nullable String apiKey,
    Duration timeout,
    Duration firstTokenTimeout,
    @Nullable Double temperature,
    int maxTokens) {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Duration FIRST_TOKEN_TIMEOUT = Duration.ofMinutes(1);
  private static final double TEMPERATURE = 0.2;
  private static final int MAX_TOKENS = 4_096;

  public LanguageModelSettings {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive, is " + timeout);
    }
    if (!firstTokenTimeout.isPositive()) {
      throw new IllegalArgumentException(
          "firstTokenTimeout must be positive, is " + firstTokenTimeout);
    }
    if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
      throw new IllegalArgumentException("temperature must be 0–2, is " + temperature);
    }
    if (maxTokens < 1) {
      throw new IllegalArgumentException("maxTokens must be 1 or more, is " + maxTokens);
    }
  }

  /** With the usual limits. */
  public static LanguageModelSettings of(
      Provider provider, URI baseUrl, String model, @Nullable String apiKey) {
    return new LanguageModelSettings(
        provider, baseUrl, model, apiKey, TIMEOUT, FIRST_TOKEN_TIMEOUT, TEMPERATURE, MAX_TOKENS);
  }

  /**
   * Reads {@code DARS_LLM_PROVIDER}, {@code DARS_LLM_URL}, {@code DARS_LLM_MODEL}, and optionally
   * {@code DARS_LLM_KEY}, {@code DARS_LLM_TIMEOUT} ("90s", "2m"), {@code
   * DARS_LLM_FIRST_TOKEN_TIMEOUT}, {@code DARS_LLM_TEMPERATURE} ("0.2", or "none") and {@code
   * DARS_LLM_MAX_TOKENS}. A blank setting counts as not set.
   *
   * @param settings the environment, or a settings file
   * @return empty when none of them is set
   * @throws LanguageModelException when a needed one is missing or one cannot be read; the message
   *     names it and shows an example
   */
  public static Optional<LanguageModelSettings> from(Map<String, String> settings)
      throws LanguageModelException {
    Setting read = new Setting(settings);
    if (!read.any()) {
      return Optional.empty();
    }
    Provider provider = read.provider();
    URI url = read.url();
    String model = read.model();
    Duration timeout = read.duration("DARS_LLM_TIMEOUT", "120s").orElse(TIMEOUT);
    Duration first =
        read.duration("DARS_LLM_FIRST_TOKEN_TIMEOUT", "60s")
            .orElse(timeout.compareTo(FIRST_TOKEN_TIMEOUT) < 0 ? timeout : FIRST_TOKEN_TIMEOUT);
    return Optional.of(
        new LanguageModelSettings(
            provider,
            url,
            model,
            read.text("DARS_LLM_KEY").orElse(null),
            timeout,
            first,
            read.temperature(TEMPERATURE),
            read.maxTokens(MAX_TOKENS)));
  }

  /** Host, and port where one is given. */
  String host() {
    return baseUrl.getAuthority() == null ? baseUrl.toString() : hostAndPort(baseUrl);
  }

  private static String hostAndPort(URI url) {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  @Override
  public String toString() {
    return "%s %s at %s%s, timeout %ds"
        .formatted(
            provider.label(),
            model,
            host(),
            apiKey == null ? " without a key" : " with a key",
            timeout.toSeconds());
  }
}
