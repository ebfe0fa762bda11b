package org.dars.assistant.quiz.translated;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.exchange.moodle.MoodleXmlFormat;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultilangTest {

  private static final RichText GOOD = RichText.plain("Good & <right>");

  @TempDir private Path folder;

  private static Item item(Body body) {
    return new Item(
        "one",
        "one",
        RichText.plain("Fill _____ in, a < b."),
        body,
        RichText.html("<p>So <em>it</em> is.</p>"),
        BigDecimal.ONE,
        Item.About.NOTHING,
        List.of());
  }

  private static Body choice() {
    return new Body.Choice(
        List.of(
            new Body.Option(RichText.plain("sea"), BigDecimal.ONE, GOOD),
            new Body.Option(RichText.plain("lake"), BigDecimal.ZERO, RichText.EMPTY),
            new Body.Option(RichText.html("<b>pond</b>"), BigDecimal.ZERO, RichText.EMPTY)),
        true,
        true);
  }

  private static ItemTranslation into(String language, Item item, String sign) {
    Item bare =
        new Item(
            item.id(),
            item.name(),
            RichText.EMPTY,
            item.body(),
            item.explanation(),
            item.mark(),
            item.about(),
            item.sources());
    Map<String, RichText> texts = new LinkedHashMap<>();
    ItemTexts.of(bare)
        .forEach((key, text) -> texts.put(key, new RichText(sign + text.value(), text.format())));
    Item other = ItemTexts.with(bare, texts, item.about(), List.of());
    Item whole =
        new Item(
            item.id(),
            item.name(),
            RichText.plain(sign + item.stem().value()),
            other.body(),
            other.explanation(),
            item.mark(),
            item.about(),
            List.of());
    return new ItemTranslation(
        whole, item, language, 1, "", "", "me", List.of(), Examination.NONE, Instant.EPOCH);
  }

  @Test
  void allLanguagesComeBackFromMoodleXml() throws Exception {
    List<Body> bodies =
        List.of(
            choice(),
            new Body.TrueFalse(true, RichText.plain("yes"), RichText.plain("no")),
            new Body.Ordering(
                List.of(RichText.plain("a"), RichText.plain("b"), RichText.plain("c"))),
            new Body.Numeric(
                List.of(
                    new Body.NumericKey(
                        BigDecimal.TEN, BigDecimal.ONE, BigDecimal.ONE, RichText.plain("so"))),
                ""),
            new Body.Essay(RichText.plain("points"), RichText.EMPTY));
    for (Body body : bodies) {
      Item item = item(body);
      List<ItemTranslation> others = List.of(into("ar", item, "ع "), into("kk", item, "қ "));
      assertThat(Multilang.refuses(item, others)).isEmpty();
      Path file = folder.resolve(body.kind().label() + ".xml");
      List<Loss> losses =
          new MoodleXmlFormat().write(List.of(Multilang.of(item, "en", others)), file);
      assertThat(losses).as(body.kind().label()).isEmpty();
      Reading read = new MoodleXmlFormat().read(file);
      Map<String, Item> parted = Multilang.parted(read.items().getFirst());
      assertThat(parted.keySet()).containsExactly("en", "ar", "kk");
      assertThat(plain(Objects.requireNonNull(parted.get("en")))).isEqualTo(plain(item));
      assertThat(plain(Objects.requireNonNull(parted.get("ar"))))
          .isEqualTo(plain(others.getFirst().item()));
      assertThat(plain(Objects.requireNonNull(parted.get("kk"))))
          .isEqualTo(plain(others.getLast().item()));
    }
  }

  private static List<String> plain(Item item) {
    List<String> texts = new ArrayList<>(List.of(Plain.of(item.stem())));
    Item bare =
        new Item(
            item.id(),
            item.name(),
            RichText.EMPTY,
            item.body(),
            item.explanation(),
            item.mark(),
            item.about(),
            item.sources());
    ItemTexts.of(bare).values().forEach(t -> texts.add(Plain.of(t)));
    return texts;
  }

  @Test
  void whatMoodleCannotKeepApartIsRefusedInWords() {
    Item matching =
        item(
            new Body.Matching(
                List.of(new Body.Pair(RichText.plain("a"), RichText.plain("b"))), List.of(), true));
    assertThat(Multilang.refuses(matching, List.of()))
        .isEqualTo("Moodle's partners are plain text");
    Item number =
        item(
            new Body.Numeric(
                List.of(
                    new Body.NumericKey(
                        BigDecimal.TEN, BigDecimal.ONE, BigDecimal.ONE, RichText.EMPTY)),
                ""));
    Item other =
        item(
            new Body.Numeric(
                List.of(
                    new Body.NumericKey(
                        BigDecimal.TWO, BigDecimal.ONE, BigDecimal.ONE, RichText.EMPTY)),
                ""));
    ItemTranslation adapted =
        new ItemTranslation(
            other, number, "en-KZ", 1, "", "", "me", List.of(), Examination.NONE, Instant.EPOCH);
    assertThat(Multilang.refuses(number, List.of(adapted)))
        .isEqualTo("its number differs between languages");
  }

  @Test
  void anItemInOneLanguageHasNoParts() {
    assertThat(Multilang.parted(item(choice()))).isEmpty();
  }
}
