package org.dars.translator.adapt.rule;

import org.dars.translator.adapt.Conventions;
import org.dars.translator.adapt.CountryPack;

/**
 * What the rules work towards.
 *
 * @param latin the country's conventions with the digits 0–9
 * @param own the same with the country's own digits
 * @param nativeDigits whether all numbers shall take the country's own digits
 * @param keepOriginal whether a converted quantity keeps the original behind it in brackets
 */
record Setting(
    Conventions latin,
    Conventions own,
    CountryPack pack,
    boolean nativeDigits,
    boolean keepOriginal) {

  static Setting of(String language, CountryPack pack, boolean nativeDigits, boolean keepOriginal) {
    String country = pack.country();
    return new Setting(
        Conventions.of(language, country, false),
        Conventions.of(language, country, true),
        pack,
        nativeDigits,
        keepOriginal);
  }

  /** The conventions to write something with that stands there in these digits. */
  Conventions like(String digits) {
    boolean others = digits.chars().anyMatch(c -> Character.isDigit(c) && c > '9');
    return nativeDigits || others ? own : latin;
  }
}
