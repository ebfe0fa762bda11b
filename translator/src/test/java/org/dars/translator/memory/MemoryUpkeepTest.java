package org.dars.translator.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dars.translator.memory.Entries.entry;
import static org.dars.translator.memory.Entries.filled;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.dars.translator.memory.Concordance.Hit;
import org.dars.translator.memory.Concordance.Side;
import org.dars.translator.memory.Concordance.Snippet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening, carrying over, deleting, editing, counting and searching. */
class MemoryUpkeepTest {

  @TempDir Path folder;

  @Test
  void aMemoryOfTheFirstVersionIsCarriedOverWhole() throws IOException {
    List<MemoryEntry> old =
        List.of(
            entry("The cell divides into two.", "uno", Quality.RULES),
            entry("A leaf is green.", "dos", Quality.PERSON));
    writeFirstVersion(old);
    assertThatThrownBy(() -> TranslationMemory.openReadOnly(folder))
        .hasMessage(
            folder
                + ": the translation memory is of an older version of Dars; open it for writing"
                + " once to carry it over");
    for (int round = 0; round < 2; round++) {
      try (TranslationMemory memory = TranslationMemory.open(folder)) {
        assertThat(memory.size()).isEqualTo(2);
        for (MemoryEntry entry : old) {
          assertThat(memory.lookup(entry.source(), "en", "es")).contains(entry);
        }
        assertThat(memory.matches(MemoryQuery.of("The cell divides into three.", "en", "es")))
            .extracting(Match::target)
            .containsExactly("uno");
        assertThat(memory.put(entry("A leaf is green.", "peor", Quality.RULES))).isFalse();
      }
    }
  }

  @Test
  void aMemoryOfANewerVersionIsRefused() throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(null))) {
      writer.setLiveCommitData(Map.of("layout", "3").entrySet());
      writer.commit();
    }
    assertThatThrownBy(() -> TranslationMemory.open(folder))
        .hasMessage(folder + ": the translation memory is of a newer version of Dars; update Dars");
  }

  @Test
  void aReaderSeesWhatAWriterCommittedAndWritesNothing() throws IOException {
    try (TranslationMemory writer = filled(folder, entry("a cell", "x"));
        TranslationMemory reader = TranslationMemory.openReadOnly(folder)) {
      assertThat(reader.lookup("a cell", "en", "es")).isPresent();
      writer.put(entry("a leaf", "y"));
      writer.commit();
      assertThat(reader.size()).isEqualTo(2);
      assertThatThrownBy(() -> reader.put(entry("b", "c")))
          .hasMessage("translation memory " + folder + " was opened to look up only");
    }
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> TranslationMemory.openReadOnly(none))
        .hasMessage(none + ": there is no translation memory; give its folder");
  }

  @Test
  void whatIsDeletedIsGoneAtOnceAndAfterACommit() throws IOException {
    try (TranslationMemory memory = filled(folder, entry("a cell", "x"), entry("a leaf", "y"))) {
      String id = memory.matches(MemoryQuery.of("a cell", "en", "es")).getFirst().id();
      assertThat(memory.delete(id)).isTrue();
      assertThat(memory.delete(id)).isFalse();
      assertThat(memory.lookup("a cell", "en", "es")).isEmpty();
      memory.commit();
      assertThat(memory.lookup("a cell", "en", "es")).isEmpty();
      assertThat(memory.size()).isEqualTo(1);
      assertThat(memory.put(entry("a cell", "z", Quality.RULES))).isTrue();
    }
  }

  @Test
  void anEditedEntryStandsInThePlaceOfTheOldOne() throws IOException {
    try (TranslationMemory memory = filled(folder, entry("a cell", "x", Quality.RULES))) {
      Match match = memory.matches(MemoryQuery.of("a cell", "en", "es")).getFirst();
      MemoryEntry better = match.entry().edited("mejor", Quality.PERSON, "ann", Entries.WHEN);
      assertThat(memory.replace(match.id(), better)).isTrue();
      memory.commit();
      assertThat(memory.entry(match.id())).contains(better);
      assertThat(memory.size()).isEqualTo(1);
      assertThat(memory.replace("unknown", better)).isFalse();
    }
  }

  @Test
  void entriesAreCountedByLanguagePair() throws IOException {
    MemoryEntry french =
        new MemoryEntry("en", "fr", "a", "b", Quality.PERSON, "", "", Entries.WHEN);
    try (TranslationMemory memory = filled(folder, entry("a", "x"), entry("b", "y"), french)) {
      assertThat(memory.counts())
          .isEqualTo(Map.of(new LanguagePair("en", "es"), 2, new LanguagePair("en", "fr"), 1));
    }
  }

  @Test
  void addedTranslationsStandSideBySideAndTheSameOneOnce() throws IOException {
    try (TranslationMemory memory = TranslationMemory.open(folder)) {
      for (int round = 0; round < 2; round++) {
        memory.add(entry("cell", "célula"));
        memory.add(entry("cell", "celda"));
        memory.commit();
      }
      assertThat(memory.size()).isEqualTo(2);
      assertThat(memory.matches(MemoryQuery.of("cell", "en", "es")))
          .extracting(Match::target)
          .containsExactlyInAnyOrder("célula", "celda");
    }
  }

  @Test
  void anApprovedTranslationIsReplacedByAnApprovedOneOnly() throws IOException {
    MemoryEntry approved = entry("a", "bien").with(EntryDetails.of("", "", true));
    try (TranslationMemory memory = filled(folder, approved)) {
      assertThat(memory.put(entry("a", "otra"))).isFalse();
      assertThat(memory.put(approved.edited("mejor", Quality.PERSON, "b", Entries.WHEN))).isTrue();
    }
  }

  @Test
  void aConcordanceFindsWordsPhrasesAndBeginnings() throws IOException {
    try (TranslationMemory memory =
        filled(
            folder,
            entry("The living cell divides in 24 hours.", "La célula viva se divide en 24 horas."),
            entry("A cell that is living divides.", "Una célula que vive."),
            entry("A leaf is green.", "Una hoja es verde."))) {
      assertThat(memory.concordance("living cell", Side.SOURCE, "en", "es", 10)).hasSize(2);
      List<Hit> phrase = memory.concordance("\"living cell\"", Side.SOURCE, "en-GB", "es", 10);
      assertThat(phrase).hasSize(1);
      assertThat(phrase.getFirst().snippets())
          .containsExactly(new Snippet("The ", "living cell", " divides in 24 hours."));
      assertThat(memory.concordance("viv*", Side.TARGET, "", "", 10)).hasSize(2);
      assertThat(memory.concordance("24", Side.TARGET, "en", "es", 10)).hasSize(1);
      assertThat(memory.concordance("CELL", Side.SOURCE, "en", "fr", 10)).isEmpty();
      assertThat(memory.concordance("…", Side.SOURCE, "en", "es", 10)).isEmpty();
    }
  }

  /** As the first version of Dars wrote it. */
  private void writeFirstVersion(List<MemoryEntry> entries) throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(null))) {
      for (MemoryEntry entry : entries) {
        Document document = new Document();
        document.add(new StringField("key", Keys.id(entry), Field.Store.NO));
        document.add(new StoredField("from", entry.from()));
        document.add(new StoredField("to", entry.to()));
        document.add(new StoredField("source", entry.source()));
        document.add(new StoredField("target", entry.target()));
        document.add(new StoredField("quality", entry.quality().name()));
        document.add(new StoredField("engine", entry.engine()));
        document.add(new StoredField("by", entry.by()));
        document.add(new StoredField("when", entry.when().toEpochMilli()));
        writer.addDocument(document);
      }
    }
  }
}
