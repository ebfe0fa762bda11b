package org.dars.translator.engine;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that is started once and answers many times: texts in and as many out, each ended by
 * NUL. Used by one thread at a time. After any failure it is ended.
 */
final class KeptProgram implements AutoCloseable {

  private final String name;
  private final Process process;
  private final InputStream output;

  private KeptProgram(String name, Process process) {
    this.name = name;
    this.process = process;
    this.output = new BufferedInputStream(process.getInputStream());
  }

  /** Starts it; what it says on its standard error is nobody's. */
  static KeptProgram start(String name, List<String> command) throws EngineException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    // Apertium's stages refuse to work in the C locale that services are started with.
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      return new KeptProgram(name, builder.start());
    } catch (IOException e) {
      throw new EngineException(name + " cannot be started: " + e.getMessage(), e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Texts in, texts out.
   *
   * @throws ExternalProgram.BrokeOff when it ended before it answered
   * @throws EngineException when it takes longer than {@code limit}
   */
  List<String> exchange(List<String> texts, Duration limit)
      throws ExternalProgram.BrokeOff, EngineException, InterruptedException {
    boolean whole = false;
    String input = String.join("\0", texts) + "\0";
    CompletableFuture<List<String>> answers =
        CompletableFuture.supplyAsync(() -> read(texts.size()), Thread::startVirtualThread);
    Thread.startVirtualThread(() -> write(input));
    try {
      List<String> read = answers.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (read.size() < texts.size()) {
        throw new ExternalProgram.BrokeOff(name + " ended before it answered");
      }
      whole = true;
      return read;
    } catch (TimeoutException e) {
      throw new EngineException(
          name + " did not answer within " + limit.toSeconds() + " s; try again with less text", e);
    } catch (ExecutionException e) {
      throw new EngineException(name + " could not be read: " + e.getCause(), e);
    } finally {
      if (!whole) {
        close();
      }
    }
  }

  private List<String> read(int wanted) {
    List<String> texts = new ArrayList<>();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      while (texts.size() < wanted) {
        int b = output.read();
        if (b < 0) {
          break;
        } else if (b == 0) {
          texts.add(text.toString(StandardCharsets.UTF_8));
          text.reset();
        } else {
          text.write(b);
        }
      }
    } catch (IOException e) {
      // It ended: too few texts tell.
    }
    return texts;
  }

  private void write(String input) {
    try {
      OutputStream in = process.getOutputStream();
      in.write(input.getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException e) {
      // It ended: the reader sees that.
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
