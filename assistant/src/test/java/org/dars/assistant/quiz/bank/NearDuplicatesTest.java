package org.dars.assistant.quiz.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.dars.assistant.quiz.item.Item;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {

  private static final long SEED = 20;

  private final Map<String, Set<String>> runs = new HashMap<>();

  @Test
  void findsThePairsThatComparingAllFinds() {
    List<Item> items = random(500);
    for (double threshold : new double[] {0.5, NearDuplicates.NEAR, NearDuplicates.SAME, 1}) {
      NearDuplicates all = new NearDuplicates(items, threshold);
      NearDuplicates half = new NearDuplicates(items.subList(0, 250), threshold);
      items.subList(250, 500).forEach(half::add);
      int pairs = 0;
      for (Item item : items) {
        List<Item> plain = items.stream().filter(o -> similarity(item, o) >= threshold).toList();
        pairs += plain.size() - 1;
        assertThat(all.of(item))
            .as("seed %d, threshold %s, %s", SEED, threshold, item.id())
            .containsExactlyInAnyOrderElementsOf(plain);
        assertThat(half.of(item)).containsExactlyInAnyOrderElementsOf(plain);
      }
      assertThat(pairs).as("threshold %s", threshold).isPositive();
    }
  }

  @Test
  void groupsAreWhatPairsConnect() {
    List<Item> items = random(500);
    List<Set<Item>> plain = new ArrayList<>();
    Set<Item> seen = new HashSet<>();
    for (Item item : items) {
      Set<Item> group = new HashSet<>();
      reach(item, items, group);
      if (seen.add(item) && group.size() > 1) {
        plain.add(group);
      }
      seen.addAll(group);
    }
    assertThat(new NearDuplicates(items, NearDuplicates.NEAR).groups())
        .as("seed %d", SEED)
        .extracting(group -> (Set<Item>) new HashSet<>(group))
        .containsExactlyElementsOf(plain)
        .hasSizeGreaterThan(5);
  }

  @Test
  void theNearestComesFirst() {
    Item asked = Items.choice("a", "What comes at the new moon?", "a spring tide");
    Item near = Items.choice("b", "What comes at a new moon?", "a spring tide");
    Item same = Items.choice("c", "What comes at the new moon ?", "a spring tide");
    assertThat(new NearDuplicates(List.of(near, same), 0.6).of(asked)).containsExactly(same, near);
  }

  @Test
  void aThresholdIsAShare() {
    assertThatThrownBy(() -> new NearDuplicates(List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threshold is 0.0, not above 0 to 1");
  }

  private void reach(Item from, List<Item> items, Set<Item> reached) {
    if (reached.add(from)) {
      items.stream()
          .filter(o -> similarity(from, o) >= NearDuplicates.NEAR)
          .forEach(o -> reach(o, items, reached));
    }
  }

  /** Sentences of a few words, half of them others' with a word changed. */
  private static List<Item> random(int count) {
    Random random = new Random(SEED);
    List<String[]> sentences = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String[] words = new String[14];
      for (int w = 0; w < words.length; w++) {
        words[w] = word(random);
      }
      if (i > 0 && random.nextBoolean()) {
        words = sentences.get(random.nextInt(i)).clone();
        for (int w = random.nextInt(4); w > 0; w--) {
          words[random.nextInt(words.length)] = word(random);
        }
      }
      sentences.add(words);
      items.add(Items.choice("r" + i, String.join(" ", words) + "?", "key" + random.nextInt(3)));
    }
    return items;
  }

  private static String word(Random random) {
    String letters = "abcdeកខគ海";
    StringBuilder word = new StringBuilder();
    for (int i = 2 + random.nextInt(5); i > 0; i--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  /** As the class says it, by sets of strings. */
  private double similarity(Item a, Item b) {
    Set<String> its = runs.computeIfAbsent(a.id(), id -> runs(a));
    Set<String> others = runs.computeIfAbsent(b.id(), id -> runs(b));
    long shared = its.stream().filter(others::contains).count();
    return (double) shared / (its.size() + others.size() - shared);
  }

  private static Set<String> runs(Item item) {
    String text =
        item.body().kind().label()
            + " "
            + ItemWords.question(item)
            + " | "
            + String.join(" | ", ItemWords.key(item.body()));
    String plain = "  " + text.toLowerCase(Locale.ROOT).replaceAll("[-? ]+", " ") + "  ";
    Set<String> cut = new HashSet<>();
    for (int i = 0; i + 3 <= plain.length(); i++) {
      cut.add(plain.substring(i, i + 3));
    }
    return cut;
  }
}
