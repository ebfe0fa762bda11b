package org.dars.translator.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dars.translator.Blocks.paragraph;
import static org.dars.translator.Blocks.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentationRulesTest {

  @TempDir Path folder;

  @Test
  void aTeamsOwnRulesAreUsed() throws IOException {
    Segmenter own = Segmenter.with(srx(rule(";", "\\s"), "Own"));
    assertThat(own.cut(paragraph(text("One. Two; three")), "en"))
        .extracting(Segment::text)
        .containsExactly("One. Two;", "three");
  }

  @Test
  void aFileThatCannotBeUsedIsRefusedWithTheReason() throws IOException {
    Path none = folder.resolve("none.srx");
    assertThatThrownBy(() -> Segmenter.with(none))
        .hasMessage(none + ": there is no such file; give an SRX 2.0 file");
    Path other = Files.writeString(folder.resolve("a.srx"), "<html/>");
    assertThatThrownBy(() -> Segmenter.with(other))
        .hasMessage(other + ": holds no segmentation rules; give an SRX 2.0 file");
    Path pattern = srx(rule("[", "x"), "Own");
    assertThatThrownBy(() -> Segmenter.with(pattern))
        .hasMessageStartingWith(pattern + ": a rule of \"Own\" is not a regular expression (")
        .hasMessageEndingWith("); correct it");
    Path missing = srx(rule("a", "b"), "Other");
    assertThatThrownBy(() -> Segmenter.with(missing))
        .hasMessage(
            missing
                + ": maps .* to the rules \"Other\", which it does not hold; add them or correct the"
                + " name");
  }

  @Test
  void aDoctypeIsNotRead() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "x");
    Path file =
        Files.writeString(
            folder.resolve("d.srx"),
            "<!DOCTYPE srx [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><srx>&e;</srx>");
    assertThatThrownBy(() -> Segmenter.with(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": is not a valid SRX 2.0 file (")
        .hasMessageContaining("DOCTYPE");
  }

  private Path srx(String rule, String mapped) throws IOException {
    return Files.writeString(
        folder.resolve("own.srx"),
        "<srx xmlns='http://www.lisa.org/srx20' version='2.0'><header segmentsubflows='yes'"
            + " cascade='yes'/><body><languagerules><languagerule languagerulename='Own'>"
            + rule
            + "</languagerule></languagerules><maprules><languagemap languagepattern='.*'"
            + " languagerulename='"
            + mapped
            + "'/></maprules></body></srx>");
  }

  private static String rule(String before, String after) {
    return "<rule break='yes'><beforebreak>"
        + before
        + "</beforebreak><afterbreak>"
        + after
        + "</afterbreak></rule>";
  }
}
