package org.dars.assistant.quiz.exchange.h5p;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import org.dars.assistant.quiz.exchange.AboutTags;
import org.dars.assistant.quiz.exchange.ClozeText;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.exchange.WholeFile;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;

/** Writes a question set. Fields are those of the libraries' {@code semantics.json}. */
final class H5pWriter {

  static final String SET = "H5P.QuestionSet 1.20";
  private static final String CHOICE = "H5P.MultiChoice 1.16";
  private static final String TRUTH = "H5P.TrueFalse 1.8";
  private static final String BLANKS = "H5P.Blanks 1.14";
  private static final String DRAG = "H5P.DragText 1.10";

  private static final ObjectMapper JSON = new ObjectMapper();

  private H5pWriter() {}

  /** Why an item cannot be written at all; "" where it can. */
  static String refuses(Item item) {
    return switch (item.body()) {
      case Body.Choice c ->
          c.options().stream().anyMatch(Body.Option::right) ? "" : "it has no right option";
      case Body.TrueFalse _ -> "";
      case Body.ShortAnswer s ->
          H5pGaps.writes(s) ? "" : "H5P takes no answers with a pattern or of less than the mark";
      case Body.Matching m -> m.pairs().isEmpty() ? "it has no pair" : "";
      case Body.Cloze c -> cloze(c);
      default -> "H5P question sets have no questions of kind " + item.body().kind().label();
    };
  }

  private static String cloze(Body.Cloze c) {
    List<Body.Gap> gaps = ClozeText.gaps(c);
    boolean typed =
        gaps.stream().allMatch(g -> g.fill() instanceof Body.ShortAnswer s && H5pGaps.writes(s));
    if (gaps.isEmpty() || !(typed || picked(gaps))) {
      return "H5P takes gaps that are all typed, each answer for the full mark, or all picked";
    }
    return "";
  }

  private static boolean picked(List<Body.Gap> gaps) {
    return gaps.stream()
        .allMatch(g ->
            g.fill() instanceof Body.Choice c
                && c.options().stream().filter(Body.Option::right).count() == 1);
  }

  static byte[] write(List<Item> items) throws IOException {
    ObjectNode content = JSON.createObjectNode();
    content.put("progressType", "dots").put("passPercentage", 50);
    content.putObject("introPage").put("showIntroPage", false);
    ArrayNode questions = content.putArray("questions");
    Set<String> libraries = new LinkedHashSet<>(List.of(SET));
    for (Item item : items) {
      ObjectNode question = questions.addObject();
      ObjectNode params = question.putObject("params");
      String library = params(item, params);
      libraries.add(library);
      question.put("library", library);
      question.put("subContentId", uuid(item.id()));
      question.set("metadata", metadata(item, library));
    }
    String language = items.isEmpty() ? "und" : items.getFirst().about().language();
    ObjectNode manifest = JSON.createObjectNode();
    manifest.put("title", "Questions").put("language", language).put("defaultLanguage", language);
    manifest.put("mainLibrary", "H5P.QuestionSet").put("license", "U");
    manifest.putArray("embedTypes").add("iframe");
    ArrayNode dependencies = manifest.putArray("preloadedDependencies");
    for (String library : libraries) {
      String[] parts = library.split("[ .](?=\\d)");
      dependencies
          .addObject()
          .put("machineName", parts[0])
          .put("majorVersion", parts[1])
          .put("minorVersion", parts[2]);
    }
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("h5p.json", bytes(manifest));
    entries.put("content/content.json", bytes(content));
    return WholeFile.zip(entries);
  }

  private static byte[] bytes(ObjectNode json) throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(json)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** An id that H5P takes, the same for the same item. */
  private static String uuid(String id) {
    try {
      return UUID.fromString(id).toString().equals(id) ? id : named(id);
    } catch (IllegalArgumentException e) {
      return named(id);
    }
  }

