package org.dars.translator.adapt;

import java.util.Locale;

/** What an adaptation is about. */
public enum Category {
  /** A quantity in the country's system of measurement. */
  UNITS,
  /** How an amount of money is written; converted only where a dated rate is given. */
  CURRENCY,
  /** The order and separators of a date. */
  DATES,
  /** Separators and digits of a number. */
  NUMBERS,
  /** Quotation marks. */
  QUOTES,
  /** The name of a person made up for an example. */
  NAMES,
  /** A place in a made-up example. */
  PLACES;

  /** As it is typed and shown: "units". */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
