package org.dars.models.onnx;

import java.util.Locale;
import java.util.Set;

/**
 * An encoder–decoder model that translates, in files.
 *
 * @param name what people call it: "opus-mt-en-ru"
 * @param files its graphs, vocabulary and settings
 * @param languages BCP 47 primary tags it serves, of all that it may know
 * @param from of a model of one direction, its source; "" for one that is told its languages
 * @param to of a model of one direction, its target; "" for one that is told it
 * @param digest of all files together, in hexadecimal, as it was verified; part of the fingerprint
 */
public record TranslatorSpec(
    String name,
    TranslatorFiles files,
    Set<String> languages,
    String from,
    String to,
    String digest) {

  public TranslatorSpec {
    languages = Set.copyOf(languages);
  }

  /** Whether both languages are among those it serves, and the direction is its own. */
  boolean serves(String source, String target) {
    String one = Locale.forLanguageTag(source).getLanguage();
    String two = Locale.forLanguageTag(target).getLanguage();
    return (from.isEmpty() ? languages.contains(one) : from.equals(one))
        && (to.isEmpty() ? languages.contains(two) : to.equals(two));
  }
}
