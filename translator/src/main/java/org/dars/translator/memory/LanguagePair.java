package org.dars.translator.memory;

/**
 * Two languages.
 *
 * @param from BCP 47 tag of the source
 * @param to BCP 47 tag of the target
 */
public record LanguagePair(String from, String to) implements Comparable<LanguagePair> {

  @Override
  public int compareTo(LanguagePair other) {
    int order = from.compareTo(other.from);
    return order != 0 ? order : to.compareTo(other.to);
  }

  @Override
  public String toString() {
    return from + " to " + to;
  }
}
