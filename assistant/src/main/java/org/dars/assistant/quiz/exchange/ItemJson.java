package org.dars.assistant.quiz.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;

/**
 * An item as JSON: all of it; what is empty, or as it usually is, is left out. Field names are a
 * promise, described in {@code docs/quiz-files.md}. {@link ItemJsonReader} reads it.
 */
final class ItemJson {

  static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ItemJson() {}

  static ObjectNode of(Item item) {
    ObjectNode to = NODES.objectNode();
    to.put("id", item.id());
    text(to, "name", item.name());
    rich(to, "stem", item.stem());
    body(to, item.body());
    rich(to, "explanation", item.explanation());
    if (item.mark().compareTo(usualMark(item.body().kind())) != 0) {
      to.put("mark", item.mark());
    }
    about(to, item.about());
    if (!item.sources().isEmpty()) {
      to.set("sources", sources(item.sources()));
    }
    return to;
  }

  static BigDecimal usualMark(ItemKind kind) {
    return kind == ItemKind.DESCRIPTION ? BigDecimal.ZERO : BigDecimal.ONE;
  }

  static ArrayNode sources(List<SourceQuote> sources) {
    ArrayNode list = NODES.arrayNode();
    for (SourceQuote s : sources) {
      list.addObject()
          .put("document", s.document())
          .put("documentTitle", s.documentTitle())
          .put("block", s.block())
          .put("anchor", s.anchor())
          .put("quote", s.quote());
    }
    return list;
  }

  private static void about(ObjectNode to, Item.About about) {
    strings(to, "category", about.category());
    text(to, "objective", about.objective());
    if (about.bloom() != null) {
      to.put("bloom", about.bloom().label());
    }
    if (about.difficulty() != null) {
      to.put("difficulty", about.difficulty());
    }
    if (!about.language().equals(Item.About.NOTHING.language())) {
      to.put("language", about.language());
    }
    text(to, "author", about.author());
    if (about.state() != ItemState.DRAFT) {
      to.put("state", about.state().name().toLowerCase(Locale.ROOT));
    }
    strings(to, "tags", about.tags());
  }

  /** A body's kind and fields, beside each other. */
  private static void body(ObjectNode to, Body body) {
    to.put("kind", body.kind().label());
    switch (body) {
      case Body.Choice choice -> {
        ArrayNode options = to.putArray("options");
        for (Body.Option o : choice.options()) {
          ObjectNode option = options.addObject();
          rich(option, "text", o.text());
          option.put("weight", o.weight());
          rich(option, "feedback", o.feedback());
        }
        shuffle(to, choice.shuffle());
      }
      case Body.TrueFalse t -> {
        to.put("key", t.key());
        rich(to, "whenTrue", t.whenTrue());
        rich(to, "whenFalse", t.whenFalse());
      }
      case Body.Cloze cloze -> to.set("parts", parts(cloze));
      case Body.Matching matching -> {
        ArrayNode pairs = to.putArray("pairs");
        for (Body.Pair p : matching.pairs()) {
          ObjectNode pair = pairs.addObject();
          rich(pair, "prompt", p.prompt());
          rich(pair, "partner", p.partner());
        }
        if (!matching.extra().isEmpty()) {
          ArrayNode extra = to.putArray("extra");
          matching.extra().forEach(e -> extra.add(rich(e)));
        }
        shuffle(to, matching.shuffle());
      }
      case Body.Ordering ordering -> {
        ArrayNode steps = to.putArray("steps");
        ordering.steps().forEach(s -> steps.add(rich(s)));
      }
      case Body.Numeric numeric -> {
        ArrayNode keys = to.putArray("keys");
        for (Body.NumericKey k : numeric.keys()) {
          ObjectNode key = keys.addObject();
          key.put("value", k.value());
          key.put("tolerance", k.tolerance());
          key.put("weight", k.weight());
          rich(key, "feedback", k.feedback());
        }
        text(to, "unit", numeric.unit());
      }
      case Body.ShortAnswer answer -> {
        ArrayNode answers = to.putArray("answers");
        for (Body.Accepted a : answer.answers()) {
          ObjectNode accepted = answers.addObject();
          accepted.put("text", a.text());
          accepted.put("weight", a.weight());
          rich(accepted, "feedback", a.feedback());
        }
        if (answer.caseSensitive()) {
          to.put("caseSensitive", true);
        }
      }
      case Body.Essay essay -> {
        rich(to, "rubric", essay.rubric());
        rich(to, "template", essay.template());
      }
      case Body.Description description -> {}
    }
  }

  /** Words and gaps by turns. */
  static ArrayNode parts(Body.Cloze cloze) {
    ArrayNode parts = NODES.arrayNode();
    for (Body.Part part : cloze.parts()) {
      switch (part) {
        case Body.Words words -> parts.addObject().set("words", rich(words.text()));
        case Body.Gap gap -> {
          ObjectNode to = parts.addObject();
          body(to.putObject("gap"), gap.fill());
          to.put("weight", gap.weight());
        }
      }
    }
    return parts;
  }

  private static void shuffle(ObjectNode to, boolean shuffle) {
    if (!shuffle) {
      to.put("shuffle", false);
    }
  }

  private static void text(ObjectNode to, String field, String text) {
    if (!text.isEmpty()) {
      to.put(field, text);
    }
  }

  private static void strings(ObjectNode to, String field, List<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode list = to.putArray(field);
      texts.forEach(list::add);
    }
  }

  private static void rich(ObjectNode to, String field, RichText text) {
    if (!text.isEmpty()) {
      to.set(field, rich(text));
    }
  }

  /** Plain text as a string, other text with its format. */
  private static JsonNode rich(RichText text) {
    return text.isEmpty() || text.format() == RichText.Format.PLAIN
        ? NODES.textNode(text.value())
        : NODES
            .objectNode()
            .put("format", text.format().name().toLowerCase(Locale.ROOT))
            .put("text", text.value());
  }
}
