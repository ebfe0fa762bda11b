package org.dars.assistant.quiz.practice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.ItemBank;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.Block;

/** Items for tests, and a bank with them approved. */
public final class PracticeItems {

  private PracticeItems() {}

  /** A block of a course that holds some words, quoted. */
  public static SourceQuote quote(CourseLibrary library, String zone, String course, String words) {
    for (CourseDocument document : library.documents(zone, course)) {
      for (Block block : library.blocks(zone, course, document.id())) {
        if (block.text().contains(words)) {
          return new SourceQuote(document.id(), document.title(), block.id(), "", words);
        }
      }
    }
    throw new IllegalArgumentException(course + " does not say \"" + words + "\"");
  }

  /** A single choice whose first option is right. */
  public static Item choice(
      String id, String section, String stem, List<String> options, SourceQuote source) {
    List<Body.Option> all = new ArrayList<>();
    for (String option : options) {
      boolean right = all.isEmpty();
      all.add(
          new Body.Option(
              RichText.plain(option),
              right ? BigDecimal.ONE : BigDecimal.ZERO,
              RichText.plain(right ? "" : "No: that is something else.")));
    }
    return item(id, section, stem, new Body.Choice(all, true, true), source);
  }

  /** An item of any kind in English. */
  public static Item item(String id, String section, String stem, Body body, SourceQuote source) {
    return item(id, "en", section, stem, body, List.of(source));
  }

  /** The same in a language. */
  public static Item item(
      String id,
      String language,
      String section,
      String stem,
      Body body,
      List<SourceQuote> sources) {
    return new Item(
        id,
        id,
        RichText.plain(stem),
        body,
        RichText.plain("This is why."),
        BigDecimal.ONE,
        new Item.About(
            List.of("Course", section),
            "About " + id,
            null,
            null,
            language,
            "test",
            ItemState.DRAFT,
            List.of()),
        sources);
  }

  /** Words that count. */
  public static Body words(String... accepted) {
    List<Body.Accepted> all = new ArrayList<>();
    for (String one : accepted) {
      all.add(new Body.Accepted(one, BigDecimal.ONE, RichText.EMPTY));
    }
    return new Body.ShortAnswer(all, false);
  }

  /** Puts items into a bank and approves them. */
  public static List<BankItem> approve(ItemBank bank, List<Item> items) {
    List<BankItem> approved = new ArrayList<>();
    for (BankItem added : bank.add(items, item -> Examination.NONE, "test", "made")) {
      approved.add(change(bank, added, ItemState.APPROVED));
    }
    return approved;
  }

  /** Gives an item another state. */
  public static BankItem change(ItemBank bank, BankItem item, ItemState state) {
    Item i = item.item();
    Item.About a = i.about();
    Item now =
        new Item(
            i.id(),
            i.name(),
            i.stem(),
            i.body(),
            i.explanation(),
            i.mark(),
            new Item.About(
                a.category(),
                a.objective(),
                a.bloom(),
                a.difficulty(),
                a.language(),
                a.author(),
                state,
                a.tags()),
            i.sources());
    return bank.change(item, now, Examination.NONE, "test", "approved").orElseThrow();
  }
}
