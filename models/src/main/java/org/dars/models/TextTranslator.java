package org.dars.models;

import java.util.List;

/**
 * Translates plain text from one language to another. It knows no markup and no memory: what must
 * not be translated is kept from it by whoever asks. The same text gets the same translation
 * whatever it is translated together with. Safe for use by several threads.
 */
public interface TextTranslator extends AutoCloseable {

  /** A readable name: "opus-mt-en-ru". */
  String name();

  /** Name and fingerprint; changes whenever translations may. */
  String id();

  /**
   * Whether it translates between two languages.
   *
   * @param from BCP 47 tag of the source language; region and variant do not matter
   * @param to BCP 47 tag of the target language
   */
  boolean translates(String from, String to);

  /**
   * Translates texts, each for itself.
   *
   * @param texts sentences, or a few sentences each; what is longer than the model's longest input
   *     is translated in pieces, cut between sentences where that can be
   * @return a translation a text, in the same order; "" for a text without words
   * @throws TranslatorException when it does not translate these languages, the model fails, or the
   *     calling thread is interrupted (the flag stays set)
   * @throws IllegalStateException when it is closed
   */
  List<String> translate(List<String> texts, String from, String to);

  @Override
  void close();
}
