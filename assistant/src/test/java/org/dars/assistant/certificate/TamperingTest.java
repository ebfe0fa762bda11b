package org.dars.assistant.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.dars.assistant.certificate.Verification.Kind;
import org.dars.assistant.certificate.Verification.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody else may have done to a certificate. */
class TamperingTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;
  private CertificatesFixture fixture;
  private String credential;

  @BeforeEach
  void issue() {
    fixture = new CertificatesFixture(folder);
    credential = fixture.issue().content();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** Whether the file still verifies with one byte replaced. */
  private boolean verifies(byte[] sound, int position, int other) {
    byte[] changed = sound.clone();
    changed[position] = (byte) other;
    return fixture.verify(changed).verified();
  }

  @Test
  void noByteOfTheFileThatIsIssuedCanBeChanged() {
    byte[] sound = credential.getBytes(StandardCharsets.UTF_8);
    assertThat(
            IntStream.range(0, sound.length)
                .parallel()
                // Its neighbour, and its other case.
                .filter(
                    i -> verifies(sound, i, sound[i] ^ 1) || verifies(sound, i, sound[i] ^ 0x20)))
        .isEmpty();
  }

  @Test
  void whiteSpaceBetweenMembersIsAllThatCanBeChangedInAFileWrittenAnew() throws Exception {
    byte[] pretty =
        JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(JSON.readTree(credential));
    assertThat(fixture.verify(pretty).verified()).isTrue();
    boolean[] between = new boolean[pretty.length];
    boolean quoted = false;
    for (int i = 0; i < pretty.length; i++) {
      quoted ^= pretty[i] == '"';
      between[i] = !quoted && Character.isWhitespace(pretty[i]);
    }
    List<Integer> harmless =
        IntStream.range(0, pretty.length)
            .parallel()
            .filter(i -> verifies(pretty, i, Character.isWhitespace(pretty[i]) ? '\t' : ' '))
            .boxed()
            .toList();
    assertThat(harmless).isNotEmpty().allMatch(i -> between[i]);
  }

  private Verification changed(Consumer<ObjectNode> change) throws Exception {
    ObjectNode document = (ObjectNode) JSON.readTree(credential);
    change.accept(document);
    return fixture.verify(document.toString());
  }

  private static ObjectNode subject(ObjectNode document) {
    return (ObjectNode) document.path("credentialSubject");
  }

  @Test
  void whatNoContextDefinesIsNotLetPass() throws Exception {
    Verification verification = changed(d -> subject(d).put("honours", "summa cum laude"));
    assertThat(verification.verified()).isFalse();
    assertThat(verification.state(Kind.JSON_LD)).isEqualTo(State.FAILED);
  }

  @Test
  void whatJsonLdWouldDropInSilenceIsNotLetPass() throws Exception {
    List<Consumer<ObjectNode>> droppings =
        List.of(
            d -> subject(d).putNull("role"),
            d -> subject(d).putArray("role"),
            d -> subject(d).putObject("term"),
            d -> subject(d).put("@index", "first"),
            d -> subject(d).put("@comment", "first"),
            d -> subject(d).putObject("@nest").put("role", "first"),
            d -> subject(d).put("id", "no-uri"),
            d -> subject(d).put("schema:award", "first"),
            d -> d.put("issuanceDate", "2020-01-01T00:00:00Z"),
            d -> d.withArray("@context").addObject().put("honours", "http://example.org/h"),
            d -> d.withArray("@context").add("https://example.org/contexts/own"),
            d -> d.withArray("/type").add("HonoursCredential"),
            d -> subject(d).put("source", "relative"),
            d -> ((ObjectNode) d.path("issuer")).put("image", "picture.png"),
            d -> subject(d).put("image", "picture.png"));
    for (int i = 0; i < droppings.size(); i++) {
      assertThat(changed(droppings.get(i)).verified()).as("change " + i).isFalse();
    }
  }

  @Test
  void oneProofOfOneSuiteIsExpected() throws Exception {
    for (String suite :
        new String[] {"eddsa-jcs-2022", "ecdsa-rdfc-2019", "Eddsa-rdfc-2022", "none"}) {
      Verification verification =
          changed(d -> ((ObjectNode) d.path("proof")).put("cryptosuite", suite));
      assertThat(verification.state(Kind.SHAPE)).isEqualTo(State.FAILED);
    }
    assertThat(
            changed(
                    d -> {
                      var proof = d.path("proof").deepCopy();
                      d.putArray("proof").add(proof).add(proof);
                    })
                .verified())
        .isFalse();
    assertThat(changed(d -> d.remove("proof")).verified()).isFalse();
    assertThat(
            changed(d -> ((ObjectNode) d.path("proof")).put("expires", "2099-01-01T00:00:00Z"))
                .verified())
        .isFalse();
  }

  @Test
  void aProofByAKeyThatTheContentDoesNotNameIsRefused() throws Exception {
    ZoneKey own = ZoneKey.make(CertificatesFixture.NOW);
    DataIntegrity integrity = new DataIntegrity(Contexts.OWN);
    ObjectNode document = (ObjectNode) JSON.readTree(credential);
    String issuer = document.at("/issuer/id").asText();
    document.remove("proof");
    integrity.sign(document, own, issuer + "#" + own.id(), CertificatesFixture.NOW);
    assertThat(fixture.verify(document.toString()).state(Kind.PROOF)).isEqualTo(State.FAILED);
    ((ObjectNode) document.path("issuer")).put("id", "did:key:" + own.id());
    document.remove("proof");
    integrity.sign(document, own, "did:key:" + own.id() + "#" + own.id(), CertificatesFixture.NOW);
    Verification verification = fixture.verify(document.toString());
    assertThat(verification.state(Kind.PROOF)).isEqualTo(State.PASSED);
    assertThat(verification.state(Kind.KEY)).isEqualTo(State.FAILED);
  }

  @Test
  void aCertificateOfTomorrowIsNotValidToday() {
    Certificates yesterday =
        new Certificates(
            fixture.home,
            fixture.database,
            Clock.offset(CertificatesFixture.CLOCK, java.time.Duration.ofDays(-1)));
    assertThat(
            yesterday
                .verify(CertificatesFixture.ZONE, credential.getBytes(StandardCharsets.UTF_8))
                .state(Kind.TIME))
        .isEqualTo(State.FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{} {}",
        "{\"id\":\"a\",\"id\":\"b\"}",
        "hello",
        "\u0000\u0001",
        "<svg/>",
        "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>"
      })
  void whatIsNoCredentialFailsAtReadingAndNothingElseIsTried(String file) {
    Verification verification = fixture.verify(file);
    assertThat(verification.checks().getFirst().state()).isEqualTo(State.FAILED);
    assertThat(verification.checks().stream().skip(1)).allMatch(c -> c.state() == State.NOT_MADE);
  }

  @Test
  void hugeAndDeepInputsAreRefusedSoon() {
    assertThat(fixture.verify("{\"a\":\"" + "x".repeat(300_000) + "\"}").verified()).isFalse();
    assertThat(fixture.verify("[".repeat(100_000)).verified()).isFalse();
    assertThat(fixture.verify(new byte[5_000_000]).verified()).isFalse();
    assertThat(fixture.verify("<svg>" + "<g>".repeat(100_000)).verified()).isFalse();
  }

  @Test
  void aListThatUnpacksToGigabytesIsRefused() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        gzip.write(zeros);
      }
    }
    String bomb = com.apicatalog.multibase.Multibase.BASE_64_URL.encode(packed.toByteArray());
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> StatusList.decoded(bomb))
        .hasMessage("the list of revocations must have 131072 to 2097152 bits");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> StatusList.decoded(new StatusList(8, new BitSet()).encoded()))
        .hasMessage("the list of revocations must have 131072 to 2097152 bits");
  }
}
