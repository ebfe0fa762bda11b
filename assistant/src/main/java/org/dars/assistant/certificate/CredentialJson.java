package org.dars.assistant.certificate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the JSON of strangers: UTF-8, one object, no member twice, nothing behind it, bounded in
 * size and depth.
 */
final class CredentialJson {

  /**
   * A certificate has three thousand bytes, a list of revocations that is half full thirty
   * thousand.
   */
  static final int MOST_BYTES = 200_000;

  private static final JsonMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxStringLength(MOST_BYTES)
                          .maxNameLength(200)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private CredentialJson() {}

  /**
   * The object that the bytes are.
   *
   * @throws CertificateException when they are anything else
   */
  static ObjectNode read(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new CertificateException(
          "the credential has %,d bytes, more than %,d".formatted(bytes.length, MOST_BYTES));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      JsonNode node = STRICT.readTree(text);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (CharacterCodingException e) {
      throw new CertificateException("the credential is not UTF-8", e);
    } catch (JsonProcessingException e) {
      throw new CertificateException(
          "the credential is not sound JSON: " + e.getOriginalMessage(), e);
    }
    throw new CertificateException("the credential is not a JSON object");
  }
}
