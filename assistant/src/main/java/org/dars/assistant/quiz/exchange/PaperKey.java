package org.dars.assistant.quiz.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;

/** The keys of printed items, as letters and words, with why and from where. */
final class PaperKey {

  private static final String LEFT_TO_RIGHT = "\u200e";

  private final Paper paper;
  private final PrintWords words;
  private final boolean rtl;

  PaperKey(Paper paper, PrintWords words, boolean rtl) {
    this.paper = paper;
    this.words = words;
    this.rtl = rtl;
  }

  void write(Item item, int number) throws XMLStreamException {
    paper.line("Key", rtl, number + ".\t" + of(item.body()));
    if (item.body() instanceof Body.Essay essay && !essay.rubric().isEmpty()) {
      paper.text("Proof", "Proof", rtl, "", Printed.of(essay.rubric()));
    }
    if (!item.explanation().isEmpty()) {
      paper.text("Proof", "Proof", rtl, "", Printed.of(item.explanation()));
    }
    if (!item.sources().isEmpty()) {
      SourceQuote source = item.sources().getFirst();
      String quote = source.quotes() ? "“" + source.quote() + "” — " : "";
      paper.line("Proof", rtl, quote + source.place());
    }
  }

  private String of(Body body) {
    return switch (body) {
      case Body.Choice choice -> choice(choice);
      case Body.TrueFalse truth -> words.get(truth.key() ? "true" : "false");
      case Body.Cloze cloze -> cloze(cloze);
      case Body.Matching matching -> matching(matching);
      case Body.Ordering ordering -> join(ordering.steps().stream().map(PaperKey::text).toList());
      case Body.Numeric numeric -> numeric(numeric);
      case Body.ShortAnswer answer ->
          join(
              answer.answers().stream()
                  .filter(a -> a.weight().signum() > 0)
                  .map(Body.Accepted::text)
                  .toList());
      case Body.Essay essay -> words.get("marked");
      case Body.Description description -> "";
    };
  }

  private static String choice(Body.Choice choice) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < choice.options().size(); i++) {
      if (choice.options().get(i).right()) {
        keys.add(PaperQuiz.letter(i) + ". " + text(choice.options().get(i).text()));
      }
    }
    return join(keys);
  }

  private String cloze(Body.Cloze cloze) {
    List<String> keys = new ArrayList<>();
    for (Body.Part part : cloze.parts()) {
      if (part instanceof Body.Gap gap) {
        String key =
            gap.fill() instanceof Body.Choice choice
                ? choice.options().stream()
                    .filter(Body.Option::right)
                    .map(o -> text(o.text()))
                    .collect(Collectors.joining(" / "))
                : of(gap.fill());
        keys.add("(" + (keys.size() + 1) + ") " + key);
      }
    }
    return String.join("   ", keys);
  }

  private static String matching(Body.Matching matching) {
    List<String> partners = PaperQuiz.partners(matching).stream().map(PaperKey::text).toList();
    List<String> keys = new ArrayList<>();
    for (Body.Pair pair : matching.pairs()) {
      String letter = PaperQuiz.letter(partners.indexOf(text(pair.partner())));
      keys.add(text(pair.prompt()) + " – " + letter);
    }
    return join(keys);
  }

  private String numeric(Body.Numeric numeric) {
    List<String> keys = new ArrayList<>();
    for (Body.NumericKey key : numeric.keys()) {
      if (key.value() != null && key.weight().signum() > 0) {
        String tolerance =
            key.tolerance().signum() == 0 ? "" : " ± " + Numbers.printed(key.tolerance());
        // A sign stands before its number in every script.
        String mark = rtl && key.value().signum() < 0 ? LEFT_TO_RIGHT : "";
        keys.add((mark + Numbers.printed(key.value()) + tolerance + " " + numeric.unit()).strip());
      }
    }
    return join(keys);
  }

  private static String join(List<String> keys) {
    return String.join("; ", keys);
  }

  private static String text(RichText text) {
    return Printed.of(text).text();
  }
}
