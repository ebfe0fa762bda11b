package org.dars.translator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server on the loopback that holds to LibreTranslate's protocol: /languages, and /translate with
 * a text or a list of texts, formats, key, and error bodies. It translates into capitals; in HTML
 * it leaves tags, entities, and what must not be translated.
 */
final class LibreTranslateFake implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern KEPT =
      Pattern.compile("<[^>]* translate=\"no\">[^<]*</span>|<[^>]*>|&[#\\w]+;");

  /** Refusals to come first: a status, and seconds of Retry-After or -1. */
  final List<int[]> refusals = Collections.synchronizedList(new ArrayList<>());

  /** The formats asked for. */
  final List<String> formats = Collections.synchronizedList(new ArrayList<>());

  private final HttpServer server;
  private final String key;
  private final BiFunction<String, List<String>, List<String>> spoil;

  /**
   * @param key the key it wants, "" for none
   * @param spoil what it does to the translations of a request, told the format
   */
  LibreTranslateFake(String key, BiFunction<String, List<String>, List<String>> spoil)
      throws IOException {
    this.key = key;
    this.spoil = spoil;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  static LibreTranslateFake good() throws IOException {
    return new LibreTranslateFake("", (format, texts) -> texts);
  }

  LibreTranslateSettings settings(String apiKey) {
    return new LibreTranslateSettings(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
        apiKey.isEmpty() ? null : apiKey,
        Duration.ofSeconds(20));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/languages") && exchange.getRequestMethod().equals("GET")) {
        answer(
            exchange,
            200,
            "[{\"code\":\"en\",\"name\":\"English\",\"targets\":[\"en\",\"es\",\"zt\"]},"
                + "{\"code\":\"es\",\"name\":\"Spanish\",\"targets\":[\"en\",\"es\"]}]");
      } else if (path.equals("/translate") && exchange.getRequestMethod().equals("POST")) {
        translate(exchange, JSON.readTree(body));
      } else {
        answer(exchange, 404, error("Not found"));
      }
    }
  }

  private void translate(HttpExchange exchange, JsonNode request) throws IOException {
    if (!refusals.isEmpty()) {
      int[] refusal = refusals.removeFirst();
      if (refusal[1] >= 0) {
        exchange.getResponseHeaders().add("Retry-After", Integer.toString(refusal[1]));
      }
      answer(exchange, refusal[0], error("Slowdown: " + refusal[0]));
    } else if (!key.isEmpty() && !request.path("api_key").asText().equals(key)) {
      answer(exchange, 403, error("Invalid API key " + request.path("api_key").asText()));
    } else if (!request.has("q") || !request.has("source") || !request.has("target")) {
      answer(exchange, 400, error("Invalid request: missing q parameter"));
    } else if (!List.of("en", "es").contains(request.path("source").asText())) {
      answer(exchange, 400, error(request.path("source").asText() + " is not supported"));
    } else {
      String format = request.path("format").asText("text");
      formats.add(format);
      ObjectNode json = JSON.createObjectNode();
      if (request.path("q").isArray()) {
        List<String> texts = new ArrayList<>();
        request.path("q").forEach(q -> texts.add(capitals(q.asText(), format)));
        spoil.apply(format, texts).forEach(json.putArray("translatedText")::add);
      } else {
        json.put("translatedText", capitals(request.path("q").asText(), format));
      }
      answer(exchange, 200, json.toString());
    }
  }

  private static String capitals(String text, String format) {
    if (!format.equals("html")) {
      return text.toUpperCase(Locale.ROOT);
    }
    StringBuilder out = new StringBuilder();
    Matcher kept = KEPT.matcher(text);
    int from = 0;
    while (kept.find()) {
      out.append(text.substring(from, kept.start()).toUpperCase(Locale.ROOT)).append(kept.group());
      from = kept.end();
    }
    return out.append(text.substring(from).toUpperCase(Locale.ROOT)).toString();
  }

  private static String error(String message) {
    return JSON.createObjectNode().put("error", message).toString();
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
