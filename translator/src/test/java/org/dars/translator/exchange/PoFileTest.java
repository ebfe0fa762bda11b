package org.dars.translator.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.dars.translator.memory.Quality;
import org.dars.translator.memory.TranslationMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoFileTest {

  private static final String HEADER =
      """
      msgid ""
      msgstr ""
      "Content-Type: text/plain; charset=UTF-8\\n"
      "Plural-Forms: nplurals=2; plural=(n != 1);\\n"

      """;

  @TempDir Path folder;

  private PoFile.Report imported(String messages, Map<String, String> into)
      throws IOException, PoProblemException {
    Path file = Files.writeString(folder.resolve("a.po"), HEADER + messages);
    try (TranslationMemory memory = TranslationMemory.open(folder.resolve("memory"))) {
      PoFile.Report report =
          PoFile.importInto(memory, file, new PoFile.Origin("en", "es", "Ana", "c1"));
      memory.forEach(stored -> {
        assertThat(stored.entry().quality()).isEqualTo(Quality.PERSON);
        assertThat(stored.entry().by()).isEqualTo("Ana");
        assertThat(stored.entry().details().course()).isEqualTo("c1");
        into.put(stored.entry().source(), stored.entry().target());
        return true;
      });
      return report;
    }
  }

  @Test
  void whatPeopleTranslatedGoesInAndTheRestIsCounted() throws Exception {
    Map<String, String> memory = new TreeMap<>();
    PoFile.Report report =
        imported(
            """
            #: a.c:1
            msgid "Open the file \\"%s\\""
            msgstr "Abrir el archivo \\"%s\\""

            msgctxt "menu"
            msgid "Close"
            msgstr "Cerrar"

            msgid "one apple"
            msgid_plural "%d apples"
            msgstr[0] "una manzana"
            msgstr[1] "%d manzanas"

            #, fuzzy
            msgid "Save as"
            msgstr "Guardar"

            msgid "Nobody did this"
            msgstr ""

            #~ msgid "Obsolete"
            #~ msgstr "Obsoleto"
            """,
            memory);
    assertThat(memory)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Open the file \"⟦1⟧\"", "Abrir el archivo \"⟦1⟧\"",
                "Close", "Cerrar",
                "one apple", "una manzana",
                "⟦1⟧ apples", "⟦1⟧ manzanas"));
    assertThat(report).isEqualTo(new PoFile.Report(6, 4, 1, 1, java.util.List.of()));
  }

  @Test
  void aMessageOfSeveralSentencesGoesInSentenceBySentence() throws Exception {
    Map<String, String> memory = new TreeMap<>();
    imported(
        """
        msgid ""
        "The first sentence tells something of 12 things.  "
        "The second one is shorter."
        msgstr ""
        "La primera frase dice algo de 12 cosas. "
        "La segunda es más corta."
        """,
        memory);
    assertThat(memory)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "The first sentence tells something of 12 things.",
                "La primera frase dice algo de 12 cosas.",
                "The second one is shorter.",
                "La segunda es más corta."));
  }

  @Test
  void sentencesThatCannotBePairedStayWhole() throws Exception {
    Map<String, String> memory = new TreeMap<>();
    imported(
        """
        msgid "Stop. Think of all that may go wrong before you begin to do anything at all."
        msgstr "Piense primero."
        """,
        memory);
    assertThat(memory)
        .containsOnlyKeys(
            "Stop. Think of all that may go wrong before you begin to do anything at all.");
  }

  @Test
  void aMessageThatLostItsCodeIsLeftOutByNumber() throws Exception {
    Map<String, String> memory = new TreeMap<>();
    PoFile.Report report = imported("msgid \"Run %s now\"\nmsgstr \"Ejecutar ahora\"\n", memory);
    assertThat(memory).isEmpty();
    assertThat(report.problems())
        .containsExactly(
            "message 1 (\"Run %s now\") holds no words or other codes than its translation; it was"
                + " left out");
  }

  @Test
  void filesThatAreNoPoAreRefusedByName() throws Exception {
    Path text = Files.writeString(folder.resolve("a.po"), "Just some text.\n");
    Path latin =
        Files.write(
            folder.resolve("b.po"),
            (HEADER + "msgid \"a\"\nmsgstr \"ñ\"\n").getBytes(StandardCharsets.ISO_8859_1));
    PoFile.Origin origin = new PoFile.Origin("en", "es", "", "");
    try (TranslationMemory memory = TranslationMemory.open(folder.resolve("memory"))) {
      assertThatThrownBy(() -> PoFile.importInto(memory, text, origin))
          .isInstanceOf(PoProblemException.class)
          .hasMessage(text + ": holds no message (msgid, msgstr); give a PO file");
      assertThatThrownBy(() -> PoFile.importInto(memory, latin, origin))
          .hasMessage(latin + ": is not in UTF-8; save it as UTF-8 and say so in its header");
      assertThatThrownBy(() -> PoFile.importInto(memory, folder.resolve("c.po"), origin))
          .hasMessage(folder.resolve("c.po") + ": there is no such file; give a PO file");
    }
  }
}
