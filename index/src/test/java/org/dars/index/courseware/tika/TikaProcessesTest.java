package org.dars.index.courseware.tika;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.tika.pdf.PdfRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that kill the process that reads them. */
class TikaProcessesTest {

  private static final String ASIDE =
      "was put aside after it crashed the parser twice; save it anew in its program (a changed file is tried again) or leave it out";

  @TempDir Path folder;

  @Test
  void aKillerIsPutAsideWhileOthersAreRead() throws Exception {
    Path list = folder.resolve("aside.txt");
    SourceFile good = good();
    SourceFile killer = killer();
    Path home;
    try (TikaProcesses processes = processes(60_000, list)) {
      CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> read(processes, good));
      assertThat(read(processes, good)).contains("A short note.");
      assertThat(first.get()).contains("A short note.");
      home = processes.home();
      CompletableFuture<String> killed =
          CompletableFuture.supplyAsync(() -> read(processes, killer));
      int meanwhile = 0;
      while (!killed.isDone()) {
        assertThat(read(processes, good)).contains("A short note.");
        meanwhile += killed.isDone() ? 0 : 1;
      }
      assertThat(meanwhile).isPositive();
      assertThatThrownBy(killed::get)
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("killer.rtf: " + ASIDE);
      assertThat(read(processes, good)).contains("A short note.");
      assertThatThrownBy(() -> read(processes, killer)).hasMessageContaining(ASIDE);
    }
    assertThat(home).doesNotExist();
    assertThat(Files.readAllLines(list)).singleElement().asString().endsWith("  killer.rtf");

    // The next run remembers, and starts no process for it.
    try (TikaProcesses again = processes(60_000, list)) {
      assertThatThrownBy(() -> read(again, new SourceFile("copy.rtf", killer.file())))
          .hasMessageContaining("copy.rtf: " + ASIDE);
      try (var left = Files.list(again.home())) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void aFileThatTakesTooLongIsStoppedAndTheSecondTimePutAside() throws Exception {
    Path slow = folder.resolve("slow.rtf");
    Files.writeString(slow, "{\\rtf1\\ansi " + "word \\par ".repeat(2_000_000) + "}");
    SourceFile source = new SourceFile("slow.rtf", slow);
    try (TikaProcesses processes = processes(40, null)) {
      assertThatThrownBy(() -> processes.extract(source, request()))
          .isInstanceOf(CoursewareException.class)
          .hasMessage("slow.rtf: took longer than 40 ms to read; save it anew or split it");
      assertThatThrownBy(() -> processes.extract(source, request()))
          .isInstanceOf(CoursewareException.class)
          .hasMessage("slow.rtf: " + ASIDE);
    }
  }

  @Test
  void aListThatIsNoListPutsNothingAside() throws Exception {
    Path list = folder.resolve("list.txt");
    Files.write(list, List.of("not a hash", "", "0".repeat(64) + "  x.pdf"));
    Quarantine quarantine = new Quarantine(list);
    assertThat(quarantine.holds("0".repeat(64))).isTrue();
    assertThat(quarantine.holds("not")).isFalse();
    assertThat(quarantine.strike("1".repeat(64), "a\nb.pdf")).isFalse();
    assertThat(quarantine.strike("1".repeat(64), "a\nb.pdf")).isTrue();
    assertThat(Files.readAllLines(list)).last().asString().endsWith("  a b.pdf");
    assertThat(new Quarantine(list).holds("1".repeat(64))).isTrue();
  }

  private static TikaProcesses processes(
      long millis, @org.jspecify.annotations.Nullable Path list) {
    ReadLimits limits =
        new ReadLimits(
            100_000_000, 100_000, 20, Duration.ofMillis(millis), 1L << 32, 1L << 33, 10_000, 200);
    return new TikaProcesses(limits, new TikaProcesses.Settings(2, "96m", list));
  }

  private SourceFile good() throws IOException {
    Path file = folder.resolve("good.rtf");
    Files.writeString(file, "{\\rtf1\\ansi A short note.\\par}");
    return new SourceFile("good.rtf", file);
  }

  /** Each group is remembered until it ends, and none of these does. */
  private SourceFile killer() throws IOException {
    Path file = folder.resolve("killer.rtf");
    Files.writeString(file, "{\\rtf1\\ansi " + "{".repeat(5_000_000));
    return new SourceFile("killer.rtf", file);
  }

  private static String read(TikaProcesses processes, SourceFile source) {
    try {
      return processes.extract(source, request()).xhtml();
    } catch (CoursewareException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static PdfRequest request() {
    return new PdfRequest(100_000, "", "", List.of(), 0);
  }
}
