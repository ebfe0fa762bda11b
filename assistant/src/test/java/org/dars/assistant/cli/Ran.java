package org.dars.assistant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a command left behind.
 *
 * @param code its exit code
 */
record Ran(int code, String out, String err) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Runs a command in this JVM. */
  static Ran dars(Object... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, UTF_8));
    System.setErr(new PrintStream(complained, true, UTF_8));
    try {
      int code = Dars.run(texts(args));
      return new Ran(code, said.toString(UTF_8), complained.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** Runs a command in a JVM of its own, with other variables in its environment. */
  static Ran apart(Path folder, Map<String, String> environment, Object... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            Dars.class.getName()));
    command.addAll(List.of(texts(args)));
    return process(folder, environment, command);
  }

  /** Runs any program until it ends; a minute is its most. */
  static Ran process(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    File out = Files.createTempFile(folder, "out", ".txt").toFile();
    File err = Files.createTempFile(folder, "err", ".txt").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
    builder.environment().keySet().removeIf(name -> name.startsWith("DARS_"));
    // By a variable, not by -cp: the class path of a test is thousands of characters long.
    builder
        .environment()
        .put(
            "CLASSPATH",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends by itself").isTrue();
      return new Ran(
          process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Standard output as the one JSON value that it must be. */
  JsonNode json() {
    assertThat(code).as(err).isZero();
    try {
      return JSON.readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + out, e);
    }
  }

  Ran done() {
    assertThat(code).as(err).isZero();
    return this;
  }

  /** The one sentence of a command that could not be done. */
  String complaint() {
    assertThat(code).as(out + err).isEqualTo(1);
    assertThat(out).isEmpty();
    List<String> lines =
        err.lines().filter(l -> !l.startsWith("WARNING: Using incubator modules")).toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).startsWith("dars: ").doesNotContain("unexpected", "Exception");
    return lines.getFirst().substring("dars: ".length());
  }

  private static String[] texts(Object[] args) {
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    return texts;
  }
}
