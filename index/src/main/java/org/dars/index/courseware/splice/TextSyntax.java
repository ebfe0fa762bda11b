package org.dars.index.courseware.splice;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Inline;

/** How a line of text is written in its place: what is escaped there, and what is kept. */
public final class TextSyntax implements BlockWriter {

  private final Kept kept;
  private final Pattern escaped;
  private final UnaryOperator<String> decode;
  private final UnaryOperator<String> encode;

  /**
   * @param kept stretches that become markup
   * @param escaped finds one escaped character
   * @param decode an escaped character as it is meant
   * @param encode text as it must be written
   */
  public TextSyntax(
      Kept kept, Pattern escaped, UnaryOperator<String> decode, UnaryOperator<String> encode) {
    this.kept = kept;
    this.escaped = escaped;
    this.decode = decode;
    this.encode = encode;
  }

  /** Text without escapes. */
  public static TextSyntax literal(Kept kept) {
    return new TextSyntax(
        kept, Pattern.compile("(?!)"), UnaryOperator.identity(), UnaryOperator.identity());
  }

  /** Adds a stretch of source, as text and markup. */
  public void scan(String source, InlineBuilder out) {
    Matcher keeps = kept.pattern().matcher(source);
    Matcher escapes = escaped.matcher(source);
    int at = 0;
    boolean keep = keeps.find();
    boolean escape = escapes.find();
    while (keep || escape) {
      if (keep && (keeps.start() < at || keeps.end() == keeps.start())) {
        keep = keeps.find();
      } else if (escape && escapes.start() < at) {
        escape = escapes.find();
      } else if (keep && (!escape || keeps.start() <= escapes.start())) {
        out.text(source.substring(at, keeps.start()));
        out.markup(keeps.group(), Inline.Role.ALONE, kept.visible().apply(keeps.group()));
        at = keeps.end();
      } else {
        out.text(source.substring(at, escapes.start()));
        out.text(decode.apply(escapes.group()));
        at = escapes.end();
      }
    }
    out.text(source.substring(at));
  }

  /** A stretch of source as a reader sees it. */
  public String shown(String source) {
    InlineBuilder out = new InlineBuilder();
    scan(source, out);
    StringBuilder shown = new StringBuilder();
    out.build().forEach(i -> shown.append(i.visibleText()));
    return shown.toString();
  }

  /** Text as it is written here. */
  public String encoded(String text) {
    return encode.apply(text);
  }

  @Override
  public String write(Block block, List<Inline> content, int start) {
    StringBuilder out = new StringBuilder();
    for (Inline inline : content) {
      switch (inline) {
        case Inline.Markup m -> out.append(m.source());
        case Inline.Text t -> out.append(encode.apply(t.value()));
      }
    }
    return out.toString();
  }

  /** The place of what is not white space in {@code [from, to)}; empty at {@code to} for none. */
  public static int[] trimmed(String s, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && " \t\r\n\f".indexOf(s.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && " \t\r\n\f".indexOf(s.charAt(end - 1)) >= 0) {
      end--;
    }
    return new int[] {start, end};
  }
}
