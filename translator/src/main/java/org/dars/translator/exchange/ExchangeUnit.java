package org.dars.translator.exchange;

import java.util.List;

/**
 * A block on its way to or from other tools. Plain data.
 *
 * @param id of the block, unique in its document
 * @param block fingerprint of the block it was made from; "" where it is not known
 * @param kind of the block in lower case, {@code "list_item"}; "" where it is not known
 * @param headings the path of headings above it, outermost first
 * @param note where it stands, for people: {@code "slide 7"}; may be ""
 * @param translate false for what is there to be read only
 * @param segments in reading order
 */
public record ExchangeUnit(
    String id,
    String block,
    String kind,
    List<String> headings,
    String note,
    boolean translate,
    List<ExchangeSegment> segments) {

  public ExchangeUnit {
    headings = List.copyOf(headings);
    segments = List.copyOf(segments);
  }

  /** The same block with other segments. */
  public ExchangeUnit with(List<ExchangeSegment> others) {
    return new ExchangeUnit(id, block, kind, headings, note, translate, others);
  }
}
