package org.dars.index.courseware.tika.pdf;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BidiTransform;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words on one baseline of one column. */
record Line(
    String text,
    double left,
    double right,
    double baseline,
    double size,
    boolean bold,
    boolean fixed) {

  /** Letters that stand for several: ligatures, and the shapes of Arabic letters in a word. */
  private static final Pattern SHAPES =
      Pattern.compile("[\\ufb00-\\ufb06\\ufb13-\\ufb17\\ufb1d-\\ufdff\\ufe70-\\ufeff]+");

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,3}");
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";

  private static final Pattern RIGHT_TO_LEFT =
      Pattern.compile("[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufeff]");

  /** Of words in order from left to right. */
  static Line of(List<Word> words) {
    int letters = 0;
    int bold = 0;
    int fixed = 0;
    Word main = words.getFirst();
    for (Word w : words) {
      letters += w.text().length();
      bold += w.bold() ? w.text().length() : 0;
      fixed += w.fixed() ? w.text().length() : 0;
      main = w.size() > main.size() + 0.2 ? w : main;
    }
    // A line is as large as most of it: a raised number or one large letter does not count.
    double size = main.size();
    for (Word w : words) {
      size = 2 * w.text().length() > letters ? w.size() : size;
    }
    return new Line(
        logical(seen(words, main)),
        words.stream().mapToDouble(Word::left).min().orElse(0),
        words.stream().mapToDouble(Word::right).max().orElse(0),
        main.baseline(),
        size,
        bold > 0.9 * letters,
        fixed == letters);
  }

  /** As it is seen, with raised and lowered digits as such. */
  private static String seen(List<Word> words, Word main) {
    StringBuilder seen = new StringBuilder();
    Word before = null;
    for (Word w : words) {
      double distance = w.baseline() - main.baseline();
      boolean script = w.size() < 0.82 * main.size() && Math.abs(distance) > 0.1 * main.size();
      boolean digits = script && before != null && DIGITS.matcher(w.text()).matches();
      if (before != null && w.left() - before.right() > (digits ? 0.3 : 0.08) * w.size()) {
        seen.append(' ');
      }
      String shapes = distance < 0 ? RAISED : LOWERED;
      if (digits) {
        w.text().chars().forEach(c -> seen.append(shapes.charAt(c - '0')));
      } else {
        seen.append(w.text());
      }
      before = w;
    }
    return seen.toString();
  }

  /** In the order in which it is read, letters for shapes. */
  private static String logical(String seen) {
    String ordered = seen;
    if (RIGHT_TO_LEFT.matcher(seen).find()) {
      byte level = rightToLeft(seen) ? Bidi.RTL : Bidi.LTR;
      ordered =
          new BidiTransform()
              .transform(
                  seen,
                  Bidi.LTR,
                  BidiTransform.Order.VISUAL,
                  level,
                  BidiTransform.Order.LOGICAL,
                  BidiTransform.Mirroring.ON,
                  ArabicShaping.LETTERS_NOOP);
    }
    Matcher shapes = SHAPES.matcher(ordered);
    return shapes.replaceAll(
        m -> Matcher.quoteReplacement(Normalizer.normalize(m.group(), Normalizer.Form.NFKC)));
  }

  /** Whether more letters run from right to left than the other way. */
  static boolean rightToLeft(String text) {
    int rtl = 0;
    int ltr = 0;
    for (int i = 0; i < text.length(); i++) {
      byte d = Character.getDirectionality(text.charAt(i));
      rtl +=
          d == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                  || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
              ? 1
              : 0;
      ltr += d == Character.DIRECTIONALITY_LEFT_TO_RIGHT ? 1 : 0;
    }
    return rtl > ltr;
  }

  double width() {
    return right - left;
  }
}
