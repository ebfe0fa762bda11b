package org.dars.translator.adapt;

/**
 * What an adaptation rests on.
 *
 * @param rule id of the rule, or "person"
 * @param fact entry of the country pack or of CLDR: "KE givenNames.female", "CLDR en-KE
 *     measurementSystem"; "" for none
 * @param source title and address of where the fact is from; "" for none
 */
public record Evidence(String rule, String fact, String source) {}
