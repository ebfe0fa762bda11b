package org.dars.assistant.tutor;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.Prompt;
import org.dars.models.Usage;
import org.jspecify.annotations.Nullable;

/**
 * How long a learner waits for a model's first word; then the request is cancelled, and the course
 * answers in its own words. What works in the background may wait for longer.
 */
public final class FirstWord {

  /** The setting's name in the environment. */
  public static final String SETTING = "DARS_TUTOR_FIRST_TOKEN_TIMEOUT";

  /** Unless it is set otherwise. */
  public static final Duration USUAL = Duration.ofSeconds(15);

  private FirstWord() {}

  private static LanguageModelException tooLate(Duration limit) {
    return new LanguageModelException(
        "No word within %s s; where the model needs longer to begin, raise %s."
            .formatted(limit.toMillis() / 1000.0, SETTING),
        new TimeoutException());
  }

  /** Whether a model failed because it had not begun in time. */
  static boolean isTooLate(LanguageModelException e) {
    return e.getCause() instanceof TimeoutException;
  }

  /**
   * Reads {@code DARS_TUTOR_FIRST_TOKEN_TIMEOUT} ("15s"); blank counts as not set.
   *
   * @throws LanguageModelException when it cannot be read
   */
  public static Duration from(Map<String, String> settings) throws LanguageModelException {
    String text = settings.getOrDefault(SETTING, "").strip();
    if (text.isEmpty()) {
      return USUAL;
    }
    if (!text.matches("[1-9]\\d{0,3}s?")) {
      throw new LanguageModelException(
          "%s cannot be “%s”; set it to 1–9999 seconds, for example 15s.".formatted(SETTING, text),
          null);
    }
    return Duration.ofSeconds(Long.parseLong(text.replace("s", "")));
  }

  /**
   * Asks a model that must begin within a time.
   *
   * @throws LanguageModelException when it does not, or fails
   */
  static String ask(
      LanguageModel model,
      Duration limit,
      Prompt prompt,
      Consumer<String> onText,
      Consumer<Usage> onUsage)
      throws LanguageModelException, InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Object late = new Object();
    boolean[] closed = new boolean[1];
    FutureTask<String> answer =
        new FutureTask<>(() -> {
          try {
            return model.ask(
                prompt,
                text -> {
                  begun.countDown();
                  synchronized (late) {
                    // What comes after the learner was answered otherwise is not shown.
                    if (closed[0]) {
                      throw new IllegalStateException("nobody waits any more");
                    }
                    onText.accept(text);
                  }
                },
                onUsage);
          } finally {
            begun.countDown();
          }
        });
    Thread.ofVirtual().name("dars-model").start(answer);
    try {
      if (!begun.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        synchronized (late) {
          closed[0] = true;
        }
        answer.cancel(true);
        throw tooLate(limit);
      }
      return answer.get();
    } catch (InterruptedException e) {
      synchronized (late) {
        closed[0] = true;
      }
      answer.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static LanguageModelException failure(@Nullable Throwable cause)
      throws InterruptedException {
    if (cause instanceof LanguageModelException e) {
      return e;
    }
    if (cause instanceof InterruptedException e) {
      throw e;
    }
    if (cause instanceof RuntimeException e) {
      throw e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    return new LanguageModelException("The language model failed: " + cause, cause);
  }
}
