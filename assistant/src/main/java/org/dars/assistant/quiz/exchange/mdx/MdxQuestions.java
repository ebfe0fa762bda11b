package org.dars.assistant.quiz.exchange.mdx;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.exchange.ItemFormat.Problem;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.item.Weights;

/**
 * Reads the {@code Question} components of a page: {@code <Question choices={[{text: "…", explain:
 * "…", correct: true}]} />}, or {@code choices: […]} in an object. What is asked is in the page
 * above it. The choices are read as data; no script of the page is run.
 */
public final class MdxQuestions {

  /** What such a file is called. */
  public static final String VARIANT = "mdx";

  /** A tag, as far as it may go before its choices. */
  private static final Pattern CHOICES =
      Pattern.compile("\\A<Question\\b[^<>\\[\\]]{0,2000}?\\bchoices\\s*[=:]\\s*\\{?\\s*(?=\\[)");

  private static final Pattern ASKED =
      Pattern.compile("\\bquestion\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

  private static final JsonMapper SCRIPT =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
              JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build();

  private final ItemNumbers ids = new ItemNumbers();
  private final List<Item> items = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private MdxQuestions() {}

  /** Reads a page; one without questions gives nothing. */
  public static Reading read(String mdx) {
    MdxQuestions questions = new MdxQuestions();
    if (mdx.contains("<Question")) {
      for (MdxPage.Place place : MdxPage.questions(mdx)) {
        questions.question(mdx, place);
      }
    }
    return new Reading(questions.items, questions.problems, VARIANT);
  }

  private void question(String mdx, MdxPage.Place place) {
    String where = "question in line " + place.line();
    Matcher tag = CHOICES.matcher(mdx).region(place.start(), mdx.length());
    if (!tag.find()) {
      problems.add(new Problem(where, "it has no list \"choices\" with words in it"));
      return;
    }
    try {
      Matcher asked = ASKED.matcher(tag.group());
      String own = !asked.find() ? "" : asked.group(1) == null ? asked.group(2) : asked.group(1);
      RichText stem = own.isBlank() ? place.stem() : RichText.plain(own.strip());
      if (stem.isEmpty()) {
        problems.add(new Problem(where, "no words stand above it; say what is asked"));
        return;
      }
      Body body = choice(list(mdx, tag.end()));
      items.add(
          new Item(
              ids.id("", stem.value(), body.toString()),
              "",
              stem,
              body,
              RichText.EMPTY,
              BigDecimal.ONE,
              new Item.About(
                  place.category(), "", null, null, "und", "", ItemState.DRAFT, List.of()),
              List.of()));
    } catch (Unreadable e) {
      problems.add(new Problem(where, String.valueOf(e.getMessage())));
    }
  }

  /** Choices that cannot be read; the message is one sentence for their author. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /** The list that begins somewhere; what stands behind it is not looked at. */
  private static JsonNode list(String mdx, int start) throws Unreadable {
    try (StringReader reader = at(mdx, start);
        JsonParser parser = SCRIPT.createParser(reader)) {
      JsonNode list = SCRIPT.readTree(parser);
      if (list == null || !list.isArray() || list.isEmpty()) {
        throw new Unreadable("its choices are no list; write them as [{text: \"…\"}]");
      }
      return list;
    } catch (JsonProcessingException e) {
      throw new Unreadable(
          "its choices are more than words in quotes; write them as [{text: \"…\", correct: true}]");
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of a text in memory
    }
  }

  /** The page from a place on, not copied. */
  private static StringReader at(String mdx, int start) throws IOException {
    StringReader reader = new StringReader(mdx);
    if (reader.skip(start) != start) {
      throw new IOException("the page ends before " + start);
    }
    return reader;
  }

  private static Body.Choice choice(JsonNode choices) throws Unreadable {
    int right = 0;
    for (JsonNode c : choices) {
      right += c.path("correct").asBoolean() ? 1 : 0;
      if (c.path("text").asText().isBlank()) {
        throw new Unreadable("one of its choices has no text");
      }
    }
    List<Body.Option> options = new ArrayList<>();
    for (JsonNode c : choices) {
      boolean key = c.path("correct").asBoolean();
      BigDecimal weight = key ? Weights.right(right) : BigDecimal.ZERO;
      if (!key && right > 1) {
        weight = Weights.wrong(choices.size() - right);
      }
      options.add(
          new Body.Option(
              Markup.ofHtml(c.path("text").asText()),
              weight,
              Markup.ofHtml(c.path("explain").asText())));
    }
    return new Body.Choice(options, right < 2, true);
  }
}
