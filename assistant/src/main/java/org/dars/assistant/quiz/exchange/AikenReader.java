package org.dars.assistant.quiz.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;

/** Reads Aiken; used once. A question may stand in several lines. */
final class AikenReader {

  private static final Pattern OPTION = Pattern.compile("([A-Z])[).][ \\t]+(\\S.*)");
  private static final Pattern ANSWER = Pattern.compile("ANSWER:[ \\t]*(\\S.*)?");

  private final Collected collected = new Collected();
  private final List<String> stem = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private int first;

  /** Whether there was an answer line, without which a text is no Aiken. */
  private boolean certain;

  private AikenReader() {}

  static Collected read(String file) {
    AikenReader reader = new AikenReader();
    String[] lines = file.split("\\r\\n|\\n|\\r", -1);
    for (int i = 0; i < lines.length; i++) {
      reader.line(lines[i].strip(), i + 1);
    }
    reader.unanswered();
    return reader.certain ? reader.collected : new Collected();
  }

  private void line(String line, int number) {
    Matcher option = OPTION.matcher(line);
    Matcher answer = ANSWER.matcher(line);
    if (line.isEmpty()) {
      return;
    }
    if (answer.matches()) {
      certain = true;
      String given = answer.group(1);
      finish(number, given == null ? "" : given.strip());
    } else if (option.matches() && stem.isEmpty()) {
      collected.problem("line " + number, "an option without a question; put the question before");
    } else if (option.matches()) {
      int letter = option.group(1).charAt(0) - 'A';
      if (letter != options.size()) {
        collected.problem(
            "line " + number,
            "option %s was taken as option %s: letters go on from A one by one"
                .formatted(option.group(1), letter(options.size())));
      }
      options.add(option.group(2));
    } else {
      if (!options.isEmpty()) {
        unanswered();
      }
      if (stem.isEmpty()) {
        first = number;
      }
      stem.add(line);
    }
  }

  static String letter(int index) {
    return String.valueOf((char) ('A' + index));
  }

  private void finish(int number, String answer) {
    int key = answer.isEmpty() ? -1 : answer.charAt(0) - 'A';
    if (stem.isEmpty()) {
      collected.problem("line " + number, "an ANSWER without a question; put the question before");
    } else if (options.size() < 2) {
      collected.problem(
          "line " + first, "it has %d options; give at least two".formatted(options.size()));
    } else if (key < 0 || key >= options.size() || !answer.matches("[A-Z]\\W*")) {
      collected.problem(
          "line " + number,
          "ANSWER takes one letter, A to %s, not \"%s\""
              .formatted(letter(options.size() - 1), answer));
    } else {
      collected.add(item(key), "line " + first);
    }
    stem.clear();
    options.clear();
  }

  private void unanswered() {
    if (!stem.isEmpty()) {
      collected.problem(
          "line " + first, "it has no ANSWER; add a line as ANSWER: A behind its options");
    }
    stem.clear();
    options.clear();
  }

  private Item item(int key) {
    List<Body.Option> read = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      BigDecimal weight = i == key ? BigDecimal.ONE : BigDecimal.ZERO;
      read.add(new Body.Option(RichText.plain(options.get(i)), weight, RichText.EMPTY));
    }
    return new Item(
        "",
        "",
        RichText.plain(String.join("\n", stem)),
        new Body.Choice(read, true, true),
        RichText.EMPTY,
        BigDecimal.ONE,
        Item.About.NOTHING,
        List.of());
  }
}
