package org.dars.assistant.quiz.translated;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.QuizRoom;
import org.dars.assistant.quiz.QuizSources;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.bank.ItemBank;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.make.ItemMaker;
import org.dars.assistant.quiz.make.ItemRequest;
import org.dars.assistant.store.Settings;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;

/**
 * Fills the bank of a course with items of many kinds, made by rule, for {@code dars quiz translate
 * --drafts} to print the figures of docs/localised-quizzes.md: arguments are the home, the course
 * and how many items of each sort.
 */
public final class LocalisedQuizFigures {

  private LocalisedQuizFigures() {}

  public static void main(String[] args) throws Exception {
    int each = Integer.parseInt(args[2]);
    Settings settings = Settings.resolve(Path.of(args[0]), Map.of());
    try (App app = App.open(settings, null, null)) {
      Course course = app.library().course(app.zone(), args[1]).orElseThrow();
      QuizRoom room = app.quizzes();
      Examiner examiner = room.examiner(app.zone(), course);
      List<SourceDocument> documents = QuizSources.of(app.library(), app.zone(), course.id());
      List<Item> items = new ArrayList<>();
      items.addAll(
          new ItemMaker()
              .make(
                  new ItemRequest(
                      course.id(),
                      List.of(),
                      Set.of(),
                      Set.of(),
                      each,
                      1,
                      course.language(),
                      List.of()),
                  documents,
                  examiner,
                  null)
              .items());
      items.addAll(ofSentences(documents, course.language(), each));
      ItemBank bank = room.bank(app.zone(), course);
      bank.add(items, examiner, "figures", "made");
      System.out.println(bank.list(null).size() + " items in the bank of " + course.id());
    }
  }

  /** Cloze, true/false, short answer and numeric items of sentences, by turns over the course. */
  private static List<Item> ofSentences(List<SourceDocument> documents, String language, int each) {
    List<Item> cloze = new ArrayList<>();
    List<Item> truth = new ArrayList<>();
    List<Item> shorts = new ArrayList<>();
    List<Item> numbers = new ArrayList<>();
    int turn = 0;
    for (SourceDocument document : documents) {
      for (Block block : document.blocks()) {
        if (block.kind() != BlockKind.PARAGRAPH) {
          continue;
        }
        for (String sentence : sentences(block.text(), language)) {
          SourceQuote quote =
              new SourceQuote(
                  document.id(), document.title(), block.id(), block.anchor().label(), sentence);
          String word = longest(sentence);
          List<BigDecimal> values = NumberWords.of(sentence);
          if (values.size() == 1 && numbers.size() < each) {
            numbers.add(numeric("n" + numbers.size(), values.getFirst(), quote));
          } else if (turn++ % 7 == 0 && word.length() > 7) {
            if (cloze.size() <= truth.size() && cloze.size() < each) {
              cloze.add(cloze("c" + cloze.size(), word, quote));
            } else if (truth.size() <= shorts.size() && truth.size() < each) {
              truth.add(
                  item(
                      "t" + truth.size(),
                      sentence,
                      new Body.TrueFalse(true, RichText.EMPTY, RichText.EMPTY),
                      quote));
            } else if (shorts.size() < each) {
              shorts.add(item("s" + shorts.size(), "Which word is it?", words(word), quote));
            }
          }
        }
      }
    }
    List<Item> all = new ArrayList<>(cloze);
    all.addAll(truth);
    all.addAll(shorts);
    all.addAll(numbers);
    return all;
  }

  private static Item cloze(String id, String word, SourceQuote quote) {
    int at = quote.quote().indexOf(word);
    return item(
        id,
        "Fill the gap.",
        new Body.Cloze(
            List.of(
                new Body.Words(RichText.plain(quote.quote().substring(0, at))),
                new Body.Gap(1, words(word)),
                new Body.Words(RichText.plain(quote.quote().substring(at + word.length()))))),
        quote);
  }

  private static Item numeric(String id, BigDecimal value, SourceQuote quote) {
    return item(
        id,
        "Which number belongs here?",
        new Body.Numeric(
            List.of(new Body.NumericKey(value, BigDecimal.ZERO, BigDecimal.ONE, RichText.EMPTY)),
            ""),
        quote);
  }

  private static Body.ShortAnswer words(String word) {
    return new Body.ShortAnswer(
        List.of(new Body.Accepted(word, BigDecimal.ONE, RichText.EMPTY)), false);
  }

  private static Item item(String id, String stem, Body body, SourceQuote quote) {
    return new Item(
        id,
        id,
        RichText.plain(stem),
        body,
        RichText.plain(quote.quote()),
        BigDecimal.ONE,
        Item.About.NOTHING,
        List.of(quote));
  }

  private static String longest(String sentence) {
    String longest = "";
    for (String word : sentence.split("[^\\p{L}]+", -1)) {
      longest = word.length() > longest.length() ? word : longest;
    }
    return longest;
  }

  private static List<String> sentences(String text, String language) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
    breaks.setText(text);
    List<String> sentences = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String sentence = text.substring(start, end).strip();
      if (sentence.length() >= 50 && sentence.length() <= 200 && sentence.endsWith(".")) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }
}
