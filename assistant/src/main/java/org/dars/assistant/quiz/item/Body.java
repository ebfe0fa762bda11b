package org.dars.assistant.quiz.item;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the learner does, with its key. Weights are shares of an item's mark, −1 to 1. */
public sealed interface Body {

  /** Its kind. */
  ItemKind kind();

  /**
   * Pick.
   *
   * @param single whether one option is picked; else as many as are right
   * @param shuffle whether options may be shown in any order
   */
  record Choice(List<Option> options, boolean single, boolean shuffle) implements Body {
    public Choice {
      options = List.copyOf(options);
    }

    @Override
    public ItemKind kind() {
      return single ? ItemKind.SINGLE_CHOICE : ItemKind.MULTIPLE_CHOICE;
    }
  }

  /**
   * An option.
   *
   * @param weight what picking it gives; the key of a single choice gives 1
   * @param feedback to who picked it
   */
  record Option(RichText text, BigDecimal weight, RichText feedback) {

    /** Whether it is right to pick it. */
    public boolean right() {
      return weight.signum() > 0;
    }
  }

  /**
   * True or false.
   *
   * @param key whether the stem is true
   * @param whenTrue feedback to who said true
   * @param whenFalse feedback to who said false
   */
  record TrueFalse(boolean key, RichText whenTrue, RichText whenFalse) implements Body {
    @Override
    public ItemKind kind() {
      return ItemKind.TRUE_FALSE;
    }
  }

  /** Fill the gaps of a text, which stands after the stem. */
  record Cloze(List<Part> parts) implements Body {
    public Cloze {
      parts = List.copyOf(parts);
    }

    @Override
    public ItemKind kind() {
      return ItemKind.CLOZE;
    }
  }

  /** A part of a text with gaps. */
  sealed interface Part {}

  /** Words between gaps. */
  record Words(RichText text) implements Part {}

  /**
   * A gap.
   *
   * @param weight relative to the other gaps, at least 1
   * @param fill what fills it: a {@link Choice}, a {@link ShortAnswer} or a {@link Numeric}
   */
  record Gap(int weight, Body fill) implements Part {}

  /**
   * Put together what belongs together.
   *
   * @param pairs a prompt each with its partner; several prompts may have the same one
   * @param extra partners of none
   */
  record Matching(List<Pair> pairs, List<RichText> extra, boolean shuffle) implements Body {
    public Matching {
      pairs = List.copyOf(pairs);
      extra = List.copyOf(extra);
    }

    @Override
    public ItemKind kind() {
      return ItemKind.MATCHING;
    }
  }

  /** What belongs together. */
  record Pair(RichText prompt, RichText partner) {}

  /** Put steps in order. */
  record Ordering(List<RichText> steps) implements Body {
    public Ordering {
      steps = List.copyOf(steps);
    }

    @Override
    public ItemKind kind() {
      return ItemKind.ORDERING;
    }
  }

  /** Give a number. */
  record Numeric(List<NumericKey> keys, String unit) implements Body {
    public Numeric {
      keys = List.copyOf(keys);
    }

    @Override
    public ItemKind kind() {
      return ItemKind.NUMERIC;
    }
  }

  /**
   * A number that counts.
   *
   * @param value the number; null for any other number
   * @param tolerance how far off is still right, at least 0
   */
  record NumericKey(
      @Nullable BigDecimal value, BigDecimal tolerance, BigDecimal weight, RichText feedback) {}

  /** Write some words. */
  record ShortAnswer(List<Accepted> answers, boolean caseSensitive) implements Body {
    public ShortAnswer {
      answers = List.copyOf(answers);
    }

    @Override
    public ItemKind kind() {
      return ItemKind.SHORT_ANSWER;
    }
  }

  /**
   * Words that count.
   *
   * @param text plain; {@code *} stands for any characters
   */
  record Accepted(String text, BigDecimal weight, RichText feedback) {}

  /**
   * Write at length; people mark it.
   *
   * @param rubric for who marks it
   * @param template what the learner begins with
   */
  record Essay(RichText rubric, RichText template) implements Body {
    @Override
    public ItemKind kind() {
      return ItemKind.ESSAY;
    }
  }

  /** Nothing to do: a text between items. */
  record Description() implements Body {
    @Override
    public ItemKind kind() {
      return ItemKind.DESCRIPTION;
    }
  }
}
