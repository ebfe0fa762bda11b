package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.RichText;

/**
 * One thing that an item asks: the item itself, or one gap of a cloze.
 *
 * @param gap its number from 1; 0 for the item itself
 * @param stem what is asked, with two or more underscores for the gap
 * @param body what the learner does; no cloze
 * @param options of a choice, in order; empty for others
 */
record Ask(int gap, Said stem, Body body, List<Picked> options) {

  private static final String BLANK = "_____";
  private static final Pattern WRAPPED =
      Pattern.compile("[^?？؟:：]{1,70}[?？؟:：]\\s+(\\S.*)", Pattern.DOTALL);

  Ask {
    options = List.copyOf(options);
  }

  /** An option. */
  record Picked(Said said, boolean right) {}

  /** What is said of it, as said of its item. */
  Ruling named(Ruling ruling) {
    return gap == 0 ? ruling : ruling.in(new Spot(Spot.Part.GAP, gap));
  }

  /** Whether one of the options is to be picked. */
  boolean single() {
    return body instanceof Body.Choice choice
        && choice.single()
        && options.stream().filter(Picked::right).count() == 1;
  }

  /** The place of the right option of a single choice. */
  int key() {
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).right()) {
        return i;
      }
    }
    throw new IllegalStateException("no option is right");
  }

  /** What is asked about, without the wording before it: "True or false? …", "Explain: …". */
  Said core(Wording wording) {
    Matcher wrapped = WRAPPED.matcher(stem.text());
    Said core = wrapped.matches() ? wording.said(wrapped.group(1)) : stem;
    return core.set().isEmpty() ? stem : core;
  }

  List<Said> keys() {
    return options.stream().filter(Picked::right).map(Picked::said).toList();
  }

  List<Said> distractors() {
    return options.stream().filter(o -> !o.right()).map(Picked::said).toList();
  }

  /** The options' texts. */
  List<Said> texts() {
    return options.stream().map(Picked::said).toList();
  }

  /** What the learner reads besides the stem: options, prompts, partners, steps. */
  List<Said> shown(Wording wording) {
    List<RichText> texts = new ArrayList<>();
    switch (body) {
      case Body.Matching m -> {
        m.pairs().forEach(p -> texts.addAll(List.of(p.prompt(), p.partner())));
        texts.addAll(m.extra());
      }
      case Body.Ordering o -> texts.addAll(o.steps());
      case Body.Essay e -> texts.add(e.rubric());
      default -> {
        return texts();
      }
    }
    return texts.stream().map(t -> wording.said(Markup.plain(t))).toList();
  }

  /** What an item asks, in order; nothing of a description. */
  static List<Ask> of(RichText stem, Body body, Wording wording) {
    if (body instanceof Body.Description) {
      return List.of();
    }
    if (!(body instanceof Body.Cloze cloze)) {
      return List.of(one(0, Markup.plain(stem), body, wording));
    }
    List<Ask> asks = new ArrayList<>();
    for (int i = 0; i < cloze.parts().size(); i++) {
      if (cloze.parts().get(i) instanceof Body.Gap gap) {
        asks.add(one(asks.size() + 1, before(stem, cloze, i), gap.fill(), wording));
      }
    }
    return asks;
  }

  private static Ask one(int gap, String stem, Body body, Wording wording) {
    List<Picked> options = new ArrayList<>();
    if (body instanceof Body.Choice choice) {
      choice
          .options()
          .forEach(o -> options.add(new Picked(wording.said(Markup.plain(o.text())), o.right())));
    }
    return new Ask(gap, wording.said(stem), body, options);
  }

  /** A cloze with one gap open and the others filled rightly. */
  private static String before(RichText stem, Body.Cloze cloze, int open) {
    StringBuilder text = new StringBuilder(Markup.plain(stem)).append(' ');
    for (int i = 0; i < cloze.parts().size(); i++) {
      switch (cloze.parts().get(i)) {
        case Body.Words words -> text.append(Markup.plain(words.text()));
        case Body.Gap gap -> text.append(i == open ? BLANK : key(gap.fill()));
      }
    }
    return text.toString().strip();
  }

  /** The best answer to something, as text; "" where none is known. */
  static String key(Body body) {
    return switch (body) {
      case Body.Choice c ->
          c.options().stream()
              .filter(Body.Option::right)
              .findFirst()
              .map(o -> Markup.plain(o.text()))
              .orElse("");
      case Body.ShortAnswer s ->
          s.answers().stream()
              .filter(a -> a.weight().signum() > 0)
              .findFirst()
              .map(Body.Accepted::text)
              .orElse("");
      case Body.Numeric n ->
          n.keys().stream()
              .filter(k -> k.value() != null && k.weight().signum() > 0)
              .findFirst()
              .map(k -> String.valueOf(k.value()))
              .orElse("");
      case Body.TrueFalse t -> "";
      case Body.Cloze c -> "";
      case Body.Matching m -> "";
      case Body.Ordering o -> "";
      case Body.Essay e -> "";
      case Body.Description d -> "";
    };
  }
}
