package org.dars.index.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.dars.index.vector.VectorIndex;

/**
 * How the processes of engines are started.
 *
 * @param work where programs and logs are put
 * @param cpp the source of the engine that is written in C++
 * @param heap of a Java engine, as in {@code -Xmx}
 * @param priority of a pinned process among the real-time ones (round robin), which keeps other
 *     work off its core; 0 for none; others need the right to it
 */
record Launch(Path work, Path cpp, String heap, int priority) {
  /** Stands for the present state of the search core. */
  static final String OWN_CODE = ownCode();

  /**
   * The process that builds or serves.
   *
   * @param cores to pin it to, as in {@code taskset -c}; empty for none
   */
  Process start(EngineSpec spec, String cores, List<String> arguments) throws IOException {
    List<String> command = pinned(cores);
    if (isNative(spec)) {
      command.add(compiled().toString());
    } else {
      command.addAll(java(EngineServer.class));
    }
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    if (isNative(spec) && spec.search("thp", 0) == 1) {
      builder.environment().put("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");
    }
    Path log = work.resolve(spec.directory() + ".log");
    return builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
  }

  private List<String> pinned(String cores) {
    var command = new ArrayList<String>();
    if (!cores.isEmpty()) {
      command.addAll(List.of("taskset", "-c", cores));
      if (priority > 0) {
        command.addAll(List.of("chrt", "-r", "" + priority));
      }
    }
    return command;
  }

  private List<String> java(Class<?> main) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-modules",
        "jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Xmx" + heap,
        "-XX:+UseTransparentHugePages",
        "-cp",
        System.getProperty("java.class.path"),
        main.getName());
  }

  /** Measures the memory from some core. */
  MachineLimit limit(String core) throws IOException {
    List<String> command = pinned(core);
    command.addAll(java(MachineLimit.class));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var said = process.inputReader()) {
      return MachineLimit.parse(said.readLine());
    }
  }

  static boolean isNative(EngineSpec spec) {
    return spec.name().equals("hnswlib");
  }

  /** Compiles the C++ engine, unless that was done since its source changed. */
  private Path compiled() throws IOException {
    Path program = work.resolve("hnsw").toAbsolutePath();
    if (Files.exists(program)
        && Files.getLastModifiedTime(program).compareTo(Files.getLastModifiedTime(cpp)) >= 0) {
      return program;
    }
    List<String> command =
        List.of(
            "g++",
            "-O3",
            "-march=native",
            "-std=c++17",
            "-pthread",
            cpp.toString(),
            "-o",
            program.toString());
    Process compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream said = compiler.getInputStream()) {
      String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      if (await(compiler) != 0) {
        throw new IOException("hnswlib does not compile; is libhnswlib-dev installed?\n" + text);
      }
    }
    return program;
  }

  /**
   * The index of an engine over a set, built with {@code threads} unless it is there.
   *
   * @return its directory
   */
  Path index(EngineSpec spec, DataSet data, int threads) throws IOException {
    String mark = spec.name().startsWith("dars") ? "-" + OWN_CODE : "";
    Path directory = data.directory().resolve(spec.directory() + mark);
    if (!Files.exists(directory)) {
      build(spec, data, threads, directory, "");
    }
    return directory;
  }

  /**
   * Builds.
   *
   * @param directory must not exist; comes to be when the index is whole
   * @return seconds it took
   */
  double build(EngineSpec spec, DataSet data, int threads, Path directory, String cores)
      throws IOException {
    Path part = directory.resolveSibling(directory.getFileName() + ".part");
    delete(part);
    Files.createDirectories(part);
    String base = data.baseFile().toString();
    List<String> arguments =
        isNative(spec)
            ? List.of(
                "build",
                base,
                part.resolve("graph").toString(),
                "" + spec.build("m", 16),
                "" + spec.build("efc", 200),
                "" + threads)
            : List.of("build", spec.toString(), base, part.toString(), "" + threads);
    Process process = start(spec, cores, arguments);
    try (var said = process.inputReader()) {
      String answer = said.readLine();
      if (answer == null || !answer.startsWith("built ") || await(process) != 0) {
        throw new IOException("%s was not built: %s; see its log".formatted(spec, answer));
      }
      double seconds = Double.parseDouble(answer.substring("built ".length()));
      Files.writeString(
          part.resolve("built.txt"), "%.1f s, %d threads%n".formatted(seconds, threads));
      Files.move(part, directory);
      return seconds;
    }
  }

  /** Tells one state of the search core from another, so that no index outlives the code. */
  private static String ownCode() {
    var sum = new CRC32C();
    try {
      Path classes =
          Path.of(VectorIndex.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(classes.resolve("org/dars/index/vector"))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          sum.update(Files.readAllBytes(file));
        }
      }
      return HexFormat.of().toHexDigits((int) sum.getValue());
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the classes of the search core are not to be read", e);
    }
  }

  /** The bytes of all files of an index. */
  static long diskBytes(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static int await(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a process was running", e);
    }
  }
}
