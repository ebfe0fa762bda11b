package org.dars.index.courseware.quiz;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.html.HtmlReader;
import org.dars.index.courseware.markdown.MarkdownReader;
import org.dars.index.courseware.splice.InlineBuilder;
import org.dars.index.courseware.splice.Kept;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.SourceText;
import org.dars.index.courseware.splice.TextSyntax;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * One question: takes its texts, whatever they are written in, and makes blocks with ids by place
 * and the question as their anchor.
 */
public final class Question {

  /** What a text is written in. */
  public enum Format {
    /** Every character is itself. */
    PLAIN,
    /** HTML where there is a tag; else plain text in which entities are read. */
    AUTO,
    HTML,
    MARKDOWN
  }

  /** An HTML tag, as browsers take one for it. */
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>|<!--");

  private static final Pattern ENTITY = Pattern.compile("&(?:#\\d+|#x[0-9A-Fa-f]+|[A-Za-z]\\w*);");

  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private final Outline outline;
  private final String place;
  private final Anchor anchor;
  private final List<String> warnings;

  /**
   * @param place what ids begin with, as {@code q3}
   * @param warnings what is left out is added to them
   */
  public Question(Outline outline, String place, Anchor anchor, List<String> warnings) {
    this.outline = outline;
    this.place = place;
    this.anchor = anchor;
    this.warnings = warnings;
  }

  /** Question {@code number} under the headings at hand. */
  public static Question of(
      Outline outline, int number, String title, List<String> headings, List<String> warnings) {
    String folded = title.replaceAll("\\s+", " ").strip();
    return new Question(outline, "q" + number, new Anchor.Item(number, folded, headings), warnings);
  }

  /** A block in the region that the outline is in. */
  public void add(BlockKind kind, List<Inline> content, @Nullable Span span) {
    outline.addAt(place, kind, 0, content, anchor, span);
  }

  /** Text in a format; formulas and what else is kept stay. */
  public void text(BlockKind kind, SourceText source, Format format, Kept kept) {
    switch (format) {
      case HTML -> html(kind, source, kept);
      case MARKDOWN -> markdown(kind, source, kept);
      case PLAIN -> line(kind, source, TextSyntax.literal(kept));
      case AUTO -> {
        if (isHtml(source.text())) {
          html(kind, source, kept);
        } else {
          line(kind, source, entities(kept));
        }
      }
    }
  }

  /** A text that is one block. */
  public void line(BlockKind kind, SourceText source, TextSyntax syntax) {
    int[] at = TextSyntax.trimmed(source.text(), 0, source.text().length());
    InlineBuilder out = new InlineBuilder();
    syntax.scan(source.text().substring(at[0], at[1]), out);
    outline.enter(new Region(source, syntax));
    add(kind, out.build(), at[0] < at[1] ? source.span(at[0], at[1]) : null);
  }

  /** A text that is compared with what a learner types: numbers and signs alone stay. */
  public void key(BlockKind kind, SourceText source, TextSyntax syntax) {
    if (LETTER.matcher(source.text()).find()) {
      line(kind, source, syntax);
    } else {
      add(kind, content(source.text(), syntax), null);
    }
  }

  /** A text that can be read, not written back. */
  public void readOnly(BlockKind kind, String text) {
    add(kind, content(text, TextSyntax.literal(Kept.FORMULAS)), null);
  }

  private static List<Inline> content(String text, TextSyntax syntax) {
    InlineBuilder out = new InlineBuilder();
    syntax.scan(text, out);
    return out.build();
  }

  private void html(BlockKind kind, SourceText source, Kept kept) {
    Outline inner = new Outline();
    HtmlReader.embedded(source, inner, kept);
    addAll(kind, inner, null, false);
  }

  private void markdown(BlockKind kind, SourceText source, Kept kept) {
    Outline inner = new Outline();
    MarkdownReader.embedded(source, inner, warnings);
    // Markdown knows TeX; of other marks in it, it would make text.
    boolean marked =
        kept.pattern()
            .matcher(source.text())
            .results()
            .anyMatch(m -> !m.group().matches("(?s)[$\\\\].*"));
    if (marked) {
      warnings.add("A Markdown text with variables or gaps is searched but not translated.");
    }
    addAll(kind, inner, null, marked);
  }

  /**
   * The blocks of an inner text.
   *
   * @param region the one they stand in, or null for their own
   * @param frozen whether they stay
   */
  void addAll(BlockKind kind, Outline inner, @Nullable Region region, boolean frozen) {
    for (int i = 0; i < inner.blocks().size(); i++) {
      Block b = inner.blocks().get(i);
      Region own = region == null ? inner.region(i) : region;
      if (own != null) {
        outline.enter(own);
      }
      BlockKind as =
          switch (b.kind()) {
            case PARAGRAPH, HEADING, LIST_ITEM, TERM -> kind;
            default -> b.kind();
          };
      add(as, b.content(), frozen ? null : b.span());
    }
  }

  /** Whether a text holds an HTML tag. */
  static boolean isHtml(String text) {
    return TAG.matcher(text).find();
  }

  /** A line without tags in which entities are read. */
  static TextSyntax entities(Kept kept) {
    return new TextSyntax(
        new Kept(kept.pattern(), s -> unescaped(kept.visible().apply(s))),
        ENTITY,
        Question::unescaped,
        Question::escapedWhereNeeded);
  }

  static String unescaped(String s) {
    return Parser.unescapeEntities(s, false);
  }

  /** So that no tag and no entity comes into being. */
  static String escapedWhereNeeded(String s) {
    return ENTITY
        .matcher(s)
        .replaceAll(m -> "&amp;" + Matcher.quoteReplacement(m.group().substring(1)))
        .replaceAll("<(?=[A-Za-z/!?])", "&lt;");
  }
}
