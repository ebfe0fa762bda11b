package org.dars.translator.evaluate;

import java.util.ArrayList;
import java.util.List;

/** The same measures another way: every n-gram is looked for in a list and struck out. */
final class SlowScores {

  private SlowScores() {}

  static double chrF(List<String> ours, List<String> theirs, int words, double beta) {
    double precisions = 0;
    double recalls = 0;
    int orders = 0;
    for (int order = 1; order <= 6 + words; order++) {
      double all = 0;
      double wanted = 0;
      double found = 0;
      for (int i = 0; i < ours.size(); i++) {
        List<String> one = grams(ours.get(i), order);
        List<String> two = grams(theirs.get(i), order);
        all += two.isEmpty() ? 0 : one.size();
        wanted += two.size();
        found += struckOut(one, two);
      }
      if (all > 0 && wanted > 0) {
        precisions += found / all;
        recalls += found / wanted;
        orders++;
      }
    }
    double p = precisions / orders;
    double r = recalls / orders;
    return orders == 0 || p + r == 0 ? 0 : 100 * (1 + beta * beta) * p * r / (beta * beta * p + r);
  }

  /** Orders 1–6 are of characters, 7 and more of words. */
  private static List<String> grams(String text, int order) {
    String plain = text.replace('\u00a0', ' ');
    List<String> units = new ArrayList<>();
    if (order <= 6) {
      plain.replace(" ", "").codePoints().forEach(c -> units.add(Character.toString(c)));
    } else {
      for (String word : plain.strip().split(" +")) {
        String cut =
            word.codePointCount(0, word.length()) < 2
                ? word
                : word.matches(".*\\p{Punct}")
                    ? word.substring(0, word.length() - 1) + " " + word.charAt(word.length() - 1)
                    : word.matches("\\p{Punct}.*")
                        ? word.charAt(0) + " " + word.substring(1)
                        : word;
        for (String part : cut.split(" ")) {
          if (!part.isEmpty()) {
            units.add(part);
          }
        }
      }
    }
    int n = order <= 6 ? order : order - 6;
    List<String> grams = new ArrayList<>();
    for (int i = 0; i + n <= units.size(); i++) {
      grams.add(String.join("\u0001", units.subList(i, i + n)));
    }
    return grams;
  }

  private static int struckOut(List<String> one, List<String> two) {
    List<String> left = new ArrayList<>(two);
    int found = 0;
    for (String gram : one) {
      if (left.remove(gram)) {
        found++;
      }
    }
    return found;
  }

  /** BLEU of texts whose words stand between single spaces already. */
  static double bleu(List<List<String>> ours, List<List<String>> theirs) {
    double product = 1;
    double smoothing = 1;
    boolean any = false;
    double length = 0;
    double wanted = 0;
    for (int i = 0; i < ours.size(); i++) {
      length += ours.get(i).size();
      wanted += theirs.get(i).size();
    }
    for (int n = 1; n <= 4; n++) {
      double all = 0;
      double found = 0;
      for (int i = 0; i < ours.size(); i++) {
        List<String> one = joined(ours.get(i), n);
        all += one.size();
        found += struckOut(one, joined(theirs.get(i), n));
      }
      if (all == 0) {
        return 0;
      }
      any |= found > 0;
      if (found == 0) {
        smoothing /= 2;
      }
      product *= found == 0 ? smoothing / all : found / all;
    }
    double brevity = length < wanted ? Math.exp(1 - wanted / length) : 1;
    return any ? 100 * brevity * Math.pow(product, 0.25) : 0;
  }

  private static List<String> joined(List<String> words, int n) {
    List<String> grams = new ArrayList<>();
    for (int i = 0; i + n <= words.size(); i++) {
      grams.add(String.join("\u0001", words.subList(i, i + n)));
    }
    return grams;
  }
}
