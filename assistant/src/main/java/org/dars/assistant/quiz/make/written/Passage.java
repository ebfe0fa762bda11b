package org.dars.assistant.quiz.make.written;

import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;

/**
 * Neighbouring prose of one section, short enough for one request.
 *
 * @param document its document
 * @param section title of the section, or of the document
 * @param blocks never empty, in reading order
 */
record Passage(SourceDocument document, String section, List<Block> blocks) {

  private static final int MOST = 6_000;
  private static final int LEAST = 200;

  Passage {
    blocks = List.copyOf(blocks);
  }

  int length() {
    return blocks.stream().mapToInt(b -> b.text().length()).sum();
  }

  SourceQuote quote(Block block, String words) {
    return new SourceQuote(
        document.id(), document.title(), block.id(), block.anchor().label(), words);
  }

  /** The passages of a course; sections that are too short to ask about are left out. */
  static List<Passage> of(List<SourceDocument> documents, List<String> sections) {
    List<Passage> passages = new ArrayList<>();
    for (SourceDocument document : documents) {
      new Cutter(document, sections, passages).cut();
    }
    return passages;
  }

  /** Cuts one document. */
  private static final class Cutter {
    private final SourceDocument document;
    private final List<String> sections;
    private final List<Passage> out;
    private final List<Block> open = new ArrayList<>();
    private final List<Block> headings = new ArrayList<>();
    private int length;

    Cutter(SourceDocument document, List<String> sections, List<Passage> out) {
      this.document = document;
      this.sections = sections;
      this.out = out;
    }

    void cut() {
      for (Block block : document.blocks()) {
        if (block.kind() == BlockKind.HEADING || block.kind() == BlockKind.SLIDE_TITLE) {
          close();
          headings.removeIf(h -> h.level() >= block.level());
          headings.add(block);
        } else if (material(block) && wanted(block)) {
          if (length + block.text().length() > MOST) {
            close();
          }
          open.add(block);
          length += block.text().length();
        }
      }
      close();
    }

    private void close() {
      if (length >= LEAST) {
        String section = headings.isEmpty() ? document.title() : headings.getLast().text();
        out.add(new Passage(document, section, open));
      }
      open.clear();
      length = 0;
    }

    private boolean wanted(Block block) {
      return sections.isEmpty() || sections.stream().anyMatch(s -> named(s, block));
    }

    private boolean named(String asked, Block block) {
      String words = Wording.normal(asked);
      return document.id().equals(asked)
          || Wording.normal(document.title()).contains(words)
          || block.id().startsWith(asked)
          || headings.stream()
              .anyMatch(h -> h.id().equals(asked) || Wording.normal(h.text()).contains(words));
    }
  }

  /** Prose that states something: questions of the course prove nothing. */
  private static boolean material(Block block) {
    boolean prose =
        switch (block.kind()) {
          case PARAGRAPH, LIST_ITEM, TERM, SPEAKER_NOTE, CUE, TABLE_CELL, CAPTION -> true;
          case HEADING, ALT_TEXT, SLIDE_TITLE, STEM, OPTION, FEEDBACK, CODE, FORMULA -> false;
        };
    String text = block.text();
    return prose && !text.isEmpty() && text.length() <= MOST && !text.matches("(?s).*[?؟？]\\s*");
  }
}
