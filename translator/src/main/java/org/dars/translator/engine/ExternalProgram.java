package org.dars.translator.engine;

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

/** A program of this machine, run with text in and text out, never longer than allowed. */
final class ExternalProgram {

  /** The program ended with an error status. */
  static final class BrokeOff extends IOException {
    private static final long serialVersionUID = 1L;

    BrokeOff(String message) {
      super(message);
    }
  }

  private final String program;

  ExternalProgram(String program) {
    this.program = program;
  }

  /**
   * Runs it once.
   *
   * @return what it wrote on its standard output
   * @throws BrokeOff when it ended with another status than 0; the message is its last error line
   * @throws EngineException when it cannot be started, or takes longer than {@code limit}
   */
  String run(List<String> arguments, String input, Duration limit)
      throws BrokeOff, EngineException, InterruptedException {
    Process process = start(arguments);
    try {
      CompletableFuture<String> output =
          CompletableFuture.supplyAsync(
              () -> read(process.getInputStream()), Thread::startVirtualThread);
      CompletableFuture<String> errors =
          CompletableFuture.supplyAsync(
              () -> read(process.getErrorStream()), Thread::startVirtualThread);
      Thread.startVirtualThread(() -> write(process.getOutputStream(), input));
      String text = output.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TimeoutException();
      }
      if (process.exitValue() != 0) {
        String last = errors.get(1, TimeUnit.SECONDS).strip().replaceAll("(?s).*\n", "");
        throw new BrokeOff(program + ": " + last);
      }
      return text;
    } catch (TimeoutException e) {
      throw new EngineException(
          program + " did not answer within " + limit.toSeconds() + " s; try again with less text",
          e);
    } catch (ExecutionException e) {
      throw new EngineException(program + " could not be read: " + e.getCause(), e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start(List<String> arguments) throws EngineException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    // Apertium's stages refuse to work in the C locale that services are started with.
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      return builder.start();
    } catch (IOException e) {
      throw new EngineException(program + " is not installed: " + e.getMessage(), e);
    }
  }

  private static String read(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static void write(OutputStream out, String input) {
    try (out) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended before it read everything: its exit status tells.
    }
  }
}
