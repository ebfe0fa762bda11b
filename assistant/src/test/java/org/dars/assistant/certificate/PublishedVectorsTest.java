package org.dars.assistant.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the specifications print: W3C <i>Data Integrity EdDSA Cryptosuites 1.0</i>, appendix B.1, as
 * in the Recommendation and as in an earlier draft of its repository.
 */
class PublishedVectorsTest {
  private static final String KEY = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
  private static final String SECRET = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq";
  private static final String RECOMMENDED = "did:key:" + KEY + "#" + KEY;
  private static final String DRAFT = "https://vc.example/issuers/5678#" + KEY;
  private static final Instant CREATED = Instant.parse("2023-02-24T23:36:38Z");

  private static final Contexts CONTEXTS =
      new Contexts(
          Map.of(
              Contexts.CREDENTIALS,
              "credentials-v2.jsonld",
              "https://www.w3.org/ns/credentials/examples/v2",
              "credentials-examples-v2.jsonld"));

  private static ObjectNode credential() throws Exception {
    return (ObjectNode)
        JsonMapper.builder()
            .build()
            .readTree(
                """
                {"@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
                 "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
                 "type": ["VerifiableCredential", "AlumniCredential"],
                 "name": "Alumni Credential",
                 "description": "A minimum viable example of an Alumni Credential.",
                 "issuer": "https://vc.example/issuers/5678",
                 "validFrom": "2023-01-01T00:00:00Z",
                 "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"}}
                """);
  }

  @ParameterizedTest
  @CsvSource({
    RECOMMENDED
        + ", bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0,"
        + " z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme",
    DRAFT
        + ", 4c4d3890a157f8d611b13c265c2c22f39aa0a567c7c7dd9ba3e45cd579784eeb,"
        + " z21EVs3eXERqTn4acNHT9viboqgzUaQ3kTmhPT3eA8qrVPE7CrQq78WkzctnMX5W4CrzcKnHw8V6dvy5pgWYCU5e9"
  })
  void theAlumniCredentialHasThePublishedHashesAndSignature(
      String method, String proofHash, String signature) throws Exception {
    DataIntegrity integrity = new DataIntegrity(CONTEXTS);
    ObjectNode document = credential();
    integrity.sign(
        document, new ZoneKey(KEY, Multikey.secretKey(SECRET), CREATED), method, CREATED);
    ObjectNode proof = (ObjectNode) document.get("proof");
    assertThat(HexFormat.of().formatHex(integrity.hashes(document, proof)))
        .isEqualTo(proofHash + "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017");
    assertThat(proof.path("proofValue").asText()).isEqualTo(signature);
    assertThat(integrity.verify(document, KEY)).isTrue();
    document.put("name", "Alumna Credential");
    assertThat(integrity.verify(document, KEY)).isFalse();
  }

  @Test
  void keysAreWrittenAsTheSpecificationWritesThem() {
    assertThat(Multikey.text(Multikey.secretKey(SECRET))).isEqualTo(SECRET);
    assertThat(Multikey.text((java.security.interfaces.EdECPublicKey) Multikey.publicKey(KEY)))
        .isEqualTo(KEY);
  }

  @Test
  void theContextOfCredentialsIsTheFileWhoseHashTheRecommendationGives() throws Exception {
    try (InputStream in = Contexts.class.getResourceAsStream("credentials-v2.jsonld")) {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(Objects.requireNonNull(in).readAllBytes());
      assertThat(HexFormat.of().formatHex(hash))
          .isEqualTo("59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734");
    }
  }
}
