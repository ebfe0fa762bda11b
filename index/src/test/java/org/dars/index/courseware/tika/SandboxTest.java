package org.dars.index.courseware.tika;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingGetsOutAndNoSecretGetsIn(boolean ownNetwork) throws Exception {
    Sandbox sandbox = new Sandbox(folder, "64m", ownNetwork);
    Assumptions.assumeTrue(
        sandbox.java().startsWith(folder), "no shell scripts here: the environment is not cleared");
    try (ServerSocket canary = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      List<String> command = new ArrayList<>(List.of(sandbox.java().toString()));
      command.addAll(sandbox.jvm());
      command.addAll(
          List.of(
              "-cp",
              System.getProperty("java.class.path"),
              Probe.class.getName(),
              "" + canary.getLocalPort()));
      Path out = folder.resolve("out");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readAllLines(out))
          .contains("no url", "no name", "no socket", "no host", "done")
          .filteredOn(l -> l.startsWith("env "))
          .isSubsetOf(
              "env PATH", "env LC_ALL", "env TESSDATA_PREFIX", "env PWD", "env _", "env SHLVL");
      canary.setSoTimeout(200);
      assertThatThrownBy(canary::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }
}
