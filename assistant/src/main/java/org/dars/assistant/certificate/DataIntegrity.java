package org.dars.assistant.certificate;

import com.apicatalog.multibase.Multibase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Data Integrity proofs of the cryptosuite {@code eddsa-rdfc-2022} (W3C, <i>Data Integrity EdDSA
 * Cryptosuites 1.0</i>, section 3.2): SHA-256 of the canonical N-Quads of the proof's options, then
 * of the document without its proof, signed by Ed25519.
 */
final class DataIntegrity {
  static final String SUITE = "eddsa-rdfc-2022";
  private static final int SIGNATURE = 64;

  private final Canonical canonical;

  DataIntegrity(Contexts contexts) {
    canonical = new Canonical(contexts);
  }

  /**
   * Adds a proof to a document.
   *
   * @param method what names the key to those who verify
   */
  void sign(ObjectNode document, ZoneKey key, String method, Instant now) {
    ObjectNode proof = document.objectNode();
    proof.put("type", "DataIntegrityProof");
    proof.put("cryptosuite", SUITE);
    proof.put("created", now.truncatedTo(ChronoUnit.SECONDS).toString());
    proof.put("verificationMethod", method);
    proof.put("proofPurpose", "assertionMethod");
    byte[] signature = key.sign(hashes(document, proof));
    proof.put("proofValue", Multibase.BASE_58_BTC.encode(signature));
    document.set("proof", proof);
  }

  /**
   * Whether a document's proof is a key's signature of it.
   *
   * @param document with one proof, an object
   * @param key as Multikey writes it
   * @throws CertificateException when the document or its proof cannot be read as one
   */
  boolean verify(ObjectNode document, String key) {
    if (!(document.get("proof") instanceof ObjectNode proof)) {
      throw new CertificateException("there is not exactly one proof");
    }
    return verify(hashes(document, proof), proof, key);
  }

  /**
   * Whether a proof is a key's signature of hashes.
   *
   * @param hashes as {@link #hashes} gave them
   * @param key as Multikey writes it
   * @throws CertificateException when the proof's value is no signature
   */
  static boolean verify(byte[] hashes, JsonNode proof, String key) {
    byte[] signature = Multikey.bytes(proof.path("proofValue").asText(), "the proof's value");
    if (signature.length != SIGNATURE) {
      throw new CertificateException(
          "the proof's value has %d bytes, a signature has 64".formatted(signature.length));
    }
    return ZoneKey.verifies(key, hashes, signature);
  }

  /**
   * What is signed: 64 bytes, the hash of the proof's options and the hash of the document.
   *
   * @param document its proof, if any, does not count
   * @param proof its value, if any, does not count
   */
  byte[] hashes(ObjectNode document, ObjectNode proof) {
    ObjectNode bare = document.deepCopy();
    bare.remove("proof");
    ObjectNode options = proof.deepCopy();
    options.remove("proofValue");
    options.set("@context", document.get("@context"));
    byte[] first = sha256(canonical.nQuads(options));
    byte[] second = sha256(canonical.nQuads(bare));
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
