package org.dars.assistant.quiz.bank;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.ItemFormat;
import org.dars.assistant.quiz.exchange.ItemFormat.Problem;
import org.dars.assistant.quiz.exchange.ItemFormats;
import org.dars.assistant.quiz.exchange.WholeFile;
import org.dars.assistant.quiz.exchange.mdx.MdxQuestions;
import org.dars.assistant.quiz.exchange.olx.OlxProblems;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;

/**
 * The quizzes that a course brought along: read from their files where one of the formats of items
 * fits, else from the blocks that are marked as questions. Blocks do not say which option is right:
 * such an item has no key, and a person gives it one.
 */
public final class CourseItems {

  /** On every item that a course brought along. */
  public static final String TAG = "from-course";

  /** Besides, where the key is not known. */
  public static final String NO_KEY = "no-key";

  private final CourseLibrary library;
  private final String zone;
  private final Course course;

  public CourseItems(CourseLibrary library, String zone, Course course) {
    this.library = library;
    this.zone = zone;
    this.course = course;
  }

  /**
   * The items of the course's own quizzes, in course order; each has the same id whenever it is
   * read.
   */
  public ItemFormat.Reading read() {
    List<Item> items = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (CourseDocument document : library.documents(zone, course.id())) {
      if (document.problem() == null) {
        List<Block> blocks = library.blocks(zone, course.id(), document.id());
        boolean asks = blocks.stream().anyMatch(b -> b.kind() == BlockKind.STEM);
        if (asks || isPage(document)) { // in pages, questions are components, no blocks
          read(document, blocks, items, problems);
        }
      }
    }
    return new ItemFormat.Reading(items, problems);
  }

  private void read(
      CourseDocument document, List<Block> blocks, List<Item> items, List<Problem> problems) {
    ItemFormat.Reading reading = file(document);
    for (Item item : reading.items()) {
      items.add(placed(item, document, hasKey(item.body()) ? List.of(TAG) : List.of(TAG, NO_KEY)));
    }
    for (Problem problem : reading.problems()) {
      problems.add(new Problem(document.path() + ", " + problem.place(), problem.message()));
    }
    if (reading.items().isEmpty()) {
      items.addAll(blocks(document, blocks));
    }
  }

  /** Whether an item says what is right; what people mark needs no key. */
  private static boolean hasKey(Body body) {
    return switch (body) {
      case Body.Choice c -> c.options().stream().anyMatch(Body.Option::right);
      case Body.ShortAnswer s -> !s.answers().isEmpty();
      case Body.Numeric n -> !n.keys().isEmpty();
      case Body.Cloze c ->
          c.parts().stream().allMatch(p -> !(p instanceof Body.Gap g) || hasKey(g.fill()));
      default -> true;
    };
  }

  private ItemFormat.Reading file(CourseDocument document) {
    ItemFormat.Reading none = new ItemFormat.Reading(List.of(), List.of());
    Path original = library.original(zone, course.id(), document.id()).orElse(null);
    if (original == null) {
      return none;
    }
    try {
      if (isPage(document)) {
        String mdx = new String(WholeFile.read(original), StandardCharsets.UTF_8);
        return MdxQuestions.read(mdx);
      }
      if (document.path().endsWith(".xml")) {
        ItemFormat.Reading olx = OlxProblems.read(document.path(), WholeFile.read(original));
        if (!olx.items().isEmpty() || !olx.problems().isEmpty()) {
          return olx;
        }
      }
      List<ItemFormat> formats =
          ItemFormats.of(Path.of(document.path())).stream().filter(ItemFormat::reads).toList();
      return formats.isEmpty() ? none : ItemFormats.read(original, formats).reading();
    } catch (ItemFileException | IOException e) {
      // It is a quiz in a format of another kind: its blocks are what there is.
      return none;
    }
  }

  private static boolean isPage(CourseDocument document) {
    return document.path().endsWith(".mdx") || document.path().endsWith(".md");
  }

  /** An item in the category of its document, under an id that no other document gives. */
  private Item placed(Item item, CourseDocument document, List<String> tags) {
    Item.About about = item.about();
    List<String> all = new ArrayList<>(about.tags());
    tags.stream().filter(t -> !all.contains(t)).forEach(all::add);
    Item.About placed =
        new Item.About(
            about.category().isEmpty() ? List.of(document.title()) : about.category(),
            about.objective(),
            about.bloom(),
            about.difficulty(),
            about.language().equals("und") ? language(document) : about.language(),
            about.author(),
            ItemState.DRAFT,
            all);
    return new Item(
        document.id() + "/" + item.id(),
        item.name(),
        item.stem(),
        item.body(),
        item.explanation(),
        item.mark(),
        placed,
        item.sources());
  }

  private String language(CourseDocument document) {
    return document.language().equals("und") ? course.language() : document.language();
  }

  private List<Item> blocks(CourseDocument document, List<Block> blocks) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).kind() == BlockKind.STEM) {
        int end = i + 1;
        while (end < blocks.size() && belongs(blocks.get(end).kind())) {
          end++;
        }
        items.add(
            placed(
                item(blocks.get(i), blocks.subList(i + 1, end)), document, List.of(TAG, NO_KEY)));
      }
    }
    return items;
  }

  private static boolean belongs(BlockKind kind) {
    return kind == BlockKind.OPTION || kind == BlockKind.FEEDBACK;
  }

  private static Item item(Block stem, List<Block> rest) {
    List<Body.Option> options = new ArrayList<>();
    StringBuilder said = new StringBuilder();
    for (Block block : rest) {
      if (block.kind() == BlockKind.OPTION) {
        options.add(new Body.Option(RichText.plain(block.text()), BigDecimal.ZERO, RichText.EMPTY));
      } else {
        said.append(said.isEmpty() ? "" : "\n").append(block.text());
      }
    }
    Body body =
        options.isEmpty()
            ? new Body.Essay(RichText.EMPTY, RichText.EMPTY)
            : new Body.Choice(options, true, true);
    return new Item(
        stem.id(),
        "",
        RichText.plain(stem.text()),
        body,
        RichText.plain(said.toString()),
        BigDecimal.ONE,
        Item.About.NOTHING,
        List.of());
  }
}
