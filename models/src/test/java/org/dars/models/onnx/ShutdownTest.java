package org.dars.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShutdownTest {

  @TempDir Path folder;

  @Test
  void aProcessThatEndsWhileEmbeddingDoesNotCrash() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                EndsWhileEmbedding.class.getName())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isEqualTo(3);
    assertThat(folder.toFile().list()).isEmpty();
  }

  private static String absolute(String classPath) {
    return String.join(
        File.pathSeparator,
        List.of(classPath.split(File.pathSeparator)).stream()
            .map(p -> Path.of(p).toAbsolutePath().toString())
            .toList());
  }

  /** Embeds on several threads, and ends in the middle of it with code 3. */
  static final class EndsWhileEmbedding {
    private EndsWhileEmbedding() {}

    public static void main(String[] args) throws Exception {
      OnnxEmbedder embedder = OnnxEmbedder.open(EmbedderSettings.standard().withThreads(3));
      CountDownLatch begun = new CountDownLatch(3);
      List<String> texts =
          IntStream.range(0, 10_000)
              .mapToObj(i -> i + ". " + "Memory is kept in many places. ".repeat(10))
              .toList();
      Thread.ofPlatform()
          .daemon()
          .start(() -> embedder.embedPassages(texts, n -> begun.countDown()));
      begun.await();
      // Others may take their time to end; the runtime must not be gone meanwhile.
      Runtime.getRuntime().addShutdownHook(new Thread(EndsWhileEmbedding::linger));
      System.exit(3);
    }

    private static void linger() {
      try {
        Thread.sleep(1_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
