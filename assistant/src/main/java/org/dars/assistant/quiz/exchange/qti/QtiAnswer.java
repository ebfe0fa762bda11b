package org.dars.assistant.quiz.exchange.qti;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.item.RichText;

/**
 * What a response variable is declared to be and what it gives, gathered while an interaction is
 * written. Points are marks, not shares.
 */
final class QtiAnswer {

  /** An answer that is compared by a rule: a number with its tolerance, or words. */
  record Rule(String value, String tolerance, String points, String feedback) {}

  final String number;
  final String baseType;
  final String cardinality;
  final List<String> correct = new ArrayList<>();
  final List<String[]> mapping = new ArrayList<>();
  final List<Rule> rules = new ArrayList<>();

  /** By identifier, what is shown. */
  final List<Feedback> feedback = new ArrayList<>();

  private final BigDecimal points;

  /** A value to begin with. */
  String start = "";

  boolean caseSensitive = true;

  /** Whether choosing an option shows the feedback of its identifier. */
  boolean shown;

  /** Whether all is right or nothing. */
  boolean matched;

  record Feedback(String identifier, RichText text) {}

  /**
   * @param number "" for the only variable of an item, else "_1" and so on
   * @param points what all of it gives
   */
  QtiAnswer(String number, String baseType, String cardinality, BigDecimal points) {
    this.number = number;
    this.baseType = baseType;
    this.cardinality = cardinality;
    this.points = points;
  }

  String response() {
    return "RESPONSE" + number;
  }

  String outcome() {
    return "FEEDBACK" + number;
  }

  String score() {
    return number.isEmpty() ? "SCORE" : "SCORE" + number;
  }

  /** The points of a share. */
  String points(BigDecimal weight) {
    return ItemNumbers.plain(weight.multiply(points, MathContext.DECIMAL64)).toPlainString();
  }

  /** The points of all. */
  String all() {
    return points(BigDecimal.ONE);
  }

  void map(String key, BigDecimal weight) {
    mapping.add(new String[] {key, points(weight)});
  }

  /** Keeps feedback, if there is some. */
  String feedback(String identifier, RichText text) {
    if (text.isEmpty()) {
      return "";
    }
    feedback.add(new Feedback(identifier, text));
    return identifier;
  }
}
