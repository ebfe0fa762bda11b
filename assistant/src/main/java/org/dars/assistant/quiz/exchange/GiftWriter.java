package org.dars.assistant.quiz.exchange;

import java.math.BigDecimal;
import java.util.List;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.item.RichText.Format;

/** Writes an item in GIFT. */
final class GiftWriter {

  /** Moodle has no escape for the arrow of pairs: a word joiner, which nobody sees, parts it. */
  private static final String ARROW = "->";

  private static final String PARTED_ARROW = "-\u2060>";

  private final Item item;
  private final Format usual;
  private final StringBuilder out = new StringBuilder();

  /** Whether an arrow would turn the answers into pairs. */
  private boolean arrows;

  private GiftWriter(Item item) {
    this.item = item;
    this.usual = item.stem().isEmpty() ? Format.MOODLE : item.stem().format();
  }

  /** The category of the items after it, and a blank line. */
  static String category(List<String> names) {
    String top = "$CATEGORY: $course$/top";
    return (names.isEmpty() ? top : top + "/" + CategoryPath.of(names)) + "\n\n";
  }

  /**
   * An item and a blank line.
   *
   * @param item {@linkplain OneGap#flat without gaps}
   * @throws IllegalArgumentException saying why, when the item cannot be written
   */
  static String item(Item item) {
    return new GiftWriter(item).write();
  }

  private String write() {
    comment();
    if (!item.name().isBlank()) {
      out.append("::").append(escaped(item.name())).append("::");
    }
    rich(item.stem(), Format.MOODLE, "");
    switch (item.body()) {
      case Body.Description description -> {
        return out.append("\n\n").toString();
      }
      case Body.Choice choice -> choice(choice);
      case Body.TrueFalse truth -> truth(truth);
      case Body.Matching matching -> matching(matching);
      case Body.Numeric numeric -> numeric(numeric);
      case Body.ShortAnswer answer -> shortAnswer(answer);
      case Body.Essay essay -> out.append('{');
      case Body body ->
          throw new IllegalArgumentException("GIFT has no items of kind " + body.kind().label());
    }
    if (!item.explanation().isEmpty()) {
      out.append("\t####");
      rich(item.explanation(), usual, "");
      out.append('\n');
    }
    return out.append("}\n\n").toString();
  }

  private void comment() {
    String id = item.id();
    StringBuilder line = new StringBuilder();
    if (id.equals(id.strip()) && id.matches("[^\\p{Cntrl}\\\\]+")) {
      line.append(" [id:").append(id.replace("]", "\\]")).append(']');
    }
    for (String tag : item.about().tags()) {
      if (tag.matches("[^<>`\\p{Cntrl}\\\\]+")) {
        line.append(" [tag:").append(tag.replace("]", "\\]")).append(']');
      }
    }
    if (!line.isEmpty()) {
      out.append("//").append(line).append('\n');
    }
  }

  private void choice(Body.Choice choice) {
    out.append("{\n");
    for (Body.Option option : choice.options()) {
      boolean key = choice.single() && option.weight().compareTo(BigDecimal.ONE) == 0;
      out.append(key ? "\t=" : "\t~");
      out.append(key || option.weight().signum() == 0 ? "" : percent(option.weight()));
      rich(option.text(), usual, "%");
      feedback(option.feedback());
      out.append('\n');
    }
  }

  private void truth(Body.TrueFalse truth) {
    RichText wrong = truth.key() ? truth.whenFalse() : truth.whenTrue();
    RichText right = truth.key() ? truth.whenTrue() : truth.whenFalse();
    out.append(truth.key() ? "{TRUE" : "{FALSE");
    if (!wrong.isEmpty() || !right.isEmpty()) {
      out.append('#');
      rich(wrong, usual, "");
    }
    if (!right.isEmpty()) {
      out.append('#');
      rich(right, usual, "");
    }
    out.append('\n');
  }

  private void matching(Body.Matching matching) {
    out.append("{\n");
    for (Body.Pair pair : matching.pairs()) {
      out.append("\t=");
      arrows = true;
      rich(pair.prompt(), usual, "");
      arrows = false;
      out.append(" -> ").append(escaped(pair.partner().value())).append('\n');
    }
    for (RichText extra : matching.extra()) {
      out.append("\t= -> ").append(escaped(extra.value())).append('\n');
    }
  }

  private void shortAnswer(Body.ShortAnswer answer) {
    out.append("{\n");
    arrows = true;
    for (Body.Accepted accepted : answer.answers()) {
      if (accepted.text().contains(ARROW)) { // a learner types no word joiner
        throw new IllegalArgumentException("an accepted answer has an arrow (->) in it");
      }
      out.append("\t=").append(percent(accepted.weight()));
      rich(RichText.plain(accepted.text()), Format.PLAIN, "");
      feedback(accepted.feedback());
      out.append('\n');
    }
    arrows = false;
  }

  private void numeric(Body.Numeric numeric) {
    out.append("{#\n");
    for (int i = 0; i < numeric.keys().size(); i++) {
      Body.NumericKey key = numeric.keys().get(i);
      boolean last = i == numeric.keys().size() - 1;
      BigDecimal value = key.value();
      if (value == null && last && key.weight().signum() == 0) {
        out.append("\t~");
      } else {
        out.append("\t=").append(percent(key.weight()));
        out.append(value == null ? "*" : Numbers.printed(value));
        if (value != null) {
          out.append(':').append(Numbers.printed(key.tolerance()));
        }
      }
      feedback(key.feedback());
      out.append('\n');
    }
  }

  private static String percent(BigDecimal weight) {
    return "%" + Numbers.printed(weight.movePointRight(2)) + "%";
  }

  private void feedback(RichText feedback) {
    if (!feedback.isEmpty()) {
      out.append('#');
      rich(feedback, usual, "");
    }
  }

  /**
   * @param settings signs beside the bracket that a text must not begin with, as they would set
   *     something
   */
  private void rich(RichText text, Format expected, String settings) {
    if (text.isEmpty()) {
      return;
    }
    char first =
        text.value().stripLeading().isEmpty() ? ' ' : text.value().stripLeading().charAt(0);
    if (text.format() != expected || first == '[' || settings.indexOf(first) >= 0) {
      out.append('[').append(GiftAnswers.name(text.format())).append(']');
    }
    String value = text.value();
    if (arrows) {
      value = value.replace(ARROW, text.format() == Format.HTML ? "-&gt;" : PARTED_ARROW);
    }
    out.append(escaped(value));
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.replace("\r\n", "\n").toCharArray()) {
      if (GiftText.ESCAPABLE.indexOf(c) >= 0) {
        out.append('\\').append(c);
      } else if (c == '\n' || c == '\r') {
        out.append("\\n");
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
