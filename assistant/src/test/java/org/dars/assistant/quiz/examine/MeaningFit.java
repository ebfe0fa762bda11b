package org.dars.assistant.quiz.examine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.examine.CourseIndex.Place;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.make.ItemMaker;
import org.dars.assistant.quiz.make.ItemRequest;
import org.dars.index.courseware.Definition;
import org.dars.models.Embedder;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;
import org.jspecify.annotations.Nullable;

/**
 * How near in meaning two texts are that say the same, and two that do not: for each threshold the
 * precision and recall on every other pair and, for the one that is used, on the rest. Arguments:
 * {@code COURSE-FOLDER QUESTIONS.jsonl options|items [held-out]}.
 */
final class MeaningFit {

  private static final double[] THRESHOLDS = {
    0.70, 0.74, 0.76, 0.78, 0.80, 0.82, 0.84, 0.86, 0.88, 0.89, 0.90, 0.91, 0.92, 0.93, 0.94, 0.95,
    0.96, 0.97
  };

  private MeaningFit() {}

  /**
   * @param same whether they say the same
   */
  private record Pair(String one, String other, boolean same, double nearness) {}

  public static void main(String[] args) throws Exception {
    List<SourceDocument> course = PublishedItems.course(Path.of(args[0]));
    boolean heldOut = List.of(args).contains("held-out");
    try (Embedder embedder = OnnxEmbedder.open(EmbedderSettings.standard())) {
      Vectors vectors = new Vectors(embedder);
      List<Pair> pairs =
          args[2].equals("options")
              ? options(course, Path.of(args[1]), vectors, heldOut ? 1 : 0)
              : items(course, vectors, heldOut ? 1 : 0);
      print(pairs);
    }
  }

  /**
   * A definition of the course's list of terms and what a sentence elsewhere says that the term is
   * mean the same; a key and a distractor of a published item do not.
   */
  private static List<Pair> options(
      List<SourceDocument> course, Path questions, Vectors vectors, int half) throws Exception {
    List<Pair> pairs = new ArrayList<>();
    Wording wording = Wording.of("en");
    for (Item item : PublishedItems.read(questions, half)) {
      Ask ask = Ask.of(item.stem(), item.body(), wording).getFirst();
      for (Said distractor : ask.distractors()) {
        pair(ask.keys().getFirst().text(), distractor.text(), false, vectors, pairs);
      }
    }
    CourseIndex index = new CourseIndex(course, wording);
    Map<String, String> defined = new LinkedHashMap<>();
    for (Place place : index.places()) {
      Definition.of(place.block()).ifPresent(d -> defined.putIfAbsent(d.term(), d.definition()));
    }
    int number = 0;
    for (Map.Entry<String, String> e : defined.entrySet()) {
      String other = said(index, e.getKey(), e.getValue());
      if (other != null && number++ % 2 == half) {
        pair(e.getValue(), other, true, vectors, pairs);
      }
    }
    return pairs;
  }

  /** What a sentence that begins "X is" or "X are" says of a term; null for none. */
  private static @Nullable String said(CourseIndex index, String term, String definition) {
    for (Place place : index.places()) {
      if (Definition.of(place.block()).isPresent()) {
        continue;
      }
      for (CourseIndex.Sentence s : place.sentences()) {
        String text = s.said().text();
        for (String is :
            new String[] {" is a ", " is an ", " is the ", " refers to ", " is when "}) {
          boolean begins =
              text.toLowerCase(Locale.ROOT).startsWith(term.toLowerCase(Locale.ROOT) + is);
          if (begins && !text.contains(definition)) {
            return text.substring(term.length() + is.length());
          }
        }
      }
    }
    return null;
  }

  /** Items made of the same quote with the same key, and items made of different quotes. */
  private static List<Pair> items(List<SourceDocument> course, Vectors vectors, int half)
      throws InterruptedException {
    Set<Item> all = new LinkedHashSet<>();
    CourseExaminer examiner = new CourseExaminer(course, "en");
    for (long seed = 1; seed <= 3; seed++) {
      ItemRequest request =
          new ItemRequest(
              "c",
              List.of(),
              Set.of(ItemKind.SINGLE_CHOICE, ItemKind.SHORT_ANSWER, ItemKind.CLOZE),
              Set.of(),
              400,
              seed,
              "en",
              List.of());
      all.addAll(new ItemMaker().make(request, course, examiner, null).items());
    }
    List<Item> items = all.stream().filter(i -> (fact(i).hashCode() & 1) == half).toList();
    Meanings meanings = new Meanings("en", vectors);
    List<Meanings.Asked> asked = items.stream().map(meanings::asked).toList();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      for (int j = 0; j < i; j++) {
        boolean same = fact(items.get(i)).equals(fact(items.get(j)));
        boolean words = asked.get(i).said().text().equals(asked.get(j).said().text());
        if (!words) {
          double near = meanings.nearness(asked.get(i), asked.get(j));
          if (same || near >= THRESHOLDS[0]) {
            String one = asked.get(i).said().text();
            pairs.add(new Pair(one, asked.get(j).said().text(), same, near));
          }
        }
      }
    }
    System.out.println(items.size() + " items");
    return pairs;
  }

  private static String fact(Item item) {
    return item.sources().getFirst().quote();
  }

  private static void pair(String one, String other, boolean same, Vectors vectors, List<Pair> to) {
    Wording wording = Wording.of("en");
    double near = OneMeaning.nearness(wording.said(one), wording.said(other), vectors);
    if (near > 0) {
      to.add(new Pair(one, other, same, near));
    }
  }

  private static void print(List<Pair> pairs) {
    long same = pairs.stream().filter(Pair::same).count();
    System.out.printf("%d pairs that say the same, %d that do not%n", same, pairs.size() - same);
    for (double t : THRESHOLDS) {
      long right = pairs.stream().filter(p -> p.same() && p.nearness() >= t).count();
      long wrong = pairs.stream().filter(p -> !p.same() && p.nearness() >= t).count();
      System.out.printf(
          Locale.ROOT,
          "%.2f: %d right, %d wrong; precision %.3f, recall %.3f%n",
          t,
          right,
          wrong,
          right / (double) Math.max(1, right + wrong),
          right / (double) Math.max(1, same));
    }
    pairs.stream()
        .filter(p -> !p.same())
        .sorted((a, b) -> Double.compare(b.nearness(), a.nearness()))
        .limit(25)
        .forEach(p ->
            System.out.printf(Locale.ROOT, "%.3f %s | %s%n", p.nearness(), p.one(), p.other()));
    System.out.println("--- farthest that say the same");
    pairs.stream()
        .filter(Pair::same)
        .sorted((a, b) -> Double.compare(a.nearness(), b.nearness()))
        .limit(12)
        .forEach(p ->
            System.out.printf(Locale.ROOT, "%.3f %s | %s%n", p.nearness(), p.one(), p.other()));
  }
}
