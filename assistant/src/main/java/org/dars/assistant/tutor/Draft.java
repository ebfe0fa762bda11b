package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model writes, taken apart as it comes: sentences, each followed by its proofs {@code
 * [[3|exact words]]}. Nothing is handed on before its line is whole, so no half of a marker ever
 * is.
 */
final class Draft {

  /** A sentence and what it says it is proven by; no quotes when it gave none. */
  record Written(String text, List<Quote> quotes) {}

  /** Words of a passage. */
  record Quote(int passage, String words) {}

  private static final Pattern PROOF = Pattern.compile("\\[\\[(\\d{1,2})\\|(.*?)]]");

  /** A marker, or a part of one, that is no proof. */
  private static final Pattern BROKEN = Pattern.compile("\\[\\[|]]|\\[\\d+\\||<\\|");

  private static final Pattern IMAGE_OR_LINK = Pattern.compile("!?\\[([^\\]\\[]*)]\\([^)]*\\)?");
  private static final Pattern TAG = Pattern.compile("</?\\p{Alpha}[^>]*>?");
  private static final Pattern ADDRESS =
      Pattern.compile("(?iu)\\b(?:[a-z][a-z+.-]{1,12}://|www\\.|javascript:|data:)\\S*");

  private static final Pattern BULLET = Pattern.compile("^(?:[-*•]|\\d{1,2}[.)])\\s+");

  private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__|`");

  private static final int LONGEST_LINE = 4_000;

  private final Consumer<Written> listener;
  private final StringBuilder line = new StringBuilder();

  Draft(Consumer<Written> listener) {
    this.listener = listener;
  }

  /** The next piece. */
  void take(String piece) {
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (c == '\n') {
        end();
      } else if (line.length() < LONGEST_LINE) {
        line.append(c);
      }
    }
  }

  /** The model is done: what stands in the last line counts, too. */
  void end() {
    String whole = line.toString().strip();
    line.setLength(0);
    if (!whole.isEmpty()) {
      split(whole);
    }
  }

  private void split(String whole) {
    Matcher m = PROOF.matcher(whole);
    int from = 0;
    int last = 0;
    List<Quote> quotes = new ArrayList<>();
    String text = "";
    while (m.find(last)) {
      String between = whole.substring(last, m.start());
      if (!quotes.isEmpty() && between.codePoints().anyMatch(Character::isLetterOrDigit)) {
        hand(text, quotes);
        quotes = new ArrayList<>();
        from = last;
      }
      if (quotes.isEmpty()) {
        text = whole.substring(from, m.start());
      }
      quotes.add(new Quote(Integer.parseInt(m.group(1)), m.group(2).strip()));
      last = m.end();
    }
    if (!quotes.isEmpty()) {
      hand(text, quotes);
      from = last;
    }
    String rest = whole.substring(from);
    if (rest.codePoints().anyMatch(Character::isLetterOrDigit)) {
      hand(rest, List.of());
    }
  }

  private void hand(String text, List<Quote> quotes) {
    boolean broken = BROKEN.matcher(text).find();
    listener.accept(new Written(plain(text), broken ? List.of() : List.copyOf(quotes)));
  }

  /** Without markup: the page renders plain text, and nothing that a model links to. */
  static String plain(String text) {
    String s = IMAGE_OR_LINK.matcher(text).replaceAll("$1");
    s = TAG.matcher(s).replaceAll("");
    s = ADDRESS.matcher(s).replaceAll("");
    s = EMPHASIS.matcher(s).replaceAll("");
    s = s.replaceAll("\\s+", " ").strip().replaceFirst("^[.;,]\\s*", "");
    return BULLET.matcher(s).replaceFirst("").strip();
  }
}
