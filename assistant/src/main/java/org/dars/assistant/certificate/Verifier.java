package org.dars.assistant.certificate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dars.assistant.certificate.Verification.Check;
import org.dars.assistant.certificate.Verification.Kind;
import org.dars.assistant.certificate.Verification.State;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a certificate: each check by itself, the later ones only where the earlier ones let them
 * mean something. Nothing is fetched: keys and lists of revocations are those that it is given.
 */
public final class Verifier {

  /** By how much clocks may differ. */
  private static final Duration LENIENCE = Duration.ofMinutes(5);

  private final DataIntegrity integrity = new DataIntegrity(Contexts.OWN);
  private final Set<String> trusted;
  private final Function<String, Optional<StatusList>> lists;
  private final Clock clock;

  /**
   * @param trusted public keys as Multikey writes them
   * @param lists lists of revocations, by what names them in certificates
   */
  Verifier(Set<String> trusted, Function<String, Optional<StatusList>> lists, Clock clock) {
    this.trusted = Set.copyOf(trusted);
    this.lists = lists;
    this.clock = clock;
  }

  /**
   * Looks at a certificate.
   *
   * @param file JSON, or a PNG or SVG picture that holds it
   */
  public Verification verify(byte[] file) {
    List<Check> checks = new ArrayList<>();
    ObjectNode credential = null;
    try {
      credential = CredentialJson.read(Baking.extract(file));
      checks.add(new Check(Kind.READABLE, State.PASSED, "a credential was read"));
    } catch (CertificateException e) {
      checks.add(new Check(Kind.READABLE, State.FAILED, e.getMessage()));
    }
    ObjectNode read = credential;
    String key = read == null ? null : key(read);
    make(checks, Kind.SHAPE, () -> shape(required(read)), Kind.READABLE);
    byte[] hashes = new byte[64];
    make(checks, Kind.JSON_LD, () -> jsonLd(required(read), hashes), Kind.SHAPE);
    make(checks, Kind.PROOF, () -> proof(required(read), hashes, key), Kind.JSON_LD);
    make(checks, Kind.KEY, () -> key(key), Kind.PROOF);
    make(checks, Kind.TIME, () -> time(required(read)), Kind.SHAPE);
    make(checks, Kind.STATUS, () -> status(required(read)), Kind.KEY);
    return new Verification(checks, read);
  }

  /** Makes a check where another has passed; what it throws is why it failed. */
  private static void make(List<Check> checks, Kind kind, Supplier<Check> check, Kind after) {
    boolean makes = checks.stream().anyMatch(c -> c.kind() == after && c.state() == State.PASSED);
    if (!makes) {
      checks.add(new Check(kind, State.NOT_MADE, "not made, since an earlier check failed"));
      return;
    }
    try {
      checks.add(check.get());
    } catch (CertificateException e) {
      checks.add(new Check(kind, State.FAILED, e.getMessage()));
    }
  }

  private static ObjectNode required(@Nullable ObjectNode read) {
    if (read == null) {
      throw new CertificateException("there is no credential");
    }
    return read;
  }

  private static Check shape(ObjectNode credential) {
    List<String> problems = Shape.ofBadge(credential);
    return problems.isEmpty()
        ? new Check(Kind.SHAPE, State.PASSED, "an OpenBadgeCredential of Open Badges 3.0")
        : new Check(Kind.SHAPE, State.FAILED, String.join("; ", problems));
  }

  /**
   * @param hashes to be filled with what is signed
   */
  private Check jsonLd(ObjectNode credential, byte[] hashes) {
    byte[] found = integrity.hashes(credential, (ObjectNode) credential.path("proof"));
    System.arraycopy(found, 0, hashes, 0, hashes.length);
    return new Check(Kind.JSON_LD, State.PASSED, "every term is defined");
  }

  private static Check proof(ObjectNode credential, byte[] hashes, @Nullable String key) {
    if (key == null) {
      return new Check(
          Kind.PROOF,
          State.FAILED,
          "the proof's verification method does not name a key of the issuer");
    }
    return DataIntegrity.verify(hashes, credential.path("proof"), key)
        ? new Check(Kind.PROOF, State.PASSED, "the signature is that of the content")
        : new Check(
            Kind.PROOF, State.FAILED, "the signature is not that of the content: it was changed");
  }

  /** The key that a credential says it is signed with: "ISSUER#KEY"; null when it does not. */
  private static @Nullable String key(ObjectNode credential) {
    String method = credential.at("/proof/verificationMethod").asText();
    String issuer =
        credential.path("issuer").isTextual()
            ? credential.path("issuer").asText()
            : credential.at("/issuer/id").asText();
    String key = method.substring(method.indexOf('#') + 1);
    boolean own = method.equals(issuer + "#" + key);
    boolean self = !issuer.startsWith("did:") || issuer.equals("did:key:" + key);
    return own && self ? key : null;
  }

  private Check key(@Nullable String key) {
    return key != null && trusted.contains(key)
        ? new Check(Kind.KEY, State.PASSED, "signed with a key of this issuer")
        : new Check(Kind.KEY, State.FAILED, "signed with a key that is not known here: " + key);
  }

  private Check time(ObjectNode credential) {
    Instant now = clock.instant();
    Instant from = Shape.instant(credential.path("validFrom").asText());
    Instant until = Shape.instant(credential.path("validUntil").asText());
    if (from == null || from.isAfter(now.plus(LENIENCE))) {
      return new Check(Kind.TIME, State.FAILED, "not valid before " + from);
    }
    return until != null && until.isBefore(now)
        ? new Check(Kind.TIME, State.FAILED, "not valid after " + until)
        : new Check(Kind.TIME, State.PASSED, "valid since " + from);
  }

  private Check status(ObjectNode credential) {
    String name = credential.at("/credentialStatus/statusListCredential").asText();
    int place = Integer.parseInt(credential.at("/credentialStatus/statusListIndex").asText());
    return lists
        .apply(name)
        .map(list ->
            list.revoked(place)
                ? new Check(Kind.STATUS, State.FAILED, "it was revoked")
                : new Check(Kind.STATUS, State.PASSED, "not revoked"))
        .orElseGet(() ->
            new Check(
                Kind.STATUS,
                State.NOT_MADE,
                "the list of revocations " + name + " is not at hand"));
  }

  /**
   * Reads a signed list of revocations.
   *
   * @return its name and its bits
   * @throws CertificateException when it is none, or is not signed with a trusted key
   */
  static SignedList statusList(byte[] file, Set<String> trusted) {
    ObjectNode document = CredentialJson.read(file);
    List<String> problems = Shape.ofStatusList(document);
    if (!problems.isEmpty()) {
      throw new CertificateException("not a list of revocations: " + String.join("; ", problems));
    }
    String key = key(document);
    if (key == null
        || !trusted.contains(key)
        || !new DataIntegrity(Contexts.OWN).verify(document, key)) {
      throw new CertificateException(
          "the list of revocations is not signed with a key that is trusted here");
    }
    return new SignedList(
        document.path("id").asText(),
        StatusList.decoded(document.at("/credentialSubject/encodedList").asText()));
  }

  /**
   * A list whose signature holds.
   *
   * @param id what names it in certificates
   */
  record SignedList(String id, StatusList list) {}
}
