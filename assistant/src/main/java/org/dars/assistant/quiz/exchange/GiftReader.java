package org.dars.assistant.quiz.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.item.RichText.Format;

/** Reads GIFT as Moodle reads it; used once. */
final class GiftReader {

  private static final String CATEGORY = "$CATEGORY:";

  /** What Moodle puts where an answer block stood within a sentence. */
  static final String GAP = "_____";

  // Bounded: the expression is tried recursively.
  private static final Pattern ID = Pattern.compile("\\[id:((?:\\\\]|[^]\\p{Cntrl}]){1,255})]");
  private static final Pattern TAG =
      Pattern.compile("\\[tag:((?:\\\\]|[^]<>`\\p{Cntrl}]){1,255})]");

  private final Collected collected = new Collected();
  private List<String> category = List.of();

  /** Whether anything was there that only GIFT has. */
  private boolean certain;

  private GiftReader() {}

  static Collected read(String file) throws NoGift {
    GiftReader reader = new GiftReader();
    for (GiftBlocks.Block block : GiftBlocks.of(file)) {
      if (block.text().startsWith(CATEGORY)) {
        reader.certain = true;
        reader.category = CategoryPath.names(block.text().substring(CATEGORY.length()));
      } else {
        reader.block(block);
      }
    }
    if (!reader.certain) {
      throw new NoGift();
    }
    return reader.collected;
  }

  /** A text without a name, an answer or a category in it: any prose is that. */
  static final class NoGift extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private void block(GiftBlocks.Block block) {
    String place = "line " + block.line();
    try {
      collected.add(item(block), place);
    } catch (IllegalArgumentException e) {
      collected.problem(place, String.valueOf(e.getMessage()));
    }
  }

  private Item item(GiftBlocks.Block block) {
    GiftText text = GiftText.of(block.text()).trimmed();
    String name = "";
    if (text.startsWith("::")) {
      int end = text.find("::", 2);
      if (end >= 0) {
        certain = true;
        name = text.part(2, end).text();
        text = text.part(end + 2).trimmed();
      }
    }
    int open = text.find("{", 0);
    int close = text.find("}", 0);
    if (open < 0 && close < 0) {
      RichText stem = GiftAnswers.text(text, Format.MOODLE);
      return item(block, name, stem, new Body.Description(), RichText.EMPTY);
    }
    if (open < 0 || close < open) {
      throw new IllegalArgumentException(
          "its braces do not pair; put a backslash before those that are text");
    }
    certain = true;
    GiftText after = text.part(close + 1);
    if (after.find("{", 0) >= 0 || after.find("}", 0) >= 0) {
      throw new IllegalArgumentException(
          "it has two answer blocks; put a blank line between items");
    }
    RichText stem = stem(text.part(0, open), after);
    Format usual = format(text.part(0, open));
    GiftText answers = text.part(open + 1, close);
    int general = answers.findLast("####");
    RichText explanation =
        general < 0 ? RichText.EMPTY : GiftAnswers.text(answers.part(general + 4), usual);
    Body body = new GiftAnswers(usual).body(general < 0 ? answers : answers.part(0, general));
    return item(block, name, stem, body, explanation);
  }

  private static RichText stem(GiftText before, GiftText after) {
    if (after.isBlank()) {
      return GiftAnswers.text(before, Format.MOODLE);
    }
    // Moodle trims the whole: a space before the gap stays.
    RichText start = GiftAnswers.text(before, Format.MOODLE);
    String space = endsInSpace(before) && !start.isEmpty() ? " " : "";
    String gap = start.value() + space + GAP + (beginsInSpace(after) ? " " : "") + after.text();
    return new RichText(gap, format(before));
  }

  private static boolean endsInSpace(GiftText text) {
    return text.length() > 0 && text.part(text.length() - 1).isBlank();
  }

  private static boolean beginsInSpace(GiftText text) {
    return text.part(0, 1).isBlank();
  }

  private static Format format(GiftText stem) {
    GiftText text = stem.trimmed();
    return Arrays.stream(Format.values())
        .filter(f -> text.startsWith("[" + GiftAnswers.name(f) + "]"))
        .findFirst()
        .orElse(Format.MOODLE);
  }

  private Item item(
      GiftBlocks.Block block, String name, RichText stem, Body body, RichText explanation) {
    Item.About nothing = Item.About.NOTHING;
    Matcher id = ID.matcher(block.comments());
    List<String> tags = new ArrayList<>();
    for (Matcher tag = TAG.matcher(block.comments()); tag.find(); ) {
      tags.add(tag.group(1).replace("\\]", "]").strip());
    }
    return new Item(
        id.find() ? id.group(1).replace("\\]", "]").strip() : "",
        name,
        stem,
        body,
        explanation,
        ItemJson.usualMark(body.kind()),
        new Item.About(category, "", null, null, nothing.language(), "", ItemState.DRAFT, tags),
        List.of());
  }
}
