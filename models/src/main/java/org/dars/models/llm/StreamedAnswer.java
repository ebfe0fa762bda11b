package org.dars.models.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.dars.models.Prompt;
import org.dars.models.Usage;
import org.dars.models.llm.AnswerFailure.Reason;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it comes. The reading thread feeds it, the asking thread waits; what happens first,
 * an end or a failure, decides, and nothing is handed on after it.
 */
final class StreamedAnswer implements StreamingChatResponseHandler {

  private final Provider provider;
  private final Consumer<String> onText;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private volatile @Nullable TokenUsage counted;
  private volatile boolean turnedAway;
  private boolean events;
  private boolean marked;

  private record Ending(String text, @Nullable FinishReason reason) {}

  StreamedAnswer(Provider provider, Consumer<String> onText) {
    this.provider = provider;
    this.onText = onText;
  }

  /**
   * Waits for the whole answer.
   *
   * @throws AnswerFailure when it does not come, or is none
   */
  String await(Duration firstToken, Duration whole, boolean json)
      throws AnswerFailure, InterruptedException {
    long start = System.nanoTime();
    Duration first = firstToken.compareTo(whole) < 0 ? firstToken : whole;
    if (!begun.await(first.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new AnswerFailure(new Reason.NotBegun(first), null);
    }
    try {
      long left = whole.toNanos() - (System.nanoTime() - start);
      Ending end = ending.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
      if (json && end.reason() == FinishReason.LENGTH) {
        throw new AnswerFailure(new Reason.TooLong(), null);
      }
      return end.text();
    } catch (TimeoutException e) {
      throw new AnswerFailure(new Reason.NotFinished(whole), null);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case AnswerFailure failure -> throw failure;
        case RuntimeException fromOnText -> throw fromOnText;
        case Error error -> throw error;
        case null, default -> throw new AnswerFailure(new Reason.Broken(), e);
      }
    }
  }

  /**
   * What it took so far: what the server counted, else an estimate; nothing when the server turned
   * the request away.
   */
  Usage usage(Prompt prompt) {
    if (turnedAway) {
      return new Usage(0, 0, false);
    }
    TokenUsage told = counted;
    if (told != null && told.inputTokenCount() != null && told.outputTokenCount() != null) {
      return new Usage(
          Math.max(0, told.inputTokenCount()), Math.max(0, told.outputTokenCount()), false);
    }
    synchronized (text) {
      return Usage.estimate(prompt, text.toString());
    }
  }

  boolean isOver() {
    return ending.isDone();
  }

  /** Nobody waits any more. */
  void stop() {
    fail(new Reason.Cut(), null);
  }

  /** Every event, before it is understood. */
  void event(ServerSentEvent event) {
    events = true;
    marked |= "[DONE]".equals(event.data());
  }

  void status(HttpException e, @Nullable Duration retryAfter) {
    // 4xx and 503 come before any model has read the request; other 5xx may come after.
    turnedAway = e.statusCode() / 100 == 4 || e.statusCode() == 503;
    fail(new Reason.Status(e.statusCode(), String.valueOf(e.getMessage()), retryAfter), null);
  }

  void garbage(Throwable cause) {
    fail(new Reason.Garbage(), cause);
  }

  void broken(Throwable cause) {
    fail(events ? new Reason.Cut() : new Reason.Broken(), cause);
  }

  /** The stream is over; whoever has not said so before was cut. */
  void ended() {
    fail(events ? new Reason.Cut() : new Reason.Garbage(), null);
  }

  @Override
  public void onPartialResponse(String piece) {
    begun.countDown();
    if (isOver()) {
      return;
    }
    synchronized (text) {
      text.append(piece);
    }
    try {
      onText.accept(piece);
    } catch (RuntimeException | Error e) {
      ending.completeExceptionally(e);
    }
  }

  @Override
  public void onPartialThinking(PartialThinking thinking) {
    begun.countDown();
  }

  /** What LangChain4j has no name for: refusals, and errors in the stream. */
  @Override
  public void onUnmappedRawEvent(Object raw) {
    if (!(raw instanceof ServerSentEvent event)) {
      return;
    }
    JsonNode json = Json.read(event.data());
    if (json.hasNonNull("error")) {
      fail(new Reason.ServerError(Json.errorMessage(json)), null);
    }
    refusal.append(json.at("/choices/0/delta/refusal").asText(""));
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    FinishReason reason = response.finishReason();
    counted = response.tokenUsage();
    if (reason == null && !marked && provider == Provider.OPENAI_COMPATIBLE) {
      ended();
    } else if (!refusal.isEmpty() || reason == FinishReason.CONTENT_FILTER) {
      fail(new Reason.Refused(refusal.toString()), null);
    } else if (text.toString().isBlank()) {
      fail(new Reason.Empty(), null);
    } else {
      ending.complete(new Ending(text.toString(), reason));
      begun.countDown();
    }
  }

  @Override
  public void onError(Throwable error) {
    if (error instanceof dev.langchain4j.model.ollama.OllamaStreamingException e) {
      fail(new Reason.ServerError(String.valueOf(e.getMessage())), null);
    } else {
      garbage(error);
    }
  }

  private void fail(Reason reason, @Nullable Throwable cause) {
    ending.completeExceptionally(new AnswerFailure(reason, cause));
    begun.countDown();
  }
}
