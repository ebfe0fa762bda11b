package org.dars.models.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.Prompt;

/** Answers what a test tells it to, and remembers what it was asked. */
public final class ScriptedLanguageModel implements LanguageModel {

  /** What to answer to a prompt. */
  public interface Script {
    String answer(Prompt prompt) throws LanguageModelException;
  }

  private final Script script;
  private final int pieceLength;
  private final List<Prompt> prompts;

  private ScriptedLanguageModel(Script script, int pieceLength, List<Prompt> prompts) {
    this.script = script;
    this.pieceLength = pieceLength;
    this.prompts = prompts;
  }

  /** Answers by a function of the prompt; a {@link LanguageModelException} from it is a failure. */
  public static ScriptedLanguageModel by(Script script) {
    return new ScriptedLanguageModel(
        script, Integer.MAX_VALUE, Collections.synchronizedList(new ArrayList<>()));
  }

  /** Gives these answers in this order, and fails when there are no more. */
  public static ScriptedLanguageModel answering(String... answers) {
    Queue<String> left = new ArrayDeque<>(List.of(answers));
    return by(prompt -> {
      synchronized (left) {
        String answer = left.poll();
        if (answer == null) {
          throw new LanguageModelException("The scripted model has no more answers.", null);
        }
        return answer;
      }
    });
  }

  /** Always fails with this message. */
  public static ScriptedLanguageModel failing(String message) {
    return by(prompt -> {
      throw new LanguageModelException(message, null);
    });
  }

  /** The same script and record of prompts, handed over in pieces of so many characters. */
  public ScriptedLanguageModel inPiecesOf(int characters) {
    if (characters < 1) {
      throw new IllegalArgumentException("characters must be 1 or more, is " + characters);
    }
    return new ScriptedLanguageModel(script, characters, prompts);
  }

  /** What it was asked so far, in order. */
  public List<Prompt> prompts() {
    synchronized (prompts) {
      return List.copyOf(prompts);
    }
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public String ask(Prompt prompt, Consumer<String> onText)
      throws LanguageModelException, InterruptedException {
    prompts.add(prompt);
    String answer = script.answer(prompt);
    CompletableFuture<String> told = new CompletableFuture<>();
    Thread teller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                tell(answer, onText);
                told.complete(answer);
              } catch (Throwable t) { // the asker must hear of errors too
                told.completeExceptionally(t);
              }
            });
    try {
      return told.get();
    } catch (InterruptedException e) {
      teller.interrupt();
      throw e;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException fromOnText -> throw fromOnText;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private void tell(String answer, Consumer<String> onText) {
    for (int i = 0; i < answer.length() && !Thread.currentThread().isInterrupted(); ) {
      int end = (int) Math.min(answer.length(), (long) i + pieceLength);
      onText.accept(answer.substring(i, end));
      i = end;
    }
  }
}
