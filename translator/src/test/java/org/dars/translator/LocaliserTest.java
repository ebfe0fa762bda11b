package org.dars.translator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.translator.engine.ApertiumEngine;
import org.dars.translator.engine.PseudoEngine;
import org.dars.translator.engine.TranslationEngine;
import org.dars.translator.exchange.XliffFile;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LocaliserTest {

  private static final String MARKDOWN =
      """
      # What is a cell?

      A **cell** is small, about 10 µm. See [the atlas](https://example.org/a?b=1), or run `see()`.

      ```python
      print("cells")
      ```

      - It divides every 24 hours.
      - $x^2$ grows.

      | part | size |
      |------|------|
      | core | 6    |
      """;

  private static final LocalisationRequest EN_ES = new LocalisationRequest("en", "es", "kz");

  @TempDir Path folder;
  private final Courseware courseware = Courseware.open(ReadLimits.standard());

  @Test
  void everyTextOfAMarkdownFileIsTranslatedAndNothingElseTouched() throws Exception {
    LocalisedDocument done = localise("a.md", MARKDOWN, upper(), null, EN_ES);
    assertThat(text(done))
        .isEqualTo(
            """
            # ¿WHAT IS A CELL?

            A **CELL** IS SMALL, ABOUT 10 µm. SEE [THE ATLAS](https://example.org/a?b=1), OR RUN `see()`.

            ```python
            print("cells")
            ```

            - IT DIVIDES EVERY 24 HOURS.
            - $x^2$ GROWS.

            | PART | SIZE |
            |------|------|
            | CORE | 6    |
            """);
    assertThat(done.counts()).containsEntry(Outcome.ENGINE, 8).containsEntry(Outcome.PROTECTED, 1);
    assertThat(done.segments()).allMatch(s -> s.outcome() != Outcome.HELD_BACK);
  }

  @Test
  void anHtmlPageSaysItsNewLanguageAndDirection() throws Exception {
    String html =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>Cells</title></head>\n<body>"
            + "<p>A <em>cell</em> &amp; its <a href='x?a=1&amp;b'>core</a>.<!-- no --></p></body></html>\n";
    LocalisationRequest arabic = new LocalisationRequest("en", "ar", "");
    LocalisedDocument done = localise("a.html", html, new PseudoEngine(), null, arabic);
    assertThat(text(done))
        .startsWith("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">")
        .contains("<em>ثعلل</em> &amp; يتس <a href='x?a=1&amp;b'>")
        .contains("<!-- no -->");
  }

  @ParameterizedTest
  @MethodSource("damages")
  void everyDamageIsRepairedOrHeldBackAndFlagged(
      String name, UnaryOperator<List<String>> damage, boolean repaired) throws Exception {
    String source = "Cells use the `f` function in 1990.\n\nA **cell** is small?\n\nPlants grow.\n";
    LocalisedDocument done = localise("a.md", source, new SpoiltEngine(damage), null, EN_ES);
    String text = text(done);
    assertThat(text).contains("`f`").contains("**").contains("1990").doesNotContain("⟦", "⟧");
    List<SegmentOutcome> held =
        done.segments().stream().filter(s -> s.outcome() == Outcome.HELD_BACK).toList();
    if (repaired) {
      assertThat(held).isEmpty();
      assertThat(text).contains("CELLS USE THE `f` FUNCTION IN 1990.");
    } else {
      assertThat(held).isNotEmpty().allMatch(s -> !s.notes().isEmpty());
      held.forEach(s -> assertThat(text.replaceAll("[*`]", "")).contains(s.source()));
    }
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage("drops placeholders", s -> s.replaceAll("⟦/?\\d+⟧", ""), false),
        damage("drops a closing", s -> s.replaceAll("⟦/\\d+⟧", ""), false),
        damage("duplicates", s -> s.replaceAll("(⟦1⟧)", "$1 AND $1"), false),
        damage("doubles in place", s -> s.replaceAll("(⟦1⟧)", "$1$1"), true),
        damage("translates the placeholder", s -> s.replaceAll("⟦1⟧", "⟦UNO⟧"), false),
        damage("renumbers", s -> s.replaceAll("⟦(/?)1⟧", "⟦$17⟧"), false),
        damage("swaps the pair", s -> s.replaceAll("⟦1⟧(.*)⟦/1⟧", "⟦/1⟧$1⟦1⟧"), false),
        damage("adds spaces", s -> s.replaceAll("⟦(/?)(\\d)⟧", "⟦ $1 $2 ⟧"), true),
        damage("changes brackets", s -> s.replaceAll("⟦(/?)(\\d)⟧", "[$1$2]"), true),
        damage("fences", s -> "```\n" + s + "\n```", true),
        damage("answers", s -> s.endsWith("?") ? "⟦1⟧YES⟦/1⟧, IT IS." : s, false),
        damage("changes a number", s -> s.replace("1990", "1991"), false),
        damage("talks", s -> s + " I HOPE THAT THIS TRANSLATION HELPS YOU! ".repeat(4), false),
        damage("says nothing", s -> " ", false),
        Arguments.of(
            "mixes up the batch", (UnaryOperator<List<String>>) LocaliserTest::rotated, true));
  }

  private static Arguments damage(String name, UnaryOperator<String> each, boolean repaired) {
    UnaryOperator<List<String>> all = list -> list.stream().map(each).toList();
    return Arguments.of(name, all, repaired);
  }

  private static List<String> rotated(List<String> list) {
    List<String> rotated = new ArrayList<>(list);
    Collections.rotate(rotated, 1);
    return rotated;
  }

  @Test
  void apertiumTranslatesAFileWholly() throws Exception {
    ApertiumEngine apertium = ApertiumEngine.installed().orElse(null);
    assumeTrue(
        apertium != null && apertium.supports("en", "es"),
        "needs: apt install apertium apertium-eng-spa");
    String source = "# The house\n\nThe **red** house has 3 `doors`. See [the car](a.md)!\n";
    LocalisedDocument done =
        localise("a.md", source, Objects.requireNonNull(apertium), null, EN_ES);
    assertThat(text(done))
        .startsWith("# La casa\n\nLa casa **roja** tiene 3 `doors`. ¡")
        .contains("](a.md)");
    assertThat(done.counts()).containsOnlyKeys(Outcome.ENGINE);
  }

  @Test
  void anEngineThatChangesNothingLeavesTheFileByteForByte() throws Exception {
    String source = MARKDOWN.replace("\n", "\r\n") + "  \t";
    TranslationEngine same = SpoiltEngine.each(s -> "");
    LocalisedDocument done = localise("a.md", source, same, null, EN_ES);
    assertThat(text(done)).isEqualTo(source);
  }

  @Test
  void theMemoryAnswersBeforeTheEngineAndPseudoNeverEntersIt() throws Exception {
    try (TranslationMemory memory = TranslationMemory.open(folder.resolve("tm"))) {
      localise("a.md", MARKDOWN, new PseudoEngine(), memory, EN_ES);
      assertThat(memory.size()).isZero();
      LocalisedDocument first = localise("a.md", MARKDOWN, upper(), memory, EN_ES);
      SpoiltEngine second = upper();
      LocalisedDocument again = localise("a.md", MARKDOWN, second, memory, EN_ES);
      assertThat(second.asked).isEmpty();
      assertThat(again.bytes()).isEqualTo(first.bytes());
      assertThat(again.counts()).containsEntry(Outcome.MEMORY, 8);
    }
  }

  @Test
  void aSentenceThatStandsTwiceIsTranslatedOnce() throws Exception {
    SpoiltEngine engine = upper();
    LocalisedDocument done = localise("a.md", "Cells grow.\n\nCells grow.\n", engine, null, EN_ES);
    assertThat(engine.asked).containsExactly("Cells grow.");
    assertThat(text(done)).isEqualTo("CELLS GROW.\n\nCELLS GROW.\n");
  }

  @Test
  void aTranslationThatLooksLikeMarkdownStaysText() throws Exception {
    TranslationEngine engine = SpoiltEngine.each(s -> "# " + s + " <script> *x* [y](z)");
    LocalisedDocument done = localise("a.md", "Cells grow here.\n", engine, null, EN_ES);
    assertThat(courseware.read(file("b.md", text(done))).blocks())
        .singleElement()
        .satisfies(
            block -> assertThat(block.text()).isEqualTo("# CELLS GROW HERE. <script> *x* [y](z)"));
  }

  @Test
  void peopleTranslateInXliffAndTheirWorkIsRemembered() throws Exception {
    SourceFile source = file("a.md", "A **cell** is `small`. It grows.\n");
    String xliff = XliffFile.write(courseware.read(source), "en", "es");
    Path filled = folder.resolve("a.md.xlf");
    Files.writeString(
        filled,
        xliff
            .replaceAll("(?s)<source>(A .*?)</source>", "<source>$1</source><target>$1</target>")
            .replace(
                "<source>It grows.</source>", "<source>It grows.</source><target>Crece.</target>"));
    try (TranslationMemory memory = TranslationMemory.open(folder.resolve("tm"))) {
      Localiser localiser = new Localiser(courseware, memory, EN_ES, Clock.systemUTC());
      LocalisedDocument done = localiser.apply(source, filled);
      assertThat(text(done)).isEqualTo("A **cell** is `small`. Crece.\n");
      assertThat(done.counts())
          .containsEntry(Outcome.PERSON, 1)
          .containsEntry(Outcome.UNCHANGED, 1);
      assertThat(memory.lookup("It grows.", "en", "es").orElseThrow().by()).isEqualTo("kz");
    }
  }

  @Test
  void cancellingKeepsWhatWasDone() throws Exception {
    SourceFile source = file("a.md", MARKDOWN);
    Localiser localiser = new Localiser(courseware, null, EN_ES, Clock.systemUTC());
    assertThatThrownBy(() -> localiser.localise(source, upper(), p -> {}, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  private static SpoiltEngine upper() {
    return SpoiltEngine.each(s -> s);
  }

  private LocalisedDocument localise(
      String name,
      String content,
      TranslationEngine engine,
      @Nullable TranslationMemory memory,
      LocalisationRequest request)
      throws Exception {
    Localiser localiser = new Localiser(courseware, memory, request, Clock.systemUTC());
    return localiser.localise(file(name, content), engine, p -> {}, () -> false);
  }

  private SourceFile file(String name, String content) throws Exception {
    return new SourceFile(name, Files.writeString(folder.resolve(name), content));
  }

  private static String text(LocalisedDocument document) {
    return new String(document.bytes(), StandardCharsets.UTF_8);
  }
}
