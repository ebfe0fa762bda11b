package org.dars.assistant.certificate;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.JsonLdOptions.ProcessingPolicy;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.canon.RdfCanonTimeTicker;
import com.apicatalog.rdf.nquads.NQuadsReader;
import com.apicatalog.rdf.nquads.NQuadsReaderException;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.io.StringWriter;

/**
 * JSON-LD as canonical N-Quads: expansion and conversion to RDF by JSON-LD 1.1, then RDFC-1.0 with
 * SHA-256 (W3C, <i>RDF Dataset Canonicalization</i>). A member that the contexts do not define is
 * an error, since it would fall away here and so stand under no signature.
 */
final class Canonical {

  /** Graphs made to be hard take exponential time; ours take a millisecond. */
  private static final long PATIENCE_MILLIS = 2_000;

  private final Contexts contexts;

  Canonical(Contexts contexts) {
    this.contexts = contexts;
  }

  /**
   * The canonical N-Quads of a document.
   *
   * @throws CertificateException when it is no JSON-LD, uses a term or context that is not defined,
   *     or takes too long
   */
  String nQuads(ObjectNode document) {
    JsonLdOptions options = new JsonLdOptions(contexts);
    options.setUndefinedTermsPolicy(ProcessingPolicy.Fail);
    RdfCanon canon = canon();
    try (JsonReader reader = Json.createReader(new StringReader(document.toString()))) {
      JsonDocument json = JsonDocument.of(reader.readObject());
      JsonArray expanded = JsonLd.expand(json).options(options).get();
      expanded.forEach(Canonical::requireAbsolute);
      JsonLd.toRdf(JsonDocument.of(expanded)).options(options).provide(canon);
      return written(canon);
    } catch (JsonLdError | RdfConsumerException | IllegalStateException e) {
      throw new CertificateException("not sound JSON-LD: " + e.getMessage(), e);
    }
  }

  /** Ids and types that are no IRI would fall away, too, with all that hangs on them. */
  private static void requireAbsolute(JsonValue expanded) {
    switch (expanded) {
      case JsonArray list -> list.forEach(Canonical::requireAbsolute);
      case JsonObject object ->
          object.forEach((name, value) -> {
            if (name.equals("@id")) {
              requireIri(value);
            } else if (name.equals("@type") && value instanceof JsonArray types) {
              types.forEach(Canonical::requireIri);
            } else {
              requireAbsolute(value);
            }
          });
      default -> {}
    }
  }

  private static void requireIri(JsonValue value) {
    if (!(value instanceof JsonString text) || !Iri.isAbsolute(text.getString())) {
      throw new CertificateException(
          "not sound JSON-LD: " + value + " is neither a defined type nor an absolute IRI");
    }
  }

  /**
   * The canonical form of N-Quads.
   *
   * @throws CertificateException as {@link #nQuads(ObjectNode)} does
   */
  static String nQuads(String dataset) {
    RdfCanon canon = canon();
    try {
      new NQuadsReader(new StringReader(dataset)).provide(canon);
      return written(canon);
    } catch (NQuadsReaderException | RdfConsumerException | IllegalStateException e) {
      throw new CertificateException("no sound N-Quads: " + e.getMessage(), e);
    }
  }

  private static RdfCanon canon() {
    return RdfCanon.create("SHA-256", new RdfCanonTimeTicker(PATIENCE_MILLIS));
  }

  private static String written(RdfCanon canon) throws RdfConsumerException {
    StringWriter lines = new StringWriter();
    canon.provide(new NQuadsWriter(lines));
    return lines.toString();
  }
}