  private static String named(String id) {
    return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** What has no field stands in the comments, which learners do not see, a line each. */
  private static ObjectNode metadata(Item item, String library) {
    ObjectNode metadata = JSON.createObjectNode();
    metadata.put("title", item.name()).put("contentType", type(library)).put("license", "U");
    metadata.put("defaultLanguage", item.about().language());
    List<String> lines =
        new ArrayList<>(AboutTags.write(item.about(), false, t -> !t.contains("\n")));
    lines.removeIf(t -> t.contains("\n"));
    if (!uuid(item.id()).equals(item.id())) {
      lines.add("dars:id=" + item.id());
    }
    for (String name : item.about().category()) {
      lines.add("dars:category=" + name);
    }
    metadata.put("authorComments", String.join("\n", lines));
    return metadata;
  }

  private static String type(String library) {
    return switch (library) {
      case CHOICE -> "Multiple Choice";
      case TRUTH -> "True/False Question";
      case BLANKS -> "Fill in the Blanks";
      default -> "Drag the Words";
    };
  }

  private static String params(Item item, ObjectNode params) {
    return switch (item.body()) {
      case Body.Choice c -> {
        choice(item, c, params);
        yield CHOICE;
      }
      case Body.TrueFalse t -> {
        params.put("question", block(item.stem()));
        params.put("correct", String.valueOf(t.key()));
        ObjectNode behaviour = params.putObject("behaviour");
        RichText right = t.key() ? t.whenTrue() : t.whenFalse();
        RichText wrong = t.key() ? t.whenFalse() : t.whenTrue();
        behaviour.put("feedbackOnCorrect", Markup.plain(right));
        behaviour.put("feedbackOnWrong", Markup.plain(wrong));
        yield TRUTH;
      }
      case Body.ShortAnswer s -> blanks(item, H5pGaps.write(s), s.caseSensitive(), params);
      case Body.Cloze c -> cloze(item, c, params);
      case Body.Matching m -> matching(item, m, params);
      default -> throw new IllegalArgumentException("no question is " + item.body().kind());
    };
  }

  private static void choice(Item item, Body.Choice c, ObjectNode params) {
    params.put("question", block(item.stem()));
    ArrayNode answers = params.putArray("answers");
    for (Body.Option o : c.options()) {
      ObjectNode answer = answers.addObject();
      answer.put("text", block(o.text())).put("correct", o.right());
      answer
          .putObject("tipsAndFeedback")
          .put("tip", "")
          .put("chosenFeedback", o.feedback().isEmpty() ? "" : block(o.feedback()))
          .put("notChosenFeedback", "");
    }
    explanation(item, params);
    params
        .putObject("behaviour")
        .put("type", c.single() ? "single" : "multi")
        .put("singlePoint", true)
        .put("randomAnswers", c.shuffle())
        .put("enableRetry", true)
        .put("enableSolutionsButton", true);
  }

  private static String blanks(Item item, String text, boolean caseSensitive, ObjectNode params) {
    params.put("text", block(item.stem()));
    params.putArray("questions").add("<p>" + text + "</p>");
    explanation(item, params);
    params.putObject("behaviour").put("caseSensitive", caseSensitive).put("autoCheck", false);
    return BLANKS;
  }

  private static String cloze(Item item, Body.Cloze cloze, ObjectNode params) {
    List<Body.Gap> gaps = ClozeText.gaps(cloze);
    boolean picked = picked(gaps);
    String html = H5pGaps.around(ClozeText.html(cloze));
    Set<String> keys = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    boolean exact = false;
    Matcher m = ClozeText.marks(picked ? H5pGaps.around(withoutTags(cloze)) : html);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      Body fill = gaps.get(Integer.parseInt(m.group(1))).fill();
      String gap = "";
      if (fill instanceof Body.ShortAnswer s) {
        gap = H5pGaps.write(s);
        exact |= s.caseSensitive();
      } else if (fill instanceof Body.Choice c) {
        for (Body.Option o : c.options()) {
          (o.right() ? keys : others).add(H5pGaps.write(o.text()));
          gap = o.right() ? H5pGaps.write(o.text()) : gap;
        }
      }
      m.appendReplacement(out, Matcher.quoteReplacement(gap));
    }
    m.appendTail(out);
    if (!picked) {
      params.put("text", block(item.stem()));
      String text = "<div>" + out + "</div>"; // taken off when it is read
      params.putArray("questions").add(text);
      explanation(item, params);
      params.putObject("behaviour").put("caseSensitive", exact).put("autoCheck", false);
      return BLANKS;
    }
    others.removeAll(keys);
    return drag(item, out.toString(), others, params);
  }

  /** Texts that words are dragged to have no markup. */
  private static String withoutTags(Body.Cloze cloze) {
    return Markup.escape(Markup.plain(RichText.html(ClozeText.html(cloze))));
  }

  private static String matching(Item item, Body.Matching m, ObjectNode params) {
    List<String> lines = new ArrayList<>();
    for (Body.Pair pair : m.pairs()) {
      String prompt = H5pGaps.around(Markup.escape(Markup.plain(pair.prompt()).replace('\n', ' ')));
      lines.add(prompt + " " + H5pGaps.write(pair.partner()));
    }
    Set<String> others = new LinkedHashSet<>();
    m.extra().forEach(e -> others.add(H5pGaps.write(e)));
    return drag(item, String.join("\n", lines), others, params);
  }

  private static String drag(Item item, String text, Set<String> others, ObjectNode params) {
    params.put("taskDescription", block(item.stem()));
    params.put("textField", text);
    params.put("distractors", String.join("\n", others));
    explanation(item, params);
    params.putObject("behaviour").put("enableRetry", true).put("instantFeedback", false);
    return DRAG;
  }

  /** To everybody, whatever the score. */
  private static void explanation(Item item, ObjectNode params) {
    if (!item.explanation().isEmpty()) {
      params
          .putArray("overallFeedback")
          .addObject()
          .put("from", 0)
          .put("to", 100)
          .put("feedback", Markup.plain(item.explanation()));
    }
  }

  private static String block(RichText text) {
    return text.isEmpty() ? "" : "<div>" + Markup.html(text) + "</div>";
  }

  /** What a right option gives where only rights are known. */
  static BigDecimal each(boolean single, long rights) {
    return single
        ? BigDecimal.ONE
        : ItemNumbers.share(BigDecimal.ONE, BigDecimal.valueOf(Math.max(1, rights)));
  }
}
