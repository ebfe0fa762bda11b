package org.dars.assistant.quiz.exchange.h5p;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.exchange.AboutTags;
import org.dars.assistant.quiz.exchange.ClozeText;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.ItemFormat.Problem;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.exchange.WholeFile;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.zip.ZipEntries;

/** Reads the questions of a set, or a package that is one question. Used once. */
final class H5pReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String COMMENT_ID = "dars:id=";
  private static final String COMMENT_CATEGORY = "dars:category=";

  private final List<Item> items = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final ItemNumbers ids = new ItemNumbers();

  private H5pReader() {}

  /**
   * Reads a package.
   *
   * @param name of the file, for errors
   */
  static Reading read(String name, byte[] bytes) throws ItemFileException {
    JsonNode manifest;
    JsonNode content;
    try (ZipEntries zip = ZipEntries.of(name, bytes, WholeFile.LIMITS)) {
      manifest = json(name, "h5p.json", zip.read("h5p.json"));
      content = json(name, "content/content.json", zip.read("content/content.json"));
    } catch (CoursewareException e) {
      throw new ItemFileException(String.valueOf(e.getMessage()), e);
    }
    H5pReader reader = new H5pReader();
    String main = manifest.path("mainLibrary").asText();
    if (main.equals("H5P.QuestionSet")) {
      int number = 0;
      for (JsonNode q : content.path("questions")) {
        reader.question(q, q.path("library").asText(), q.path("params"), "question " + ++number);
      }
    } else {
      JsonNode alone = JSON.createObjectNode().set("metadata", manifest);
      reader.question(alone, main, content, "question 1");
    }
    if (reader.items.isEmpty() && !main.equals("H5P.QuestionSet")) {
      throw new ItemFileException(
          name + " holds \"" + main + "\", which is no question that is read; make a question set");
    }
    return new Reading(reader.items, reader.problems);
  }

  private static JsonNode json(String name, String part, byte[] bytes) throws ItemFileException {
    try {
      JsonNode node = JSON.readTree(bytes);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw new ItemFileException(
          name + ": " + part + " is not JSON (" + e.getOriginalMessage() + "); export it again", e);
    } catch (IOException e) {
      throw new ItemFileException(name + ": " + part + " cannot be read; export it again", e);
    }
    throw new ItemFileException(name + ": " + part + " is no JSON object; export it again");
  }

  private void question(JsonNode question, String library, JsonNode p, String place) {
    String type = library.split(" ", 2)[0];
    Body body;
    String stem;
    switch (type) {
      case "H5P.MultiChoice" -> {
        stem = p.path("question").asText();
        body = choice(p);
      }
      case "H5P.TrueFalse" -> {
        stem = p.path("question").asText();
        body = trueFalse(p);
      }
      case "H5P.Blanks" -> {
        stem = p.path("text").asText();
        body = blanks(p);
      }
      case "H5P.DragText" -> {
        stem = p.path("taskDescription").asText();
        body = drag(p);
      }
      default -> {
        problems.add(new Problem(place, "questions of type \"" + type + "\" are not read"));
        return;
      }
    }
    String wrong = wrong(body);
    if (!wrong.isEmpty()) {
      problems.add(new Problem(place, wrong));
      return;
    }
    items.add(item(question, Markup.ofHeldHtml(stem), body, explanation(p, place)));
    if (p.path("media").path("type").has("params")) {
      problems.add(new Problem(place, "not kept: the picture or film above it"));
    }
  }

  /** Why what was read is no item; "" where it is. */
  private static String wrong(Body body) {
    return switch (body) {
      case Body.Choice c when c.options().stream().noneMatch(Body.Option::right) ->
          "it does not say which option is right";
      case Body.Cloze c when ClozeText.gaps(c).isEmpty() -> "it has no gap that can be read";
      case Body.ShortAnswer s when s.answers().isEmpty() -> "it has no answer";
      default -> "";
    };
  }

  private Item item(JsonNode question, RichText stem, Body body, RichText explanation) {
    JsonNode metadata = question.path("metadata");
    String name = metadata.path("title").asText();
    String id = question.path("subContentId").asText();
    List<String> tags = new ArrayList<>();
    List<String> category = new ArrayList<>();
    for (String line : metadata.path("authorComments").asText().split("\n")) {
      if (line.startsWith(COMMENT_ID)) {
        id = line.substring(COMMENT_ID.length());
      } else if (line.startsWith(COMMENT_CATEGORY)) {
        category.add(line.substring(COMMENT_CATEGORY.length()));
      } else if (!line.isBlank()) {
        tags.add(line);
      }
    }
    String spoken = metadata.path("defaultLanguage").asText();
    return new Item(
        ids.id(id, name, stem.value(), body.toString()),
        name,
        stem,
        body,
        explanation,
        BigDecimal.ONE,
        AboutTags.read(category, tags, spoken.isEmpty() ? "und" : spoken, ItemState.DRAFT),
        List.of());
  }

  /** The one feedback for every score; several are for some scores and not kept. */
  private RichText explanation(JsonNode p, String place) {
    List<String> texts = new ArrayList<>();
    for (JsonNode range : p.path("overallFeedback")) {
      if (!range.path("feedback").asText().isEmpty()) {
        texts.add(range.path("feedback").asText());
      }
    }
    if (texts.size() > 1) {
      problems.add(new Problem(place, "not kept: feedback that depends on the score"));
    }
    return texts.size() == 1 ? RichText.plain(texts.getFirst()) : RichText.EMPTY;
  }

  private static Body choice(JsonNode p) {
    long rights = 0;
    for (JsonNode a : p.path("answers")) {
      rights += a.path("correct").asBoolean() ? 1 : 0;
    }
    String type = p.path("behaviour").path("type").asText("auto");
    boolean single = type.equals("single") || (type.equals("auto") && rights == 1);
    BigDecimal each = H5pWriter.each(single, rights);
    List<Body.Option> options = new ArrayList<>();
    for (JsonNode a : p.path("answers")) {
      options.add(
          new Body.Option(
              Markup.ofHeldHtml(a.path("text").asText()),
              a.path("correct").asBoolean() ? each : BigDecimal.ZERO,
              Markup.ofHeldHtml(a.path("tipsAndFeedback").path("chosenFeedback").asText())));
    }
    return new Body.Choice(
        options, single, p.path("behaviour").path("randomAnswers").asBoolean(true));
  }

  private static Body trueFalse(JsonNode p) {
    boolean key = p.path("correct").asText().equals("true");
    RichText right = RichText.plain(p.path("behaviour").path("feedbackOnCorrect").asText());
    RichText wrong = RichText.plain(p.path("behaviour").path("feedbackOnWrong").asText());
    return new Body.TrueFalse(key, key ? right : wrong, key ? wrong : right);
  }

  private static Body blanks(JsonNode p) {
    boolean exact = p.path("behaviour").path("caseSensitive").asBoolean(true);
    List<String> texts = new ArrayList<>();
    p.path("questions").forEach(q -> texts.add(q.asText()));
    H5pGaps.Cut cut = H5pGaps.cut(String.join("", texts));
    RichText around = Markup.ofHeldHtml(cut.html());
    if (cut.gaps().size() == 1 && around.value().strip().equals(ClozeText.mark(0))) {
      return H5pGaps.typed(cut.gaps().getFirst(), exact);
    }
    List<Body.Gap> gaps = new ArrayList<>();
    cut.gaps().forEach(g -> gaps.add(new Body.Gap(1, H5pGaps.typed(g, exact))));
    return ClozeText.of(Markup.html(around), gaps);
  }

  /** Lines that each end in a gap are pairs; any other text is one with gaps. */
  private static Body drag(JsonNode p) {
    List<String> others = new ArrayList<>();
    H5pGaps.cut(p.path("distractors").asText()).gaps().forEach(g -> others.add(H5pGaps.word(g)));
    String text = p.path("textField").asText();
    List<String> lines = text.lines().filter(l -> !l.isBlank()).toList();
    List<Body.Pair> pairs = new ArrayList<>();
    for (String line : lines) {
      H5pGaps.Cut cut = H5pGaps.cut(line.strip());
      String prompt = cut.html().replace(ClozeText.mark(0), "").strip();
      boolean pair = cut.gaps().size() == 1 && cut.html().endsWith(ClozeText.mark(0));
      if (pair && !prompt.isEmpty()) {
        RichText partner = RichText.plain(H5pGaps.word(cut.gaps().getFirst()));
        pairs.add(new Body.Pair(Markup.ofHtml(prompt), partner));
      }
    }
    if (pairs.size() == lines.size() && pairs.size() > 1) {
      List<RichText> extra = others.stream().map(RichText::plain).toList();
      return new Body.Matching(pairs, extra, true);
    }
    H5pGaps.Cut cut = H5pGaps.cut(text);
    Set<String> words = new LinkedHashSet<>();
    cut.gaps().forEach(g -> words.add(H5pGaps.word(g)));
    words.addAll(others);
    List<Body.Gap> gaps = new ArrayList<>();
    for (String gap : cut.gaps()) {
      String key = H5pGaps.word(gap);
      List<Body.Option> options =
          words.stream()
              .map(w ->
                  new Body.Option(
                      RichText.plain(w),
                      w.equals(key) ? BigDecimal.ONE : BigDecimal.ZERO,
                      RichText.EMPTY))
              .toList();
      gaps.add(new Body.Gap(1, new Body.Choice(options, true, true)));
    }
    return ClozeText.of(cut.html().replace("\n", "<br>"), gaps);
  }
}
