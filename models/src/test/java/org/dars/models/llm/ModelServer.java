package org.dars.models.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on the loopback that answers as a test tells it to. */
final class ModelServer implements AutoCloseable {

  /** What a test does with a request. */
  interface Answer {
    void to(Request request) throws Exception;
  }

  /** One request, and the means to answer it piece by piece. */
  final class Request {
    final String path;
    final JsonNode json;
    private final HttpExchange exchange;

    private Request(HttpExchange exchange) throws IOException {
      this.exchange = exchange;
      this.path = exchange.getRequestURI().getPath();
      this.json =
          Json.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    String header(String name) {
      return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    void open(int status, String contentType) throws IOException {
      exchange.getResponseHeaders().add("Content-Type", contentType);
      exchange.sendResponseHeaders(status, 0);
    }

    void send(String text) throws IOException {
      OutputStream out = exchange.getResponseBody();
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    void whole(int status, String contentType, String text) throws IOException {
      open(status, contentType);
      send(text);
    }

    /** A chat-completion chunk as OpenAI sends it. */
    void chunk(String delta, String finish) throws IOException {
      send(
          """
          data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":%s,"finish_reason":%s}]}

          """
              .formatted(delta, finish));
    }

    void words(String... pieces) throws IOException {
      for (String piece : pieces) {
        chunk("{\"content\":\"%s\"}".formatted(piece), "null");
      }
    }

    void done() throws IOException {
      send("data: [DONE]\n\n");
    }

    /** A line as Ollama sends it. */
    void line(String content, boolean done) throws IOException {
      send(
          String.format(
              Locale.ROOT,
              "{\"model\":\"m\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},\"done\":%b%s}\n",
              content,
              done,
              done ? ",\"done_reason\":\"stop\",\"prompt_eval_count\":5,\"eval_count\":7" : ""));
    }

    /** Sends until the other side has hung up. */
    void untilHungUp() throws InterruptedException {
      try {
        while (true) {
          // Means nothing in either protocol.
          send(" ");
          Thread.sleep(20);
        }
      } catch (IOException e) {
        hungUp.countDown();
      }
    }

    void waitForever() throws InterruptedException {
      closing.await();
    }
  }

  final CountDownLatch hungUp = new CountDownLatch(1);
  final CompletableFuture<Request> seen = new CompletableFuture<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  ModelServer(Answer answer) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            Request request = new Request(exchange);
            seen.complete(request);
            answer.to(request);
          } catch (Exception e) {
            seen.completeExceptionally(e);
          }
        });
    server.start();
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  URI url(String path) {
    return URI.create("http://" + host() + path);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
