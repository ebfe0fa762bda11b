package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;

/**
 * Finds items that ask nearly what another asks: their stems share nearly all words, and their keys
 * or their stems are the same. Not safe for use by several threads.
 */
public final class Duplicates {

  private static final double SAME_STEM = 0.9;
  private static final double SAME_QUESTION = 0.7;
  private static final double SAME_KEY = 0.7;

  /** A term in more items than these leads nowhere. */
  private static final int COMMON = 200;

  private record Known(String id, Said stem, Said key, Set<String> all) {}

  private final Wording wording;
  private final List<Known> known = new ArrayList<>();
  private final Map<String, List<Integer>> holding = new HashMap<>();
  private final Map<String, Integer> exact = new HashMap<>();

  /**
   * @param language BCP 47 tag of the items; "und" when unknown
   */
  public Duplicates(String language) {
    this.wording = Wording.of(language);
  }

  /** The id of an item added before that asks the same; empty for none. */
  public Optional<String> like(Item item) {
    Known one = known(item);
    Integer same = exact.get(exactly(one));
    if (same != null) {
      return Optional.of(known.get(same).id());
    }
    Map<Integer, Integer> shared = new HashMap<>();
    for (String term : one.all()) {
      List<Integer> items = holding.getOrDefault(term, List.of());
      for (int i : items.size() > COMMON ? items.subList(0, COMMON) : items) {
        shared.merge(i, 1, Integer::sum);
      }
    }
    return shared.entrySet().stream()
        .filter(e -> 2 * e.getValue() >= one.all().size())
        .map(Map.Entry::getKey)
        .sorted()
        .filter(i -> same(one, known.get(i)))
        .findFirst()
        .map(i -> known.get(i).id());
  }

  /** Remembers an item. */
  public void add(Item item) {
    Known one = known(item);
    int number = known.size();
    known.add(one);
    exact.putIfAbsent(exactly(one), number);
    one.all().forEach(t -> holding.computeIfAbsent(t, x -> new ArrayList<>()).add(number));
  }

  private static boolean same(Known a, Known b) {
    double stems = a.stem().likeness(b.stem());
    return (stems >= SAME_STEM && a.key().likeness(b.key()) >= SAME_KEY)
        || (stems >= SAME_QUESTION
            && !a.key().isEmpty()
            && a.key().normal().equals(b.key().normal()));
  }

  private static String exactly(Known one) {
    return one.stem().normal() + "\n" + one.key().normal();
  }

  private Known known(Item item) {
    StringBuilder stem = new StringBuilder(Markup.plain(item.stem()));
    StringBuilder key = new StringBuilder();
    write(item.body(), stem, key);
    Said asked = wording.said(stem.toString().strip());
    Said answer = wording.said(key.toString().strip());
    Set<String> all = new LinkedHashSet<>(asked.set());
    all.addAll(answer.set());
    return new Known(item.id(), asked, answer, all);
  }

  private static void write(Body body, StringBuilder stem, StringBuilder key) {
    switch (body) {
      case Body.Choice c ->
          c.options().stream()
              .filter(Body.Option::right)
              .forEach(o -> key.append(Markup.plain(o.text())).append(" ¦ "));
      case Body.TrueFalse t -> {}
      case Body.Cloze c ->
          c.parts()
              .forEach(part -> {
                switch (part) {
                  case Body.Words w -> stem.append(' ').append(Markup.plain(w.text()));
                  case Body.Gap g -> {
                    stem.append(" ___ ");
                    write(g.fill(), new StringBuilder(), key);
                  }
                }
              });
      case Body.Matching m -> {
        Set<String> prompts = new HashSet<>();
        m.pairs().forEach(p -> prompts.add(Markup.plain(p.prompt())));
        prompts.stream().sorted().forEach(p -> stem.append(' ').append(p));
        m.pairs().forEach(p -> key.append(Markup.plain(p.partner())).append(" ¦ "));
      }
      case Body.Ordering o -> o.steps().forEach(s -> key.append(Markup.plain(s)).append(" ¦ "));
      case Body.Numeric n -> key.append(Ask.key(n));
      case Body.ShortAnswer s -> key.append(Ask.key(s));
      case Body.Essay e -> {}
      case Body.Description d -> {}
    }
  }
}
