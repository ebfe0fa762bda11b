package org.dars.assistant.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.time.Instant;

/**
 * A key that a zone signs with, or did.
 *
 * @param id the public key as Multikey writes it, "z6Mk…"
 * @param secret never shown, never logged
 * @param made when; the newest signs
 */
record ZoneKey(String id, EdECPrivateKey secret, Instant made) {

  /** A new one. */
  static ZoneKey make(Instant now) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new ZoneKey(
          Multikey.text((EdECPublicKey) pair.getPublic()), (EdECPrivateKey) pair.getPrivate(), now);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** Ed25519 signature, 64 bytes; the same for the same data. */
  byte[] sign(byte[] data) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(secret);
      signature.update(data);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /**
   * Whether a signature is that of the data by a key.
   *
   * @param key as Multikey writes it
   */
  static boolean verifies(String key, byte[] data, byte[] signed) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(Multikey.publicKey(key));
      signature.update(data);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // not 64 bytes, not a point of the curve
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
