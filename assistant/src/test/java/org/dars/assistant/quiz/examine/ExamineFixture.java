package org.dars.assistant.quiz.examine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Definition;
import org.dars.index.courseware.Inline;

/** A small course and items about it, one sound, to be made worse by tests. */
final class ExamineFixture {

  private static final String[] TEXTS = {
    "A tide is the rise and fall of sea level caused by the pull of the moon and the sun.",
    "A spring tide has a great range and comes at new moon and at full moon.",
    "A neap tide has a small range and comes at half moon, when sun and moon pull at right angles.",
    "An ocean current is a lasting movement of sea water driven by wind, salt and heat.",
    "An upwelling, also known as a rising current, brings cold water rich in nutrients to a coast.",
    "Plankton are small drifting organisms. Most coasts have two high waters in 24 hours and 50"
        + " minutes.",
    "First the wind moves the surface water away. Then cold water rises from the deep. Finally"
        + " plankton grows in the light.",
    "The range is \\(h - l\\). Sea water does not freeze at 0 degrees."
  };

  private ExamineFixture() {}

  static List<SourceDocument> course() {
    List<Block> blocks = new ArrayList<>();
    for (String text : TEXTS) {
      blocks.add(block(BlockKind.PARAGRAPH, List.of(new Inline.Text(text)), blocks));
    }
    blocks.add(
        block(
            BlockKind.TERM,
            Definition.content("kelp forest", "stand of large brown algae that shelters fish"),
            blocks));
    blocks.add(block(BlockKind.STEM, List.of(new Inline.Text("Which algae are pink?")), blocks));
    return List.of(new SourceDocument("sea", "The sea", blocks));
  }

  /** A course of these paragraphs. */
  static List<SourceDocument> course(String... paragraphs) {
    List<Block> blocks = new ArrayList<>();
    for (String text : paragraphs) {
      blocks.add(block(BlockKind.PARAGRAPH, List.of(new Inline.Text(text)), blocks));
    }
    return List.of(new SourceDocument("d", "D", blocks));
  }

  private static Block block(BlockKind kind, List<Inline> content, List<Block> before) {
    return new Block(
        "b" + (before.size() + 1), kind, 0, content, new Anchor.Section(List.of("Water")), null);
  }

  static SourceQuote quote(int block) {
    return new SourceQuote("sea", "The sea", "b" + block, "Water", TEXTS[block - 1]);
  }

  /** A single choice; the first option is the key. */
  static Item choice(String stem, String... options) {
    return item(stem, body(options));
  }

  static Body.Choice body(String... options) {
    List<Body.Option> list = new ArrayList<>();
    for (int i = 0; i < options.length; i++) {
      list.add(PublishedItems.option(options[i], i == 0));
    }
    return new Body.Choice(list, true, true);
  }

  static Item item(String stem, Body body, SourceQuote... sources) {
    return item("i1", RichText.plain(stem), body, sources);
  }

  static Item item(String id, RichText stem, Body body, SourceQuote... sources) {
    return new Item(
        id,
        id,
        stem,
        body,
        RichText.EMPTY,
        BigDecimal.ONE,
        Item.About.NOTHING,
        Arrays.asList(sources));
  }

  static Item quoting(Item item, int... blocks) {
    return item(
        item.id(),
        item.stem(),
        item.body(),
        Arrays.stream(blocks).mapToObj(ExamineFixture::quote).toArray(SourceQuote[]::new));
  }

  static Item inLanguage(Item item, String language) {
    Item.About a = Item.About.NOTHING;
    return new Item(
        item.id(),
        item.name(),
        item.stem(),
        item.body(),
        item.explanation(),
        item.mark(),
        new Item.About(
            a.category(),
            a.objective(),
            a.bloom(),
            a.difficulty(),
            language,
            a.author(),
            a.state(),
            a.tags()),
        item.sources());
  }

  static Body trueFalse(boolean key) {
    return new Body.TrueFalse(key, RichText.EMPTY, RichText.EMPTY);
  }

  static Body shortAnswer(String... answers) {
    return new Body.ShortAnswer(
        Arrays.stream(answers)
            .map(a -> new Body.Accepted(a, BigDecimal.ONE, RichText.EMPTY))
            .toList(),
        false);
  }

  static Body number(String value, String tolerance) {
    return new Body.Numeric(
        List.of(
            new Body.NumericKey(
                new BigDecimal(value), new BigDecimal(tolerance), BigDecimal.ONE, RichText.EMPTY)),
        "");
  }

  static Body ordering(String... steps) {
    return new Body.Ordering(Arrays.stream(steps).map(RichText::plain).toList());
  }

  /** Prompts and partners by turns. */
  static Body matching(String... texts) {
    List<Body.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < texts.length; i += 2) {
      pairs.add(new Body.Pair(RichText.plain(texts[i]), RichText.plain(texts[i + 1])));
    }
    return new Body.Matching(pairs, List.of(), true);
  }
}
