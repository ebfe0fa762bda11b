package org.dars.index.courseware.quiz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.html.HtmlReader;
import org.dars.index.courseware.splice.BlockWriter;
import org.dars.index.courseware.splice.InlineBuilder;
import org.dars.index.courseware.splice.Kept;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.SourceText;
import org.dars.index.courseware.splice.TextSyntax;

/**
 * A text with questions in it: {@code The capital is {1:MC:=Paris#Right!~London}.} A question is a
 * gap in the text around, kept as it stands; its answers and feedback are blocks inside the gap.
 */
final class Cloze {

  private static final String GAP = "_____";

  private static final String QUESTION = "\\{\\d*:([A-Z_]+):(.{0,20000}?)(?<!\\\\)\\}";

  private static final Pattern GAPS = Pattern.compile(QUESTION, Pattern.DOTALL);

  private static final Set<String> NUMERICAL = Set.of("NUMERICAL", "NM");

  private static final Set<String> TYPED =
      Set.of("SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC");

  /** Stand for the brackets of tags inside gaps, so that a gap is one stretch of text. */
  private static final char OPENED = '\uE00B';

  private static final char CLOSED = '\uE00C';

  private static final Pattern MARK = Pattern.compile("\\A\\s*(?:=|%-?[\\d.,]+%)?\\s*");

  private static final Pattern ESCAPED =
      Pattern.compile("\\\\[}#~/\"\\\\=]|&(?:#\\d+|#x[0-9A-Fa-f]+|[A-Za-z]\\w*);");

  /** A tag in an answer stays, wherever it stands. */
  private static final String TAG = "<[A-Za-z/][^<>]{0,2000}>";

  private static final TextSyntax TEXT =
      new TextSyntax(
          new Kept(
              Pattern.compile(Kept.TEX + "|" + TAG, Pattern.DOTALL),
              s -> s.startsWith("<") ? s.startsWith("<br") ? " " : "" : s),
          ESCAPED,
          s -> s.startsWith("\\") ? s.substring(1) : Question.unescaped(s),
          Cloze::escape);

  private static final TextSyntax KEY =
      new TextSyntax(
          new Kept(Pattern.compile("(?<!\\\\)\\*"), s -> s),
          Pattern.compile("\\\\\\*|" + ESCAPED.pattern()),
          s -> s.startsWith("\\") ? s.substring(1) : Question.unescaped(s),
          s -> escape(s).replace("*", "\\*"));

  private final SourceText source;
  private final Question question;
  private final Outline outline;
  private final List<String> warnings;
  private final int number;

  Cloze(SourceText source, Question question, Outline outline, List<String> warnings, int number) {
    this.source = source;
    this.question = question;
    this.outline = outline;
    this.warnings = warnings;
    this.number = number;
  }

  void read(String marks) {
    Kept kept =
        new Kept(
            Pattern.compile(QUESTION + "|" + marks, Pattern.DOTALL),
            s -> GAPS.matcher(s).matches() ? GAP : s);
    Outline inner = new Outline();
    HtmlReader.embedded(masked(), inner, kept);
    inner.contents(Cloze::unmasked);
    Region html = inner.blocks().isEmpty() ? null : inner.region(0);
    if (html == null) {
      return;
    }
    long gaps = GAPS.matcher(source.text()).results().count();
    boolean whole = gaps == kept(inner);
    if (!whole) {
      warnings.add(
          "Question " + number + " is searched but not translated: there are tags inside its gaps");
    }
    Set<Integer> keys = new HashSet<>();
    Region region = new Region(source, writer(html.writer(), keys));
    question.addAll(BlockKind.STEM, inner, region, !whole);
    Matcher m = GAPS.matcher(source.text());
    while (whole && m.find()) {
      outline.enter(region);
      answers(m.group(1), m.start(2), m.end(2), keys);
    }
  }

