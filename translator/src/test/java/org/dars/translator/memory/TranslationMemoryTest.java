package org.dars.translator.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslationMemoryTest {

  @TempDir Path folder;

  @Test
  void whatWasCommittedIsThereAfterReopeningWithItsProvenance() throws IOException {
    MemoryEntry entry = entry("Cells ⟦1⟧divide⟦/1⟧.", "Las células…", Quality.RULES);
    try (TranslationMemory memory = TranslationMemory.open(folder)) {
      memory.put(entry);
      memory.commit();
    }
    try (TranslationMemory memory = TranslationMemory.open(folder)) {
      assertThat(memory.lookup("Cells ⟦1⟧divide⟦/1⟧.", "en", "es")).contains(entry);
      assertThat(memory.size()).isEqualTo(1);
    }
  }

  @Test
  void aPutIsSeenAtOnce() throws IOException {
    try (TranslationMemory memory = TranslationMemory.open(folder)) {
      memory.put(entry("a cell", "una célula", Quality.RULES));
      assertThat(memory.lookup("a cell", "en", "es")).isPresent();
    }
  }

  @Test
  void whiteSpaceUnicodeFormAndTagCaseDoNotCountButLetterCaseAndLanguageDo() throws IOException {
    try (TranslationMemory memory = TranslationMemory.open(folder)) {
      memory.put(entry("caf\u00e9  cell", "x", Quality.RULES));
      assertThat(memory.lookup(" cafe\u0301 cell ", "EN", "es")).isPresent();
      assertThat(memory.lookup("Caf\u00e9 cell", "en", "es")).isEmpty();
      assertThat(memory.lookup("caf\u00e9 cell", "en", "fr")).isEmpty();
    }
  }

  @Test
  void aWorseTranslationNeverReplacesABetterOne() throws IOException {
    try (TranslationMemory memory = TranslationMemory.open(folder)) {
      memory.put(entry("a cell", "por una persona", Quality.PERSON));
      assertThat(memory.put(entry("a cell", "por reglas", Quality.RULES))).isFalse();
      assertThat(memory.lookup("a cell", "en", "es").orElseThrow().target())
          .isEqualTo("por una persona");
      assertThat(memory.put(entry("a cell", "mejor", Quality.PERSON))).isTrue();
      assertThat(memory.size()).isEqualTo(1);
    }
  }

  @Test
  void pseudoTranslationsAreRefused() throws IOException {
    try (TranslationMemory memory = TranslationMemory.open(folder)) {
      assertThatThrownBy(() -> memory.put(entry("a", "å", Quality.PSEUDO)))
          .hasMessage("pseudo-translations are not remembered");
    }
  }

  @Test
  void aSecondWriterIsToldToWait() throws IOException {
    try (TranslationMemory memory = TranslationMemory.open(folder)) {
      assertThat(memory.size()).isZero();
      assertThatThrownBy(() -> TranslationMemory.open(folder))
          .hasMessage(
              folder
                  + ": the translation memory is open in another process; stop it (./dars serve, or"
                  + " another translation) or wait until it ends");
    }
  }

  private static MemoryEntry entry(String source, String target, Quality quality) {
    Instant when = Instant.parse("2026-11-21T10:00:00Z");
    return new MemoryEntry("en", "es", source, target, quality, "rules 1", "kz", when);
  }
}
