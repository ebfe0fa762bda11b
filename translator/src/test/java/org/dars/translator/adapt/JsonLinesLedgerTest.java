package org.dars.translator.adapt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesLedgerTest {

  @TempDir Path folder;
  private Path file;
  private List<LedgerEvent> first;
  private List<LedgerEvent> second;

  @BeforeEach
  void twoAppends() throws Exception {
    file = folder.resolve("deep/ledger.jsonl");
    Adaptation a =
        Texts.approved(
            Texts.read(Texts.file(folder, "a.md", "Мэри, 5 miles.\n")), "5 miles", "8 km");
    first =
        List.of(
            new LedgerEvent.Started("course", "KE", "en", Texts.TIME),
            new LedgerEvent.Proposed(a),
            new LedgerEvent.Flagged(
                new Flag(a.target(), Category.DATES, "03/04/2020", "two ways")));
    second =
        List.of(
            new LedgerEvent.Decided(
                a.id(), new Decision(State.REJECTED, "Амина", Texts.TIME, "no")));
    JsonLinesLedger ledger = new JsonLinesLedger(file);
    ledger.append(first);
    ledger.append(second);
  }

  private List<LedgerEvent> both() {
    List<LedgerEvent> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  @Test
  void everyEventComesBackAsItWas() throws Exception {
    assertThat(new JsonLinesLedger(file).events()).isEqualTo(both());
    assertThat(new JsonLinesLedger(folder.resolve("none")).events()).isEmpty();
  }

  @Test
  void aTornLastLineIsNoLineWhereverItWasTorn() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    int firstLine = new String(whole, UTF_8).indexOf('\n') + 1;
    int bytes = new String(whole, UTF_8).substring(0, firstLine).getBytes(UTF_8).length;
    for (int length = bytes; length < whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(new JsonLinesLedger(file).events()).as("cut at %d", length).isEqualTo(first);
      new JsonLinesLedger(file).append(second);
      assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
  }

  @Test
  void aLineThatWasChangedIsFoundAndNamed() throws Exception {
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("8 km", "9 km"));

    assertThatThrownBy(() -> new JsonLinesLedger(file).events())
        .isInstanceOf(AdaptationException.class)
        .hasMessage(file + ": line 1 is not what was written there; put back a copy of the file");
  }

  @Test
  void aLineThatWasTakenOutIsFound() throws Exception {
    new JsonLinesLedger(file).append(second);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.remove(0);
    Files.write(file, lines);

    assertThatThrownBy(() -> new JsonLinesLedger(file).append(second))
        .hasMessageContaining("line 1");
  }

  @Test
  void whatWasTornIsPutAside() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 3));
    new JsonLinesLedger(file).append(second);

    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    String torn = Files.readString(file.resolveSibling("ledger.jsonl.torn"));
    assertThat(new String(whole, UTF_8)).contains(torn);
    assertThat(torn).contains("decided");
  }

  @Test
  void stepsOfManyThreadsNeitherFailNorSeeAnOldState() throws Exception {
    String id = ((LedgerEvent.Proposed) first.get(1)).adaptation().id();
    List<Callable<LedgerView>> steps = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      // Each adds one to the number that it sees.
      steps.add(() ->
          new JsonLinesLedger(file)
              .update(now -> {
                String seen = now.last(id).orElseThrow().decision().reason();
                int next = seen.matches("\\d+") ? Integer.parseInt(seen) + 1 : 1;
                return List.of(
                    new LedgerEvent.Decided(
                        id, new Decision(State.REJECTED, "A", Texts.TIME, "" + next)));
              }));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<LedgerView> step : threads.invokeAll(steps)) {
        step.get();
      }
    }

    assertThat(new JsonLinesLedger(file).view().last(id).orElseThrow().decision().reason())
        .isEqualTo("40");
  }

  @Test
  void aStepThatRefusesAddsNothing() throws Exception {
    byte[] whole = Files.readAllBytes(file);

    assertThatThrownBy(() ->
            new JsonLinesLedger(file)
                .update(_ -> {
                  throw new AdaptationException("no");
                }))
        .hasMessage("no");
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void twoWritersLoseNothing() throws Exception {
    JsonLinesLedger a = new JsonLinesLedger(file);
    JsonLinesLedger b = new JsonLinesLedger(file);
    a.append(second);
    b.append(second);
    a.append(second);

    assertThat(a.events()).hasSize(both().size() + 3).isEqualTo(b.events());
  }
}
