package org.dars.translator.exchange;

import java.util.List;

/** Exchange files written by hand. */
final class Exchanges {

  static final List<ExchangeCode> CODES =
      List.of(
          new ExchangeCode(1, true, "**", "**", ""),
          new ExchangeCode(2, false, "`f()`", "", "f()"));

  private Exchanges() {}

  /** Two documents; in the first a block of two sentences with all that a segment can have. */
  static ExchangeFile course() {
    ExchangeSegment full =
        new ExchangeSegment(
            "1-p1/0",
            "A ⟦1⟧cell⟦/1⟧ & its name: ⟦2⟧ <x>.",
            CODES,
            "Una ⟦1⟧célula⟦/1⟧ y su nombre: ⟦2⟧ <x>.",
            ExchangeState.NEEDS_REVIEW,
            List.of(
                new ExchangeMatch("A ⟦1⟧cell⟦/1⟧: ⟦2⟧.", "Una ⟦1⟧célula⟦/1⟧: ⟦2⟧.", 83, "memory"),
                new ExchangeMatch("The ⟦2⟧.", "El ⟦2⟧.", 51, "")),
            List.of(new ExchangeNote("Ana", "Right?"), new ExchangeNote("", "A\nnote")),
            List.of(
                new ExchangeTerm("cell", "célula", "preferred", "unit of life"),
                new ExchangeTerm("name", "", "do-not-translate", "")));
    ExchangeUnit first =
        new ExchangeUnit(
            "1-p1",
            "0123abc",
            "paragraph",
            List.of("Life", "Cells"),
            "Cells",
            true,
            List.of(full, plain("1-p1/1", "It grows.")));
    ExchangeUnit locked =
        new ExchangeUnit(
            "1-p2", "", "code", List.of(), "", false, List.of(plain("1-p2/0", "print it")));
    ExchangeUnit second =
        new ExchangeUnit("1-p1", "", "", List.of(), "", true, List.of(plain("1-p1/0", "The end.")));
    return new ExchangeFile(
        "en",
        "es",
        List.of(
            new ExchangeDocument("a/b.md", "", List.of(first, locked)),
            new ExchangeDocument("c.md", "", List.of(second))));
  }

  static ExchangeSegment plain(String id, String source) {
    return new ExchangeSegment(
        id, source, List.of(), "", ExchangeState.NEW, List.of(), List.of(), List.of());
  }

  /** A file of one document with one block. */
  static ExchangeFile file(ExchangeSegment... segments) {
    ExchangeUnit unit = new ExchangeUnit("p1", "", "", List.of(), "", true, List.of(segments));
    return new ExchangeFile("en", "es", List.of(new ExchangeDocument("a.md", "", List.of(unit))));
  }
}
