package org.dars.assistant.certificate;

import java.net.URI;
import java.net.URISyntaxException;

/** Names of things on the web. */
final class Iri {

  private Iri() {}

  /**
   * Whether a text has a scheme and is written as RFC 3986 wants it; letters of all scripts may be.
   */
  static boolean isAbsolute(String text) {
    try {
      return new URI(text).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
