package org.dars.translator.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.translator.Blocks.paragraph;
import static org.dars.translator.Blocks.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The hard cases of {@code golden-sentences.tsv}. */
class GoldenSentencesTest {

  private record Case(String language, List<String> sentences) {
    String text() {
      boolean spaced = !language.startsWith("zh") && !language.startsWith("ja");
      return String.join(spaced ? " " : "", sentences);
    }
  }

  @Test
  void everyHardCaseIsCutAsAReaderWould() throws IOException {
    List<Case> cases = cases();
    List<String> failures = new ArrayList<>();
    Set<String> languages = new TreeSet<>();
    for (Case one : cases) {
      languages.add(one.language().split("-", 2)[0]);
      List<Segment> segments = Segmenter.segments(paragraph(text(one.text())), one.language());
      List<String> cut = segments.stream().map(Segment::text).toList();
      if (!cut.equals(one.sentences())) {
        failures.add(one.language() + "\t" + String.join("¦", cut));
      }
    }
    System.out.printf(
        "%d hard cases in %d languages, %d cut wrongly%n",
        cases.size(), languages.size(), failures.size());
    assertThat(cases).hasSizeGreaterThanOrEqualTo(300);
    assertThat(languages).hasSizeGreaterThanOrEqualTo(10);
    assertThat(failures).isEmpty();
  }

  private static List<Case> cases() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            GoldenSentencesTest.class.getResourceAsStream("golden-sentences.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .map(parts -> new Case(parts[0], List.of(parts[1].split("¦"))))
          .toList();
    }
  }
}
