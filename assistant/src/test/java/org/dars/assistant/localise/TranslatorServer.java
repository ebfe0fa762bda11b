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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A local server that speaks chat completions, streamed, and translates as {@link WordsModel} does.
 * It can go wrong in the ways that servers do, for a share of its answers.
 */
final class TranslatorServer implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PIECES = 4;

  /** How an answer goes wrong. */
  enum Fault {
    NONE(true),
    /** 429 with Retry-After. */
    TOO_MANY(false),
    /** 503. */
    UNAVAILABLE(false),
    /** Nothing for a while, then the connection ends. */
    STALL(false),
    /** The stream ends after a quarter, a half or three quarters. */
    CUT(true),
    /** Text that is not JSON. */
    GARBAGE(true),
    /** Ids that were not asked for. */
    OWN_IDS(true),
    /** Half of the segments have the id of their neighbour. */
    MIXED_IDS(true);

    /** Whether the model wrote something, which costs. */
    final boolean answered;

    Fault(boolean answered) {
      this.answered = answered;
    }
  }

  /** The kinds that are faults. */
  static final List<Fault> FAULTS = List.copyOf(EnumSet.complementOf(EnumSet.of(Fault.NONE)));

  private static final Pattern IDS = Pattern.compile("\"id\":\"([^\"]*)\"");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Random random;
  private final List<Fault> kinds;
  private final double faults;
  private final long delayMillis;

  /** How often each segment was asked for. */
  final Map<String, Integer> asked = new ConcurrentHashMap<>();

  /** How often each kind of answer was given. */
  final Map<Fault, AtomicInteger> given = new ConcurrentHashMap<>();

  /** All requests, in the order of their arrival. */
  final RequestLog log = new RequestLog();

  final AtomicInteger requests = new AtomicInteger();

  /** One that never fails. */
  TranslatorServer(long delayMillis) throws IOException {
    this(0, FAULTS, delayMillis, 1);
  }

  /**
   * @param faults share of answers that go wrong, 0–1
   * @param kinds how they do, each as often
   * @param delayMillis until an answer begins
   */
  TranslatorServer(double faults, List<Fault> kinds, long delayMillis, long seed)
      throws IOException {
    this.faults = faults;
    this.kinds = List.copyOf(kinds);
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

  /** Requests that the model wrote something for. */
  int answered() {
    return given.entrySet().stream()
        .filter(e -> e.getKey().answered)
        .mapToInt(e -> e.getValue().get())
        .sum();
  }

  /** Requests that went wrong. */
  int wrong() {
    return requests.get() - given.getOrDefault(Fault.NONE, new AtomicInteger()).get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      String user = request.at("/messages/1/content").asText();
      RequestLog.Entry entry = log.begin(JSON.readTree(user));
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
        case CUT -> stream(exchange, WordsModel.answer(user, asked), 1 + below(PIECES - 1));
        case GARBAGE -> stream(exchange, "Certainly! Here are your translations: {[", PIECES);
        case OWN_IDS -> stream(exchange, ownIds(WordsModel.answer(user, asked)), PIECES);
        case MIXED_IDS -> stream(exchange, mixed(WordsModel.answer(user, asked)), PIECES);
        case NONE -> stream(exchange, WordsModel.answer(user, asked), PIECES);
      }
      entry.answered();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Fault next() {
    return random.nextDouble() < faults ? kinds.get(random.nextInt(kinds.size())) : Fault.NONE;
  }

  private synchronized int below(int bound) {
    return random.nextInt(bound);
  }

  private static String ownIds(String answer) {
    AtomicInteger n = new AtomicInteger();
    return IDS.matcher(answer).replaceAll(m -> "\"id\":\"" + n.incrementAndGet() + "\"");
  }

  /** Of four ids, the first two are exchanged. */
  private static String mixed(String answer) {
    List<String> ids = IDS.matcher(answer).results().map(m -> m.group(1)).toList();
    AtomicInteger n = new AtomicInteger();
    return IDS.matcher(answer)
        .replaceAll(m -> {
          int at = n.getAndIncrement();
          int other = at % 4 < 2 ? at ^ 1 : at;
          return "\"id\":\"" + ids.get(other < ids.size() ? other : at) + "\"";
        });
  }

  /** Sends so many pieces of a text; the end only after all of them. */
  private static void stream(HttpExchange exchange, String text, int pieces) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < pieces; i++) {
        String part = text.substring(text.length() * i / PIECES, text.length() * (i + 1) / PIECES);
        out.write(event(part, null));
      }
      if (pieces == PIECES) {
        out.write(event("", "stop"));
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
      }
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
