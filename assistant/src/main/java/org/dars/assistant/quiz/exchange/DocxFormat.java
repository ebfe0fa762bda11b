package org.dars.assistant.quiz.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.translator.exchange.WordFile;

/**
 * A quiz for paper as DOCX, with the keys on a page of their own or without. Written only: what is
 * on paper is for people. Words are in the language of the items, right to left where that is.
 */
public final class DocxFormat implements ItemFormat {

  private final boolean key;

  /**
   * @param key whether the keys are printed, behind all items
   */
  public DocxFormat(boolean key) {
    this.key = key;
  }

  @Override
  public String id() {
    return "docx";
  }

  @Override
  public List<String> extensions() {
    return List.of("docx");
  }

  @Override
  public boolean reads() {
    return false;
  }

  @Override
  public Reading read(Path file) throws ItemFileException {
    throw new ItemFileException(
        file + ": printed quizzes are not read; give the file that they were made from");
  }

  @Override
  public List<Loss> write(List<Item> items, Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WordFile.write(out, Paper.STYLES, xml -> new DocxWriter(items, key, xml).write());
    ItemFiles.write(file, out.toByteArray());
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
        losses.add(new Loss(item.id(), "pictures are not printed, only their names", false));
      }
    }
    return losses;
  }

  /** What may hold pictures. */
  private static Stream<RichText> texts(Item item) {
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
