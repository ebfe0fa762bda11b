package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.dars.translator.terms.Termbase;

/** A termbase as the command line shows it. */
record TermbaseView(
    String name, int concepts, int terms, List<String> languages, List<String> remarks) {

  static TermbaseView of(String name, Termbase termbase, List<String> remarks) {
    int terms = termbase.concepts().stream().mapToInt(c -> c.terms().size()).sum();
    return new TermbaseView(
        name, termbase.size(), terms, List.copyOf(termbase.languages()), remarks);
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: %,d concepts, %,d terms in %s%n",
        name,
        concepts,
        terms,
        String.join(", ", languages));
  }
}
