package org.dars.assistant.certificate;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The JSON-LD contexts that certificates use, from files inside the program. Every other address is
 * refused; nothing is ever fetched, so that what a signature covers depends on nobody's server.
 */
final class Contexts implements DocumentLoader {

  static final String CREDENTIALS = "https://www.w3.org/ns/credentials/v2";
  static final String OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

  /** Those that certificates use. */
  static final Contexts OWN =
      new Contexts(
          Map.of(CREDENTIALS, "credentials-v2.jsonld", OPEN_BADGES, "open-badges-3.0.3.jsonld"));

  private final Map<String, Document> documents = new TreeMap<>();

  /**
   * Reads contexts.
   *
   * @param files names of files beside this class, by address
   */
  Contexts(Map<String, String> files) {
    files.forEach((address, file) -> documents.put(address, read(file)));
  }

  private static Document read(String file) {
    try (InputStream in = Contexts.class.getResourceAsStream(file)) {
      return JsonDocument.of(Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JsonLdError e) {
      throw new IllegalStateException("the context " + file + " is damaged", e);
    }
  }

  @Override
  public Document loadDocument(URI address, DocumentLoaderOptions options) throws JsonLdError {
    Document document = documents.get(address.toString());
    if (document == null) {
      throw new JsonLdError(
          JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
          "the context " + address + " is not one that certificates use");
    }
    return document;
  }
}
