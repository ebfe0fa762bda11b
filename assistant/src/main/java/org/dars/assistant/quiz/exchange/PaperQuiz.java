package org.dars.assistant.quiz.exchange;

import java.math.BigDecimal;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.dars.assistant.quiz.exchange.Printed.Look;
import org.dars.assistant.quiz.exchange.Printed.Run;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;

/** Writes a quiz for paper: the items, then their keys where they are wanted. Used once. */
final class PaperQuiz {

  private static final String BLANK = "____________";
  private static final int LINES_OF_AN_ESSAY = 8;

  private final List<Item> items;
  private final boolean key;
  private final PrintWords title;
  private final Paper paper;

  /** Of the item at hand. */
  private PrintWords words;

  /** Whether the item at hand reads from right to left. */
  private boolean rtl;

  PaperQuiz(List<Item> items, boolean key, Paper paper) {
    this.items = items;
    this.key = key;
    this.title =
        new PrintWords(
            items.stream()
                .map(i -> i.about().language())
                .filter(l -> !l.equals("und"))
                .findFirst()
                .orElse("und"));
    this.words = title;
    this.paper = paper;
  }

  void write() throws XMLStreamException {
    boolean page = title.own() && title.rightToLeft();
    paper.begin();
    paper.line("Title", page, title.get("title"));
    paper.line(
        "Normal",
        page,
        title.get("name") + " " + BLANK.repeat(2) + "\t" + title.get("date") + " " + BLANK);
    int number = 0;
    for (Item item : items) {
      begin(item);
      boolean counts = !(item.body() instanceof Body.Description);
      number += counts ? 1 : 0;
      paper.beginItem();
      stem(item, counts ? number + "." : "");
      body(item.body());
      paper.endItem();
    }
    if (key) {
      paper.line("Heading1", page, title.get("key"));
      number = 0;
      for (Item item : items) {
        if (!(item.body() instanceof Body.Description)) {
          begin(item);
          paper.beginItem();
          new PaperKey(paper, words, rtl).write(item, ++number);
          paper.endItem();
        }
      }
    }
    paper.end();
  }

  private void begin(Item item) {
    rtl = rightToLeft(item);
    boolean unknown = item.about().language().equals("und");
    words = unknown ? title : new PrintWords(item.about().language());
  }

  /** By the language; by the words of the stem where nobody named it. */
  private static boolean rightToLeft(Item item) {
    String language = item.about().language();
    if (!language.equals("und")) {
      return new PrintWords(language).rightToLeft();
    }
    String text = Printed.of(item.stem()).text();
    return !text.isEmpty()
        && !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
  }

  private void stem(Item item, String label) throws XMLStreamException {
    if (item.stem().isEmpty() && item.body() instanceof Body.Cloze cloze) {
      paper.text("Stem", "More", rtl, label, gaps(cloze));
    } else {
      paper.text("Stem", "More", rtl, label, Printed.of(item.stem()));
      if (item.body() instanceof Body.Cloze cloze) {
        paper.text("More", "More", rtl, "", gaps(cloze));
      }
    }
    if (!label.isEmpty() && item.mark().compareTo(BigDecimal.ONE) != 0) {
      paper.line("Hint", rtl, words.get("points").replace("{0}", Numbers.printed(item.mark())));
    }
  }

  private void body(Body body) throws XMLStreamException {
    switch (body) {
      case Body.Choice choice -> {
        if (!choice.single()) {
          hint("several");
        }
        for (int i = 0; i < choice.options().size(); i++) {
          String box = choice.single() ? "" : "☐ ";
          option(box + letter(i) + ".", choice.options().get(i).text());
        }
      }
      case Body.TrueFalse truth ->
          paper.line("More", rtl, "☐ " + words.get("true") + "\t\t☐ " + words.get("false"));
      case Body.Cloze cloze -> choices(cloze);
      case Body.Matching matching -> matching(matching);
      case Body.Ordering ordering -> {
        hint("order");
        for (RichText step : sorted(ordering.steps())) {
          option("___", step);
        }
      }
      case Body.Numeric numeric -> paper.line("More", rtl, BLANK + " " + numeric.unit());
      case Body.ShortAnswer answer -> paper.line("More", rtl, BLANK.repeat(3));
      case Body.Essay essay -> {
        if (!essay.template().isEmpty()) {
          paper.text("More", "More", rtl, "", Printed.of(essay.template()));
        }
        for (int i = 0; i < LINES_OF_AN_ESSAY; i++) {
          paper.line("Line", rtl, "");
        }
      }
      case Body.Description description -> {}
    }
  }

  private void hint(String word) throws XMLStreamException {
    paper.line("Hint", rtl, words.get(word));
  }

  private void option(String label, RichText text) throws XMLStreamException {
    paper.text("Answer", "Answer", rtl, label, Printed.of(text));
  }

  /** "A" to "Z", then numbers. */
  static String letter(int index) {
    return index < 26 ? AikenReader.letter(index) : Integer.toString(index + 1);
  }

  /** The text with numbered lines in its gaps. */
  private static Printed gaps(Body.Cloze cloze) {
    Printed all = Printed.of(RichText.EMPTY);
    int number = 0;
    for (Body.Part part : cloze.parts()) {
      switch (part) {
        case Body.Words words -> all.append(words.text());
        case Body.Gap gap -> all.append(new Run("(" + ++number + ") " + BLANK, Set.of()));
      }
    }
    return all;
  }

  /** What fits into the gaps that offer a choice. */
  private void choices(Body.Cloze cloze) throws XMLStreamException {
    int number = 0;
    for (Body.Part part : cloze.parts()) {
      if (part instanceof Body.Gap gap) {
        number++;
        if (gap.fill() instanceof Body.Choice choice) {
          List<String> options =
              choice.options().stream().map(o -> Printed.of(o.text()).text()).toList();
          paper.line("Answer", rtl, "(" + number + ")\t" + String.join("  /  ", options));
        }
      }
    }
  }

  private void matching(Body.Matching matching) throws XMLStreamException {
    hint("match");
    List<List<Run>> left = new ArrayList<>();
    for (Body.Pair pair : matching.pairs()) {
      left.add(labelled("____", pair.prompt()));
    }
    List<List<Run>> right = new ArrayList<>();
    for (RichText partner : partners(matching)) {
      right.add(labelled(letter(right.size()) + ".", partner));
    }
    paper.columns(rtl, left, right);
  }

  /** Each partner once, by the alphabet: the order gives nothing away. */
  static List<RichText> partners(Body.Matching matching) {
    TreeMap<String, RichText> partners = new TreeMap<>();
    matching.pairs().forEach(p -> partners.put(Printed.of(p.partner()).text(), p.partner()));
    matching.extra().forEach(e -> partners.put(Printed.of(e).text(), e));
    return List.copyOf(partners.values());
  }

  static List<RichText> sorted(List<RichText> texts) {
    return texts.stream().sorted(Comparator.comparing(t -> Printed.of(t).text())).toList();
  }

  private static List<Run> labelled(String label, RichText text) {
    List<Run> runs = new ArrayList<>();
    runs.add(new Run(label + "\t", Set.of(Look.BOLD)));
    for (List<Run> line : Printed.of(text).lines()) {
      runs.addAll(line);
      runs.add(new Run(" ", Set.of()));
    }
    return runs;
  }
}
