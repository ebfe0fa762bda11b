package org.dars.assistant.retrieve;

import java.util.ArrayList;
import java.util.List;
import org.dars.models.Embedder;

/**
 * Brings the cosines of one embedder onto the scale of another. Models differ in where their
 * cosines crowd (E5: 0.7–0.9, MiniLM: 0–0.7), and decisions that were fitted on the cosines of the
 * usual model would refuse or accept everything with another. Two points are measured, the mean
 * cosine of questions with sentences that answer them and of questions with sentences that do not,
 * and a straight line is laid through them.
 *
 * @param slope above 0
 */
record CosineScale(double slope, double offset) {

  static final CosineScale SAME = new CosineScale(1, 0);

  /** Means of the usual model, e5-small-v2-q; a test measures them again. */
  static final Means USUAL = new Means(0.871, 0.766);

  /** Less between the two means than this says nothing. */
  private static final double LEAST = 0.02;

  private static final String[][] PAIRS = {
    {"Why do leaves look green?", "Chlorophyll in leaves reflects green light and takes in red."},
    {"What causes tides?", "The pull of the moon and the sun raises the water of the sea."},
    {"Who wrote the first dictionary?", "Early dictionaries were lists of words by schoolmasters."},
    {"How is bread made to rise?", "Yeast makes gas that fills the dough with bubbles."},
    {"What is inflation?", "Inflation is a general rise of prices over time."},
    {"How do vaccines protect people?", "A vaccine trains the immune system to know a germ."},
    {"When does water freeze?", "Pure water turns to ice at zero degrees Celsius."},
    {"What does a compiler do?", "A compiler translates a program into machine code."},
    {"Why do we sleep?", "Sleep helps the brain to keep memories and the body to recover."},
    {"How are mountains formed?", "Mountains rise where plates of the earth's crust collide."},
    {"What is a parliament?", "A parliament is an elected assembly that makes laws."},
    {"How does a bridge carry weight?", "An arch leads the load of a bridge into its piers."}
  };

  /**
   * Mean cosines of an embedder.
   *
   * @param related of questions and sentences that answer them
   * @param unrelated of questions and sentences about something else
   */
  record Means(double related, double unrelated) {}

  /** The scale of an embedder; {@link #SAME} where it cannot be measured. */
  static CosineScale of(Embedder embedder) {
    if (!embedder.languages().contains("en")) {
      return SAME;
    }
    Means means = means(embedder);
    if (!(means.related() - means.unrelated() >= LEAST)) {
      return SAME;
    }
    double slope = (USUAL.related() - USUAL.unrelated()) / (means.related() - means.unrelated());
    return new CosineScale(slope, USUAL.unrelated() - slope * means.unrelated());
  }

  static Means means(Embedder embedder) {
    List<String> sentences = new ArrayList<>();
    for (String[] pair : PAIRS) {
      sentences.add(pair[1]);
    }
    List<float[]> answers = embedder.embedPassages(sentences, done -> {});
    double related = 0;
    double unrelated = 0;
    for (int i = 0; i < PAIRS.length; i++) {
      float[] question = embedder.embedQuery(PAIRS[i][0]);
      for (int j = 0; j < PAIRS.length; j++) {
        double cosine = dot(question, answers.get(j));
        if (i == j) {
          related += cosine;
        } else {
          unrelated += cosine / (PAIRS.length - 1);
        }
      }
    }
    return new Means(related / PAIRS.length, unrelated / PAIRS.length);
  }

  /** A cosine on the usual scale, −1…1; NaN stays NaN. */
  double of(double cosine) {
    double scaled = slope * cosine + offset;
    return Double.isNaN(scaled) ? scaled : Math.clamp(scaled, -1, 1);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
