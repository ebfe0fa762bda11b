package org.dars.assistant.quiz.exchange.olx;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.item.Weights;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** What learners do, by Open edX's types of responses. */
final class Responses {

  /** Elements of a response that are no words before an answer. */
  private static final String INPUTS =
      "choicegroup, checkboxgroup, optioninput, textline, formulaequationinput, textbox,"
          + " responseparam, additional_answer, stringequalhint, regexphint, correcthint,"
          + " compoundhint, solution, script, style, demandhint";

  private static final Pattern RANGE =
      Pattern.compile("([\\[(])\\s*([^,;\\s]+)\\s*[,;]\\s*([^,;\\s]+)\\s*([\\])])");

  private static final Pattern LISTED = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'|\"([^\"]*)\"");

  private Responses() {}

  /** The words in a response, as HTML. */
  static String words(Element response) {
    Element copy = response.clone();
    copy.select(INPUTS).remove();
    return inner(copy);
  }

  /** An element of a problem as HTML: labels and descriptions are paragraphs. */
  static String shown(Element e) {
    Element copy = e.clone();
    return plainNames(copy).outerHtml();
  }

  private static String inner(Element e) {
    return plainNames(e).html().strip();
  }

  private static Element plainNames(Element e) {
    for (Element inner : e.getAllElements()) {
      if (Set.of("label", "description").contains(inner.tagName())) {
        inner.tagName("p");
      }
      inner.childNodes().stream()
          .filter(CDataNode.class::isInstance)
          .map(CDataNode.class::cast)
          .toList()
          .forEach(data -> data.replaceWith(new TextNode(data.text())));
    }
    return e;
  }

  /**
   * The body of a response.
   *
   * @param left what is not kept is added
   * @throws Unreadable naming what is wrong, or the type when it is none that is read
   */
  static Body body(Element response, List<String> left) throws Unreadable {
    return switch (response.tagName()) {
      case "multiplechoiceresponse" -> choice(response, true, left);
      case "choiceresponse" -> choice(response, false, left);
      case "optionresponse" -> options(response);
      case "stringresponse" -> words(response, left);
      case "numericalresponse" -> numeric(response, left);
      default ->
          throw new Unreadable(
              "responses of type \""
                  + response.tagName()
                  + "\" are not read; make it one of another type");
    };
  }

  private static Body.Choice choice(Element response, boolean single, List<String> left)
      throws Unreadable {
    List<Element> choices = response.select("choice");
    if (choices.isEmpty()) {
      throw new Unreadable("it has no options");
    }
    if (!response.select("compoundhint").isEmpty()) {
      left.add("feedback to several options at once");
    }
    int right = (int) choices.stream().filter(Responses::isRight).count();
    List<Body.Option> options = new ArrayList<>();
    for (Element c : choices) {
      boolean key = isRight(c);
      BigDecimal weight;
      if (single) {
        weight = key ? BigDecimal.ONE : partial(c);
      } else {
        weight = key ? Weights.right(right) : Weights.wrong(choices.size() - right);
      }
      options.add(new Body.Option(text(c), right == 0 ? BigDecimal.ZERO : weight, hint(c, left)));
    }
    Element group = response.selectFirst("choicegroup, checkboxgroup");
    boolean shuffle = group != null && group.attr("shuffle").equalsIgnoreCase("true");
    return new Body.Choice(options, single, shuffle);
  }

  private static boolean isRight(Element option) {
    return option.attr("correct").equalsIgnoreCase("true");
  }

  /** What an option that is right in part gives: a half where nothing is said. */
  private static BigDecimal partial(Element choice) {
    if (!choice.attr("correct").equalsIgnoreCase("partial")) {
      return BigDecimal.ZERO;
    }
    BigDecimal points = ItemNumbers.parse(choice.attr("point_value"));
    return points == null || points.signum() < 0 || points.compareTo(BigDecimal.ONE) > 0
        ? new BigDecimal("0.5")
        : ItemNumbers.plain(points);
  }

  private static RichText text(Element option) {
    Element copy = option.clone();
    copy.select("choicehint, optionhint").remove();
    return Markup.ofHeldHtml(inner(copy));
  }

  /** The hint of an option; of a box to tick that for ticking it. */
  private static RichText hint(Element option, List<String> left) {
    RichText found = RichText.EMPTY;
    for (Element hint : option.select("choicehint, optionhint")) {
      if (hint.attr("selected").equalsIgnoreCase("false")) {
        left.add("feedback to who does not pick \"" + text(option).value() + "\"");
      } else if (found.isEmpty()) {
        found = Markup.ofHeldHtml(inner(hint));
      }
    }
    return found;
  }

