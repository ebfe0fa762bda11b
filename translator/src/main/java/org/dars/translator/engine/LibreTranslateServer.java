package org.dars.translator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.models.RetryAfter;

/** One server: what it translates, and one request to it. Every failure names its host. */
final class LibreTranslateServer implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST_QUOTED = 200;

  private final LibreTranslateSettings settings;
  private final HttpClient connections;

  LibreTranslateServer(LibreTranslateSettings settings) {
    this.settings = settings;
    this.connections =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** For each source language what it can be translated to, in the server's codes. */
  Map<String, Set<String>> languages() throws CallFailedException, InterruptedException {
    JsonNode list = send(request("/languages").GET().build());
    if (!list.isArray()) {
      throw garbage();
    }
    Map<String, Set<String>> languages = new HashMap<>();
    Set<String> all = new HashSet<>();
    list.forEach(language -> all.add(language.path("code").asText()));
    for (JsonNode language : list) {
      Set<String> targets = new HashSet<>();
      language.path("targets").forEach(target -> targets.add(target.asText()));
      // Old servers list no targets: each language goes into each.
      languages.put(language.path("code").asText(), targets.isEmpty() ? all : targets);
    }
    return languages;
  }

  /**
   * Translates texts.
   *
   * @param format "html" or "text"
   * @return as many, in the same order
   */
  List<String> translate(List<String> texts, String from, String to, String format)
      throws CallFailedException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    texts.forEach(body.putArray("q")::add);
    body.put("source", from).put("target", to).put("format", format);
    String key = settings.apiKey();
    if (key != null) {
      body.put("api_key", key);
    }
    JsonNode answer =
        send(
            request("/translate")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    JsonNode list = answer.path("translatedText");
    if (!list.isArray() || list.size() != texts.size()) {
      throw garbage();
    }
    List<String> translations = new ArrayList<>();
    list.forEach(text -> translations.add(text.asText()));
    return translations;
  }

  @Override
  public void close() {
    connections.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(settings.url() + path))
        .header("Accept", "application/json")
        .timeout(settings.timeout());
  }

  private JsonNode send(HttpRequest request) throws CallFailedException, InterruptedException {
    try {
      HttpResponse<InputStream> response =
          connections.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        if (response.statusCode() / 100 != 2) {
          throw refused(response, text);
        }
        JsonNode json = JSON.readTree(text);
        if (json == null) {
          throw garbage();
        }
        return json;
      }
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw garbage();
    } catch (HttpTimeoutException e) {
      throw failed("did not answer in time; raise DARS_LIBRETRANSLATE_TIMEOUT", e, true);
    } catch (ConnectException e) {
      throw failed("cannot be reached; start it, or correct DARS_LIBRETRANSLATE_URL", e, true);
    } catch (IOException e) {
      throw failed("broke the connection; look at the server's log", e, true);
    }
  }

  private CallFailedException refused(HttpResponse<?> response, String body) {
    int code = response.statusCode();
    String way =
        switch (code) {
          case 401, 403 -> "did not accept the key; check DARS_LIBRETRANSLATE_KEY";
          case 404 -> "is no LibreTranslate server; check DARS_LIBRETRANSLATE_URL";
          case 429 -> "has had too many requests; wait, or ask for a key with a higher limit";
          default ->
              code >= 500
                  ? "has trouble of its own; look at the server's log"
                  : "did not accept the request; check the languages it has";
        };
    Duration wait =
        response
            .headers()
            .firstValue("Retry-After")
            .flatMap(value -> RetryAfter.parse(value, Instant.now()))
            .orElse(null);
    boolean later = code >= 500 || code == 429 || code == 408;
    IOException cause = new IOException("HTTP status " + code + said(body));
    return new CallFailedException(
        "the LibreTranslate server at " + settings.host() + " (" + code + said(body) + ") " + way,
        cause,
        later,
        wait);
  }

  /** The server's own words, shortened, on one line, without the key. */
  private String said(String body) {
    String words;
    try {
      JsonNode json = JSON.readTree(body);
      words = json == null ? "" : json.path("error").asText("");
    } catch (IOException e) {
      words = "";
    }
    String plain = words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    String key = settings.apiKey();
    plain = key == null ? plain : plain.replace(key, "…");
    plain = plain.length() > MOST_QUOTED ? plain.substring(0, MOST_QUOTED) + "…" : plain;
    return plain.isEmpty() ? "" : ", “" + plain + "”";
  }

  private CallFailedException failed(String what, Throwable cause, boolean later) {
    return new CallFailedException(
        "the LibreTranslate server at " + settings.host() + " " + what, cause, later, null);
  }

  private CallFailedException garbage() {
    return failed(
        "sent something that is not its protocol; check DARS_LIBRETRANSLATE_URL",
        new IOException("not the protocol"),
        false);
  }
}
