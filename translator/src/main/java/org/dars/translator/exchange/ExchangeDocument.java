package org.dars.translator.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.translator.guard.Guard;
import org.dars.translator.guard.Guarded;
import org.dars.translator.segment.Segmenter;

/**
 * A document on its way to or from other tools. Plain data.
 *
 * @param path in its course; what the document is known by
 * @param mediaType {@code "text/markdown"}; "" where it is not known
 * @param units in reading order
 */
public record ExchangeDocument(String path, String mediaType, List<ExchangeUnit> units) {

  public ExchangeDocument {
    units = List.copyOf(units);
  }

  /**
   * A document that nobody has translated: its translatable blocks, and of these the segments that
   * have words.
   *
   * @param language of the document, BCP 47
   */
  public static ExchangeDocument of(CoursewareDocument document, String language) {
    List<ExchangeUnit> units = new ArrayList<>();
    for (Block block : document.blocks()) {
      if (block.translatable()) {
        ExchangeUnit unit = unit(block, language);
        if (!unit.segments().isEmpty()) {
          units.add(unit);
        }
      }
    }
    return new ExchangeDocument(document.path(), document.mediaType(), units);
  }

  private static ExchangeUnit unit(Block block, String language) {
    List<ExchangeSegment> segments = new ArrayList<>();
    for (var segment : Segmenter.segments(block, language)) {
      Guarded guarded = Guard.protect(segment.content());
      if (guarded.hasWords()) {
        segments.add(ExchangeSegment.untranslated(segment.id(), guarded));
      }
    }
    return new ExchangeUnit(
        block.id(),
        block.fingerprint(),
        block.kind().name().toLowerCase(Locale.ROOT),
        block.anchor().headingPath(),
        block.anchor().label(),
        true,
        segments);
  }

  /** The same document with each segment changed. */
  public ExchangeDocument map(UnaryOperator<ExchangeSegment> change) {
    return new ExchangeDocument(
        path,
        mediaType,
        units.stream()
            .map(unit -> unit.with(unit.segments().stream().map(change).toList()))
            .toList());
  }
}
