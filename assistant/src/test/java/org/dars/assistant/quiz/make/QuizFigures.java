package org.dars.assistant.quiz.make;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dars.assistant.quiz.RealCourses;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.examine.CourseExaminer;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.examine.Finding;
import org.dars.assistant.quiz.examine.Finding.Outcome;
import org.dars.assistant.quiz.examine.ItemCheck;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.index.courseware.Block;
import org.dars.models.Embedder;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;

/**
 * Prints the figures of docs/quiz.md: {@code QuizFigures COUNT SEED LANGUAGE FOLDER…} makes items
 * of the folders as one course and counts; {@code print=EVERY} before it prints every so-manieth
 * item with its passage and its key, {@code stop=N} stops after N items and goes on from them,
 * {@code words=1} makes without the embedder that comes with Dars, {@code vectors=1} examines with
 * it, too.
 */
public final class QuizFigures {

  private QuizFigures() {}

  public static void main(String[] args) throws Exception {
    int first = 0;
    int every = 0;
    int stop = 0;
    boolean words = false;
    boolean vectors = false;
    for (; args[first].contains("="); first++) {
      int value = Integer.parseInt(args[first].substring(args[first].indexOf('=') + 1));
      every = args[first].startsWith("print=") ? value : every;
      stop = args[first].startsWith("stop=") ? value : stop;
      words |= args[first].startsWith("words=");
      vectors |= args[first].startsWith("vectors=") && value > 0;
    }
    int count = Integer.parseInt(args[first]);
    long seed = Long.parseLong(args[first + 1]);
    String language = args[first + 2];
    List<SourceDocument> documents = new ArrayList<>();
    for (int i = first + 3; i < args.length; i++) {
      documents.addAll(RealCourses.read(Path.of(args[i]), "f" + i + "-"));
    }
    try (Embedder embedder = vectors ? OnnxEmbedder.open(EmbedderSettings.standard()) : null) {
      figures(
          documents,
          new ItemMaker(
              words
                  ? TermVectors.none()
                  : new TermVectors(() -> OnnxEmbedder.open(EmbedderSettings.standard()))),
          new CourseExaminer(documents, language, embedder, null),
          count,
          seed,
          language,
          stop,
          every);
    }
  }

