package org.dars.assistant.quiz.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.item.RichText.Format;

/**
 * What stands between the braces of a GIFT item. Methods throw {@link IllegalArgumentException}
 * with a sentence when it cannot be.
 */
final class GiftAnswers {

  private static final Pattern WEIGHT = Pattern.compile("%(-*[0-9]{1,2}\\.?[0-9]*)%");

  private final Format usual;

  /**
   * @param usual format of texts that do not name theirs: the stem's
   */
  GiftAnswers(Format usual) {
    this.usual = usual;
  }

  /** A text that may begin with its format in brackets. */
  static RichText text(GiftText from, Format usual) {
    GiftText text = from.trimmed();
    for (Format format : Format.values()) {
      String mark = "[" + name(format) + "]";
      if (text.startsWith(mark)) {
        return rich(text.part(mark.length()).text(), format);
      }
    }
    return rich(text.text(), usual);
  }

  static String name(Format format) {
    return switch (format) {
      case PLAIN -> "plain";
      case HTML -> "html";
      case MARKDOWN -> "markdown";
      case MOODLE -> "moodle";
    };
  }

  private static RichText rich(String value, Format format) {
    return value.isEmpty() ? RichText.EMPTY : new RichText(value, format);
  }

  /** The body that answers without their general feedback make. */
  Body body(GiftText block) {
    GiftText answers = block.trimmed();
    if (answers.length() == 0) {
      return new Body.Essay(RichText.EMPTY, RichText.EMPTY);
    }
    if (answers.startsWith("#")) {
      return numeric(answers.part(1));
    }
    if (answers.find("~", 0) >= 0) {
      return choice(answers);
    }
    if (answers.find("=", 0) >= 0 && answers.find("->", 0) >= 0) {
      return matching(answers);
    }
    int hash = answers.find("#", 0);
    String first = (hash < 0 ? answers : answers.part(0, hash)).text();
    return switch (first) {
      case "T", "TRUE", "True", "true" -> truth(true, answers);
      case "F", "FALSE", "False", "false" -> truth(false, answers);
      default -> shortAnswer(answers);
    };
  }

  private Body truth(boolean key, GiftText answers) {
    List<GiftText> parts = answers.split("#");
    RichText wrong = parts.size() > 1 ? text(parts.get(1), usual) : RichText.EMPTY;
    RichText right = parts.size() > 2 ? text(parts.get(2), usual) : RichText.EMPTY;
    return new Body.TrueFalse(key, key ? right : wrong, key ? wrong : right);
  }

  private Body choice(GiftText answers) {
    List<Body.Option> options = new ArrayList<>();
    boolean single = answers.find("=", 0) >= 0;
    for (GiftText wrongOnes : answers.split("~")) {
      List<GiftText> right = wrongOnes.split("=");
      boolean first = options.isEmpty();
      if (!(first && right.getFirst().isBlank())) {
        Weighted answer = weighted(right.getFirst(), BigDecimal.ZERO);
        options.add(option(answer.text(), answer.weight()));
      }
      right.subList(1, right.size()).forEach(r -> options.add(option(r, BigDecimal.ONE)));
    }
    // "~a =b": what stands between the tilde and the equals sign is an option, nothing is none.
    if (options.size() < 2) {
      throw new IllegalArgumentException("it has one option only; give at least two");
    }
    return new Body.Choice(options, single, true);
  }

  private Body.Option option(GiftText answer, BigDecimal weight) {
    int hash = answer.find("#", 0);
    return new Body.Option(
        text(hash < 0 ? answer : answer.part(0, hash), usual), weight, feedback(answer, hash));
  }

  private RichText feedback(GiftText answer, int hash) {
    return hash < 0 ? RichText.EMPTY : text(answer.part(hash + 1), usual);
  }

