package org.dars.assistant.certificate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.store.CertificateRow;
import org.dars.assistant.store.CertificateRows;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.SettingStore;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of a home's zones: issues, lists, revokes and verifies them. Works without a
 * network. Safe for use by several threads.
 */
public final class Certificates {

  /** Longest name of a learner, in characters. */
  public static final int LONGEST_NAME = 120;

  /** Longest reason of a revocation, in characters. */
  public static final int LONGEST_REASON = 300;

  private static final String NAME = "certificates.issuer";
  private static final String ADDRESS = "certificates.address";
  private static final Pattern LIST =
      Pattern.compile(
          "(?:urn:uuid:([0-9a-f-]{36})|https?://.*/certificates/status/([1-9][0-9]{0,5}))");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");

  private final Home home;
  private final Database database;
  private final SettingStore settings;
  private final DataIntegrity integrity = new DataIntegrity(Contexts.OWN);
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  public Certificates(Home home, Database database, Clock clock) {
    this.home = home;
    this.database = database;
    this.settings = new SettingStore(database);
    this.clock = clock;
  }

  /**
   * Who asks for a certificate.
   *
   * @param name to stand on it, as the learner writes it
   * @param email to be recognised by, of which a salted hash is kept; "" for none
   * @param attempt what earned it, null when it is issued by hand
   * @param person who issues it by hand, "" for nobody
   */
  public record Request(String name, String email, @Nullable String attempt, String person) {
    public Request {
      name = Texts.checked(name, LONGEST_NAME, "the name");
      email = email.strip();
      if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
        throw new CertificateException("\"" + email + "\" is no e-mail address");
      }
      if (attempt == null) {
        person = Texts.checked(person, LONGEST_NAME, "the name of who issues it");
      }
    }
  }

  /** A key of a zone, without its secret. */
  public record KeyView(String id, Instant made, boolean signs) {}

  /**
   * Issues a certificate. An attempt earns one: asked again, the same is given.
   *
   * @throws CertificateException when a key file is damaged
   * @throws UncheckedIOException when the keys cannot be read or made
   */
  public CertificateRow issue(String zone, Passed passed, Request request) {
    Issuer issuer = issuer(zone);
    ZoneKey key = signing(zone);
    Instant now = clock.instant();
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    var learner =
        new BadgeDocument.Learner(request.name(), request.email(), HexFormat.of().formatHex(salt));
    return rows(zone)
        .put(
            request.attempt(),
            StatusList.LENGTH,
            random,
            place -> {
              String id = UUID.randomUUID().toString();
              String list = issuer.statusList(place.list(), place.listId());
              ObjectNode document =
                  BadgeDocument.of(issuer, key, id, passed, learner, list, place.bit(), now);
              integrity.sign(document, key, issuer.method(key.id()), now);
              return new CertificateRow(
                  id,
                  passed.course(),
                  passed.courseTitle() + " · " + passed.test(),
                  request.name(),
                  request.attempt(),
                  place.list(),
                  place.bit(),
                  now,
                  request.attempt() == null ? request.person() : "",
                  document.toString(),
                  null,
                  "",
                  "");
            });
  }

  public Optional<CertificateRow> find(String zone, String id) {
    return rows(zone).find(id);
  }

  /** The certificate that an attempt earned. */
  public Optional<CertificateRow> ofAttempt(String zone, String attempt) {
    return rows(zone).ofAttempt(attempt);
  }

  /**
   * Certificates, the newest first.
   *
   * @param course null for all courses
   */
  public List<CertificateRow> list(String zone, @Nullable String course, int most) {
    return rows(zone).list(course, most);
  }

  /**
   * Revokes a certificate: from now on it does not verify.
   *
   * @throws CertificateException when there is none of that id, it is revoked already, or no reason
   *     or name is given
   */
  public void revoke(String zone, String id, String reason, String person) {
    String why = Texts.checked(reason, LONGEST_REASON, "the reason");
    String who = Texts.checked(person, LONGEST_NAME, "the name of who revokes it");
    CertificateRow row =
        find(zone, id).orElseThrow(() -> new CertificateException("there is no certificate " + id));
    if (row.revoked() != null || !rows(zone).revoke(id, clock.instant(), why, who)) {
      throw new CertificateException("certificate " + id + " is revoked already");
    }
  }

  /** Looks at a file with the zone's keys and lists. */
  public Verification verify(String zone, byte[] file) {
    return new Verifier(keyIds(zone), name -> statusList(zone, name), clock).verify(file);
  }

  /**
   * Looks at a file with what another installation handed out.
   *
   * @param keys what {@link #issuerDocument} gave there
   * @param list what {@link #status} gave there; null for none
   */
  public static Verification verify(byte[] file, byte[] keys, byte @Nullable [] list, Clock clock) {
    Set<String> trusted = publicKeys(CredentialJson.read(keys));
    Verifier.SignedList signed = list == null ? null : Verifier.statusList(list, trusted);
    return new Verifier(
            trusted,
            name ->
                signed != null && signed.id().equals(name)
                    ? Optional.of(signed.list())
                    : Optional.empty(),
            clock)
        .verify(file);
  }

  private static Set<String> publicKeys(ObjectNode document) {
    Set<String> keys = new HashSet<>();
    document
        .path("verificationMethod")
        .forEach(method -> keys.add(method.path("publicKeyMultibase").asText()));
    keys.forEach(Multikey::publicKey);
    if (keys.isEmpty()) {
      throw new CertificateException("the file of keys holds none");
    }
    return keys;
  }

  private Optional<StatusList> statusList(String zone, String name) {
    Matcher named = LIST.matcher(name);
    if (!named.matches()) {
      return Optional.empty();
    }
    CertificateRows rows = rows(zone);
    return (named.group(1) != null
            ? rows.list(named.group(1))
            : Optional.of(Integer.valueOf(named.group(2)))
                .filter(list -> rows.listId(list).isPresent()))
        .map(list -> new StatusList(StatusList.LENGTH, rows.revoked(list)));
  }

  /**
   * A list of revocations, signed now.
   *
   * @param list from 1
   * @return empty when no certificate stands in it
   */
  public Optional<ObjectNode> status(String zone, int list) {
    CertificateRows rows = rows(zone);
    return rows.listId(list)
        .map(id -> {
          Issuer issuer = issuer(zone);
          ZoneKey key = signing(zone);
          Instant now = clock.instant();
          ObjectNode document =
              new StatusList(StatusList.LENGTH, rows.revoked(list))
                  .document(issuer.statusList(list, id), issuer, key, now);
          integrity.sign(document, key, issuer.method(key.id()), now);
          return document;
        });
  }

  /**
   * The public keys of a zone as a controlled identifier document (W3C), which is what verifiers
   * fetch or are handed.
   */
  public ObjectNode issuerDocument(String zone) {
    Issuer issuer = issuer(zone);
    String signing = signing(zone).id();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putArray("@context").add("https://www.w3.org/ns/cid/v1");
    document.put("id", issuer.id(signing));
    ArrayNode methods = document.putArray("verificationMethod");
    ArrayNode assertions = document.putArray("assertionMethod");
    for (KeyView key : keys(zone)) {
      ObjectNode method = methods.addObject();
      method.put("id", issuer.method(key.id()));
      method.put("type", "Multikey");
      method.put("controller", issuer.id(key.id()));
      method.put("publicKeyMultibase", key.id());
      assertions.add(issuer.method(key.id()));
    }
    return document;
  }

  public Issuer issuer(String zone) {
    String name = settings.get(zone, NAME).orElse(Issuer.UNNAMED.name());
    return new Issuer(name, settings.get(zone, ADDRESS).orElse(""));
  }

  /** Says who issues certificates from now on; those that are out stay as they are. */
  public void setIssuer(String zone, Issuer issuer) {
    settings.put(zone, NAME, issuer.name());
    settings.put(zone, ADDRESS, issuer.address());
  }

  /** The keys of a zone, the oldest first. */
  public List<KeyView> keys(String zone) {
    try {
      List<ZoneKey> keys = ring(zone).keys();
      return keys.stream()
          .map(key -> new KeyView(key.id(), key.made(), key.id().equals(keys.getLast().id())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a new key that signs from now on; the earlier ones go on to verify. */
  public KeyView rotate(String zone) {
    try {
      ZoneKey key = ring(zone).rotate();
      return new KeyView(key.id(), key.made(), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<String> keyIds(String zone) {
    try {
      return ring(zone).ids();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ZoneKey signing(String zone) {
    try {
      return ring(zone).signing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private KeyRing ring(String zone) {
    return new KeyRing(home.certificateKeys(zone), clock);
  }

  private CertificateRows rows(String zone) {
    return new CertificateRows(database, zone);
  }
}
