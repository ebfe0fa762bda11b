package org.dars.translator.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.sf.okapi.lib.xliff2.reader.XLIFFReader;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.translator.Blocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XliffFileTest {

  @TempDir Path folder;

  private final CoursewareDocument document =
      new CoursewareDocument(
          "a.md",
          "text/markdown",
          "Cells",
          "en",
          List.of(
              Blocks.paragraph(
                  Blocks.text("A "),
                  Blocks.open("**"),
                  Blocks.text("cell"),
                  Blocks.close("**"),
                  Blocks.text(" & `b`: "),
                  Blocks.code("f"),
                  Blocks.text(" x. It grows by 3 km."))),
          List.of());

  @Test
  void theFileIsValidXliffWithOriginalData() {
    String xliff = XliffFile.write(document, "en", "es");
    XLIFFReader.validate(xliff, null);
    assertThat(xliff)
        .contains("<unit id=\"p1\"", "<pc id=\"1\"", "<ph id=\"2\"", "<data id=", "`f`", "3 km");
  }

  @Test
  void targetsComeBackAsGuardedText() throws Exception {
    String xliff =
        XliffFile.write(document, "en", "es")
            .replaceAll("<source>(.*?)</source>", "$0<target>$1</target>");
    assertThat(read(xliff).texts())
        .containsEntry("p1/0", "A ⟦1⟧cell⟦/1⟧ & `b`: ⟦2⟧ x.")
        .containsEntry("p1/1", "It grows by ⟦1⟧.");
  }

  @Test
  void onlyTheSegmentsThatChangedSinceAreLeftOut() throws Exception {
    String xliff =
        XliffFile.write(document, "en", "es")
            .replaceAll("name=\"\\w+\"", "name=\"0\"")
            .replace("It grows by", "It shrinks by")
            .replaceAll("<source>(.*?)</source>", "$0<target>$1</target>");
    XliffFile.Targets targets = read(xliff);
    assertThat(targets.texts()).containsOnlyKeys("p1/0");
    assertThat(targets.problems())
        .containsExactly(
            "a.xlf: its unit p1, segment p1/1 has another source than the document has now (\"It"
                + " shrinks by ⟦1⟧.\") and was left out; export it again");
  }

  @Test
  void otherLanguagesADoctypeAndOtherXmlAreRefused() {
    String xliff = XliffFile.write(document, "en", "fr");
    assertThatThrownBy(() -> read(xliff))
        .hasMessage("a.xlf: is for en to fr, not en to es; choose the file of these languages");
    assertThatThrownBy(() -> read("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x/>"))
        .hasMessage("a.xlf: has a DOCTYPE, which is not allowed");
    assertThatThrownBy(() -> read("<x/>")).hasMessageStartingWith("a.xlf: is not XLIFF; export");
    assertThatThrownBy(() -> read("no xml")).hasMessageStartingWith("a.xlf: is not well-formed");
  }

  private XliffFile.Targets read(String xliff) throws Exception {
    Path file = Files.writeString(folder.resolve("a.xlf"), xliff);
    return XliffFile.read(file, document, "en", "es");
  }
}