  private Body matching(GiftText answers) {
    List<Body.Pair> pairs = new ArrayList<>();
    List<RichText> extra = new ArrayList<>();
    for (GiftText answer : afterEquals(answers)) {
      int arrow = answer.find("->", 0);
      if (arrow < 0) {
        throw new IllegalArgumentException(
            "the pair \"%s\" has no arrow; write =prompt -> partner".formatted(answer.text()));
      }
      RichText prompt = text(answer.part(0, arrow), usual);
      RichText partner = RichText.plain(answer.part(arrow + 2).text());
      if (prompt.isEmpty()) {
        extra.add(partner);
      } else {
        pairs.add(new Body.Pair(prompt, partner));
      }
    }
    return new Body.Matching(pairs, extra, true);
  }

  private Body shortAnswer(GiftText answers) {
    List<Body.Accepted> accepted = new ArrayList<>();
    for (GiftText one : afterEquals(answers)) {
      Weighted answer = weighted(one, BigDecimal.ONE);
      int hash = answer.text().find("#", 0);
      accepted.add(
          new Body.Accepted(
              text(hash < 0 ? answer.text() : answer.text().part(0, hash), usual).value(),
              answer.weight(),
              feedback(answer.text(), hash)));
    }
    return new Body.ShortAnswer(accepted, false);
  }

  private Body numeric(GiftText answers) {
    List<Body.NumericKey> keys = new ArrayList<>();
    int tilde = answers.find("~", 0);
    GiftText right = tilde < 0 ? answers : answers.part(0, tilde);
    if (!right.isBlank()) {
      afterEquals(right).forEach(one -> keys.add(key(one)));
    }
    if (tilde >= 0) { // feedback to every other number
      int hash = answers.find("#", tilde);
      keys.add(
          new Body.NumericKey(null, BigDecimal.ZERO, BigDecimal.ZERO, feedback(answers, hash)));
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("it asks for a number and has none; write {#3:0.5}");
    }
    return new Body.Numeric(keys, "");
  }

  private Body.NumericKey key(GiftText one) {
    Weighted answer = weighted(one, BigDecimal.ONE);
    int hash = answer.text().find("#", 0);
    String number = text(hash < 0 ? answer.text() : answer.text().part(0, hash), usual).value();
    RichText feedback = feedback(answer.text(), hash);
    int range = number.indexOf("..");
    if (range > 0) {
      BigDecimal low = Numbers.parsed(number.substring(0, range));
      BigDecimal high = Numbers.parsed(number.substring(range + 2));
      BigDecimal middle = half(low.add(high));
      return key(middle, high.subtract(middle), answer.weight(), feedback);
    }
    int colon = number.indexOf(':');
    String value = colon > 0 ? number.substring(0, colon) : number;
    BigDecimal tolerance =
        colon > 0 ? Numbers.parsed(number.substring(colon + 1)) : BigDecimal.ZERO;
    if (value.strip().equals("*")) {
      return new Body.NumericKey(null, BigDecimal.ZERO, answer.weight(), feedback);
    }
    return key(Numbers.parsed(value), tolerance, answer.weight(), feedback);
  }

  private static BigDecimal half(BigDecimal sum) {
    return Numbers.checked(sum.multiply(new BigDecimal("0.5")));
  }

  private static Body.NumericKey key(
      BigDecimal value, BigDecimal tolerance, BigDecimal weight, RichText feedback) {
    if (tolerance.signum() < 0) {
      throw new IllegalArgumentException(
          "a tolerance is below 0, or the end of a range before its beginning");
    }
    return new Body.NumericKey(value, Numbers.checked(tolerance), weight, feedback);
  }

  /** What stands behind each equals sign; the first may lack its own. */
  private static List<GiftText> afterEquals(GiftText answers) {
    List<GiftText> parts = answers.split("=");
    return parts.getFirst().isBlank() && parts.size() > 1 ? parts.subList(1, parts.size()) : parts;
  }

  /** An answer and what it gives. */
  private record Weighted(GiftText text, BigDecimal weight) {}

  private static Weighted weighted(GiftText answer, BigDecimal usual) {
    GiftText text = answer.trimmed();
    Matcher percent = WEIGHT.matcher(text.text());
    if (!percent.lookingAt()) {
      return new Weighted(text, usual);
    }
    BigDecimal share = Numbers.parsed(percent.group(1)).movePointLeft(2);
    return new Weighted(text.part(percent.end()), ItemJsonReader.share(Numbers.checked(share)));
  }
}
