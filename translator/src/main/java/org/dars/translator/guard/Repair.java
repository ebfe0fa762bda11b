package org.dars.translator.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mends what engines do to placeholders where only one reading is possible; what is left damaged,
 * {@link Damage} finds.
 */
final class Repair {

  /**
   * A mark whose brackets, spaces or digits were changed: {@code [ 1 ]}, {@code 【1】}, {@code ⟦١⟧}.
   */
  private static final Pattern LOOSE =
      Pattern.compile(
          "[⟦〚\\[【「(（{《<«]{1,2}\\s*([/\\\\／]?)\\s*(\\p{Nd}{1,3})\\s*[⟧〛\\]】」)）}》>»]{1,2}");

  /** An answer put into a Markdown code fence. */
  private static final Pattern FENCED =
      Pattern.compile("\\A\\s*```[\\w-]*\\s*\\n?(.*?)\\n?\\s*```\\s*\\z", Pattern.DOTALL);

  /** Code marks, stars or quotes that an engine put around a mark. */
  private static final Pattern DRESSED =
      Pattern.compile("(`{1,3}|\\*{1,3}|__)\\s*(⟦/?\\d+⟧)\\s*\\1");

  private static final Pattern LINE_BREAK =
      Pattern.compile("[ \\t]*(?:\\r\\n|\\n|\\r)(?!\\s*\\n)[ \\t]*");

  private static final Pattern TWICE = Pattern.compile("(⟦/?\\d+⟧)\\s*\\1");
  private static final Pattern AFTER_OPEN = Pattern.compile("(⟦(\\d+)⟧)(\\s+)");
  private static final Pattern BEFORE_CLOSE = Pattern.compile("(\\s+)(⟦/(\\d+)⟧)");
  private static final Pattern BEFORE_POINT = Pattern.compile("(⟦/?\\d+⟧)\\s+([.,)])");

  private Repair() {}

  /**
   * The translation, mended.
   *
   * @param repairs told what was done
   */
  static String mend(Guarded source, String translation, List<String> repairs) {
    String text = note(unfence(source, translation.strip()), translation.strip(), "fence", repairs);
    text = note(brackets(source, text), text, "brackets of a placeholder", repairs);
    text = note(undressed(source, text), text, "code marks around a placeholder", repairs);
    text = note(oneLine(source, text), text, "line breaks", repairs);
    text = note(TWICE.matcher(text).replaceAll("$1"), text, "a placeholder doubled", repairs);
    return spaces(source, text);
  }

  private static String note(String after, String before, String what, List<String> repairs) {
    if (!after.equals(before)) {
      repairs.add(what);
    }
    return after;
  }

  private static String unfence(Guarded source, String text) {
    Matcher fence = FENCED.matcher(text);
    return !source.text().startsWith("```") && fence.matches() ? fence.group(1).strip() : text;
  }

  private static String undressed(Guarded source, String text) {
    return DRESSED
        .matcher(text)
        .replaceAll(m ->
            Matcher.quoteReplacement(source.text().contains(m.group(1)) ? m.group() : m.group(2)));
  }

  /** A line that an engine broke; what it made paragraphs of, {@link Damage} finds. */
  private static String oneLine(Guarded source, String text) {
    boolean lines = source.text().chars().anyMatch(c -> c == '\n' || c == '\r');
    boolean paragraphs = text.matches("(?s).*\\n\\s*\\n.*");
    return lines || paragraphs ? text : LINE_BREAK.matcher(text).replaceAll(" ");
  }

  /** Rewrites loose marks that are wanted, stand there once, and are not in the source as text. */
  private static String brackets(Guarded source, String text) {
    String mended = text;
    for (Placeholder p : source.placeholders()) {
      mended = bracket(source, mended, p.open(), p.number(), false);
      if (p.paired()) {
        mended = bracket(source, mended, p.close(), p.number(), true);
      }
    }
    return mended;
  }

  private static String bracket(
      Guarded source, String text, String mark, int number, boolean closes) {
    if (text.contains(mark)) {
      return text;
    }
    List<MatchResult> candidates = new ArrayList<>();
    Matcher loose = LOOSE.matcher(text);
    while (loose.find()) {
      boolean exact = Guarded.MARK.matcher(loose.group()).matches() && isAscii(loose.group(2));
      boolean slash = !loose.group(1).isEmpty();
      boolean sourceHasIt = source.words().contains(loose.group());
      if (!exact && !sourceHasIt && slash == closes && value(loose.group(2)) == number) {
        candidates.add(loose.toMatchResult());
      }
    }
    if (candidates.size() != 1) {
      return text;
    }
    MatchResult only = candidates.getFirst();
    return text.substring(0, only.start()) + mark + text.substring(only.end());
  }

  private static boolean isAscii(String digits) {
    return digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static int value(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      value = value * 10 + Character.digit(digits.charAt(i), 10);
    }
    return value;
  }

  /** Puts spaces outside pairs again ("** bold **" is not bold), and takes them before points. */
  private static String spaces(Guarded source, String text) {
    String moved =
        AFTER_OPEN
            .matcher(text)
            .replaceAll(m ->
                paired(source, m.group(2)) && !source.text().contains(m.group(1) + " ")
                    ? m.group(3) + m.group(1)
                    : m.group());
    moved =
        BEFORE_CLOSE
            .matcher(moved)
            .replaceAll(m ->
                source.text().contains(" " + m.group(2)) ? m.group() : m.group(2) + m.group(1));
    moved =
        BEFORE_POINT
            .matcher(moved)
            .replaceAll(m ->
                source.text().contains(m.group(1) + " " + m.group(2))
                    ? m.group()
                    : m.group(1) + m.group(2));
    return doubledSpaces(source, moved);
  }

  private static String doubledSpaces(Guarded source, String text) {
    return source.text().contains("  ") ? text : text.replaceAll(" {2,}", " ");
  }

  private static boolean paired(Guarded source, String number) {
    int n = number.length() > 4 ? 0 : Integer.parseInt(number);
    return n >= 1 && n <= source.placeholders().size() && source.placeholders().get(n - 1).paired();
  }
}
