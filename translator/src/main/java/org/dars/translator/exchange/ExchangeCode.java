package org.dars.translator.exchange;

import java.util.List;
import org.dars.index.courseware.Inline;
import org.dars.translator.guard.Placeholder;

/**
 * What a mark in a guarded text stands for: {@code ⟦1⟧} alone, or {@code ⟦1⟧…⟦/1⟧} around text.
 *
 * @param number from 1, in the order of the source
 * @param paired whether it stands around text
 * @param opening as in the original file: {@code **}, {@code `x = 1`}; "" where it is not known
 * @param closing "" where it is not paired
 * @param visible what a reader sees of it, "" for nothing
 */
public record ExchangeCode(
    int number, boolean paired, String opening, String closing, String visible) {

  static ExchangeCode of(Placeholder p) {
    return new ExchangeCode(
        p.number(), p.paired(), p.source(), p.paired() ? p.closingSource() : "", p.visible());
  }

  /** As the guard has it, for its proof that a translation is whole. */
  Placeholder placeholder() {
    return paired
        ? new Placeholder(
            number,
            Placeholder.Kind.PAIR,
            List.of(new Inline.Markup(opening, Inline.Role.OPEN, "")),
            List.of(new Inline.Markup(closing, Inline.Role.CLOSE, "")))
        : new Placeholder(
            number,
            Placeholder.Kind.MARKUP,
            List.of(new Inline.Markup(opening, Inline.Role.ALONE, visible)),
            List.of());
  }
}
