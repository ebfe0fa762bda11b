package org.dars.assistant.localise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A local server that speaks chat completions, streamed, and translates as {@link WordsModel} does.
 * It can go wrong in the ways that servers do, for a share of its answers.
 */
final class TranslatorServer implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** How an answer goes wrong. */
  enum Fault {
    NONE,
    /** 429 with Retry-After. */
    TOO_MANY,
    /** 503. */
    UNAVAILABLE,
    /** Nothing for a while, then the connection ends. */
    STALL,
    /** The stream ends in its middle. */
    CUT,
    /** Text that is not JSON. */
    GARBAGE,
    /** Ids that were not asked for. */
    WRONG_IDS
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Random random;
  private final double faults;
  private final long delayMillis;

  /** How often each segment was asked for. */
  final Map<String, Integer> asked = new ConcurrentHashMap<>();

  /** How often each kind of answer was given. */
  final Map<Fault, AtomicInteger> given = new ConcurrentHashMap<>();

  final AtomicInteger requests = new AtomicInteger();
  final AtomicInteger open = new AtomicInteger();

  /**
   * @param faults share of answers that go wrong, 0–1
   * @param delayMillis until an answer begins
   */
  TranslatorServer(double faults, long delayMillis, long seed) throws IOException {
    this.faults = faults;
    this.delayMillis = delayMillis;
    this.random = new Random(seed);
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    open.incrementAndGet();
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      String user = request.at("/messages/1/content").asText();
      Fault fault = next();
      given.computeIfAbsent(fault, f -> new AtomicInteger()).incrementAndGet();
      Thread.sleep(delayMillis);
      switch (fault) {
        case TOO_MANY -> {
          exchange.getResponseHeaders().set("Retry-After", "0");
          exchange.sendResponseHeaders(429, -1);
        }
        case UNAVAILABLE -> exchange.sendResponseHeaders(503, -1);
        case STALL -> Thread.sleep(3_000);
        case CUT -> stream(exchange, WordsModel.answer(user, asked), true);
        case GARBAGE -> stream(exchange, "Certainly! Here are your translations: {[", false);
        case WRONG_IDS ->
            stream(
                exchange, WordsModel.answer(user, asked).replace("\"id\":\"", "\"id\":\"x"), false);
        case NONE -> stream(exchange, WordsModel.answer(user, asked), false);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.decrementAndGet();
    }
  }

  private synchronized Fault next() {
    Fault[] all = Fault.values();
    return random.nextDouble() < faults ? all[1 + random.nextInt(all.length - 1)] : Fault.NONE;
  }

  private static void stream(HttpExchange exchange, String text, boolean cut) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      int piece = Math.max(1, text.length() / 4);
      for (int i = 0; i < text.length(); i += piece) {
        if (cut && i > 0) {
          return;
        }
        String part = text.substring(i, Math.min(text.length(), i + piece));
        out.write(event(part, null));
      }
      out.write(event("", "stop"));
      out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static byte[] event(String text, @org.jspecify.annotations.Nullable String finish)
      throws IOException {
    var choice = JSON.createObjectNode();
    choice.put("index", 0);
    choice.putObject("delta").put("content", text);
    choice.put("finish_reason", finish);
    var event = JSON.createObjectNode();
    event.put("id", "c").put("object", "chat.completion.chunk").putArray("choices").add(choice);
    return ("data: " + JSON.writeValueAsString(event) + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
