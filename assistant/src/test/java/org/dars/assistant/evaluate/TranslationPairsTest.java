package org.dars.assistant.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dars.translator.evaluate.TranslationPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslationPairsTest {

  @TempDir Path folder;

  @Test
  void rowsAreReadInOrderWithoutAByteOrderMarkOrEmptyRows() throws Exception {
    assertThat(TranslationPairs.read(file("\uFEFFa cat\tмысық\r\n\n the \"dog\"\tит \n")))
        .containsExactly(
            new TranslationPair("a cat", "мысық"), new TranslationPair("the \"dog\"", "ит"));
  }

  @Test
  void aRowThatIsNoPairIsNamed() throws Exception {
    assertBad("a\tb\nc\n", ", row 2: has one column; two with a tab between them are wanted,");
    assertBad("a\tb\tc\n", ", row 1: has 3 columns; two with a tab between them are wanted,");
    assertBad("a\tb\n\n \tb\n", ", row 3: the source is empty");
    assertBad("a\t \n", ", row 1: the reference is empty");
    assertBad("\n", ": holds no rows; a source, a tab and its translation is wanted");
    Path latin = folder.resolve("latin.tsv");
    Files.write(latin, "a\tb\nc\té\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> TranslationPairs.read(latin))
        .hasMessage(latin + ", row 2: is not UTF-8 text; save the file as UTF-8");
    assertThatThrownBy(() -> TranslationPairs.read(folder.resolve("none")))
        .hasMessage(folder.resolve("none") + ": there is no such file");
  }

  private void assertBad(String content, String message) throws Exception {
    Path file = file(content);
    assertThatThrownBy(() -> TranslationPairs.read(file))
        .isInstanceOf(EvaluationFileException.class)
        .hasMessageStartingWith(file + message);
  }

  private Path file(String content) throws Exception {
    Path file = folder.resolve("pairs.tsv");
    Files.writeString(file, content);
    return file;
  }
}
