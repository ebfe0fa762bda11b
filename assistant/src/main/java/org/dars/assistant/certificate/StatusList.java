package org.dars.assistant.certificate;

import com.apicatalog.multibase.Multibase;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.BitSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Which certificates are revoked, one bit each, as W3C <i>Bitstring Status List 1.0</i> writes it:
 * bit 0 is the first and highest bit of the first byte; GZIP, then base64url with the prefix "u".
 *
 * @param length bits
 * @param revoked the bits that are set
 */
record StatusList(int length, BitSet revoked) {

  /** The least that the specification allows, so that one certificate is lost among many. */
  static final int LENGTH = 131_072;

  /** Two million certificates; a list that unpacks to more is refused. */
  private static final int MOST_BYTES = 262_144;

  StatusList {
    revoked = (BitSet) revoked.clone();
  }

  /** Whether a bit is set; empty is never returned: a place outside the list is an error. */
  boolean revoked(int place) {
    if (place < 0 || place >= length) {
      throw new CertificateException("place %d is outside the list of %d".formatted(place, length));
    }
    return revoked.get(place);
  }

  String encoded() {
    byte[] bytes = new byte[length / 8];
    revoked.stream().forEach(i -> bytes[i / 8] |= (byte) (0x80 >> (i % 8)));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Multibase.BASE_64_URL.encode(packed.toByteArray());
  }

  /**
   * Reads a list.
   *
   * @throws CertificateException when it is not written so, is shorter than the specification
   *     allows or longer than two million bits
   */
  static StatusList decoded(String text) {
    if (!text.startsWith("u")) {
      throw new CertificateException("the list of revocations is not written in base64url");
    }
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(Multibase.BASE_64_URL.decode(text)))) {
      byte[] bytes = gzip.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES || bytes.length * 8 < LENGTH) {
        throw new CertificateException(
            "the list of revocations must have %d to %d bits".formatted(LENGTH, MOST_BYTES * 8));
      }
      BitSet bits = new BitSet();
      for (int i = 0; i < bytes.length * 8; i++) {
        if ((bytes[i / 8] & (0x80 >> (i % 8))) != 0) {
          bits.set(i);
        }
      }
      return new StatusList(bytes.length * 8, bits);
    } catch (IOException | IllegalArgumentException e) {
      throw new CertificateException("the list of revocations is damaged", e);
    }
  }

  /**
   * The list as a credential to be signed.
   *
   * @param id what names it in certificates
   */
  ObjectNode document(String id, Issuer issuer, ZoneKey key, Instant now) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putArray("@context").add(Contexts.CREDENTIALS);
    document.put("id", id);
    document.putArray("type").add("VerifiableCredential").add("BitstringStatusListCredential");
    document.put("issuer", issuer.id(key.id()));
    document.put("validFrom", BadgeDocument.time(now));
    ObjectNode subject = document.putObject("credentialSubject");
    subject.put("id", id + "#list");
    subject.put("type", "BitstringStatusList");
    subject.put("statusPurpose", "revocation");
    subject.put("encodedList", encoded());
    return document;
  }
}
