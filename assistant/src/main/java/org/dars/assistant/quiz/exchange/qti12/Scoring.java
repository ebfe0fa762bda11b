package org.dars.assistant.quiz.exchange.qti12;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.index.courseware.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * What the response processing of an item gives: conditions in their order, each of which sets the
 * score and shows feedback. Comparisons of numbers are read from them, not played.
 */
final class Scoring {

  /** More responses, options or conditions than this are no item that anybody wrote. */
  static final int MOST = 2000;

  /** Comparisons in a condition. */
  private static final Set<String> TESTS =
      Set.of(
          "varequal",
          "varsubstring",
          "varlt",
          "varlte",
          "vargt",
          "vargte",
          "varinside",
          "varsubset");

  /**
   * A condition.
   *
   * @param score what it sets the score to, or adds; null where it leaves it
   * @param adds whether it adds
   * @param feedback what it shows, by name
   */
  record Condition(
      XmlElement when,
      @Nullable BigDecimal score,
      boolean adds,
      boolean goesOn,
      List<String> feedback) {

    /** Whether it holds for any answer that no condition before it held for. */
    boolean other() {
      return when.elements().stream().allMatch(e -> e.is("other"));
    }

    /** Comparisons that are to hold, not those that are not to. */
    List<XmlElement> tests() {
      List<XmlElement> tests = new ArrayList<>();
      collect(when, tests);
      return tests;
    }

    /** Whether it gives points. */
    boolean gives() {
      return score != null && score.signum() > 0;
    }

    private static void collect(XmlElement around, List<XmlElement> tests) {
      for (XmlElement e : around.elements()) {
        if (TESTS.contains(e.local())) {
          tests.add(e);
        } else if (!e.is("not")) {
          collect(e, tests);
        }
      }
    }
  }

  private final List<Condition> conditions = new ArrayList<>();

  /**
   * @throws Unreadable when a score is no number
   */
  Scoring(XmlElement item) throws Unreadable {
    for (XmlElement processing : item.elements("resprocessing")) {
      for (XmlElement e : processing.elements("respcondition")) {
        XmlElement when = e.child("conditionvar");
        if (when != null) {
          conditions.add(condition(e, when));
          if (conditions.size() > MOST) {
            throw new Unreadable("it has more than " + MOST + " conditions; make it several items");
          }
        }
      }
    }
  }

  private static Condition condition(XmlElement e, XmlElement when) throws Unreadable {
    BigDecimal score = null;
    boolean adds = false;
    for (XmlElement set : e.elements("setvar")) {
      String variable = set.attribute("varname");
      if (!variable.isEmpty() && !variable.equalsIgnoreCase("SCORE")) {
        continue;
      }
      score = ItemNumbers.parse(set.text());
      if (score == null) {
        throw new Unreadable("its score \"" + shortened(set.text()) + "\" is no number");
      }
      String action = set.attribute("action").toLowerCase(Locale.ROOT);
      adds = action.equals("add") || action.equals("subtract");
      score = action.equals("subtract") ? score.negate() : score;
    }
    boolean on = e.attribute("continue").equalsIgnoreCase("yes");
    List<String> feedback =
        e.elements("displayfeedback").stream().map(f -> f.attribute("linkrefid")).toList();
    return new Condition(when, score, adds, on, feedback);
  }

  static String shortened(String text) {
    String s = text.strip();
    return s.length() > 40 ? s.substring(0, 40) + "…" : s;
  }

  List<Condition> conditions() {
    return conditions;
  }

  /** Whether any answer gets points. */
  boolean any() {
    return conditions.stream().anyMatch(Condition::gives);
  }

  /**
   * The score of an answer.
   *
   * @param response name of what is answered
   * @param picked names of the options
   */
  BigDecimal score(String response, Set<String> picked) {
    BigDecimal score = BigDecimal.ZERO;
    boolean held = false;
    for (Condition c : conditions) {
      boolean holds = c.other() ? !held : holds(c.when(), response, picked);
      if (!holds) {
        continue;
      }
      held |= !c.other();
      BigDecimal points = c.score();
      if (points != null) {
        score = c.adds() ? score.add(points) : points;
        if (!c.adds() && !c.goesOn()) {
          break; // who adds goes on, whatever "continue" says: so Canvas writes it
        }
      }
    }
    return score;
  }

  /** Every part of it holds; equalities of one response stand for each other. */
  private static boolean holds(XmlElement when, String response, Set<String> picked) {
    boolean all = true;
    boolean equalities = false;
    boolean equal = false;
    for (XmlElement e : when.elements()) {
      if (e.is("varequal") && !when.is("and")) {
        equalities = true;
        equal |= test(e, response, picked);
      } else {
        all &= test(e, response, picked);
      }
    }
    return all && (!equalities || equal);
  }

  private static boolean test(XmlElement e, String response, Set<String> picked) {
    return switch (e.local()) {
      case "and" -> holds(e, response, picked);
      case "or" -> e.elements().stream().anyMatch(c -> test(c, response, picked));
      case "not" -> e.elements().stream().noneMatch(c -> test(c, response, picked));
      case "varequal" -> of(e, response) && picked.contains(e.text().strip());
      case "unanswered" -> of(e, response) && picked.isEmpty();
      default -> false;
    };
  }

  /** Whether a comparison is about a response. */
  static boolean of(XmlElement test, String response) {
    return test.attribute("respident").equals(response);
  }

  /** Names of feedback that is shown for this option and for no other. */
  Set<String> feedback(String response, String option) {
    Set<String> names = new LinkedHashSet<>();
    for (Condition c : conditions) {
      List<XmlElement> tests = c.tests();
      if (tests.size() == 1
          && tests.getFirst().is("varequal")
          && of(tests.getFirst(), response)
          && tests.getFirst().text().strip().equals(option)) {
        names.addAll(c.feedback());
      }
    }
    return names;
  }

  /** Names of feedback that is shown whatever the answer. */
  Set<String> general() {
    Set<String> names = new LinkedHashSet<>();
    for (Condition c : conditions) {
      if (c.other() && (c.goesOn() || c.score() == null)) {
        names.addAll(c.feedback());
      }
    }
    return names;
  }
}
