package org.dars.translator.engine;

import java.util.List;

/**
 * A term that an engine is asked to keep to; whether it did, checks see.
 *
 * @param source the term in the source language
 * @param target what it is called in the target language; the source itself for what is not to be
 *     translated
 * @param avoid what it must not be called; mostly empty
 */
public record TermHint(String source, String target, List<String> avoid) {
  public TermHint {
    if (source.isBlank() || target.isBlank()) {
      throw new IllegalArgumentException(
          "a term needs a source and a target, is “" + source + "” and “" + target + "”");
    }
    avoid = List.copyOf(avoid);
  }
}
