package org.dars.index.courseware.quiz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.splice.Kept;
import org.dars.index.courseware.splice.SourceText;
import org.dars.index.courseware.splice.TextSyntax;

/** The characters of a GIFT file, its escapes, and the items between its blank lines. */
final class GiftText {

  /** What a backslash may stand before. */
  private static final String ESCAPABLE = "\\~=#{}:n";

  private static final String ESCAPE = "\\\\[\\\\~=#{}:]";

  private static final Pattern LINE = Pattern.compile("([^\\r\\n]*)(\\r\\n|\\n|\\r|\\z)");

  /** A line break, with the comments behind it; Moodle shows it as one, and {@code \n} too. */
  static final String BREAK =
      "(?<![ \\t])[ \\t]*(?:(?:\\r\\n|\\n|\\r)[ \\t]*(?://[^\\r\\n]*)?){1,200}";

  /** In a formula, {@code \\} is a backslash and the signs of GIFT are escaped. */
  private static final Kept KEPT =
      new Kept(
          Pattern.compile(BREAK + "|(?<!\\\\)\\\\n|" + Kept.TEX),
          s ->
              s.isBlank() || s.matches("(?s)\\\\n|\\s.*")
                  ? " "
                  : s.replaceAll("\\\\([\\\\~=#{}:])", "$1"));

  private static final Pattern REFERENCE =
      Pattern.compile("&\\\\?(?:#\\d+|#x[0-9A-Fa-f]+|[A-Za-z]\\w*);");

  /** Text in which every character is itself. */
  static final TextSyntax PLAIN =
      new TextSyntax(KEPT, Pattern.compile(ESCAPE), s -> s.substring(1), GiftText::escape);

  /**
   * As {@link #PLAIN}, in answers that an arrow would turn into pairs; there is no escape for it,
   * so a word joiner, which nobody sees, stands in it.
   */
  static final TextSyntax PLAIN_ANSWER =
      new TextSyntax(
          KEPT,
          Pattern.compile(ESCAPE + "|-\u2060>"),
          s -> s.startsWith("-") ? "->" : s.substring(1),
          s -> escape(s).replace("->", "-\u2060>"));

  /** Text in which HTML's entities are read. */
  static final TextSyntax ENTITIES =
      new TextSyntax(
          KEPT,
          Pattern.compile(REFERENCE.pattern() + "|" + ESCAPE),
          s -> s.startsWith("\\") ? s.substring(1) : Question.unescaped(s.replace("\\", "")),
          s -> escape(Question.escapedWhereNeeded(s)).replace("->", "-&gt;"));

  /** How far on, in characters, a brace may close behind a blank line. */
  private static final int LONGEST_ANSWER = 20_000;

  /** A private character in place of a line break while the others are escaped. */
  private static final String BROKEN = "\uE00A";

  private final SourceText source;
  private final String masked;

  /** Where braces stand that are not escaped. */
  private final BitSet braces = new BitSet();

  GiftText(SourceText source) {
    this.source = source;
    char[] chars = source.text().toCharArray();
    Matcher line = LINE.matcher(source.text());
    while (line.find() && line.start() < chars.length) {
      if (line.group(1).stripLeading().startsWith("//")) {
        Arrays.fill(chars, line.start(1), line.end(1), ' ');
      }
    }
    this.masked = new String(chars);
    int end = masked.length();
    for (int i = find(0, end, "{}"); i < end; i = find(i + 1, end, "{}")) {
      braces.set(i);
    }
  }

  SourceText source() {
    return source;
  }

  /** The text with white space in place of comments, character for character. */
  String masked() {
    return masked;
  }

  /**
   * The stretches between blank lines. One inside an answer block ends it too in Moodle; here the
   * item goes on where a brace closes before the next one opens.
   */
  List<int[]> items() {
    List<int[]> items = new ArrayList<>();
    Matcher line = LINE.matcher(source.text());
    int start = -1;
    while (line.find() && line.start() < masked.length()) {
      boolean blank = line.group(1).isBlank();
      if (blank && start >= 0 && !goesOn(start, line.start())) {
        items.add(new int[] {start, line.start()});
        start = -1;
      } else if (!blank && start < 0) {
        start = line.start();
      }
    }
    if (start >= 0) {
      items.add(new int[] {start, masked.length()});
    }
    return items;
  }

  /** Whether a brace is open at a place and closes soon. */
  private boolean goesOn(int start, int at) {
    int next = braces.nextSetBit(at);
    int last = braces.previousSetBit(at);
    return last >= start
        && masked.charAt(last) == '{'
        && next >= 0
        && next < at + LONGEST_ANSWER
        && masked.charAt(next) == '}';
  }

  /** The first of some signs that is not escaped, or {@code to}. */
  int find(int from, int to, String signs) {
    for (int i = from; i < to; i++) {
      char c = masked.charAt(i);
      if (c == '\\' && i + 1 < to && ESCAPABLE.indexOf(masked.charAt(i + 1)) >= 0) {
        i++;
      } else if (signs.indexOf(c) >= 0) {
        return i;
      }
    }
    return to;
  }

  /** The first character that is not white space, nor of a comment. */
  int skipBlank(int from, int to) {
    return TextSyntax.trimmed(masked, from, to)[0];
  }

  /** Whether only white space stands before it on its line. */
  boolean beginsLine(int at) {
    for (int i = at - 1; i >= 0; i--) {
      char c = masked.charAt(i);
      if (c == '\n' || c == '\r') {
        return true;
      }
      if (c != ' ' && c != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Whether a comment stands in a stretch. */
  boolean isCommented(int from, int to) {
    return !masked.substring(from, to).equals(source.text().substring(from, to));
  }

  /**
   * A stretch without its escapes, as a text of its own.
   *
   * @param escape what is done to a whole text before its signs are escaped
   */
  SourceText decoded(int from, int to, UnaryOperator<String> escape) {
    StringBuilder out = new StringBuilder();
    int[] starts = new int[to - from + 1];
    for (int i = from; i < to; i++) {
      starts[out.length()] = i;
      char c = masked.charAt(i);
      if (c == '\\' && i + 1 < to && ESCAPABLE.indexOf(masked.charAt(i + 1)) >= 0) {
        c = masked.charAt(++i);
        out.append(c == 'n' ? '\n' : c);
      } else {
        out.append(c);
      }
    }
    starts[out.length()] = to;
    return source.embedded(
        out.toString(),
        surrogates(out, Arrays.copyOf(starts, out.length() + 1)),
        s ->
            escape(escape.apply(s).replaceAll("\\r\\n?", "\n").replace("\n", BROKEN))
                .replace(BROKEN, "\\n"));
  }

  /** The second half of a pair begins where the pair ends. */
  private static int[] surrogates(CharSequence s, int[] starts) {
    for (int i = 1; i < s.length(); i++) {
      if (Character.isSurrogatePair(s.charAt(i - 1), s.charAt(i))) {
        starts[i] = starts[i + 1];
      }
    }
    return starts;
  }

  /** Text with the signs of GIFT escaped, in one line. */
  static String escape(String s) {
    String out = s.replaceAll("[\\\\~=#{}]", "\\\\$0").replaceAll(":(?=:)|(?<=:):", "\\\\:");
    return out.replaceAll("\\r\\n|\\r|\\n", " ").replace("$CATEGORY:", "$CATEGORY\\:");
  }
}
