package org.dars.assistant.quiz.make.written;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.Block;
import org.jspecify.annotations.Nullable;

/**
 * Makes an item of what a model wrote. All its texts are plain, its quotes are the course's own
 * characters.
 */
final class ItemReader {

  private final String language;
  private final String author;

  ItemReader(String language, String author) {
    this.language = language;
    this.author = author;
  }

  /** What became of an answer. */
  sealed interface Read {}

  /** An item. */
  record Ok(Item item) implements Read {}

  /** None. */
  record Not(Rejection why) implements Read {}

  /** Reads one. */
  Read read(JsonNode node, Objective objective) {
    if (!node.path("kind").asText().equals(objective.slot().kind().label())
        || node.path("stem").asText("").isBlank()) {
      return new Not(Rejection.NOT_ASKED_FOR);
    }
    List<SourceQuote> quotes = new ArrayList<>();
    for (JsonNode q : node.path("quotes")) {
      SourceQuote quote = quote(q, objective);
      if (quote == null) {
        return new Not(Rejection.QUOTE_NOT_IN_BLOCK);
      }
      quotes.add(quote);
    }
    if (quotes.isEmpty()) {
      return new Not(Rejection.QUOTE_NOT_IN_BLOCK);
    }
    Body body = BodyReader.read(node, objective.slot().kind());
    if (body == null) {
      return new Not(Rejection.NOT_ASKED_FOR);
    }
    if (body instanceof Body.Choice choice
        && choice.options().stream().anyMatch(o -> !o.right() && o.feedback().isEmpty())) {
      return new Not(Rejection.NO_MISCONCEPTION);
    }
    Item item = item(node, objective, body, quotes);
    return ForeignText.in(node, objective.passage())
        ? new Not(Rejection.FOREIGN_TEXT)
        : new Ok(item);
  }

  private Item item(JsonNode node, Objective objective, Body body, List<SourceQuote> quotes) {
    String stem = node.path("stem").asText().strip();
    String explanation = node.path("explanation").asText("").strip();
    Item.About about =
        new Item.About(
            List.of(objective.passage().document().title(), objective.passage().section()),
            objective.text(),
            objective.slot().bloom(),
            null,
            language,
            author,
            ItemState.DRAFT,
            List.of());
    String id = id(objective, stem);
    return new Item(
        id,
        id,
        RichText.plain(stem),
        body,
        RichText.plain(explanation.isEmpty() ? quotes.getFirst().quote() : explanation),
        BigDecimal.ONE,
        about,
        quotes);
  }

  private static String id(Objective objective, String stem) {
    CRC32 crc = new CRC32();
    crc.update(
        (objective.passage().document().id()
                + "\n"
                + objective.text()
                + "\n"
                + Wording.normal(stem))
            .getBytes(StandardCharsets.UTF_8));
    return "w-" + HexFormat.of().toHexDigits((int) crc.getValue()).toLowerCase(Locale.ROOT);
  }

  /** The block's own characters, where the model copied them but for marks and white space. */
  private static @Nullable SourceQuote quote(JsonNode node, Objective objective) {
    Block block = Labels.block(node.path("block").asText(), objective.passage());
    String said = node.path("quote").asText("").strip();
    if (block == null || said.isEmpty() || !objective.blocks().contains(block)) {
      return null;
    }
    String own = Verbatim.find(said, block.text());
    return own == null ? null : objective.passage().quote(block, own);
  }
}
