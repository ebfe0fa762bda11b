package org.dars.assistant.certificate;

/** What people may write into certificates. */
final class Texts {

  private Texts() {}

  /**
   * A text without blanks around it.
   *
   * @param most characters that it may have
   * @param what it is, for the message
   * @throws CertificateException when it is empty, too long, or holds characters that are not
   *     shown: controls, and marks that turn the direction of the text around them
   */
  static String checked(String text, int most, String what) {
    String bare = text.strip();
    if (bare.isEmpty() || bare.codePointCount(0, bare.length()) > most) {
      throw new CertificateException("%s must have 1 to %d characters".formatted(what, most));
    }
    if (bare.codePoints().anyMatch(Texts::hidden)) {
      throw new CertificateException(what + " holds characters that cannot be shown");
    }
    return bare;
  }

  /** A text that is not ours to refuse: hidden characters become blanks, the rest is cut. */
  static String tidied(String text, int most) {
    StringBuilder tidy = new StringBuilder();
    text.codePoints().map(c -> hidden(c) ? ' ' : c).limit(most).forEach(tidy::appendCodePoint);
    return tidy.toString().strip();
  }

  private static boolean hidden(int c) {
    return Character.isISOControl(c)
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069)
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        || (c & 0xfffe) == 0xfffe;
  }
}
