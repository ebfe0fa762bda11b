package org.dars.index.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The same files and the same neighbours on every width of lanes and without any. Profile {@code
 * lanes} runs more tests on more kinds of machines.
 */
class EveryMachineTest {

  private static final List<String> LANES = List.of("--add-modules", "jdk.incubator.vector");

  @Test
  void theSameIsBuiltAndFoundOnEveryMachine() throws Exception {
    Map<List<String>, Process> machines = new LinkedHashMap<>();
    for (List<String> options : options()) {
      machines.put(options, start(options));
    }
    Map<List<String>, String> said = new LinkedHashMap<>();
    for (var machine : machines.entrySet()) {
      said.put(machine.getKey(), output(machine.getValue()));
    }
    String expected = SameEverywhere.digest();
    assertThat(said)
        .allSatisfy((options, line) -> {
          assertThat(line).startsWith(expected);
          boolean scalar =
              !options.contains(LANES.getFirst()) || options.contains("-Ddars.vector.lanes=scalar");
          assertThat(line).endsWith(scalar ? "ScalarKernels" : "VectorKernels");
        });
  }

  private static List<List<String>> options() {
    List<List<String>> all = new ArrayList<>();
    // Without the module.
    all.add(List.of());
    for (String lanes : List.of("128", "512", "scalar")) {
      all.add(and(LANES, "-Ddars.vector.lanes=" + lanes));
    }
    if (System.getProperty("os.arch").equals("amd64")) {
      all.add(and(LANES, "-XX:UseAVX=1"));
    }
    return all;
  }

  private static List<String> and(List<String> options, String more) {
    List<String> all = new ArrayList<>(options);
    all.add(more);
    return all;
  }

  private static Process start(List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx200m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            SameEverywhere.class.getName()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static String output(Process process) throws Exception {
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
      return output.strip();
    } finally {
      process.destroyForcibly();
    }
  }
}
