package org.dars.translator.adapt;

/**
 * What an adaptation rests on.
 *
 * @param rule id of the rule, or "person"
 * @param fact entry of the country pack or of CLDR: "KE givenNames.female", "CLDR en-KE
 *     measurementSystem"; "" for none
 * @param source title and address of where the fact is from; "" for none
 * @param confirmed whether the fact was looked up at its source; false for a fact of a country pack
 *     that was written down from general knowledge
 */
public record Evidence(String rule, String fact, String source, boolean confirmed) {

  /** Evidence of CLDR, a standard or a person. */
  public Evidence(String rule, String fact, String source) {
    this(rule, fact, source, true);
  }
}
