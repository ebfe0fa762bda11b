package org.dars.assistant.certificate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/**
 * Writes what is signed: an {@code OpenBadgeCredential} of Open Badges 3.0, without its proof.
 * Texts are the course's own; nothing stands in it in a language that the course does not speak.
 */
final class BadgeDocument {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private BadgeDocument() {}

  /**
   * The learner, as far as a certificate says.
   *
   * @param name as the learner gave it
   * @param email to be recognised by, kept as a salted hash only; "" for none
   * @param salt of that hash
   */
  record Learner(String name, String email, String salt) {}

  /**
   * A credential to be signed.
   *
   * @param key that will sign
   * @param id of the certificate, a UUID
   * @param statusList what names the list of revocations
   * @param place its bit there
   */
  static ObjectNode of(
      Issuer issuer,
      ZoneKey key,
      String id,
      Passed passed,
      Learner learner,
      String statusList,
      int place,
      Instant now) {
    ObjectNode document = JSON.objectNode();
    document.putArray("@context").add(Contexts.CREDENTIALS).add(Contexts.OPEN_BADGES);
    document.put("id", issuer.certificate(id));
    types(document, "VerifiableCredential", "OpenBadgeCredential");
    document.put("name", passed.courseTitle());
    profile(document.putObject("issuer"), issuer, key);
    document.put("validFrom", time(now));
    ObjectNode subject = types(document.putObject("credentialSubject"), "AchievementSubject");
    identify(subject.putArray("identifier"), learner);
    String scale = achievement(subject.putObject("achievement"), issuer, key, passed);
    ObjectNode result = types(subject.putArray("result").addObject(), "Result");
    result.put("resultDescription", scale);
    result.put("value", passed.percent());
    ObjectNode status = document.putObject("credentialStatus");
    status.put("id", statusList + "#" + place);
    status.put("type", "BitstringStatusListEntry");
    status.put("statusPurpose", "revocation");
    status.put("statusListIndex", String.valueOf(place));
    status.put("statusListCredential", statusList);
    return document;
  }

  static void profile(ObjectNode profile, Issuer issuer, ZoneKey key) {
    profile.put("id", issuer.id(key.id()));
    types(profile, "Profile");
    profile.put("name", issuer.name());
    if (!issuer.address().isEmpty()) {
      profile.put("url", issuer.address());
    }
  }

  private static void identify(ArrayNode identifiers, Learner learner) {
    ObjectNode name = types(identifiers.addObject(), "IdentityObject");
    name.put("hashed", false);
    name.put("identityHash", learner.name());
    name.put("identityType", "name");
    if (!learner.email().isEmpty()) {
      ObjectNode email = types(identifiers.addObject(), "IdentityObject");
      email.put("hashed", true);
      email.put("identityHash", hash(learner.email(), learner.salt()));
      email.put("identityType", "emailAddress");
      email.put("salt", learner.salt());
    }
  }

  /** IdentityHash of Open Badges 3.0: SHA-256 of the identity and the salt behind it. */
  static String hash(String identity, String salt) {
    return "sha256$"
        + HexFormat.of().formatHex(DataIntegrity.sha256(identity.toLowerCase(Locale.ROOT) + salt));
  }

  private static String achievement(
      ObjectNode achievement, Issuer issuer, ZoneKey key, Passed passed) {
    String what = issuer.id(key.id()) + "\n" + passed.course() + "\n" + passed.test();
    achievement.put("id", named(what));
    types(achievement, "Achievement");
    achievement.put("achievementType", "Course");
    achievement.put("name", passed.courseTitle());
    achievement.put("description", passed.courseTitle() + " · " + passed.test());
    achievement
        .putObject("criteria")
        .put("narrative", passed.test() + ": ≥ " + passed.neededPercent() + " %");
    if (!passed.language().equals("und") && !passed.language().isEmpty()) {
      achievement.put("inLanguage", passed.language());
    }
    String scale = named(what + "\n" + passed.neededPercent());
    ObjectNode description =
        types(achievement.putArray("resultDescription").addObject(), "ResultDescription");
    description.put("id", scale);
    description.put("name", passed.test());
    description.put("resultType", "Percent");
    description.put("requiredValue", passed.neededPercent());
    description.put("valueMin", "0");
    description.put("valueMax", "100");
    return scale;
  }

  /** The same URN for the same text, as UUIDs by name are. */
  private static String named(String text) {
    return "urn:uuid:" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode types(ObjectNode node, String... types) {
    ArrayNode all = node.putArray("type");
    for (String type : types) {
      all.add(type);
    }
    return node;
  }

  static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
