package org.dars.models.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A hub on the loopback: serves a folder over HTTP, with ranges, and misbehaves when told to. What
 * it was asked for is remembered.
 */
public final class LocalHub implements AutoCloseable {

  /** What goes wrong the next time that a path is asked for. */
  public sealed interface Fault {
    /** Answers with this status and nothing else. */
    record Status(int code) implements Fault {}

    /** Sends so many bytes of what it announced, then cuts the connection. */
    record CutAfter(int bytes) implements Fault {}

    /** Sends the whole file though a part was asked for. */
    record NoRange() implements Fault {}

    /** Sends other bytes of the same length. */
    record OtherBytes() implements Fault {}

    /** Sends the browser on. */
    record Redirect(String location) implements Fault {}

    /** Says nothing at all for so long. */
    record Silence(int millis) implements Fault {}
  }

  /**
   * A request.
   *
   * @param path without the leading slash
   * @param range the header, or null
   */
  public record Asked(String path, @Nullable String range) {}

  private final Path folder;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, List<Fault>> faults = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> headers = new ConcurrentHashMap<>();
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

  private LocalHub(Path folder, HttpServer server) {
    this.folder = folder;
    this.server = server;
  }

  /** Serves a folder on a free port of the loopback. */
  public static LocalHub start(Path folder) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LocalHub hub = new LocalHub(folder.toAbsolutePath().normalize(), server);
    server.setExecutor(hub.threads);
    server.createContext("/", hub::serve);
    server.start();
    return hub;
  }

  /** Its address, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next requests for a path meet these faults, one each, in this order. */
  public void fail(String path, Fault... next) {
    faults.put(path, Collections.synchronizedList(new ArrayList<>(List.of(next))));
  }

  /** Every reply for a path carries this header too. */
  public void header(String path, String name, String value) {
    headers.put(path, Map.of(name, value));
  }

  /** What it was asked for so far, in order. */
  public List<Asked> asked() {
    synchronized (asked) {
      return List.copyOf(asked);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(1);
    String range = exchange.getRequestHeaders().getFirst("Range");
    asked.add(new Asked(path, range));
    headers.getOrDefault(path, Map.of()).forEach(exchange.getResponseHeaders()::set);
    List<Fault> planned = faults.getOrDefault(path, new ArrayList<>());
    Fault fault = planned.isEmpty() ? null : planned.removeFirst();
    try (exchange) {
      switch (fault) {
        case Fault.Status status -> exchange.sendResponseHeaders(status.code(), -1);
        case Fault.Redirect to -> {
          exchange.getResponseHeaders().set("Location", to.location());
          exchange.sendResponseHeaders(302, -1);
        }
        case Fault.Silence silence -> pause(silence.millis());
        case null, default -> send(exchange, path, range, fault);
      }
    }
  }

  private void send(
      HttpExchange exchange, String path, @Nullable String range, @Nullable Fault fault)
      throws IOException {
    Path file = folder.resolve(path).normalize();
    if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    byte[] bytes = Files.readAllBytes(file);
    if (fault instanceof Fault.OtherBytes) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] ^= 0x55;
      }
    }
    exchange.getResponseHeaders().set("ETag", '"' + Integer.toHexString(bytes.length) + '"');
    int from = 0;
    int status = 200;
    if (range != null && !(fault instanceof Fault.NoRange)) {
      from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
      if (from >= bytes.length) {
        exchange.getResponseHeaders().set("Content-Range", "bytes */" + bytes.length);
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      status = 206;
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, bytes.length - 1, bytes.length));
    }
    int length = bytes.length - from;
    exchange.sendResponseHeaders(status, length);
    OutputStream body = exchange.getResponseBody();
    if (fault instanceof Fault.CutAfter cut) {
      body.write(bytes, from, Math.min(cut.bytes(), length));
      body.flush();
      return; // closing the exchange with bytes owed cuts the connection
    }
    body.write(bytes, from, length);
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
