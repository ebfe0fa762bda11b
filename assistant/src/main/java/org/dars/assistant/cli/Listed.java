package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.List;

/** Long lists of sentences in a terminal. */
final class Listed {

  private Listed() {}

  /** The first ones, and how many more there are. */
  static void print(List<String> sentences, int most, PrintWriter out) {
    sentences.stream().limit(most).forEach(s -> out.println("  " + s));
    if (sentences.size() > most) {
      out.println("  … and " + (sentences.size() - most) + " more (--json gives all)");
    }
  }
}
