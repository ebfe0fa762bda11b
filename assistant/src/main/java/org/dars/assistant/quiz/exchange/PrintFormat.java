package org.dars.assistant.quiz.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;

/** A quiz for paper. Written only: what is on paper is for people. */
public abstract sealed class PrintFormat implements ItemFormat permits DocxFormat, PdfFormat {

  private final String id;
  private final boolean key;

  PrintFormat(String id, boolean key) {
    this.id = id;
    this.key = key;
  }

  /** The same with the keys behind all items. */
  public abstract PrintFormat withKey();

  /** Whether the keys are printed. */
  final boolean key() {
    return key;
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final List<String> extensions() {
    return List.of(id);
  }

  @Override
  public final boolean reads() {
    return false;
  }

  @Override
  public final Reading read(Path file) throws ItemFileException {
    throw new ItemFileException(
        file + ": printed quizzes are not read; give the file that they were made from");
  }

  /** What of items is not on the paper. */
  final List<Loss> losses(List<Item> items) {
    List<Loss> losses = new ArrayList<>();
    for (Item item : items) {
      losses.add(
          new Loss(
              item.id(),
              key
                  ? "only what people read is printed: no ids, weights, feedback to options or tags"
                  : "only what learners read is printed: no key, feedback, explanation or tags",
              false));
      if (texts(item).anyMatch(t -> Printed.of(t).lacksPictures())) {
        losses.add(new Loss(item.id(), "pictures: their names are printed, not they", false));
      }
    }
    return losses;
  }

  /** What is printed with markup. */
  static Stream<RichText> texts(Item item) {
    Stream<RichText> body =
        switch (item.body()) {
          case Body.Choice choice -> choice.options().stream().map(Body.Option::text);
          case Body.Cloze cloze ->
              cloze.parts().stream()
                  .map(p -> p instanceof Body.Words words ? words.text() : RichText.EMPTY);
          case Body.Matching matching ->
              Stream.concat(
                  matching.extra().stream(),
                  matching.pairs().stream().flatMap(p -> Stream.of(p.prompt(), p.partner())));
          case Body.Ordering ordering -> ordering.steps().stream();
          case Body.Essay essay -> Stream.of(essay.template(), essay.rubric());
          case Body.TrueFalse truth -> Stream.empty();
          case Body.Numeric numeric -> Stream.empty();
          case Body.ShortAnswer answer -> Stream.empty();
          case Body.Description description -> Stream.empty();
        };
    return Stream.concat(Stream.of(item.stem(), item.explanation()), body);
  }
}
