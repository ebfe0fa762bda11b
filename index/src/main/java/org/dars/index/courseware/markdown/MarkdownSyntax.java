package org.dars.index.courseware.markdown;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * The grammar: CommonMark 0.31 with GFM tables, and what courses write besides it, kept whole so
 * that nothing of it is taken for text: TeX, footnote references, heading anchors, JSX.
 */
final class MarkdownSyntax {

  /** Deepest nesting of quotes and lists, and of inlines: enough for people, not for attackers. */
  private static final int MAX_NESTING = 100;

  private MarkdownSyntax() {}

  /** Blocks and inlines. */
  static Parser blocks(boolean mdx) {
    Parser.Builder builder =
        builder(mdx)
            .extensions(List.of(TablesExtension.create()))
            .customBlockParserFactory(new DisplayMathFactory());
    return (mdx ? builder.customBlockParserFactory(new JsxTags()) : builder).build();
  }

  /** Whether a text is one tag of JSX. */
  static boolean isJsx(String text) {
    return OpaqueParser.JSX.matcher(text).matches();
  }

  /** Inlines only: every text is one paragraph. */
  static Parser inlines(boolean mdx) {
    return builder(mdx).enabledBlockTypes(Set.of()).build();
  }

  private static Parser.Builder builder(boolean mdx) {
    return Parser.builder()
        .maxOpenBlockParsers(MAX_NESTING)
        .maxInlineNesting(MAX_NESTING)
        .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
        .customInlineContentParserFactory(new OpaqueFactory(mdx));
  }

  /** An inline kept as it stands. */
  static final class Opaque extends CustomNode {
    final String visible;

    Opaque(String visible) {
      this.visible = visible;
    }
  }

  /** A display formula. */
  static final class DisplayMath extends CustomBlock {}

  private record OpaqueFactory(boolean mdx) implements InlineContentParserFactory {
    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('$', '\\', '{', '<');
    }

    @Override
    public InlineContentParser create() {
      return new OpaqueParser(mdx);
    }
  }

  private static final class OpaqueParser implements InlineContentParser {
    /** How far ahead the end is looked for; keeps hostile input from costing its square. */
    private static final int LOOK_AHEAD = 1_000;

    private static final Pattern MATH =
        Pattern.compile(
            "\\$\\$(?<display>[^$]{1,900})\\$\\$"
                + "|\\$(?![\\s$])(?<dollar>(?:[^$\\\\]|\\\\.){1,500})(?<!\\s)\\$(?!\\d)"
                + "|\\\\{1,2}\\((?<paren>.{1,500}?)\\\\{1,2}\\)"
                + "|\\\\\\\\\\[(?<bracket>.{1,900}?)\\\\\\\\\\]"
                + "|(?<environment>\\\\begin\\{(?<name>[A-Za-z]{1,20}\\*?)\\}.{1,900}?\\\\end\\{\\k<name>\\})",
            Pattern.DOTALL);

    /** {@code $5 or (A$}: an amount of money, not the beginning of a formula. */
    private static final Pattern MONEY =
        Pattern.compile("\\d[\\d.,]*[^\\\\^_=+{}]*\\s[^\\\\^_=+{}]*", Pattern.DOTALL);

    private static final Pattern ATTRIBUTES = Pattern.compile("\\{[#.:][^{}\\n]*\\}");
    private static final Pattern EXPRESSION =
        Pattern.compile("\\{(?:[^{}]|\\{(?:[^{}]|\\{[^{}]*+\\})*+\\})*+\\}");
    private static final Pattern JSX =
        Pattern.compile(
            "</?[A-Za-z][\\w.:-]*+(?:\\s++|\\{(?:[^{}]|\\{[^{}]*+\\})*+\\}|\"[^\"]*+\"|'[^']*+'|[^\\s<>{}\"'])*+>");

    private final boolean mdx;

    OpaqueParser(boolean mdx) {
      this.mdx = mdx;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
      Scanner scanner = state.scanner();
      char trigger = scanner.peek();
      if (trigger == '<' && !mdx) {
        return ParsedInline.none();
      }
      Position start = scanner.position();
      String ahead = ahead(scanner);
      scanner.setPosition(start);
      Matcher m = pattern(trigger).matcher(ahead);
      if (!m.lookingAt() || (m.group().startsWith("$") && isMoney(m))) {
        return ParsedInline.none();
      }
      for (int i = 0; i < m.end(); i++) {
        scanner.next();
      }
      return ParsedInline.of(new Opaque(visible(trigger, m)), scanner.position());
    }

    private Pattern pattern(char trigger) {
      return switch (trigger) {
        case '{' -> mdx ? EXPRESSION : ATTRIBUTES;
        case '<' -> JSX;
        default -> MATH;
      };
    }

    private static boolean isMoney(Matcher m) {
      String tex = m.group("dollar");
      return tex != null && MONEY.matcher(tex).matches();
    }

    private static String visible(char trigger, Matcher m) {
      if (trigger != '$' && trigger != '\\') {
        return "";
      }
      for (String group : List.of("display", "dollar", "paren", "bracket", "environment")) {
        if (m.group(group) != null) {
          return m.group(group).strip();
        }
      }
      return "";
    }

    private static String ahead(Scanner scanner) {
      StringBuilder s = new StringBuilder();
      while (scanner.hasNext() && s.length() < LOOK_AHEAD) {
        s.append(scanner.peek());
        scanner.next();
      }
      return s.toString();
    }
  }

  private static final class DisplayMathFactory implements BlockParserFactory {
    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
      CharSequence line = state.getLine().getContent();
      String rest =
          line.subSequence(state.getNextNonSpaceIndex(), line.length()).toString().strip();
      boolean opens = rest.startsWith("$$") || rest.equals("\\[") || rest.equals("\\\\[");
      int end = rest.indexOf("$$", 2);
      if (state.getIndent() >= 4 || !opens || (end >= 0 && end + 2 < rest.length())) {
        return BlockStart.none();
      }
      return BlockStart.of(new DisplayMathParser(end >= 0)).atIndex(state.getIndex());
    }
  }

  /** From the opening marks to the closing ones, or to a blank line: TeX has none in a formula. */
  private static final class DisplayMathParser extends AbstractBlockParser {
    private final DisplayMath block = new DisplayMath();
    private boolean closed;

    DisplayMathParser(boolean closed) {
      this.closed = closed;
    }

    @Override
    public Block getBlock() {
      return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
      return closed || state.isBlank()
          ? BlockContinue.none()
          : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
      String s = line.getContent().toString().strip();
      closed |= (s.endsWith("$$") && s.length() > 2) || s.endsWith("\\]");
      closed |=
          s.equals("$$") && !block.getSourceSpans().isEmpty() && block.getSourceSpans().size() > 1;
    }
  }
}
