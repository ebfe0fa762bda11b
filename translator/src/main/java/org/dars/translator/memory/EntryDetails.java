package org.dars.translator.memory;

import java.util.List;

/**
 * What is known of a translation unit besides its texts and its origin.
 *
 * @param course id of the course it was made for; "" when unknown
 * @param domain subject field; "" when unknown
 * @param approved whether a person confirmed it
 * @param properties attributes, props and notes of the file it came from, in order
 * @param sourceCodes what the placeholders of the source stood for
 * @param targetCodes what those of the target stood for
 */
public record EntryDetails(
    String course,
    String domain,
    boolean approved,
    List<Property> properties,
    List<InlineCode> sourceCodes,
    List<InlineCode> targetCodes) {

  /** Nothing is known. */
  public static final EntryDetails NONE = of("", "", false);

  public EntryDetails {
    properties = List.copyOf(properties);
    sourceCodes = List.copyOf(sourceCodes);
    targetCodes = List.copyOf(targetCodes);
  }

  /** Without anything from another tool. */
  public static EntryDetails of(String course, String domain, boolean approved) {
    return new EntryDetails(course, domain, approved, List.of(), List.of(), List.of());
  }

  /** The notes among the properties. */
  public List<String> notes() {
    return properties.stream()
        .filter(p -> p.kind() == Property.Kind.NOTE)
        .map(Property::value)
        .toList();
  }
}
