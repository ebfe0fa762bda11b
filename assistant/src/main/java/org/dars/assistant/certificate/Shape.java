package org.dars.assistant.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The shape of an {@code OpenBadgeCredential} and of a list of revocations: what the specifications
 * require, and none of the things that JSON-LD lets fall away in silence (null, empty lists, ids
 * that are no URI, its own keywords), since no signature would cover them.
 */
final class Shape {
  private static final List<String> BADGE = List.of(Contexts.CREDENTIALS, Contexts.OPEN_BADGES);
  private static final List<String> LIST = List.of(Contexts.CREDENTIALS);
  private static final Pattern PLACE = Pattern.compile("0|[1-9][0-9]{0,8}");
  private static final Set<String> PROOF =
      Set.of("type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue");

  /** Members that are addresses, by name, wherever they stand. */
  private static final Set<String> ADDRESSES =
      Set.of("id", "statusListCredential", "verificationMethod", "resultDescription");

  /** What must be there, by path. */
  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "", List.of("id", "issuer", "validFrom", "credentialSubject", "proof"),
          "/issuer", List.of("id", "name"),
          "/credentialSubject/achievement", List.of("id", "name", "description", "criteria"),
          "/credentialSubject/achievement/criteria", List.of("narrative"),
          "/credentialStatus",
              List.of("id", "statusPurpose", "statusListIndex", "statusListCredential"));

  private static final Map<String, String> TYPES =
      Map.of(
          "/issuer", "Profile",
          "/credentialSubject", "AchievementSubject",
          "/credentialSubject/achievement", "Achievement",
          "/credentialStatus", "BitstringStatusListEntry");

  private final ObjectNode document;
  private final List<String> problems = new ArrayList<>();

  private Shape(ObjectNode document) {
    this.document = document;
  }

  /**
   * What is wrong with a certificate.
   *
   * @return sentences that name the member by its path; none when it is sound
   */
  static List<String> ofBadge(ObjectNode document) {
    Shape shape = new Shape(document);
    shape.whole(BADGE, "OpenBadgeCredential");
    REQUIRED.forEach(shape::requireAll);
    TYPES.forEach(shape::requireType);
    shape.require(
        PLACE.matcher(document.at("/credentialStatus/statusListIndex").asText()).matches(),
        "/credentialStatus/statusListIndex is not a whole number");
    shape.require(
        document.at("/credentialStatus/statusPurpose").asText().equals("revocation"),
        "/credentialStatus/statusPurpose is not \"revocation\"");
    shape.require(
        document.at("/credentialSubject/id").isTextual()
            || document.at("/credentialSubject/identifier/0").isObject(),
        "/credentialSubject says nothing of whose it is: it needs an identifier");
    return List.copyOf(shape.problems);
  }

  /** What is wrong with a list of revocations. */
  static List<String> ofStatusList(ObjectNode document) {
    Shape shape = new Shape(document);
    shape.whole(LIST, "BitstringStatusListCredential");
    shape.requireAll("", List.of("id", "issuer", "validFrom", "credentialSubject", "proof"));
    shape.requireAll("/credentialSubject", List.of("statusPurpose", "encodedList"));
    shape.requireType("/credentialSubject", "BitstringStatusList");
    return List.copyOf(shape.problems);
  }

  private void whole(List<String> contexts, String type) {
    List<String> found = new ArrayList<>();
    document.path("@context").forEach(c -> found.add(c.asText()));
    require(found.equals(contexts), "/@context is not " + String.join(", ", contexts));
    requireType("", "VerifiableCredential");
    requireType("", type);
    document
        .properties()
        .forEach(member -> {
          if (!member.getKey().equals("@context")) {
            walk("/" + member.getKey(), member.getKey(), member.getValue());
          }
        });
    time("/validFrom");
    time("/validUntil");
    proof();
  }

  private void proof() {
    JsonNode proof = document.path("proof");
    if (!proof.isObject()) {
      problems.add("/proof is not exactly one proof");
      return;
    }
    for (Map.Entry<String, JsonNode> member : proof.properties()) {
      require(
          PROOF.contains(member.getKey()) && member.getValue().isTextual(),
          "/proof/" + member.getKey() + " is not expected");
    }
    PROOF.forEach(name -> require(proof.has(name), "/proof/" + name + " is missing"));
    String type = proof.path("type").asText();
    require(type.equals("DataIntegrityProof"), "/proof/type is not DataIntegrityProof");
    require(
        proof.path("cryptosuite").asText().equals(DataIntegrity.SUITE),
        "/proof/cryptosuite is not " + DataIntegrity.SUITE);
    require(
        proof.path("proofPurpose").asText().equals("assertionMethod"),
        "/proof/proofPurpose is not assertionMethod");
    time("/proof/created");
  }

  /** Whatever JSON-LD would drop or read in another way than it looks. */
  private void walk(String path, String name, JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        require(!node.isEmpty(), path + " is empty");
        node.properties().forEach(m -> walk(path + "/" + m.getKey(), m.getKey(), m.getValue()));
      }
      case ARRAY -> {
        require(!node.isEmpty(), path + " is empty");
        for (int i = 0; i < node.size(); i++) {
          require(!node.get(i).isArray(), path + " holds a list in a list");
          walk(path + "/" + i, name, node.get(i));
        }
      }
      case STRING ->
          require(
              !ADDRESSES.contains(name) || Iri.isAbsolute(node.asText()),
              path + " is not an absolute URI");
      case BOOLEAN -> {}
      default -> problems.add(path + " is neither text, true, false, a list nor an object");
    }
    require(
        !name.startsWith("@") && !name.contains(":"),
        path + " is a keyword of JSON-LD or a prefix");
  }

  private void requireAll(String path, List<String> names) {
    JsonNode node = document.at(path);
    for (String name : names) {
      require(node.has(name), path + "/" + name + " is missing");
    }
  }

  private void requireType(String path, String type) {
    JsonNode found = document.at(path).path("type");
    boolean there =
        found instanceof ArrayNode all
            ? all.valueStream().anyMatch(t -> t.asText().equals(type))
            : found.asText().equals(type);
    require(there, path + "/type is not " + type);
  }

  private void time(String path) {
    JsonNode node = document.at(path);
    if (!node.isMissingNode()) {
      require(instant(node.asText()) != null, path + " is not a time such as 2026-11-22T21:00:00Z");
    }
  }

  /** A time with its offset, or null. */
  static @Nullable Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      problems.add(otherwise);
    }
  }
}
