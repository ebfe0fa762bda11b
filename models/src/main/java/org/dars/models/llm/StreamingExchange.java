package org.dars.models.llm;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.dars.models.RetryAfter;
import org.jspecify.annotations.Nullable;

/**
 * One streamed request, as LangChain4j's HTTP client. Its own client cannot be cancelled before the
 * first word, and hides events that do not parse; this one ends the request when closed, and shows
 * the answer every event, every broken one, and the end.
 */
final class StreamingExchange implements HttpClient, AutoCloseable {

  private static final int MOST_ERROR_BYTES = 64 * 1024;
  private static final long MOST_ANSWER_BYTES = 32L * 1024 * 1024;

  private final java.net.http.HttpClient connections;
  private final StreamedAnswer answer;
  private volatile @Nullable CompletableFuture<HttpResponse<InputStream>> response;
  private volatile @Nullable InputStream body;
  private volatile @Nullable Duration retryAfter;
  private volatile boolean closed;

  StreamingExchange(java.net.http.HttpClient connections, StreamedAnswer answer) {
    this.connections = connections;
    this.answer = answer;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException("only streamed answers are asked for");
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    CompletableFuture<HttpResponse<InputStream>> sent =
        connections.sendAsync(jdkRequest(request), BodyHandlers.ofInputStream());
    response = sent;
    Thread.ofVirtual()
        .name("language-model-answer")
        .start(() -> read(sent, parser, new Watched(listener)));
  }

  /** Ends the request, if it has not ended; the server is told by the closed connection. */
  @Override
  public void close() {
    closed = true;
    answer.stop();
    CompletableFuture<HttpResponse<InputStream>> sent = response;
    if (sent != null) {
      sent.cancel(true);
    }
    InputStream in = body;
    if (in != null) {
      closeQuietly(in);
    }
  }

  private void read(
      CompletableFuture<HttpResponse<InputStream>> sent,
      ServerSentEventParser parser,
      ServerSentEventListener listener) {
    try {
      HttpResponse<InputStream> got = sent.get();
      try (InputStream in = got.body()) {
        body = in;
        if (closed) {
          return;
        }
        if (got.statusCode() / 100 != 2) {
          retryAfter =
              got.headers()
                  .firstValue("Retry-After")
                  .flatMap(value -> RetryAfter.parse(value, Instant.now()))
                  .orElse(null);
          String text = new String(in.readNBytes(MOST_ERROR_BYTES), StandardCharsets.UTF_8);
          listener.onError(new HttpException(got.statusCode(), text));
          return;
        }
        listener.onOpen(
            SuccessfulHttpResponse.builder()
                .statusCode(got.statusCode())
                .headers(got.headers().map())
                .build());
        parser.parse(new LimitedInputStream(in, MOST_ANSWER_BYTES), listener);
        listener.onClose();
      }
    } catch (ExecutionException e) {
      answer.broken(e.getCause() == null ? e : e.getCause());
    } catch (Throwable e) { // whatever it is, the asker must not wait for the time-out
      answer.broken(e);
    } finally {
      answer.ended();
    }
  }

  private static java.net.http.HttpRequest jdkRequest(HttpRequest request) {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .method(
                request.method().name(),
                request.body() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(request.body()));
    request.headers().forEach((name, values) -> values.forEach(v -> builder.header(name, v)));
    return builder.build();
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      // It is given up anyway.
    }
  }

  HttpClientBuilder asBuilder() {
    return new Builder();
  }

  /** Shows the answer what LangChain4j would swallow. */
  private final class Watched implements ServerSentEventListener {
    private final ServerSentEventListener inner;

    Watched(ServerSentEventListener inner) {
      this.inner = inner;
    }

    @Override
    public void onOpen(SuccessfulHttpResponse opened) {
      inner.onOpen(opened);
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
      if (answer.isOver()) {
        context.parsingHandle().cancel();
        return;
      }
      answer.event(event);
      try {
        inner.onEvent(event, context);
      } catch (RuntimeException e) {
        answer.garbage(e);
      }
    }

    @Override
    public void onError(Throwable error) {
      if (error instanceof HttpException http) {
        answer.status(http, retryAfter);
      } else {
        answer.broken(error);
      }
    }

    @Override
    public void onClose() {
      inner.onClose();
    }
  }

  /** Hands out this exchange; time limits are kept by the one who waits for the answer. */
  private final class Builder implements HttpClientBuilder {
    @Override
    public @Nullable Duration connectTimeout() {
      return null;
    }

    @Override
    public HttpClientBuilder connectTimeout(@Nullable Duration timeout) {
      return this;
    }

    @Override
    public @Nullable Duration readTimeout() {
      return null;
    }

    @Override
    public HttpClientBuilder readTimeout(@Nullable Duration timeout) {
      return this;
    }

    @Override
    public HttpClient build() {
      return StreamingExchange.this;
    }
  }
}
