package org.dars.assistant.quiz.examine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;

/** Multiple-choice items that people wrote for a textbook, and the textbook. */
final class PublishedItems {

  private PublishedItems() {}

  /**
   * The items of a file of JSON lines: {@code id, type "mcq", question, options, answer_letter}.
   *
   * @param half 0 for every other item from the first, 1 for the rest, −1 for all
   */
  static List<Item> read(Path questions, int half) throws IOException {
    List<Item> items = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(questions)) {
      JsonNode q = JsonMapper.builder().build().readTree(line);
      if (q.path("type").asText().equals("mcq")) {
        if (half < 0 || number % 2 == half) {
          items.add(item(q));
        }
        number++;
      }
    }
    return items;
  }

  private static Item item(JsonNode q) {
    int key = q.path("answer_letter").asText().charAt(0) - 'A';
    List<Body.Option> options = new ArrayList<>();
    for (int i = 0; i < q.path("options").size(); i++) {
      options.add(option(q.path("options").get(i).asText(), i == key));
    }
    return of(q.path("id").asText(), q.path("question").asText(), options);
  }

  static Item of(String id, String stem, List<Body.Option> options) {
    return new Item(
        id,
        id,
        RichText.plain(stem),
        new Body.Choice(options, true, false),
        RichText.EMPTY,
        BigDecimal.ONE,
        Item.About.NOTHING,
        List.of());
  }

  static Body.Option option(String text, boolean right) {
    return new Body.Option(
        RichText.plain(text), right ? BigDecimal.ONE : BigDecimal.ZERO, RichText.EMPTY);
  }

  /** Every file of a folder that Dars reads, by path. */
  static List<SourceDocument> course(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    List<SourceDocument> documents = new ArrayList<>();
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      for (Path file : files) {
        String path = folder.relativize(file).toString();
        try {
          CoursewareDocument document = courseware.read(new SourceFile(path, file));
          String id = path.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
          documents.add(new SourceDocument(id, document.title(), document.blocks()));
        } catch (CoursewareException e) {
          // Pictures and settings are no documents.
        }
      }
    }
    return documents;
  }
}
