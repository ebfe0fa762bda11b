package org.dars.assistant.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A reply of server-sent events (HTML Living Standard, 9.2). Safe for use by several threads. */
final class EventStream {
  private final OutputStream out;

  /**
   * Begins the reply.
   *
   * @throws UncheckedIOException when the reader has gone
   */
  EventStream(Context ctx) {
    ctx.disableCompression()
        .contentType("text/event-stream;charset=utf-8")
        // A proxy in front must not collect the events.
        .header("X-Accel-Buffering", "no");
    try {
      // Not the context's own stream: towards readers that take gzip its flush sends nothing.
      out = ctx.res().getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends an event at once.
   *
   * @param id what a reader names to get those after it, "" for none
   * @throws UncheckedIOException when the reader has gone
   */
  void send(String id, String event, String data) {
    String named = id.isEmpty() ? "" : "id: " + id + "\n";
    write(named + "event: " + event + "\n" + "data: " + data.strip().replaceAll("\\R", "\ndata: "));
  }

  /** Sends nothing that shows: keeps the connection open, and finds out whether it is. */
  void beat() {
    write(":");
  }

  private synchronized void write(String text) {
    try {
      out.write((text + "\n\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
