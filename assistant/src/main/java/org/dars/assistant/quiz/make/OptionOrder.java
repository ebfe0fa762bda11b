package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;

/**
 * Orders options: in every run of as many single choices as there are options, the key stands once
 * at every position. Options of multiple choices are shuffled. For one thread.
 */
final class OptionOrder {

  private final Random random;
  private final Map<Integer, List<Integer>> left = new HashMap<>();

  OptionOrder(long seed) {
    random = new Random(seed);
  }

  /** The item with its options in their places. */
  Item place(Item item) {
    return switch (item.body()) {
      case Body.Choice choice -> item.withBody(ordered(choice));
      case Body.Cloze cloze ->
          item.withBody(new Body.Cloze(cloze.parts().stream().map(this::part).toList()));
      default -> item;
    };
  }

  private Body.Part part(Body.Part part) {
    return part instanceof Body.Gap gap && gap.fill() instanceof Body.Choice choice
        ? new Body.Gap(gap.weight(), ordered(choice))
        : part;
  }

  private Body.Choice ordered(Body.Choice choice) {
    List<Body.Option> options = new ArrayList<>(choice.options());
    if (choice.single()) {
      Body.Option key = options.stream().filter(Body.Option::right).findFirst().orElseThrow();
      options.remove(key);
      options.add(position(choice.options().size()), key);
    } else {
      Collections.shuffle(options, random);
    }
    return new Body.Choice(options, choice.single(), choice.shuffle());
  }

  private int position(int options) {
    List<Integer> round = left.computeIfAbsent(options, o -> new ArrayList<>());
    if (round.isEmpty()) {
      for (int p = 0; p < options; p++) {
        round.add(p);
      }
      Collections.shuffle(round, random);
    }
    return round.removeLast();
  }
}