  private static void figures(
      List<SourceDocument> documents,
      ItemMaker maker,
      Examiner examiner,
      int count,
      long seed,
      String language,
      int stop,
      int every)
      throws InterruptedException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long core = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    List<Item> known = new ArrayList<>();
    if (stop > 0) {
      int most = stop;
      ItemListener until =
          (item, e) -> {
            known.add(item);
            return known.size() < most;
          };
      maker.make(request(count, seed, language, List.of()), documents, examiner, null, until);
      System.out.printf("stopped after %d items%n", known.size());
    }
    Made made =
        maker.make(request(count - known.size(), seed, language, known), documents, examiner, null);
    double seconds = (System.nanoTime() - start) / 1e9;
    double ofCore = (threads.getCurrentThreadCpuTime() - core) / 1e9;
    List<Item> all = new ArrayList<>(known);
    all.addAll(made.items());
    System.out.printf(
        "%d documents, %d sections, %d items in %.1f s: %.0f items/s by the clock, %.0f a second of one core's time%n",
        documents.size(),
        sections(documents),
        all.size(),
        seconds,
        all.size() / seconds,
        all.size() / ofCore);
    counts(all, made);
    checks(made);
    Proof.check(all, documents);
    for (int i = 0; every > 0 && i < made.items().size(); i += every) {
      Printed.print(i, made.items().get(i), documents);
    }
    for (int i = 0; every > 0 && i < made.items().size(); i += every) {
      System.out.println("key of " + i + ": " + Printed.key(made.items().get(i).body()));
    }
  }

  private static ItemRequest request(int count, long seed, String language, List<Item> known) {
    return new ItemRequest("course", List.of(), Set.of(), Set.of(), count, seed, language, known);
  }

  private static long sections(List<SourceDocument> documents) {
    return documents.stream()
        .flatMap(d -> d.blocks().stream())
        .filter(b -> b.kind() == org.dars.index.courseware.BlockKind.HEADING)
        .count();
  }

  private static void counts(List<Item> items, Made made) {
    Map<ItemKind, Integer> kinds = new EnumMap<>(ItemKind.class);
    Map<String, Integer> ways = new TreeMap<>();
    Map<String, Integer> blooms = new TreeMap<>();
    int[] keys = new int[8];
    for (Item item : items) {
      kinds.merge(item.body().kind(), 1, Integer::sum);
      ways.merge(item.about().tags().getFirst(), 1, Integer::sum);
      blooms.merge(String.valueOf(item.about().bloom()), 1, Integer::sum);
      if (item.body() instanceof Body.Choice c && c.single()) {
        for (int i = 0; i < c.options().size(); i++) {
          keys[i] += c.options().get(i).right() ? 1 : 0;
        }
      }
    }
    int offered = items.size() + made.dropped().values().stream().mapToInt(i -> i).sum();
    System.out.printf("kinds %s%nways %s%nBloom %s%n", kinds, ways, blooms);
    long understood = items.stream().filter(i -> i.about().bloom() != Bloom.REMEMBER).count();
    System.out.printf(
        "more than remember: %d of %d, %.0f %%%n",
        understood, items.size(), 100.0 * understood / items.size());
    System.out.printf("keys at A/B/C/D %d/%d/%d/%d%n", keys[0], keys[1], keys[2], keys[3]);
    for (ItemCheck check : ItemCheck.values()) {
      int dropped = made.dropped().getOrDefault(check, 0);
      if (dropped > 0) {
        System.out.printf(
            "%s: dropped %d, %.1f %% of %d candidates pass%n",
            check.label(), dropped, 100.0 * (offered - dropped) / offered, offered);
      }
    }
    made.notes().forEach(n -> System.out.println("note: " + n));
  }

  /** What each check says of the items that were kept; those that failed one were left out. */
  private static void checks(Made made) {
    Map<ItemCheck, Map<Outcome, Integer>> counts = new EnumMap<>(ItemCheck.class);
    for (Examination examination : made.examinations()) {
      for (Finding f : examination.findings()) {
        counts
            .computeIfAbsent(f.check(), c -> new EnumMap<>(Outcome.class))
            .merge(f.outcome(), 1, Integer::sum);
      }
    }
    System.out.println("check | passed | warned | failed (left out) | not applied");
    counts.forEach((check, n) ->
        System.out.printf(
            "%s | %d | %d | %d | %d%n",
            check.label(),
            n.getOrDefault(Outcome.PASSED, 0),
            n.getOrDefault(Outcome.WARNED, 0),
            made.dropped().getOrDefault(check, 0),
            n.getOrDefault(Outcome.NOT_APPLIED, 0)));
  }

  /** Counts again what the maker promises, by other code. */
  static final class Proof {
    private Proof() {}

    static void check(List<Item> items, List<SourceDocument> documents) {
      Map<String, String> blocks = new HashMap<>();
      for (SourceDocument d : documents) {
        for (Block b : d.blocks()) {
          blocks.put(d.id() + " " + b.id(), b.text());
        }
      }
      Set<String> stems = new HashSet<>();
      int duplicates = 0;
      int twoKeys = 0;
      int unproven = 0;
      for (Item item : items) {
        duplicates += stems.add(Asked.text(item).toLowerCase(java.util.Locale.ROOT)) ? 0 : 1;
        boolean held = !item.sources().isEmpty();
        for (SourceQuote q : item.sources()) {
          held &= blocks.getOrDefault(q.document() + " " + q.block(), "").contains(q.quote());
        }
        unproven += held ? 0 : 1;
        twoKeys += keys(item) == 1 ? 0 : 1;
      }
      System.out.printf(
          "duplicates %d, single choices without exactly one key or with two equal options %d, without a provable quote %d%n",
          duplicates, twoKeys, unproven);
    }

    /** Right options of a single choice; more when a wrong one reads the same. */
    private static long keys(Item item) {
      if (!(item.body() instanceof Body.Choice c) || !c.single()) {
        return 1;
      }
      long right = c.options().stream().filter(Body.Option::right).count();
      long distinct =
          c.options().stream()
              .map(o -> o.text().value().strip().toLowerCase(java.util.Locale.ROOT))
              .distinct()
              .count();
      return right + c.options().size() - distinct;
    }
  }

  /** An item for a reader: the question and the passage; keys are told at the end. */
  static final class Printed {
    private Printed() {}

    static void print(int number, Item item, List<SourceDocument> documents) {
      System.out.printf(
          "%n--- %d %s [%s] %s%n%s%n",
          number,
          item.body().kind().label(),
          item.about().tags().getFirst(),
          item.about().bloom(),
          item.stem().value());
      System.out.println(body(item.body()));
      if (!(item.body() instanceof Body.Essay)) {
        for (SourceQuote q : item.sources().stream().limit(5).toList()) {
          System.out.println("   § " + q.place() + ": " + q.quote());
        }
      }
    }

    private static String body(Body body) {
      List<String> lines = new ArrayList<>();
      switch (body) {
        case Body.Choice c -> c.options().forEach(o -> lines.add(o.text().value()));
        case Body.TrueFalse _, Body.Numeric _, Body.ShortAnswer _, Body.Description _ -> {}
        case Body.Cloze c ->
            c.parts()
                .forEach(p ->
                    lines.add(
                        switch (p) {
                          case Body.Words w -> w.text().value();
                          case Body.Gap g -> "[_____]\n" + body(g.fill());
                        }));
        case Body.Matching m -> {
          m.pairs().forEach(p -> lines.add(p.prompt().value() + " = " + p.partner().value()));
          m.extra().forEach(e -> lines.add("extra " + e.value()));
        }
        case Body.Ordering o -> o.steps().forEach(t -> lines.add(t.value()));
        case Body.Essay e -> lines.add(e.rubric().value());
      }
      return lines.isEmpty() ? "" : "   - " + String.join("\n   - ", lines);
    }

    /** What counts as right, in one line. */
    static String key(Body body) {
      return switch (body) {
        case Body.Choice c ->
            c.options().stream().filter(Body.Option::right).map(o -> o.text().value()).toList()
                + "";
        case Body.TrueFalse t -> String.valueOf(t.key());
        case Body.Numeric n ->
            n.keys().getFirst().value() + " ± " + n.keys().getFirst().tolerance() + " " + n.unit();
        case Body.ShortAnswer a -> a.answers().stream().map(Body.Accepted::text).toList() + "";
        case Body.Cloze c ->
            c.parts().stream()
                    .flatMap(p ->
                        p instanceof Body.Gap g ? java.util.stream.Stream.of(key(g.fill())) : null)
                    .toList()
                + "";
        case Body.Matching _, Body.Ordering _ -> "as printed";
        case Body.Essay _, Body.Description _ -> "none";
      };
    }
  }
}
