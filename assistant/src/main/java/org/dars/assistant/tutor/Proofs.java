package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.List;

/** The citations of one answer, numbered in order of first use. */
final class Proofs {

  private final List<Citation> citations = new ArrayList<>();

  /** The number of the citation of a quote, a new one when it was not cited before. */
  int cite(Evidence evidence, Evidence.Source source, String quote) {
    return cite(evidence.section(), source, quote);
  }

  /** The same, for a block of a section. */
  int cite(SectionLink section, Evidence.Source source, String quote) {
    for (Citation c : citations) {
      if (c.course().equals(section.course())
          && c.document().equals(section.document())
          && c.block().equals(source.block())
          && c.quote().equals(quote)) {
        return c.number();
      }
    }
    int number = citations.size() + 1;
    citations.add(
        new Citation(
            number,
            section.document(),
            section.documentTitle(),
            source.block(),
            source.anchor(),
            quote,
            section.course(),
            null));
    return number;
  }

  List<Citation> all() {
    return List.copyOf(citations);
  }
}
