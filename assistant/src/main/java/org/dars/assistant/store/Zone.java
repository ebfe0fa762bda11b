package org.dars.assistant.store;

import java.util.regex.Pattern;

/** What a zone may be called: its name is part of folder names and keys. */
public final class Zone {

  /** The zone of an installation that serves one institution. */
  public static final String LOCAL = "local";

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

  private Zone() {}

  /**
   * Hands a valid name back.
   *
   * @throws IllegalArgumentException for anything but 1–40 of a–z, 0–9 and {@code -}
   */
  public static String checked(String zone) {
    if (!NAME.matcher(zone).matches()) {
      throw new IllegalArgumentException(
          "a zone's name has 1–40 of a–z, 0–9 and -, \"" + zone + "\" does not");
    }
    return zone;
  }
}