  /** The same text, character for character, without tags inside its gaps. */
  private SourceText masked() {
    StringBuilder text = new StringBuilder(source.text());
    Matcher gap = GAPS.matcher(source.text());
    while (gap.find()) {
      for (int i = gap.start(); i < gap.end(); i++) {
        char c = text.charAt(i);
        text.setCharAt(i, c == '<' ? OPENED : c == '>' ? CLOSED : c);
      }
    }
    int[] starts = new int[text.length() + 1];
    for (int i = 0; i < starts.length; i++) {
      boolean second = i < text.length() && Character.isLowSurrogate(text.charAt(i));
      starts[i] = second ? i + 1 : i; // as SourceText places surrogates
    }
    return source.embedded(text.toString(), starts, s -> s);
  }

  private static List<Inline> unmasked(List<Inline> content) {
    return content.stream()
        .map(i ->
            i instanceof Inline.Markup m
                ? new Inline.Markup(
                    m.source().replace(OPENED, '<').replace(CLOSED, '>'), m.role(), m.visible())
                : i)
        .toList();
  }

  private static long kept(Outline inner) {
    return inner.blocks().stream()
        .flatMap(b -> b.content().stream())
        .filter(i -> i instanceof Inline.Markup m && GAPS.matcher(m.source()).matches())
        .count();
  }

  /**
   * @param keys where texts begin that a learner's are compared with
   */
  private static BlockWriter writer(BlockWriter html, Set<Integer> keys) {
    return (block, content, start) ->
        switch (block.kind()) {
          case OPTION -> (keys.contains(start) ? KEY : TEXT).write(block, content, start);
          case FEEDBACK -> TEXT.write(block, content, start);
          default -> html.write(block, content, start);
        };
  }

  private void answers(String type, int from, int to, Set<Integer> keys) {
    for (int[] answer : split(from, to)) {
      String text = source.text().substring(answer[0], answer[1]);
      Matcher mark = MARK.matcher(text);
      int start = answer[0] + (mark.find() ? mark.end() : 0);
      int end = find(start, answer[1], '#');
      boolean key = TYPED.contains(type);
      if (key) {
        keys.add(start);
      }
      if (!NUMERICAL.contains(type)) {
        add(BlockKind.OPTION, key ? KEY : TEXT, start, end, key);
      }
      if (end < answer[1]) {
        add(BlockKind.FEEDBACK, TEXT, end + 1, answer[1], false);
      }
    }
  }

  private void add(BlockKind kind, TextSyntax syntax, int from, int to, boolean key) {
    int[] at = TextSyntax.trimmed(source.text(), from, to);
    String raw = source.text().substring(at[0], at[1]);
    InlineBuilder out = new InlineBuilder();
    syntax.scan(raw, out);
    boolean tagged = (key ? raw : raw.replaceAll(TAG, "")).indexOf('<') >= 0;
    boolean stays = tagged || raw.isEmpty() || (key && !raw.matches("(?s).*\\p{L}.*"));
    question.add(kind, out.build(), stays ? null : source.span(at[0], at[1]));
  }

  private List<int[]> split(int from, int to) {
    List<int[]> out = new ArrayList<>();
    for (int at = from; at < to; ) {
      int end = find(at, to, '~');
      if (end > at) {
        out.add(new int[] {at, end});
      }
      at = end + 1;
    }
    return out;
  }

  /** A sign of the syntax that is neither escaped nor of a character reference; or the end. */
  private int find(int from, int to, char sign) {
    String text = source.text();
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\\' || (c == '&' && i + 1 < to && text.charAt(i + 1) == '#')) {
        i++;
      } else if (c == sign) {
        return i;
      }
    }
    return to;
  }

  /** A text that begins with a mark of the syntax begins with a reference instead. */
  private static String escape(String s) {
    // A backslash would escape what stands behind it, so it is written as a reference.
    String safe =
        s.replaceAll("[}#~]", "\uE000$0")
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\\", "&#92;")
            .replace('\uE000', '\\');
    return safe.startsWith("=") || safe.startsWith("%")
        ? "&#" + (int) safe.charAt(0) + ";" + safe.substring(1)
        : safe;
  }
}
