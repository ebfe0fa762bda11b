package org.dars.assistant.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dars.assistant.certificate.CertificatesFixture.CLOCK;
import static org.dars.assistant.certificate.CertificatesFixture.NOW;
import static org.dars.assistant.certificate.CertificatesFixture.PASSED;
import static org.dars.assistant.certificate.CertificatesFixture.ZONE;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.dars.assistant.certificate.Certificates.Request;
import org.dars.assistant.certificate.Verification.Kind;
import org.dars.assistant.certificate.Verification.State;
import org.dars.assistant.store.CertificateRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatesTest {
  @TempDir Path folder;
  private CertificatesFixture fixture;
  private Certificates certificates;

  @BeforeEach
  void open() {
    fixture = new CertificatesFixture(folder.resolve("home"));
    certificates = fixture.certificates;
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static byte[] bytes(Object text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsIssuedVerifiesAndSaysWhatWasPassedAndNothingElseOfTheLearner() {
    CertificateRow row = fixture.issue();
    Verification verification = fixture.verify(row.content());
    assertThat(verification.checks())
        .extracting(Verification.Check::state)
        .containsExactly(
            State.PASSED,
            State.PASSED,
            State.PASSED,
            State.PASSED,
            State.PASSED,
            State.PASSED,
            State.PASSED);
    assertThat(verification.text("/credentialSubject/result/0/value")).isEqualTo("84.6");
    assertThat(verification.text("/credentialSubject/achievement/criteria/narrative"))
        .isEqualTo("Final test: ≥ 70 %");
    assertThat(verification.text("/credentialSubject/identifier/0/identityHash"))
        .isEqualTo("Aigerim Ünal");
    assertThat(verification.text("/credentialSubject/identifier/1/identityHash")).isEmpty();
    assertThat(verification.text("/issuer/id")).startsWith("did:key:z6Mk");
  }

  @Test
  void anAttemptEarnsOneCertificate() {
    Request request = new Request("Aigerim", "", "attempt-1", "");
    String first = certificates.issue(ZONE, PASSED, request).id();
    assertThat(certificates.issue(ZONE, PASSED, request).id()).isEqualTo(first);
    assertThat(certificates.ofAttempt(ZONE, "attempt-1"))
        .hasValueSatisfying(row -> assertThat(row.id()).isEqualTo(first));
    assertThat(certificates.list(ZONE, "sea", 10)).hasSize(1);
    assertThat(certificates.list("other", null, 10)).isEmpty();
    assertThat(certificates.find("other", first)).isEmpty();
  }

  @Test
  void oneAttemptAskedForManyTimesAtOnceEarnsOneCertificate() {
    Request request = new Request("Aigerim", "", "attempt-2", "");
    assertThat(
            java.util.stream.IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> certificates.issue(ZONE, PASSED, request).id())
                .distinct())
        .hasSize(1);
  }

  @Test
  void anEmailIsKeptAsTheHashThatOpenBadgesPublishes() {
    // The example of the specification's section on IdentityHash.
    assertThat(BadgeDocument.hash("jjefferson18@example.com", "FleurDeSel"))
        .isEqualTo("sha256$658625b25ab3d75d613ca97d9a5a77f70e2192feca5557f4ad09a4d4f121f5fc");
    String content =
        certificates
            .issue(ZONE, PASSED, new Request("Aigerim", "a@example.kz", "attempt", ""))
            .content();
    assertThat(content).doesNotContain("a@example.kz").contains("sha256$", "\"salt\"");
    assertThat(fixture.verify(content).verified()).isTrue();
  }

  @Test
  void revokingTurnsItsOwnBitAndNoOther() {
    CertificateRow one = fixture.issue();
    CertificateRow other = fixture.issue();
    certificates.revoke(ZONE, one.id(), "Issued by mistake", "Amina");
    Verification verification = fixture.verify(one.content());
    assertThat(verification.verified()).isFalse();
    assertThat(verification.state(Kind.STATUS)).isEqualTo(State.FAILED);
    assertThat(verification.state(Kind.PROOF)).isEqualTo(State.PASSED);
    assertThat(fixture.verify(other.content()).verified()).isTrue();
    assertThat(certificates.find(ZONE, one.id()).orElseThrow())
        .extracting(CertificateRow::revoked, CertificateRow::reason, CertificateRow::revoker)
        .containsExactly(NOW, "Issued by mistake", "Amina");
    assertThatThrownBy(() -> certificates.revoke(ZONE, one.id(), "Again", "Amina"))
        .hasMessage("certificate " + one.id() + " is revoked already");
    assertThatThrownBy(() -> certificates.revoke("other", other.id(), "Foreign", "Amina"))
        .hasMessage("there is no certificate " + other.id());
  }

  @Test
  void anotherMachineVerifiesWithTheFilesThatItIsHanded() {
    CertificateRow row = fixture.issue();
    byte[] keys = bytes(certificates.issuerDocument(ZONE));
    byte[] list = bytes(certificates.status(ZONE, 1).orElseThrow());
    assertThat(Certificates.verify(bytes(row.content()), keys, list, CLOCK).verified()).isTrue();
    Verification without = Certificates.verify(bytes(row.content()), keys, null, CLOCK);
    assertThat(without.verified()).isFalse();
    assertThat(without.state(Kind.STATUS)).isEqualTo(State.NOT_MADE);
    certificates.revoke(ZONE, row.id(), "Mistake", "Amina");
    assertThat(
            Certificates.verify(
                    bytes(row.content()),
                    keys,
                    bytes(certificates.status(ZONE, 1).orElseThrow()),
                    CLOCK)
                .state(Kind.STATUS))
        .isEqualTo(State.FAILED);
    String forged = new String(list, StandardCharsets.UTF_8).replace("revocation", "suspension");
    assertThatThrownBy(() -> Certificates.verify(bytes(row.content()), keys, bytes(forged), CLOCK))
        .isInstanceOf(CertificateException.class);
  }

  @Test
  void aStrangersKeyDoesNotPassForOurs() throws Exception {
    CertificateRow row = fixture.issue();
    try (CertificatesFixture stranger = new CertificatesFixture(folder.resolve("other"))) {
      Verification verification = stranger.verify(row.content());
      assertThat(verification.state(Kind.PROOF)).isEqualTo(State.PASSED);
      assertThat(verification.state(Kind.KEY)).isEqualTo(State.FAILED);
      assertThat(verification.state(Kind.STATUS)).isEqualTo(State.NOT_MADE);
    }
  }

  @Test
  void oldKeysGoOnToVerifyAfterANewOne() throws Exception {
    CertificateRow old = fixture.issue();
    String first = certificates.keys(ZONE).getFirst().id();
    Certificates later =
        new Certificates(
            fixture.home, fixture.database, Clock.offset(CLOCK, Duration.ofSeconds(60)));
    String second = later.rotate(ZONE).id();
    assertThat(certificates.keys(ZONE))
        .extracting(Certificates.KeyView::id, Certificates.KeyView::signs)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(first, false),
            org.assertj.core.groups.Tuple.tuple(second, true));
    assertThat(fixture.verify(old.content()).verified()).isTrue();
    CertificateRow recent = fixture.issue();
    assertThat(recent.content()).contains(second).doesNotContain(first);
    assertThat(fixture.verify(recent.content()).verified()).isTrue();
    assertThat(certificates.issuerDocument(ZONE).toString())
        .contains(first, second)
        .doesNotContain("secret", "z3u2");
  }

  @Test
  void keysAreReadableByTheirOwnerAlone() throws Exception {
    fixture.issue();
    try (var files = Files.list(fixture.home.certificateKeys(ZONE))) {
      Path key = files.findFirst().orElseThrow();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
          .isEqualTo("rw-------");
      Files.writeString(key, Files.readString(key).replace("z3u2", "z3u3"));
      assertThatThrownBy(() -> fixture.issue())
          .hasMessageStartingWith("the key file " + key + " is damaged")
          .hasNoCause();
    }
  }

  @Test
  void anIssuerOnTheWebNamesItsAddressAndStillVerifiesWithoutIt() {
    CertificateRow before = fixture.issue();
    certificates.setIssuer(ZONE, new Issuer("Ұлттық орталық", "https://dars.example.kz/"));
    CertificateRow row = fixture.issue();
    Verification verification = fixture.verify(row.content());
    assertThat(verification.verified()).isTrue();
    assertThat(verification.text("/id"))
        .isEqualTo("https://dars.example.kz/certificates/" + row.id());
    assertThat(verification.text("/issuer/name")).isEqualTo("Ұлттық орталық");
    assertThat(verification.text("/credentialStatus/statusListCredential"))
        .isEqualTo("https://dars.example.kz/certificates/status/1");
    assertThat(fixture.verify(before.content()).verified()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a\u0000b", "a\u202eb", "\ud800"})
  void aNameThatCannotBeShownIsRefused(String name) {
    assertThatThrownBy(() -> new Request(name, "", "attempt", ""))
        .isInstanceOf(CertificateException.class)
        .hasMessageStartingWith("the name ");
  }

  @Test
  void belowThePassMarkThereIsNothingToCertify() {
    assertThatThrownBy(() -> new Passed("sea", "Sea", "en", "Test", 0.6999, 0.7, Instant.EPOCH))
        .hasMessage("69.9 % is below the pass mark of 70 %");
  }

  @Test
  void aListOfRevocationsIsWrittenAsTheSpecificationWritesIt() {
    // Bitstring Status List 1.0, section 2.2: 131,072 bits, all 0, as its example prints them.
    String empty = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";
    assertThat(StatusList.decoded(empty).length()).isEqualTo(StatusList.LENGTH);
    assertThat(StatusList.decoded(empty).revoked()).isEqualTo(new java.util.BitSet());
    java.util.BitSet bits = new java.util.BitSet();
    bits.set(0);
    bits.set(9);
    bits.set(131_071);
    StatusList list = new StatusList(StatusList.LENGTH, bits);
    assertThat(StatusList.decoded(list.encoded())).isEqualTo(list);
    assertThatThrownBy(() -> list.revoked(131_072))
        .hasMessage("place 131072 is outside the list of 131072");
  }
}
