package org.dars.assistant.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.Blueprint;
import org.dars.assistant.quiz.bank.BlueprintJson;
import org.dars.assistant.quiz.bank.Blueprints;
import org.dars.assistant.quiz.bank.SectionNames;
import org.dars.assistant.quiz.bank.TestForms;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "blueprint",
    mixinStandardHelpOptions = true,
    header = "What tests are made of: keep a blueprint, see what it lacks, draw a test.",
    description = {
      "Without a second word, all blueprints of the course. Exit code 1 when approved items are missing.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars bank blueprint my-course                     all of them",
      "  ./dars bank blueprint my-course final.json          keep the blueprint in a file",
      "  ./dars bank blueprint my-course final               what it asks for, and what is missing",
      "  ./dars bank blueprint my-course final --draw 7      a test; the same number, the same test",
      "%n  final.json: {\"id\": \"final\", \"title\": \"Final\", \"passMark\": 0.6, \"cells\":",
      "    [{\"section\": \"Tides\", \"count\": 5}, {\"kind\": \"numeric\", \"bloom\": \"apply\", \"count\": 2}]}"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BankBlueprintCommand implements Callable<Integer> {

  @ParentCommand private BankCommand bank;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID|FILE",
      description = "id of a blueprint, or a .json file with one")
  private @Nullable String named;

  @Option(names = "--draw", paramLabel = "SEED", description = "draw a test with this number")
  private @Nullable Long seed;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** A blueprint and how the bank fills it. */
  record Row(JsonNode blueprint, TestForms.Cover cover) {}

  @Override
  public Integer call() throws IOException, LanguageModelException {
    try (App app = bank.dars().open()) {
      Course known = Courses.required(app, course);
      Blueprints blueprints = app.quizzes().blueprints(app.zone(), known);
      List<Item> approved =
          app.quizzes().bank(app.zone(), known).list(ItemState.APPROVED).stream()
              .map(BankItem::item)
              .toList();
      PrintWriter out = spec.commandLine().getOut();
      int code =
          named == null
              ? list(blueprints, approved, out)
              : one(
                  chosen(blueprints, () -> app.quizzes().sections(app.zone(), known), named),
                  approved,
                  out);
      out.flush();
      return code;
    }
  }

  private int list(Blueprints blueprints, List<Item> approved, PrintWriter out) {
    List<Row> rows = blueprints.list().stream().map(k -> row(k.blueprint(), approved)).toList();
    if (json) {
      out.println(Json.of(rows));
    } else {
      for (Blueprints.Kept kept : blueprints.list()) {
        Blueprint b = kept.blueprint();
        int missing = TestForms.cover(b, approved).missing();
        out.printf(
            "%s  %s, %d items%s%n",
            b.id(), b.title(), b.count(), missing == 0 ? "" : ", missing " + missing);
      }
    }
    return 0;
  }

  private static Row row(Blueprint blueprint, List<Item> approved) {
    return new Row(Json.tree(BlueprintJson.write(blueprint)), TestForms.cover(blueprint, approved));
  }

  /** The blueprint of an id, or of a file, which is kept in place of one of the same id. */
  private static Blueprint chosen(
      Blueprints blueprints, Supplier<SectionNames> sections, String named) throws IOException {
    if (!named.endsWith(".json")) {
      return blueprints
          .find(named)
          .orElseThrow(() ->
              new CommandException(
                  "there is no blueprint \"%s\"; give a .json file to keep one".formatted(named)))
          .blueprint();
    }
    try {
      Blueprint read = BlueprintJson.read(Files.readString(Path.of(named)));
      sections.get().check(read);
      int version = blueprints.find(read.id()).map(Blueprints.Kept::version).orElse(0);
      if (!blueprints.save(read, version)) {
        throw new CommandException(named + ": somebody else changed it meanwhile; run it again");
      }
      return read;
    } catch (IllegalArgumentException e) {
      throw new CommandException(named + ": " + e.getMessage());
    }
  }

  private int one(Blueprint blueprint, List<Item> approved, PrintWriter out) {
    TestForms.Cover cover = TestForms.cover(blueprint, approved);
    if (seed != null) {
      return draw(blueprint, approved, seed, out);
    }
    if (json) {
      out.println(Json.of(row(blueprint, approved)));
      return cover.whole() ? 0 : 1;
    }
    out.printf("%s  %s, %d items%n", blueprint.id(), blueprint.title(), blueprint.count());
    for (int i = 0; i < cover.cells().size(); i++) {
      TestForms.CellCover its = cover.cells().get(i);
      Blueprint.Cell cell = blueprint.cells().get(i);
      out.printf(
          "  cell %d (%s): %d of %d filled, %d approved items fit%n",
          i + 1, TestForms.name(cell), its.filled(), cell.count(), its.fitting());
    }
    out.println(
        cover.whole()
            ? "nothing is missing"
            : "missing: %d (cells %s ask for %d together, %d different items fit them)"
                .formatted(
                    cover.missing(),
                    String.join(
                        ", ", cover.tight().stream().map(c -> String.valueOf(c + 1)).toList()),
                    cover.asked(),
                    cover.there()));
    return cover.whole() ? 0 : 1;
  }

  private int draw(Blueprint blueprint, List<Item> approved, long seed, PrintWriter out) {
    try {
      List<String> ids =
          TestForms.draw(blueprint, approved, seed).items().stream().map(Item::id).toList();
      if (json) {
        out.println(Json.of(ids));
      } else {
        ids.forEach(out::println);
      }
      return 0;
    } catch (TestForms.TooFewItemsException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
  }
}
