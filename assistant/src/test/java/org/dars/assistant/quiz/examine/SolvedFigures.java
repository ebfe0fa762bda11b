package org.dars.assistant.quiz.examine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.examine.Finding.Outcome;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.make.ItemMaker;
import org.dars.assistant.quiz.make.ItemRequest;

/**
 * What the solvers of every kind say of made items, without their quotes, and of the same items
 * with wrong keys. The items are made without an examiner, so that nothing was left out by what is
 * measured. Arguments: {@code COURSE-FOLDER COUNT SEED [quoted] [reasons]}.
 */
final class SolvedFigures {

  private static final Set<ItemCheck> SOLVERS =
      Set.of(ItemCheck.SOLVED_WITH_PASSAGE, ItemCheck.NOT_GUESSED, ItemCheck.ONE_KEY);

  private final CourseExaminer examiner;
  private final List<Item> items;
  private final boolean reasons;

  private SolvedFigures(CourseExaminer examiner, List<Item> items, boolean reasons) {
    this.examiner = examiner;
    this.items = items;
    this.reasons = reasons;
  }

  public static void main(String[] args) throws Exception {
    List<SourceDocument> course = PublishedItems.course(Path.of(args[0]));
    int count = Integer.parseInt(args[1]);
    long seed = Long.parseLong(args[2]);
    List<String> more = List.of(args);
    Examination sound =
        new Examination(List.of(new Finding(ItemCheck.BODY_SOUND, Outcome.PASSED, "")));
    List<Item> made =
        new ItemMaker()
            .make(
                new ItemRequest(
                    "course", List.of(), Set.of(), Set.of(), count, seed, "en", List.of()),
                course,
                item -> sound,
                null)
            .items();
    List<Item> items =
        more.contains("quoted") ? made : made.stream().map(SolvedFigures::unquoted).toList();
    SolvedFigures figures =
        new SolvedFigures(new CourseExaminer(course, "en"), items, more.contains("reasons"));
    System.out.printf("%d items made with seed %d%n", items.size(), seed);
    figures.sound();
    figures.spoilt();
  }

  private static Item unquoted(Item item) {
    return new Item(
        item.id(),
        item.name(),
        item.stem(),
        item.body(),
        item.explanation(),
        item.mark(),
        item.about(),
        List.of());
  }

  private void sound() {
    Map<ItemKind, Map<ItemCheck, Map<Outcome, Integer>>> counts = new EnumMap<>(ItemKind.class);
    long began = System.nanoTime();
    int rejected = 0;
    for (Item item : items) {
      boolean bad = false;
      for (Finding f : examiner.examine(item).findings()) {
        if (SOLVERS.contains(f.check())) {
          counts
              .computeIfAbsent(item.body().kind(), k -> new EnumMap<>(ItemCheck.class))
              .computeIfAbsent(f.check(), c -> new EnumMap<>(Outcome.class))
              .merge(f.outcome(), 1, Integer::sum);
          bad |= f.outcome() == Outcome.FAILED;
          tell(item, "sound", f);
        }
      }
      rejected += bad ? 1 : 0;
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.println("kind | check | passed | failed | warned | not applied");
    counts.forEach((kind, checks) ->
        checks.forEach((check, n) ->
            System.out.println(
                Arrays.stream(Outcome.values())
                    .map(o -> String.valueOf(n.getOrDefault(o, 0)))
                    .collect(
                        Collectors.joining(
                            " | ", kind.label() + " | " + check.label() + " | ", "")))));
    System.out.printf(
        Locale.ROOT,
        "failed by a solver: %d of %d (%.1f %%); %.0f items/s%n",
        rejected,
        items.size(),
        100.0 * rejected / items.size(),
        items.size() / seconds);
  }

  private void tell(Item item, String how, Finding f) {
    if (reasons && (f.outcome() == Outcome.FAILED || f.outcome() == Outcome.WARNED)) {
      System.out.printf(
          "  %s %s %s %s: %s ¦ %s%n",
          how,
          item.body().kind().label(),
          f.outcome(),
          f.check(),
          item.stem().value().replace('\n', ' '),
          f.reason());
    }
  }

  /** Rejected or warned of by any check, where the sound item was not in that way. */
  private void spoilt() {
    KindSpoils spoils = new KindSpoils(items);
    for (KindSpoils.Spoil spoil : KindSpoils.Spoil.values()) {
      int made = 0;
      int failed = 0;
      int noticed = 0;
      Map<ItemCheck, Integer> by = new EnumMap<>(ItemCheck.class);
      for (Item item : items) {
        Item bad = spoils.spoil(item, spoil);
        if (bad == null) {
          continue;
        }
        made++;
        List<Finding> worse = worse(item, bad);
        worse.forEach(f -> by.merge(f.check(), 1, Integer::sum));
        failed += worse.stream().anyMatch(f -> f.outcome() == Outcome.FAILED) ? 1 : 0;
        noticed += worse.isEmpty() ? 0 : 1;
        if (reasons && worse.stream().noneMatch(f -> f.outcome() == Outcome.FAILED)) {
          System.out.printf("  not rejected: %s of %s%n", spoil, item.stem().value());
        }
      }
      System.out.printf(
          Locale.ROOT,
          "%s | %d | %.1f %% | %.1f %% | %s%n",
          spoil,
          made,
          100.0 * failed / Math.max(1, made),
          100.0 * noticed / Math.max(1, made),
          by);
    }
  }

  private List<Finding> worse(Item item, Item bad) {
    List<Finding> before = examiner.examine(item).findings();
    List<Finding> worse = new ArrayList<>();
    for (Finding f : examiner.examine(bad).findings()) {
      boolean bads = f.outcome() == Outcome.FAILED || f.outcome() == Outcome.WARNED;
      boolean anew =
          before.stream().noneMatch(b -> b.check() == f.check() && b.outcome() == f.outcome());
      if (bads && anew) {
        worse.add(f);
      }
    }
    return worse;
  }
}
