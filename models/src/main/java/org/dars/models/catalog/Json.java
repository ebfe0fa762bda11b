package org.dars.models.catalog;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the catalogue, manifests and the models' own settings are read and written. */
final class Json {

  /** The largest settings file that is believed to be one. */
  private static final long MOST_BYTES = 16 << 20;

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
          .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  /**
   * The content of a settings file of a model, missing when there is none.
   *
   * @throws CatalogException when it is no JSON
   */
  static JsonNode read(Path file) {
    if (!Files.isRegularFile(file)) {
      return MAPPER.missingNode();
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new CatalogException(
            "%s is %,d bytes long, too long for a settings file: get the model again."
                .formatted(file, Files.size(file)));
      }
      return MAPPER.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new CatalogException(
          "%s is not readable JSON: get the model again.".formatted(file), e);
    }
  }
}
