package org.dars.assistant.quiz.exchange.h5p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.MeasuredLosses;
import org.dars.assistant.quiz.exchange.SampleItems;
import org.dars.assistant.quiz.exchange.WholeFile;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.zip.ZipEntries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H5pFormatTest {

  private final H5pFormat format = new H5pFormat();

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("items.h5p");
  }

  @Test
  void itemsOfEveryKindComeBackOrTheLossIsNamed() throws Exception {
    assertThat(MeasuredLosses.losses(format, SampleItems.all(), file()))
        .containsExactly(
            "cloze: it is left out: H5P takes gaps that are all typed, each answer for the full mark, or all picked",
            "ordering: it is left out: H5P question sets have no questions of kind ordering",
            "numeric: it is left out: H5P question sets have no questions of kind numeric",
            "short: it is left out: H5P takes no answers with a pattern or of less than the mark",
            "essay: it is left out: H5P question sets have no questions of kind essay",
            "text: it is left out: H5P question sets have no questions of kind description",
            "single: weight of option 2: 1, not 0.5",
            "multiple: mark: 1, not 2",
            "multiple: weight of option 4: 0, not -0.25",
            "truth: explanation: not in the file",
            "truth: whenFalse: changed",
            "matching: mark: 1, not 3",
            "matching: prompt of pair 1: changed");
    assertThat(format.read(file()).items().getFirst().about())
        .isEqualTo(SampleItems.all().getFirst().about());
  }

  @Test
  void gapsComeBackWhole() throws Exception {
    Body.ShortAnswer typed =
        new Body.ShortAnswer(
            List.of(
                new Body.Accepted("and/or", BigDecimal.ONE, RichText.EMPTY),
                new Body.Accepted("a:b \\* c", BigDecimal.ONE, RichText.EMPTY)),
            true);
    Body.Cloze written =
        new Body.Cloze(
            List.of(
                new Body.Words(RichText.html("<p>x * y ")),
                new Body.Gap(1, typed),
                new Body.Words(RichText.html(" end</p>"))));
    List<Body.Option> options = new ArrayList<>();
    options.add(SampleItems.option(RichText.plain("cat"), "1", RichText.EMPTY));
    options.add(SampleItems.option(RichText.plain("d*g/x"), "0", RichText.EMPTY));
    Body.Cloze dragged =
        new Body.Cloze(
            List.of(
                new Body.Words(RichText.plain("The ")),
                new Body.Gap(1, new Body.Choice(options, true, true)),
                new Body.Words(RichText.plain(" sat & < *slept*."))));
    List<Item> items =
        List.of(
            SampleItems.item("typed", RichText.plain("Fill in."), written),
            SampleItems.item("short", RichText.plain("Say it."), typed),
            SampleItems.item("dragged", RichText.html("<b>Drag</b> it."), dragged));
    assertThat(MeasuredLosses.losses(format, items, file())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"choice", "truth", "short", "matching"})
  void nastyTextsComeBackOrTheLossIsNamed(String kind) throws Exception {
    for (long seed = 1; seed <= 5; seed++) {
      List<String> losses = MeasuredLosses.losses(format, SampleItems.nasty(kind, seed), file());
      // Explanations and feedback to true and false are plain text, and lines part pairs.
      losses.removeIf(l -> l.matches(".*: (explanation|whenTrue|whenFalse): changed"));
      // Of these H5P has none.
      losses.removeIf(l -> l.matches("truth.*: explanation: not in the file"));
      losses.removeIf(l -> l.matches("short.*: feedback of answer 1: not in the file"));
      losses.removeIf(l -> kind.equals("matching") && l.matches(".*: prompt of pair \\d: changed"));
      assertThat(losses).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void aPackageNamesItsLibraries() throws Exception {
    format.write(SampleItems.all(), file());
    try (ZipEntries zip = ZipEntries.open("z", file(), WholeFile.LIMITS)) {
      assertThat(zip.names()).containsExactly("h5p.json", "content/content.json");
      assertThat(new String(zip.read("h5p.json"), StandardCharsets.UTF_8))
          .contains("\"mainLibrary\" : \"H5P.QuestionSet\"", "\"machineName\" : \"H5P.DragText\"")
          .doesNotContain("H5P.Blanks");
    }
  }

  @Test
  void aPackageWithOneQuestionIsReadAndAnotherIsNot() throws Exception {
    pack("H5P.TrueFalse", "{\"question\":\"<p>Wet?</p>\",\"correct\":\"false\"}");
    Item item = format.read(file()).items().getFirst();
    assertThat(item.stem()).isEqualTo(RichText.plain("Wet?"));
    assertThat(((Body.TrueFalse) item.body()).key()).isFalse();
    pack("H5P.Timeline", "{}");
    assertThatThrownBy(() -> format.read(file()))
        .isInstanceOf(ItemFileException.class)
        .hasMessage(
            "items.h5p holds \"H5P.Timeline\", which is no question that is read; make a question set");
    pack("H5P.TrueFalse", "[");
    assertThatThrownBy(() -> format.read(file()))
        .isInstanceOf(ItemFileException.class)
        .hasMessageStartingWith("items.h5p: content/content.json is not JSON (");
  }

  private void pack(String library, String content) throws Exception {
    String manifest = "{\"title\":\"T\",\"mainLibrary\":\"" + library + "\"}";
    Files.write(
        file(),
        WholeFile.zip(
            Map.of(
                "h5p.json", manifest.getBytes(StandardCharsets.UTF_8),
                "content/content.json", content.getBytes(StandardCharsets.UTF_8))));
  }
}