  private static Body.Choice options(Element response) throws Unreadable {
    List<Element> inputs = response.select("optioninput");
    if (inputs.size() != 1) {
      throw new Unreadable("it has not one list to pick from; make it a response for each");
    }
    Element input = inputs.getFirst();
    List<Body.Option> options = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (Element o : input.select("option")) {
      BigDecimal weight = isRight(o) ? BigDecimal.ONE : BigDecimal.ZERO;
      options.add(new Body.Option(text(o), weight, hint(o, left)));
    }
    if (options.isEmpty()) { // as they were written at first: options="('a','b')"
      Matcher m = LISTED.matcher(input.attr("options"));
      while (m.find()) {
        String text = m.group(1) == null ? m.group(2) : m.group(1).replaceAll("\\\\(.)", "$1");
        boolean right = text.equals(input.attr("correct"));
        options.add(
            new Body.Option(
                RichText.plain(text), right ? BigDecimal.ONE : BigDecimal.ZERO, RichText.EMPTY));
      }
    }
    if (options.isEmpty()) {
      throw new Unreadable("it has no options");
    }
    return new Body.Choice(options, true, false);
  }

  private static Body.ShortAnswer words(Element response, List<String> left) throws Unreadable {
    List<String> type =
        Arrays.asList(response.attr("type").toLowerCase(Locale.ROOT).strip().split("\\s+"));
    if (type.contains("regexp")) {
      throw new Unreadable("its answer is a regular expression; write the answers that count");
    }
    List<Body.Accepted> accepted = new ArrayList<>();
    RichText said = correct(response);
    accepted.add(new Body.Accepted(response.attr("answer").strip(), BigDecimal.ONE, said));
    for (Element other : response.select("additional_answer")) {
      String answer = other.hasAttr("answer") ? other.attr("answer") : other.ownText();
      accepted.add(new Body.Accepted(answer.strip(), BigDecimal.ONE, correct(other)));
    }
    accepted.removeIf(a -> a.text().isEmpty());
    if (accepted.isEmpty()) {
      throw new Unreadable("it has no answer that counts");
    }
    for (Element hint : response.select("stringequalhint")) {
      accepted.add(
          new Body.Accepted(
              hint.attr("answer").strip(),
              BigDecimal.ZERO,
              Markup.ofHeldHtml(inner(hint.clone()))));
    }
    if (!response.select("regexphint").isEmpty()) {
      left.add("feedback to answers of a pattern");
    }
    return new Body.ShortAnswer(accepted, !type.contains("ci"));
  }

  private static RichText correct(Element answer) {
    for (Element child : answer.children()) {
      if (child.is("correcthint")) {
        return Markup.ofHeldHtml(inner(child.clone()));
      }
    }
    return RichText.EMPTY;
  }

  private static Body.Numeric numeric(Element response, List<String> left) throws Unreadable {
    Element param = response.selectFirst("responseparam[type=tolerance]");
    String tolerance = param == null ? "" : param.attr("default").strip();
    List<Body.NumericKey> keys = new ArrayList<>();
    keys.add(key(response.attr("answer"), tolerance, correct(response), left));
    for (Element other : response.select("additional_answer")) {
      keys.add(key(other.attr("answer"), tolerance, correct(other), left));
    }
    return new Body.Numeric(keys, "");
  }

  private static Body.NumericKey key(
      String answer, String tolerance, RichText said, List<String> left) throws Unreadable {
    Matcher range = RANGE.matcher(answer.strip());
    if (range.matches()) {
      BigDecimal least = number(range.group(2));
      BigDecimal most = number(range.group(3));
      if (least.compareTo(most) > 0) {
        throw new Unreadable("its range \"" + answer + "\" ends before it begins");
      }
      if (!range.group(1).equals("[") || !range.group(4).equals("]")) {
        left.add("that an end of its range does not count");
      }
      BigDecimal middle = ItemNumbers.plain(least.add(most).multiply(new BigDecimal("0.5")));
      return new Body.NumericKey(
          middle, ItemNumbers.plain(most.subtract(middle)), BigDecimal.ONE, said);
    }
    BigDecimal value = ItemNumbers.plain(number(answer));
    return new Body.NumericKey(value, tolerance(tolerance, value), BigDecimal.ONE, said);
  }

  /** How far off counts: a number, or a share of the answer in hundredths. */
  private static BigDecimal tolerance(String tolerance, BigDecimal value) throws Unreadable {
    if (tolerance.isEmpty()) {
      return BigDecimal.ZERO;
    }
    boolean percent = tolerance.endsWith("%");
    BigDecimal n =
        number(percent ? tolerance.substring(0, tolerance.length() - 1) : tolerance).abs();
    return ItemNumbers.plain(percent ? n.movePointLeft(2).multiply(value.abs()) : n);
  }

  private static BigDecimal number(String text) throws Unreadable {
    @Nullable BigDecimal n = ItemNumbers.parse(text);
    if (n == null) {
      String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
      throw new Unreadable("its answer \"" + shown + "\" is no number");
    }
    return n;
  }
}
