package org.dars.translator.memory;

/**
 * Something that another tool said of a translation unit, kept to be handed on.
 *
 * @param place the unit or one of its texts
 * @param kind how it was written
 * @param name of the attribute or the type of the {@code prop}; "" for a note
 * @param language its {@code xml:lang}; "" for none
 * @param value as it stood
 */
public record Property(Place place, Kind kind, String name, String language, String value) {

  /** What a property belongs to. */
  public enum Place {
    UNIT,
    SOURCE,
    TARGET
  }

  /** How TMX writes it. */
  public enum Kind {
    ATTRIBUTE,
    PROP,
    NOTE
  }
}
