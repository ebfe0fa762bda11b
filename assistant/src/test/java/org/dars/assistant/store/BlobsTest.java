package org.dars.assistant.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobsTest {

  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;
  private Home home;
  private Database database;
  private Blobs blobs;

  @BeforeEach
  void open() {
    home = new Home(folder);
    database = Database.open(home);
    blobs = new Blobs(home);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anOriginalIsKeptUnderTheHashOfItsBytes() throws IOException {
    assertThat(kept("a", "abc").sha256()).isEqualTo(ABC);

    Path path = folder.resolve("zones/a/blobs/ba").resolve(ABC.substring(2));
    assertThat(blobs.path("a", ABC)).isEqualTo(path);
    assertThat(path).hasContent("abc");
    assertThat(files("a")).containsExactly(path);
  }

  @Test
  void theSameBytesAreKeptOnceAZone() throws IOException {
    kept("a", "abc");
    kept("a", "abc");
    kept("b", "abc");

    assertThat(files("a")).hasSize(1);
    assertThat(files("b")).hasSize(1);
  }

  @Test
  void whatIsStagedButNotKeptLeavesNothing() throws IOException {
    stage("a", "abc").close();

    assertThat(files("a")).isEmpty();
  }

  @Test
  void aSourceThatBreaksOffLeavesNothing() throws IOException {
    InputStream breaking =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("cable pulled");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            return read();
          }
        };

    assertThatThrownBy(() -> blobs.stage("a", breaking)).hasMessage("cable pulled");
    assertThat(files("a")).isEmpty();
  }

  @Test
  void temporariesOfTheDeadAreCleanedAndThoseOfTheLivingAreNot() throws IOException {
    Path dead = home.blobs("a").resolve("tmp").resolve("dead");
    try (Staged living = stage("a", "abc")) {
      Files.writeString(dead, "half of");

      blobs.cleanTemporaries("a");

      assertThat(dead).doesNotExist();
      assertThat(living.file()).exists();
    }
  }

  @Test
  void changedBytesAreNoticedAndMendedByAddingAgain() throws IOException {
    kept("a", "abc");
    blobs.verify("a", ABC);
    Files.writeString(blobs.path("a", ABC), "ab");

    assertThatThrownBy(() -> blobs.verify("a", ABC))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "The original %s changed on disk: put a backup in its place.", blobs.path("a", ABC));
    kept("a", "abc");
    blobs.verify("a", ABC);
  }

  @Test
  void aBlobThatNobodyRefersToIsSweptAndOthersStay() throws IOException {
    kept("a", "abc");
    new JobStore(database, java.time.Clock.systemUTC())
        .create("a", new JobStore.NewJob("n", "en", "es", "auto"), stage("a", "job"));

    new UnusedBlobs(database, blobs).sweep("a");

    assertThat(files("a")).singleElement().satisfies(f -> assertThat(f).hasContent("job"));
  }

  @Test
  void namesThatAreNoHashOrNoZoneAreRejected() {
    assertThatThrownBy(() -> blobs.path("a", "../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> blobs.path("../a", ABC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a zone's name has 1–40 of a–z, 0–9 and -, \"../a\" does not");
  }

  private Staged stage(String zone, String text) throws IOException {
    return blobs.stage(zone, new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private Blobs.Blob kept(String zone, String text) throws IOException {
    try (Staged staged = stage(zone, text)) {
      return database.write(staged::keep);
    }
  }

  private List<Path> files(String zone) throws IOException {
    try (Stream<Path> walk = Files.walk(home.blobs(zone))) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }
}
