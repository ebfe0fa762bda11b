package org.dars.index.courseware.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.splice.BlockWriter;
import org.dars.index.courseware.splice.InlineBuilder;
import org.dars.index.courseware.splice.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Writes a cue on at most as many lines as it had, of about the same length. There is never an
 * empty line, which would end the cue. SubRip has no way to write letters that its encoding lacks:
 * such a cue stays as it was.
 */
final class CueWriter implements BlockWriter {

  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

  /** Two people speak in one cue, each on a line that begins with a dash. */
  private static final Pattern SPEAKER = Pattern.compile("\\A[-–—‐]\\s?(?=[^\\s–—-])");

  private final SourceText source;
  private final CueText syntax;

  CueWriter(SourceText source, CueText syntax) {
    this.source = source;
    this.syntax = syntax;
  }

  /**
   * A place where a line may end.
   *
   * @param at index in what is written
   * @param width how many characters there are to drop: a space, or none
   * @param shown how many characters a viewer sees before it
   */
  private record Break(int at, int width, int shown) {}

  @Override
  public String write(Block block, List<Inline> content, int start) {
    int end = block.span() == null ? start : source.charAt(block.span().end());
    String before = source.text().substring(start, end);
    boolean lacks =
        content.stream().anyMatch(i -> i instanceof Inline.Text t && !source.encodes(t.value()));
    if (lacks && syntax == CueText.SUBRIP) {
      return before;
    }
    String[] lines = LINE_END.split(before);
    StringBuilder out = new StringBuilder();
    List<Break> breaks = new ArrayList<>();
    int shown = 0;
    for (Inline inline : InlineBuilder.plain(content)) {
      switch (inline) {
        case Inline.Markup m -> out.append(m.source());
        case Inline.Text t -> {
          collect(t.value(), out, shown, breaks);
          shown += t.value().length();
        }
      }
    }
    String dialogue = lines.length > 1 ? dialogue(out, breaks, lines) : null;
    return dialogue != null ? dialogue : balanced(out, breaks, lines.length, shown);
  }

  /** Appends a text; between its words lines may end. */
  private void collect(String text, StringBuilder out, int shown, List<Break> breaks) {
    int word = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean space = text.charAt(i) == ' ';
      boolean inside = i > 0 && i + 1 < text.length() && !Character.isLowSurrogate(text.charAt(i));
      boolean glued = inside && CueText.isJoined(text, i, space ? i + 1 : i);
      if (space == glued) {
        continue;
      }
      out.append(syntax.escape(text.substring(word, i)));
      breaks.add(new Break(out.length(), space ? 1 : 0, shown + i));
      word = i;
    }
    out.append(syntax.escape(text.substring(word)));
  }

  /** Each speaker on a line, when there are as many as before; else null. */
  private @Nullable String dialogue(StringBuilder out, List<Break> breaks, String[] lines) {
    for (String line : lines) {
      if (!SPEAKER.matcher(line.strip()).find()) {
        return null;
      }
    }
    List<Break> ends =
        breaks.stream()
            .filter(b -> b.width == 1 && SPEAKER.matcher(out.substring(b.at + 1)).lookingAt())
            .toList();
    return ends.size() == lines.length - 1 ? broken(out, ends) : null;
  }

  private String balanced(StringBuilder out, List<Break> breaks, int lines, int shown) {
    List<Break> ends = new ArrayList<>();
    int next = 0;
    for (int line = 1; line < lines; line++) {
      double ideal = (double) shown * line / lines;
      Break best = null;
      for (int i = next; i < breaks.size(); i++) {
        Break b = breaks.get(i);
        if (best == null || Math.abs(b.shown - ideal) < Math.abs(best.shown - ideal)) {
          best = b;
          next = i + 1;
        }
      }
      if (best != null && isInside(best, ends, out.length())) {
        ends.add(best);
      }
    }
    return broken(out, ends);
  }

  /** No line of nothing at the beginning, between two ends, or at the end. */
  private static boolean isInside(Break b, List<Break> ends, int length) {
    int from = ends.isEmpty() ? 0 : ends.getLast().at + ends.getLast().width;
    return b.at > from && b.at + b.width < length;
  }

  private String broken(StringBuilder out, List<Break> ends) {
    StringBuilder written = new StringBuilder();
    String lineEnd = lineEnd();
    int at = 0;
    for (Break b : ends) {
      written.append(out, at, b.at).append(lineEnd);
      at = b.at + b.width;
    }
    return written.append(out, at, out.length()).toString();
  }

  private String lineEnd() {
    Matcher m = LINE_END.matcher(source.text());
    return m.find() ? m.group() : "\n";
  }
}
