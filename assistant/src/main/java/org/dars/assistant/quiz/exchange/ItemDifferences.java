package org.dars.assistant.quiz.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.jspecify.annotations.Nullable;

/**
 * What a file did not keep, measured: the items that were written against the items that are read
 * from what was written. Two texts that read the same are the same, whatever their format.
 */
public final class ItemDifferences {

  private final List<String> found = new ArrayList<>();

  private ItemDifferences() {}

  /**
   * The losses of a file that was written.
   *
   * @param written those that were to be in it, in order
   * @param read those that are
   */
  public static List<Loss> losses(List<Item> written, List<Item> read) {
    Map<String, Item> byId = new HashMap<>();
    read.forEach(item -> byId.putIfAbsent(item.id(), item));
    List<Loss> losses = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      Item before = written.get(i);
      Item after = written.size() == read.size() ? read.get(i) : byId.get(before.id());
      if (after == null) {
        losses.add(new Loss(before.id(), "it cannot be read back from this format", true));
      } else {
        between(before, after).forEach(m -> losses.add(new Loss(before.id(), m, false)));
      }
    }
    return losses;
  }

  /** One short sentence for each thing of the first item that the second lacks or has changed. */
  public static List<String> between(Item a, Item b) {
    ItemDifferences d = new ItemDifferences();
    d.same("its id", a.id(), b.id(), b.id().isEmpty());
    d.same("its name", a.name(), b.name(), b.name().isEmpty());
    d.text("its question", a.stem(), b.stem());
    d.text("its explanation", a.explanation(), b.explanation());
    d.number("its mark", a.mark(), b.mark());
    d.body(a.body(), b.body());
    d.about(a.about(), b.about());
    if (!a.sources().equals(b.sources())) {
      d.found.add("its quotes from the course are not kept");
    }
    return List.copyOf(d.found);
  }

  private void about(Item.About a, Item.About b) {
    same("its category", a.category(), b.category(), b.category().isEmpty());
    same("its objective", a.objective(), b.objective(), b.objective().isEmpty());
    same("its Bloom level", a.bloom(), b.bloom(), b.bloom() == null);
    same("its difficulty", a.difficulty(), b.difficulty(), b.difficulty() == null);
    same("its language", a.language(), b.language(), b.language().equals("und"));
    same("its author", a.author(), b.author(), b.author().isEmpty());
    same("its tags", a.tags(), b.tags(), b.tags().isEmpty());
    same("its state", a.state(), b.state(), b.state() == ItemState.DRAFT);
  }

  private void body(Body a, Body b) {
    if (a.kind() != b.kind() && !(a instanceof Body.Choice && b instanceof Body.Choice)) {
      found.add("it is of kind " + b.kind().label() + ", not " + a.kind().label());
      return;
    }
    switch (a) {
      case Body.Choice c when b instanceof Body.Choice d -> choice("", c, d);
      case Body.TrueFalse t when b instanceof Body.TrueFalse u -> {
        same("its key", t.key(), u.key(), false);
        text("its feedback to true", t.whenTrue(), u.whenTrue());
        text("its feedback to false", t.whenFalse(), u.whenFalse());
      }
      case Body.Cloze c when b instanceof Body.Cloze d -> cloze(c, d);
      case Body.Matching m when b instanceof Body.Matching n -> matching(m, n);
      case Body.Ordering o when b instanceof Body.Ordering p -> texts("step", o.steps(), p.steps());
      case Body.Numeric n when b instanceof Body.Numeric m -> numeric("", n, m);
      case Body.ShortAnswer s when b instanceof Body.ShortAnswer t -> answers("", s, t);
      case Body.Essay e when b instanceof Body.Essay f -> {
        text("its rubric", e.rubric(), f.rubric());
        text("its template", e.template(), f.template());
      }
      default -> {}
    }
  }

  private void choice(String place, Body.Choice a, Body.Choice b) {
    same(place + "how many options may be picked", a.single(), b.single(), false);
    same(place + "whether options are shuffled", a.shuffle(), b.shuffle(), false);
    if (count(place + "options", a.options().size(), b.options().size())) {
      for (int i = 0; i < a.options().size(); i++) {
        Body.Option o = a.options().get(i);
        Body.Option p = b.options().get(i);
        String option = place + "option " + (i + 1);
        text(option, o.text(), p.text());
        number("the weight of " + option, o.weight(), p.weight());
        text("the feedback of " + option, o.feedback(), p.feedback());
      }
    }
  }

  private void answers(String place, Body.ShortAnswer a, Body.ShortAnswer b) {
    same(place + "whether capitals count", a.caseSensitive(), b.caseSensitive(), false);
    if (count(place + "answers", a.answers().size(), b.answers().size())) {
      for (int i = 0; i < a.answers().size(); i++) {
        Body.Accepted o = a.answers().get(i);
        Body.Accepted p = b.answers().get(i);
        String answer = place + "answer " + (i + 1);
        same(answer, o.text(), p.text(), p.text().isEmpty());
        number("the weight of " + answer, o.weight(), p.weight());
        text("the feedback of " + answer, o.feedback(), p.feedback());
      }
    }
  }

  private void numeric(String place, Body.Numeric a, Body.Numeric b) {
    same(place + "its unit", a.unit(), b.unit(), b.unit().isEmpty());
    if (count(place + "numbers", a.keys().size(), b.keys().size())) {
      for (int i = 0; i < a.keys().size(); i++) {
        Body.NumericKey o = a.keys().get(i);
        Body.NumericKey p = b.keys().get(i);
        String key = place + "number " + (i + 1);
        if (o.value() == null || p.value() == null) {
          same(key, o.value(), p.value(), false);
        } else {
          number(key, o.value(), p.value());
        }
        number("the tolerance of " + key, o.tolerance(), p.tolerance());
        number("the weight of " + key, o.weight(), p.weight());
        text("the feedback of " + key, o.feedback(), p.feedback());
      }
    }
  }

  private void matching(Body.Matching a, Body.Matching b) {
    same("whether partners are shuffled", a.shuffle(), b.shuffle(), false);
    texts(
        "prompt",
        a.pairs().stream().map(Body.Pair::prompt).toList(),
        b.pairs().stream().map(Body.Pair::prompt).toList());
    texts(
        "partner",
        a.pairs().stream().map(Body.Pair::partner).toList(),
        b.pairs().stream().map(Body.Pair::partner).toList());
    texts("partner of none", a.extra(), b.extra());
  }

  private void cloze(Body.Cloze a, Body.Cloze b) {
    List<Body.Gap> gaps = ClozeText.gaps(a);
    List<Body.Gap> others = ClozeText.gaps(b);
    if (!Markup.normal(ClozeText.html(a)).equals(Markup.normal(ClozeText.html(b)))) {
      found.add("the text around its gaps is changed");
    }
    if (!count("gaps", gaps.size(), others.size())) {
      return;
    }
    for (int i = 0; i < gaps.size(); i++) {
      String place = "gap " + (i + 1) + ": ";
      same(place + "its weight", gaps.get(i).weight(), others.get(i).weight(), false);
      Body fill = gaps.get(i).fill();
      Body other = others.get(i).fill();
      switch (fill) {
        case Body.Choice c when other instanceof Body.Choice d -> choice(place, c, d);
        case Body.ShortAnswer s when other instanceof Body.ShortAnswer t -> answers(place, s, t);
        case Body.Numeric n when other instanceof Body.Numeric m -> numeric(place, n, m);
        default ->
            found.add(
                place + "it is of kind " + other.kind().label() + ", not " + fill.kind().label());
      }
    }
  }

  private void texts(String what, List<RichText> a, List<RichText> b) {
    if (count(what + "s", a.size(), b.size())) {
      for (int i = 0; i < a.size(); i++) {
        text(what + " " + (i + 1), a.get(i), b.get(i));
      }
    }
  }

  private boolean count(String what, int a, int b) {
    if (a != b) {
      found.add(what + ": " + b + " of " + a + " are kept");
    }
    return a == b;
  }

  private void text(String what, RichText a, RichText b) {
    if (!Markup.same(a, b)) {
      found.add(what + (b.isEmpty() ? " is not kept" : " is changed"));
    }
  }

  private void number(String what, BigDecimal a, BigDecimal b) {
    if (a.compareTo(b) != 0) {
      found.add(what + " is " + b.toPlainString() + ", not " + a.toPlainString());
    }
  }

  private void same(String what, @Nullable Object a, @Nullable Object b, boolean gone) {
    if (!Objects.equals(a, b)) {
      found.add(what + (gone ? " is not kept" : " is changed"));
    }
  }
}
