package org.dars.assistant.quiz.examine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.examine.Finding.Outcome;
import org.dars.assistant.quiz.item.Item;
import org.dars.models.Embedder;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;

/**
 * What the examiner says of items that people published, and of the same items spoilt in known
 * ways. Arguments: {@code COURSE-FOLDER QUESTIONS.jsonl fitted|held-out [vectors] [reasons]}.
 */
final class ExaminerFigures {

  private ExaminerFigures() {}

  public static void main(String[] args) throws Exception {
    List<SourceDocument> course = PublishedItems.course(Path.of(args[0]));
    List<Item> items = PublishedItems.read(Path.of(args[1]), args[2].equals("fitted") ? 0 : 1);
    List<String> more = List.of(args);
    if (more.contains("vectors")) {
      try (Embedder embedder = OnnxEmbedder.open(EmbedderSettings.standard())) {
        print(course, new CourseExaminer(course, "en", embedder, null), items, more);
      }
    } else {
      print(course, new CourseExaminer(course, "en"), items, more);
    }
  }

  private static void print(
      List<SourceDocument> course, CourseExaminer examiner, List<Item> items, List<String> more) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long began = System.nanoTime();
    items.forEach(examiner::examine);
    double first = (System.nanoTime() - began) / 1e9;
    items.forEach(examiner::examine);
    items.forEach(examiner::examine);
    long start = threads.getCurrentThreadCpuTime();
    List<Examination> examinations = examiner.examine(items);
    double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d items of %s: the first time %.0f a second by the clock, the fourth %.0f a second of one"
            + " core's time%n",
        items.size(),
        more.get(2),
        items.size() / first,
        items.size() / seconds);
    published(items, examinations, more.contains("reasons"));
    Spoils spoils = new Spoils(course, items);
    for (Spoils.Spoil spoil : Spoils.Spoil.values()) {
      spoilt(spoil, spoils, examiner, items, more.contains("reasons"));
    }
  }

  private static void published(List<Item> items, List<Examination> examinations, boolean reasons) {
    Map<ItemCheck, Map<Outcome, Integer>> counts = new EnumMap<>(ItemCheck.class);
    int rejected = 0;
    for (int i = 0; i < items.size(); i++) {
      rejected += examinations.get(i).sound() ? 0 : 1;
      for (Finding f : examinations.get(i).findings()) {
        counts
            .computeIfAbsent(f.check(), c -> new EnumMap<>(Outcome.class))
            .merge(f.outcome(), 1, Integer::sum);
        if (reasons && (f.outcome() == Outcome.FAILED || f.outcome() == Outcome.WARNED)) {
          System.out.printf(
              "  %s %s %s: %s%n", items.get(i).id(), f.outcome(), f.check(), f.reason());
        }
      }
    }
    System.out.println("check | passed | failed | warned | not applied");
    counts.forEach((check, n) ->
        System.out.println(
            Arrays.stream(Outcome.values())
                .map(o -> String.valueOf(n.getOrDefault(o, 0)))
                .collect(Collectors.joining(" | ", check + " | ", ""))));
    System.out.printf(
        Locale.ROOT,
        "rejected: %d of %d (%.1f %%)%n",
        rejected,
        items.size(),
        100.0 * rejected / items.size());
  }

  /** Of spoilt items, how many are rejected, and how many are warned of anew by some check. */
  private static void spoilt(
      Spoils.Spoil spoil,
      Spoils spoils,
      CourseExaminer examiner,
      List<Item> items,
      boolean reasons) {
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
      List<Finding> before = examiner.examine(item).findings();
      List<Finding> worse = new ArrayList<>();
      for (Finding f : examiner.examine(bad).findings()) {
        boolean bads = f.outcome() == Outcome.FAILED || f.outcome() == Outcome.WARNED;
        boolean anew =
            before.stream().noneMatch(b -> b.check() == f.check() && b.outcome() == f.outcome());
        if (bads && anew) {
          worse.add(f);
          by.merge(f.check(), 1, Integer::sum);
        }
      }
      failed += worse.stream().anyMatch(f -> f.outcome() == Outcome.FAILED) ? 1 : 0;
      noticed += worse.isEmpty() ? 0 : 1;
      if (reasons && worse.isEmpty()) {
        System.out.println("  not noticed: " + spoil + " of " + item.id());
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d made, %.1f %% rejected, %.1f %% rejected or warned of, by %s%n",
        spoil,
        made,
        100.0 * failed / Math.max(1, made),
        100.0 * noticed / Math.max(1, made),
        by);
  }
}
