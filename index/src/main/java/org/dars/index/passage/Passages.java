package org.dars.index.passage;

import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Sentences;

/**
 * Cuts a document into passages: neighbouring blocks of one section are joined until they hold
 * enough words to be understood alone. Long enough for an embedding to have a subject, short enough
 * that it has one only and fits the 512 tokens of small embedding models.
 */
public final class Passages {

  /** A passage that holds this many words is closed before the next block, if that would exceed */
  static final int ENOUGH_WORDS = 80;

  /** this many. */
  static final int TARGET_WORDS = 150;

  /** A block longer than this is cut at sentences, or between words where it has none. */
  static final int LONGEST_BLOCK = 200;

  /** Fewer words than this at the end of a section are no passage of their own. */
  static final int RUNT_WORDS = 30;

  private final CoursewareDocument document;
  private final List<Passage> passages = new ArrayList<>();
  private final List<Block> open = new ArrayList<>();
  private int openWords;
  private int lastSlide;
  private String section = "";
  private List<String> headings = List.of();

  private Passages(CoursewareDocument document) {
    this.document = document;
  }

  /**
   * The passages of a document, in reading order; every block with text is in at least one, but
   * headings and a page's {@code <title>}. A heading stands in the {@link Passage#headings} of the
   * passages under it, and makes a passage of its own when there is nothing under it, not even a
   * heading.
   */
  public static List<Passage> of(CoursewareDocument document) {
    Passages cut = new Passages(document);
    List<Block> blocks = document.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (isHeading(block)) {
        cut.heading(block, i + 1 == blocks.size() || isSibling(block, blocks.get(i + 1)));
      } else if (!block.text().isEmpty() && !cut.isPageTitle(block)) {
        cut.block(block);
      }
    }
    cut.closeSection();
    return cut.passages;
  }

  /** The {@code <title>} of a page says nothing that the document's title does not. */
  private boolean isPageTitle(Block block) {
    return block.kind() == BlockKind.ALT_TEXT
        && section.isEmpty()
        && block.text().equals(document.title());
  }

  private static boolean isHeading(Block block) {
    return block.kind() == BlockKind.HEADING || block.kind() == BlockKind.SLIDE_TITLE;
  }

  /** Whether a heading is followed by one that is not under it: a section without text. */
  private static boolean isSibling(Block heading, Block next) {
    return isHeading(next) && next.level() <= heading.level();
  }

  private void heading(Block heading, boolean empty) {
    closeSection();
    section = heading.id();
    headings = heading.anchor().headingPath();
    if (empty) {
      emit(heading.id(), heading.text(), List.of(heading));
    }
  }

  private void block(Block block) {
    int words = words(block.text());
    if (!open.isEmpty() && startsAnew(block, words)) {
      close();
    }
    if (block.anchor() instanceof Anchor.Slide s
        && s.title().isEmpty()
        && slide(block) != lastSlide) {
      section = block.id(); // a slide without title is a section of its own
      headings = List.of();
    }
    if (words > LONGEST_BLOCK) {
      close();
      cut(block);
    } else {
      open.add(block);
      openWords += words;
    }
  }

  /** Whether a block must not join those before it. */
  private boolean startsAnew(Block block, int words) {
    Block last = open.getLast();
    boolean sameRow = block.kind() == BlockKind.TABLE_CELL && row(block).equals(row(last));
    boolean otherPlace = slide(block) != slide(last);
    boolean verbatim = block.kind() == BlockKind.CODE || block.kind() == BlockKind.FORMULA;
    int most = verbatim ? LONGEST_BLOCK : TARGET_WORDS;
    boolean full =
        openWords + words > most
            && (openWords >= ENOUGH_WORDS || openWords + words > LONGEST_BLOCK);
    return !sameRow && (otherPlace || full);
  }

  private static int slide(Block block) {
    return block.anchor() instanceof Anchor.Slide s ? s.number() : 0;
  }

  /** What is left at the end of a section joins the passage before it when it is a line or two. */
  private void closeSection() {
    Passage last = passages.isEmpty() ? null : passages.getLast();
    if (!open.isEmpty()
        && last != null
        && openWords < RUNT_WORDS
        && last.section().equals(section)
        && last.headings().equals(headings)
        && slide(open.getFirst()) == lastSlide
        && words(last.text()) + openWords <= LONGEST_BLOCK) {
      List<String> blocks = new ArrayList<>(last.blocks());
      open.forEach(b -> blocks.add(b.id()));
      passages.set(
          passages.size() - 1,
          new Passage(
              last.id(),
              section,
              headings,
              last.text() + "\n" + joined(),
              blocks,
              last.anchor(),
              last.ordinal()));
      open.clear();
      openWords = 0;
    }
    close();
  }

  private void close() {
    if (!open.isEmpty()) {
      lastSlide = slide(open.getFirst());
      emit(open.getFirst().id(), joined(), open);
      open.clear();
      openWords = 0;
    }
  }

  /** A block too long: its sentences, as evenly as they come. */
  private void cut(Block block) {
    String text = block.text();
    int parts = (words(text) + TARGET_WORDS - 1) / TARGET_WORDS;
    int share = words(text) / parts;
    List<String> pieces = new ArrayList<>();
    int start = 0;
    int end = 0;
    for (Sentences.Range sentence : Sentences.ranges(text, document.language())) {
      if (end > start && words(text.substring(start, sentence.end())) > share + share / 4) {
        pieces.add(text.substring(start, end));
        start = sentence.start();
      }
      end = sentence.end();
    }
    pieces.add(text.substring(start));
    pieces = pieces.stream().flatMap(p -> atWords(p.strip()).stream()).toList();
    for (int i = 0; i < pieces.size(); i++) {
      String suffix = i == 0 ? "" : "_" + (i + 1);
      emit(block.id() + suffix, pieces.get(i), List.of(block));
    }
  }

  /** Code, or a table that lost its lines, has no sentences: it is cut between words. */
  private static List<String> atWords(String piece) {
    if (words(piece) <= LONGEST_BLOCK) {
      return List.of(piece);
    }
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int inPart = 0;
    for (String word : piece.split("\\s+")) {
      if (inPart >= TARGET_WORDS) {
        parts.add(part.toString());
        part.setLength(0);
        inPart = 0;
      }
      part.append(part.isEmpty() ? "" : " ").append(word);
      inPart += words(word);
    }
    parts.add(part.toString());
    return parts;
  }

  private void emit(String id, String text, List<Block> blocks) {
    passages.add(
        new Passage(
            id,
            section,
            headings,
            text,
            blocks.stream().map(Block::id).toList(),
            blocks.getFirst().anchor(),
            passages.size()));
  }

  /** The cells of a row on one line, everything else on its own. */
  private String joined() {
    StringBuilder s = new StringBuilder();
    Block last = null;
    for (Block block : open) {
      if (last != null) {
        boolean sameRow = block.kind() == BlockKind.TABLE_CELL && row(block).equals(row(last));
        boolean running = block.kind() == BlockKind.CUE && last.kind() == BlockKind.CUE;
        s.append(sameRow ? " · " : running ? " " : "\n");
      }
      s.append(block.text());
      last = block;
    }
    return s.toString();
  }

  /** "2.1-t1r2" of the cell "2.1-t1r2c3". */
  private static String row(Block cell) {
    return cell.kind() == BlockKind.TABLE_CELL ? cell.id().replaceFirst("c\\d+.*", "") : "";
  }

  /** Words by white space; in scripts without it, by their usual length. */
  private static int words(String text) {
    int spaced = text.isBlank() ? 0 : text.strip().split("\\s+").length;
    double unspaced = text.codePoints().mapToDouble(Passages::wordShare).sum();
    return (int) Math.max(spaced, unspaced);
  }

  private static double wordShare(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA -> 0.5;
      case THAI, LAO, KHMER, MYANMAR -> 0.2;
      default -> 0;
    };
  }
}
