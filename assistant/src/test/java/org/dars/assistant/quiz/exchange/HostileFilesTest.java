package org.dars.assistant.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dars.assistant.quiz.exchange.h5p.H5pFormat;
import org.dars.assistant.quiz.exchange.moodle.MoodleXmlFormat;
import org.dars.assistant.quiz.exchange.qti.QtiFormat;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are damaged, or meant to damage. */
class HostileFilesTest {

  private static final String BOMB =
      "<!DOCTYPE quiz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";

  @TempDir Path folder;

  static Stream<ItemFormat> formats() {
    return Stream.of(new MoodleXmlFormat(), QtiFormat.v22(), QtiFormat.v3(), new H5pFormat());
  }

  private void refused(ItemFormat format, byte[] bytes, String message) throws Exception {
    Path file = folder.resolve("hostile.dat");
    Files.write(file, bytes);
    assertThatThrownBy(() -> format.read(file))
        .isInstanceOf(ItemFileException.class)
        .hasMessageContaining("hostile.dat")
        .hasMessageContaining(message);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void emptyFilesAndNonsenseAreRefused(ItemFormat format) throws Exception {
    refused(format, new byte[0], "is empty; export it again");
    refused(format, utf8("no such thing"), format instanceof H5pFormat ? "zip" : "XML");
    refused(
        format, new byte[] {'P', 'K', 3, 4, 0, 0}, format instanceof MoodleXmlFormat ? "" : "zip");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void filesThatWereCutAreRefused(ItemFormat format) throws Exception {
    Path whole = folder.resolve("whole." + format.extensions().getFirst());
    format.write(SampleItems.all(), whole);
    byte[] bytes = Files.readAllBytes(whole);
    for (int share = 1; share < 4; share++) {
      refused(format, Arrays.copyOf(bytes, bytes.length * share / 4), "");
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void zipFilesOfOtherThingsAreRefused(ItemFormat format) throws Exception {
    refused(format, WholeFile.zip(Map.of("../../evil.txt", utf8("x"))), "");
    byte[] zeros = new byte[30_000_000];
    String name = format instanceof H5pFormat ? "h5p.json" : "imsmanifest.xml";
    refused(format, WholeFile.zip(Map.of(name, zeros)), "");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void documentTypesAreNotRead(ItemFormat format) throws Exception {
    if (format instanceof H5pFormat) {
      return; // JSON has none
    }
    refused(format, utf8(BOMB + "<quiz><question>&b;&x;</question></quiz>"), "");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aWrongEncodingIsRefused(ItemFormat format) throws Exception {
    String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><quiz>café</quiz>";
    refused(
        format,
        xml.getBytes(StandardCharsets.ISO_8859_1),
        format instanceof H5pFormat ? "" : "is not in UTF-8");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aFileThatCannotBeWrittenLeavesWhatWasThere(ItemFormat format) throws Exception {
    Path file = Files.createDirectory(folder.resolve("taken." + format.extensions().getFirst()));
    Files.writeString(file.resolve("inside"), "x");
    assertThatThrownBy(() -> format.write(SampleItems.all(), file))
        .isInstanceOf(java.io.IOException.class);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.toList()).isEqualTo(List.of(file));
    }
  }
}
