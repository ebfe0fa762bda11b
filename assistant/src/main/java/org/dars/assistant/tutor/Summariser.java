package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Sentences;

/** Picks the sentences that say what a part of a course is about. */
interface Summariser {

  /**
   * A sentence of a summary.
   *
   * @param source its block
   * @param text the sentence, verbatim
   */
  record Line(Evidence.Source source, String text) {}

  /**
   * The sentences, in reading order.
   *
   * @param blocks of the part, in reading order
   * @param language BCP 47 primary tag
   * @param sentences how many at most
   */
  List<Line> of(List<Evidence.Source> blocks, String language, int sentences);

  /** The sentences that most others are like, see {@link SectionSummary}. */
  Summariser CENTRAL =
      (blocks, language, sentences) ->
          SectionSummary.of(blocks, language, sentences).stream()
              .map(picked -> new Line(picked.source(), picked.text()))
              .toList();

  /** The first sentence of each paragraph, from the beginning. */
  Summariser LEADS =
      (blocks, language, sentences) -> {
        Set<BlockKind> prose =
            EnumSet.of(BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CUE, BlockKind.TERM);
        List<Line> lines = new ArrayList<>();
        for (Evidence.Source block : blocks) {
          List<String> said = Sentences.of(block.text(), language);
          if (lines.size() < sentences && prose.contains(block.kind()) && !said.isEmpty()) {
            lines.add(new Line(block, said.getFirst()));
          }
        }
        return lines;
      };
}
