package org.dars.assistant.quiz.exchange;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;

/**
 * Aiken: a question in a line, options {@code A.} to {@code Z.}, and {@code ANSWER: B}. It holds
 * plain text and choices with one key; true/false becomes such a choice. Ids are not in it: items
 * are numbered as they are read.
 *
 * <p>Source: Moodle documentation, "Aiken format".
 */
public final class AikenFormat implements ItemFormat {

  private static final int LETTERS = 26;

  @Override
  public String id() {
    return "aiken";
  }

  @Override
  public List<String> extensions() {
    return List.of("aiken", "txt");
  }

  @Override
  public boolean reads() {
    return true;
  }

  @Override
  public Set<ItemKind> kinds() {
    return EnumSet.of(ItemKind.SINGLE_CHOICE, ItemKind.TRUE_FALSE);
  }

  @Override
  public Reading read(Path file) throws ItemFileException, IOException {
    Reading reading = AikenReader.read(ItemFiles.text(file)).reading();
    if (reading.items().isEmpty()) {
      throw new ItemFileException(
          reading.problems().isEmpty()
              ? file + ": is no Aiken; its questions end in a line as ANSWER: B"
              : "%s: no item in it can be read; %s: %s"
                  .formatted(
                      file,
                      reading.problems().getFirst().place(),
                      reading.problems().getFirst().message()));
    }
    return reading;
  }

  @Override
  public List<Loss> write(List<Item> items, Path file) throws IOException {
    List<Loss> losses = new ArrayList<>();
    StringBuilder out = new StringBuilder();
    for (Item item : items) {
      List<Loss> lost = new ArrayList<>();
      String aiken = "";
      try {
        aiken = ItemFiles.encodable(item(item));
        lost.addAll(Differences.exact(item, AikenReader.read(aiken).reading()));
        if (!Differences.isWhole(lost)) {
          lost.removeIf(l -> l.message().startsWith("id:"));
          lost.add(new Loss(item.id(), "id: not in the file", false));
        }
      } catch (IllegalArgumentException e) {
        lost.add(Differences.whole(item, String.valueOf(e.getMessage())));
      }
      losses.addAll(lost);
      out.append(Differences.isWhole(lost) ? "" : aiken);
    }
    ItemFiles.write(file, out.toString());
    return losses;
  }

  private static String item(Item item) {
    return switch (item.body()) {
      case Body.Choice choice when choice.single() -> choice(item, choice.options());
      case Body.TrueFalse truth -> {
        PrintWords words = new PrintWords(item.about().language());
        yield choice(
            item,
            List.of(
                option(words.get("true"), truth.key(), truth.whenTrue()),
                option(words.get("false"), !truth.key(), truth.whenFalse())));
      }
      case Body body ->
          throw new IllegalArgumentException("Aiken has no items of kind " + body.kind().label());
    };
  }

  private static Body.Option option(String text, boolean key, RichText feedback) {
    return new Body.Option(RichText.plain(text), key ? BigDecimal.ONE : BigDecimal.ZERO, feedback);
  }

  private static String choice(Item item, List<Body.Option> options) {
    if (options.size() > LETTERS) {
      throw new IllegalArgumentException(
          "it has %d options, and there are %d letters".formatted(options.size(), LETTERS));
    }
    int key = -1;
    StringBuilder out = new StringBuilder(Printed.of(item.stem()).text()).append('\n');
    for (int i = 0; i < options.size(); i++) {
      Body.Option option = options.get(i);
      String text = Printed.of(option.text()).text();
      if (text.isEmpty()) {
        throw new IllegalArgumentException("option %d has no text".formatted(i + 1));
      }
      out.append(AikenReader.letter(i)).append(". ").append(text).append('\n');
      if (option.weight().compareTo(BigDecimal.ONE) == 0) {
        if (key >= 0) {
          throw new IllegalArgumentException("it has several keys, and Aiken has one");
        }
        key = i;
      }
    }
    if (key < 0) {
      throw new IllegalArgumentException("no option is all right");
    }
    return out.append("ANSWER: ").append(AikenReader.letter(key)).append("\n\n").toString();
  }
}
