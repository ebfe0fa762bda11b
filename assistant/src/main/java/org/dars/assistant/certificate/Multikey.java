package org.dars.assistant.certificate;

import com.apicatalog.multibase.Multibase;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/**
 * Ed25519 keys as text: W3C <i>Controlled Identifiers</i>, Multikey. A public key is base58btc of
 * 0xed01 and 32 bytes ("z6Mk…"), a secret one of 0x8026 and 32 bytes ("z3u2…").
 */
final class Multikey {
  private static final int LENGTH = 32;
  private static final byte[] PUBLIC = {(byte) 0xed, 0x01};
  private static final byte[] SECRET = {(byte) 0x80, 0x26};

  private Multikey() {}

  static String text(EdECPublicKey key) {
    byte[] raw = new byte[LENGTH];
    byte[] y = key.getPoint().getY().toByteArray(); // big-endian, perhaps with a leading zero
    for (int i = 0; i < Math.min(y.length, LENGTH); i++) {
      raw[i] = y[y.length - 1 - i];
    }
    if (key.getPoint().isXOdd()) {
      raw[LENGTH - 1] |= (byte) 0x80;
    }
    return text(PUBLIC, raw);
  }

  static String text(EdECPrivateKey key) {
    return text(
        SECRET,
        key.getBytes().orElseThrow(() -> new IllegalArgumentException("the key has no bytes")));
  }

  private static String text(byte[] header, byte[] raw) {
    byte[] all = Arrays.copyOf(header, header.length + LENGTH);
    System.arraycopy(raw, 0, all, header.length, LENGTH);
    return Multibase.BASE_58_BTC.encode(all);
  }

  /**
   * The public key that a text stands for.
   *
   * @throws CertificateException when it stands for none, or for one of another kind
   */
  static PublicKey publicKey(String text) {
    byte[] raw = raw(PUBLIC, text, "public key");
    boolean odd = (raw[LENGTH - 1] & 0x80) != 0;
    raw[LENGTH - 1] &= 0x7f;
    byte[] bigEndian = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      bigEndian[i] = raw[LENGTH - 1 - i];
    }
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(
              new EdECPublicKeySpec(
                  NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, bigEndian))));
    } catch (GeneralSecurityException e) {
      throw new CertificateException("\"" + text + "\" is no Ed25519 public key", e);
    }
  }

  /**
   * The secret key that a text stands for.
   *
   * @throws CertificateException when it stands for none; the message does not hold the text
   */
  static EdECPrivateKey secretKey(String text) {
    byte[] raw = raw(SECRET, text, "secret key");
    try {
      return (EdECPrivateKey)
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, raw));
    } catch (GeneralSecurityException e) {
      throw new CertificateException("not an Ed25519 secret key", e);
    }
  }

  private static byte[] raw(byte[] header, String text, String what) {
    byte[] all = bytes(text, "an Ed25519 " + what);
    if (all.length != header.length + LENGTH
        || !Arrays.equals(all, 0, header.length, header, 0, header.length)) {
      throw new CertificateException("not an Ed25519 " + what + " as Multikey writes it");
    }
    return Arrays.copyOfRange(all, header.length, all.length);
  }

  /**
   * Bytes of a text in base58btc, and only of the text that these bytes have.
   *
   * @param what it is meant to be, for the message
   */
  static byte[] bytes(String text, String what) {
    try {
      if (text.length() <= 200 && Multibase.BASE_58_BTC.isEncoded(text)) {
        byte[] bytes = Multibase.BASE_58_BTC.decode(text);
        if (Multibase.BASE_58_BTC.encode(bytes).equals(text)) {
          return bytes;
        }
      }
    } catch (RuntimeException e) {
      throw new CertificateException(what + " is not written in base58btc", e);
    }
    throw new CertificateException(what + " is not written in base58btc");
  }
}
