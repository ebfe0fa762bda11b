package org.dars.index.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An engine that serves in a process of its own; see {@link EngineServer} for what it is told. */
final class EngineProcess implements AutoCloseable {
  private final EngineSpec spec;
  private final Process process;
  private final BufferedWriter to;
  private final BufferedReader from;
  private final Path idFile;
  private final double reopenSeconds;
  private final long bytes;

  /** Starts it, its index being built, on some cores. */
  EngineProcess(Launch launch, EngineSpec spec, DataSet data, Path index, String cores)
      throws IOException {
    this.spec = spec;
    List<String> arguments =
        Launch.isNative(spec)
            ? List.of("serve", data.queryFile().toString(), index.resolve("graph").toString())
            : List.of(
                "serve",
                spec.toString(),
                data.queryFile().toString(),
                data.truthFile().toString(),
                index.toString());
    process = launch.start(spec, cores, arguments);
    to = process.outputWriter();
    from = process.inputReader();
    idFile = Files.createTempFile(launch.work(), "ids", ".i32bin");
    String[] opened = answer("opened");
    reopenSeconds = Double.parseDouble(opened[1]);
    bytes = Long.parseLong(opened[2]);
  }

  /** The memory of its process that stands in RAM, mapped files included, in bytes. */
  long resident() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
      }
    }
    return 0;
  }

  EngineSpec spec() {
    return spec;
  }

  double reopenSeconds() {
    return reopenSeconds;
  }

  /** Held or mapped. */
  long bytes() {
    return bytes;
  }

  void scope(QueryScope scope) throws IOException {
    tell("scope " + scope, "scoped");
  }

  /** The ids found by queries {@code first}…{@code last}−1. */
  int[][] ids(int effort, int k, int first, int last) throws IOException {
    tell("ids %d %d %d %d %s".formatted(effort, k, first, last, idFile), "wrote");
    return Ids.read(idFile);
  }

  /** Searches for a while. */
  Speed run(int threads, int effort, int k, int first, int last, int millis) throws IOException {
    return Speed.parse(
        tell("run %d %d %d %d %d %d".formatted(threads, effort, k, first, last, millis), "ran"),
        threads);
  }

  private String[] tell(String line, String expected) throws IOException {
    to.write(line);
    to.newLine();
    to.flush();
    return answer(expected);
  }

  private String[] answer(String expected) throws IOException {
    String line = from.readLine();
    if (line == null || !line.startsWith(expected)) {
      throw new IOException("%s answered %s; see its log".formatted(spec, line));
    }
    return line.split(" ");
  }

  @Override
  public void close() throws IOException {
    to.write("quit\n");
    to.flush();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    from.close();
    Files.deleteIfExists(idFile);
  }
}
