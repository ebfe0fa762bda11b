package org.dars.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.dars.index.search.SearchFixture.DOC;
import static org.dars.index.search.SearchFixture.at;
import static org.dars.index.search.SearchFixture.ids;
import static org.dars.index.search.SearchFixture.passage;
import static org.dars.index.search.SearchFixture.request;
import static org.dars.index.search.SearchFixture.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassageIndexDurabilityTest {

  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void folder() {
    folder = home.resolve("deep/index");
  }

  @Test
  void whatIsCommittedIsThereAfterReopening() throws IOException {
    try (var index = open()) {
      assertThat(index.committedChange()).isZero();
      index.put(DOC, List.of(passage("p1", "", "prompt", "en", at(3))));
      index.commit(42);
      assertThat(index.committedChange()).isEqualTo(42);
    }
    try (var index = open()) {
      assertThat(index.committedChange()).isEqualTo(42);
      assertThat(index.size()).isEqualTo(1);
      assertThat(ids(index, request("kz", "", "en", at(0), SearchMode.VECTOR)))
          .containsExactly("p1");
    }
  }

  @Test
  void whatIsNotCommittedIsGoneAfterClosing() throws IOException {
    try (var index = open()) {
      index.put(DOC, List.of(passage("p1", "prompt")));
      index.commit(1);
      index.put(DOC, List.of(passage("p2", "prompt")));
    }
    try (var index = open()) {
      assertThat(ids(index, words("prompt"))).containsExactly("p1");
      assertThat(index.committedChange()).isEqualTo(1);
    }
  }

  @Test
  void anIndexOfAnotherEmbedderIsRefused() throws IOException {
    open().close();

    assertThatExceptionOfType(IndexMismatchException.class)
        .isThrownBy(() -> PassageIndex.open(folder, "embedder-b", 384))
        .withMessage(
            "the index in %s was made with embedder embedder-a (2 dimensions), "
                + "not with embedder embedder-b (384 dimensions): rebuild it",
            folder);
    assertThatExceptionOfType(IndexMismatchException.class)
        .isThrownBy(() -> PassageIndex.openForReading(folder, "", 0))
        .withMessageContaining("not with no embedder: rebuild it");
  }

  @Test
  void anIndexOfAnotherVersionIsRefused() throws IOException {
    Files.createDirectories(folder);
    try (var directory = new MMapDirectory(folder);
        var writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.commit();
    }

    assertThatExceptionOfType(IndexMismatchException.class)
        .isThrownBy(this::open)
        .withMessage("the index in %s was written by another version of Dars: rebuild it", folder);
  }

  @Test
  void rebuildingStartsFromNothingAndLeavesOtherFilesAlone() throws IOException {
    try (var index = open()) {
      index.put(DOC, List.of(passage("p1", "prompt")));
      index.commit(7);
    }
    Path note = Files.writeString(folder.resolve("notes.txt"), "mine");

    try (var index = PassageIndex.rebuild(folder, "embedder-b", 3)) {
      assertThat(index.size()).isZero();
      assertThat(index.committedChange()).isZero();
    }
    assertThat(note).hasContent("mine");
    PassageIndex.open(folder, "embedder-b", 3).close();
  }

  @Test
  void aDamagedIndexIsNamedAndCanBeRebuilt() throws IOException {
    for (String suffix : List.of(".cfs", ".si", "segments")) {
      try (var index = PassageIndex.rebuild(folder, "embedder-a", 2)) {
        index.put(DOC, List.of(passage("p1", "", "prompt", "en", at(3))));
        index.commit(7);
      }
      overwrite(suffix);

      assertThatExceptionOfType(IndexDamagedException.class)
          .as(suffix)
          .isThrownBy(this::open)
          .withMessage(
              "the index in %s cannot be read, its files are damaged or foreign: rebuild it",
              folder);
      assertThatExceptionOfType(IndexDamagedException.class)
          .as(suffix)
          .isThrownBy(() -> PassageIndex.openForReading(folder, "embedder-a", 2));
    }
    try (var index = PassageIndex.rebuild(folder, "embedder-a", 2)) {
      assertThat(index.size()).isZero();
    }
  }

  @Test
  void aSecondWriterIsToldWhichFolderIsInUse() throws IOException {
    try (var first = open()) {
      String message =
          "the index in %s is in use by another process: stop that one, or open it for reading"
              .formatted(folder);
      assertThatExceptionOfType(IndexLockedException.class)
          .isThrownBy(this::open)
          .withMessage(message);
      assertThatExceptionOfType(IndexLockedException.class)
          .isThrownBy(() -> PassageIndex.rebuild(folder, "embedder-a", 2))
          .withMessage(message);

      first.put(DOC, List.of(passage("p1", "prompt")));
      assertThat(ids(first, words("prompt"))).containsExactly("p1");
    }
  }

  @Test
  void aReaderBesideTheWriterSeesItsCommits() throws IOException {
    try (var writer = open();
        var reader = PassageIndex.openForReading(folder, "embedder-a", 2)) {
      writer.put(DOC, List.of(passage("p1", "prompt")));
      assertThat(ids(reader, words("prompt"))).isEmpty();

      writer.commit(1);
      assertThat(ids(reader, words("prompt"))).containsExactly("p1");
      assertThat(reader.size()).isEqualTo(1);
      assertThatIllegalStateException()
          .isThrownBy(() -> reader.delete(DOC))
          .withMessage("the index in %s is open for reading", folder);
    }
  }

  @Test
  void readingWhereThereIsNoIndexSaysSo() throws IOException {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> PassageIndex.openForReading(folder, "", 0))
        .withMessage("%s: there is no index here yet", folder);
    Files.createDirectories(folder);
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> PassageIndex.openForReading(folder, "", 0))
        .withMessage("%s: there is no index here yet", folder);
  }

  @Test
  void aFileInThePlaceOfTheFolderIsNamed() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "x");

    assertThatIOException()
        .isThrownBy(() -> PassageIndex.open(file, "", 0))
        .withMessage("the index cannot be kept in %s: that is a file", file);
  }

  @Test
  void anEmbedderWithoutDimensionsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PassageIndex.open(folder, "e", 0))
        .withMessage("embedder \"e\" has 0 dimensions; 1–2048 are possible, or no embedder and 0");
    assertThatIllegalArgumentException().isThrownBy(() -> PassageIndex.open(folder, "", 384));
    assertThatIllegalArgumentException().isThrownBy(() -> PassageIndex.open(folder, "e", 4096));
  }

  private PassageIndex open() throws IOException {
    return PassageIndex.open(folder, "embedder-a", 2);
  }

  /** Replaces the files whose name begins or ends so by a few bytes of rubbish. */
  private void overwrite(String part) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> hit =
          files
              .filter(
                  f -> f.toString().endsWith(part) || f.getFileName().toString().startsWith(part))
              .toList();
      assertThat(hit).as(part).isNotEmpty();
      for (Path file : hit) {
        Files.writeString(file, "rubbish");
      }
    }
  }
}
