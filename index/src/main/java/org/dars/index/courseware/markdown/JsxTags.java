package org.dars.index.courseware.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * The tag of a component alone on its line, in MDX: the lines between two of them are Markdown,
 * where CommonMark would take all up to the next blank line for HTML.
 */
final class JsxTags implements BlockParserFactory {

  /** How many blocks back the opening tag of a closing one is looked for. */
  private static final int LOOK_BACK = 200;

  private static final Pattern TAG =
      Pattern.compile("<(?<close>/?)(?<name>[A-Z][\\w.:-]*+)(?<rest>[^\\n]*)>");

  /** One line that is a tag. */
  static final class Tag extends HtmlBlock {}

  @Override
  public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
    CharSequence line = state.getLine().getContent();
    String tag = line.subSequence(state.getNextNonSpaceIndex(), line.length()).toString().strip();
    Matcher m = TAG.matcher(tag);
    boolean alone = m.matches() && MarkdownSyntax.isJsx(tag);
    boolean inText = !matched.getParagraphLines().isEmpty();
    if (!alone || (inText && !closes(m, matched.getMatchedBlockParser().getBlock()))) {
      return BlockStart.none();
    }
    return BlockStart.of(new LineParser()).atIndex(state.getIndex());
  }

  /** Whether a tag in the lines of a paragraph ends what a tag before the paragraph began. */
  private static boolean closes(Matcher tag, Block around) {
    if (tag.group("close").isEmpty()) {
      return false;
    }
    int depth = 1;
    Node node = around instanceof Paragraph ? around.getPrevious() : around.getLastChild();
    for (int i = 0; node != null && i < LOOK_BACK; i++, node = node.getPrevious()) {
      Matcher m = TAG.matcher(node instanceof Tag t ? t.getLiteral().strip() : "");
      if (m.matches() && m.group("name").equals(tag.group("name"))) {
        boolean empty = m.group("rest").endsWith("/");
        depth += !m.group("close").isEmpty() ? 1 : empty ? 0 : -1;
        if (depth == 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static final class LineParser extends AbstractBlockParser {
    private final Tag block = new Tag();

    @Override
    public Block getBlock() {
      return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
      return BlockContinue.none();
    }

    @Override
    public void addLine(SourceLine line) {
      block.setLiteral(line.getContent().toString());
    }
  }
}
