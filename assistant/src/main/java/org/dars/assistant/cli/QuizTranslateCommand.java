package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.localise.TeamChecks;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.examine.Finding.Outcome;
import org.dars.assistant.quiz.exchange.ItemFormat;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;
import org.dars.assistant.quiz.exchange.ItemFormats;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.translated.ItemEngines;
import org.dars.assistant.quiz.translated.ItemLanguages;
import org.dars.assistant.quiz.translated.ItemLocaliser;
import org.dars.assistant.quiz.translated.ItemTranslating;
import org.dars.assistant.quiz.translated.ItemTranslation;
import org.dars.assistant.quiz.translated.Multilang;
import org.dars.assistant.quiz.translated.TranslationCheck;
import org.dars.models.LanguageModelException;
import org.dars.translator.engine.EngineException;
import org.dars.translator.memory.MemoryInUseException;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "translate",
    mixinStandardHelpOptions = true,
    header = "Put the items of a course's question bank into other languages.",
    description = {
      "Only texts are translated, as courses are; keys, weights and order stay. Each item is proven",
      "again in the words of the localised course (./dars localise), and what fails is flagged for a",
      "person. Learners see what a person approved. The same command goes on where it was stopped, and",
      "does anew what has changed. A tag such as en-KZ, of an English course, follows its adaptation",
      "to the country and translates nothing. Exit code 0 when it came to its end.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars quiz translate sample --to es,ar",
      "  ./dars quiz translate sample --to kk --engine llm --drafts   items that are not approved, too",
      "  ./dars quiz translate sample --to es --approve --by Amina    what nothing is wrong with",
      "  ./dars quiz translate sample --to es --moodle quiz.xml       approved items, all languages in one"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class QuizTranslateCommand implements Callable<Integer> {

  @ParentCommand private QuizCommand quiz;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Option(
      names = "--to",
      required = true,
      split = ",",
      paramLabel = "LANG",
      description = "language tags, as es,ar,kk")
  private List<String> to;

  @Option(
      names = "--engine",
      defaultValue = "auto",
      paramLabel = "ENGINE",
      description = EngineOption.DESCRIPTION)
  private String engine;

  @Option(names = "--drafts", description = "items that nobody has approved, too (default: no)")
  private boolean drafts;

  @Option(
      names = "--approve",
      description = "approve the translations that nothing is wrong with; needs --by")
  private boolean approve;

  @Option(names = "--by", paramLabel = "NAME", description = "who approves")
  private @Nullable String by;

  @Option(
      names = "--moodle",
      paramLabel = "FILE",
      description = "write the approved ones as Moodle XML, all languages of an item in one")
  private @Nullable Path moodle;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /**
   * What came of a language.
   *
   * @param follows id of the localised course; "" for none
   * @param made now
   * @param checks how many items passed and failed each check
   * @param flags what is wrong, by item
   */
  record Done(
      String language,
      String follows,
      int items,
      int made,
      int sound,
      int approved,
      Map<String, int[]> checks,
      Map<String, List<String>> flags) {}

  @Override
  public Integer call()
      throws IOException, InterruptedException, LanguageModelException, EngineException {
    if (approve && (by == null || by.isBlank())) {
      throw new ParameterException(spec.commandLine(), "--approve needs --by NAME: who approves?");
    }
    for (String tag : to) {
      LanguageTag.checked(spec, "--to", tag);
    }
    try (App app = quiz.dars().open();
        ZoneEngines engines = ZoneEngines.of(app);
        TranslationMemory memory = memory(app)) {
      Course source = Courses.required(app, course);
      List<BankItem> items = items(app, source);
      List<Done> all = new ArrayList<>();
      for (String tag : to) {
        all.add(language(app, engines, memory, source, items, tag));
      }
      if (moodle != null) {
        moodle(app, source, items, moodle);
      }
      print(all);
      return 0;
    }
  }

  private List<BankItem> items(App app, Course source) {
    List<BankItem> items = ItemTranslating.items(app.quizzes(), app.zone(), source, drafts);
    if (items.isEmpty()) {
      throw new CommandException(
          "the question bank of \"%s\" has no %s"
              .formatted(
                  source.id(),
                  drafts ? "items" : "approved items; --drafts takes those that nobody approved"));
    }
    return items;
  }

  private @Nullable TranslationMemory memory(App app) throws IOException {
    try {
      return TranslationMemory.open(app.settings().home().memory(app.zone()));
    } catch (MemoryInUseException e) {
      spec.commandLine()
          .getErr()
          .println(
              "note: another process has the translation memory (./dars serve?): it is not used");
      return null;
    }
  }

  private Done language(
      App app,
      ZoneEngines engines,
      @Nullable TranslationMemory memory,
      Course source,
      List<BankItem> items,
      String tag)
      throws IOException, InterruptedException, EngineException {
    ItemLanguages languages = app.quizzes().languages(app.zone(), source);
    ItemLocaliser localiser =
        languages.sameLanguage(tag) ? null : localiser(app, engines, memory, source, tag);
    int made;
    try (Progress progress = Progress.of("translating into " + tag, items.size())) {
      made = languages.translate(items, tag, localiser, progress::to, () -> false).size();
    }
    if (approve && by != null) {
      Map<String, BankItem> byId = new HashMap<>();
      items.forEach(i -> byId.put(i.item().id(), i));
      languages.approveSound(tag, languages.list(tag), byId);
    }
    return done(languages, items, tag, made);
  }

  private ItemLocaliser localiser(
      App app, ZoneEngines engines, @Nullable TranslationMemory memory, Course source, String tag)
      throws IOException, EngineException {
    return new ItemEngines(
            new TeamChecks(app.settings().home()),
            app.courseware(),
            engines.engines(),
            memory,
            app.spending())
        .localiser(app.zone(), source, engine, tag);
  }

  private static Done done(ItemLanguages languages, List<BankItem> items, String tag, int made) {
    Map<TranslationCheck, int[]> checks = new EnumMap<>(TranslationCheck.class);
    Map<String, int[]> named = new LinkedHashMap<>();
    Map<String, List<String>> flags = new LinkedHashMap<>();
    int sound = 0;
    int approved = 0;
    for (BankItem item : items) {
      ItemTranslation t = languages.find(item.item().id(), tag).orElse(null);
      if (t == null) {
        continue;
      }
      sound += t.sound() ? 1 : 0;
      approved += t.approved() ? 1 : 0;
      t.findings()
          .forEach(f -> {
            int[] counts = checks.computeIfAbsent(f.check(), c -> new int[2]);
            if (f.outcome() != Outcome.NOT_APPLIED) {
              counts[f.outcome() == Outcome.FAILED ? 1 : 0]++;
            }
          });
      if (!t.flags().isEmpty()) {
        flags.put(t.item().id(), t.flags());
      }
    }
    checks.forEach((check, counts) -> named.put(check.label(), counts));
    return new Done(
        tag, languages.followed(tag).orElse(""), items.size(), made, sound, approved, named, flags);
  }

  private void moodle(App app, Course source, List<BankItem> items, Path file) throws IOException {
    ItemLanguages languages = app.quizzes().languages(app.zone(), source);
    List<Item> written = new ArrayList<>();
    List<Loss> losses = new ArrayList<>();
    for (BankItem banked : items) {
      Item item = banked.item();
      List<ItemTranslation> shown = new ArrayList<>();
      for (String tag : to) {
        languages
            .find(item.id(), tag)
            .filter(t -> t.approved() && !languages.stale(t, item))
            .ifPresent(shown::add);
      }
      String refused = shown.isEmpty() ? "" : Multilang.refuses(item, shown);
      if (!refused.isEmpty()) {
        losses.add(new Loss(item.id(), "it is in one language only: " + refused, false));
      }
      written.add(
          shown.isEmpty() || !refused.isEmpty()
              ? item
              : Multilang.of(item, source.language(), shown));
    }
    ItemFormat moodle = ItemFormats.named("moodle-xml").orElseThrow();
    WholeFile.write(file, part -> losses.addAll(moodle.write(written, part)));
    PrintWriter err = spec.commandLine().getErr();
    err.println(written.size() + " items written to " + file);
    QuizFormats.grouped(losses).forEach(l -> err.println("note: " + l));
  }

  private void print(List<Done> all) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(all));
      out.flush();
      return;
    }
    for (Done done : all) {
      out.printf(
          "%s: %d items, %d translated now, %d sound, %d approved%s%n",
          done.language(),
          done.items(),
          done.made(),
          done.sound(),
          done.approved(),
          done.follows().isEmpty()
              ? "; the library has no course in it, so nothing proves them"
              : ", after " + done.follows());
      done.checks()
          .forEach((check, counts) ->
              out.printf("  %-16s %4d passed %4d failed%n", check, counts[0], counts[1]));
      done.flags().forEach((item, flags) -> flags.forEach(f -> out.printf("  %s: %s%n", item, f)));
    }
    out.flush();
  }
}
