package org.dars.assistant.certificate;

import java.nio.charset.StandardCharsets;

/**
 * A credential inside a picture, as section "Baking" of Open Badges 3.0 says.
 *
 * @see PngBaking
 * @see SvgBaking
 */
public final class Baking {

  /** No picture of ours is nearly so large. */
  public static final int MOST_BYTES = 2_000_000;

  private Baking() {}

  /** Puts a credential into a PNG picture that holds none. */
  public static byte[] intoPng(byte[] picture, String credential) {
    return PngBaking.bake(picture, credential);
  }

  /** Puts a credential into an SVG picture that holds none. */
  public static String intoSvg(String picture, String credential) {
    return SvgBaking.bake(picture, credential);
  }

  /**
   * The credential that a file is or holds, byte for byte.
   *
   * @throws CertificateException when it holds none, or more than one, or is not to be trusted as a
   *     picture
   */
  public static byte[] extract(byte[] file) {
    if (file.length > MOST_BYTES) {
      throw new CertificateException(
          "the file has %,d bytes, more than %,d".formatted(file.length, MOST_BYTES));
    }
    if (PngBaking.isPng(file)) {
      return PngBaking.extract(file).getBytes(StandardCharsets.UTF_8);
    }
    return startsWith(file, '<') ? SvgBaking.extract(file).getBytes(StandardCharsets.UTF_8) : file;
  }

  private static boolean startsWith(byte[] file, char first) {
    for (byte b : file) {
      if (b == first) {
        return true;
      }
      if (b > ' ') {
        return false;
      }
    }
    return false;
  }
}
