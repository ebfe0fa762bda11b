package org.dars.assistant.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.dars.assistant.quiz.item.Item;

/** A JSON Schema that Dars publishes with its formats. */
public final class SchemaFile {

  private final Schema schema;

  private SchemaFile(Schema schema) {
    this.schema = schema;
  }

  /**
   * @param path under {@code org/dars/assistant/quiz}
   */
  public static SchemaFile of(String path) throws IOException {
    try (InputStream in = Item.class.getResourceAsStream("/org/dars/assistant/quiz/" + path)) {
      return new SchemaFile(
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Objects.requireNonNull(in, path)));
    }
  }

  /** What is wrong with a document; empty for nothing. */
  public List<String> problems(JsonNode document) {
    return schema.validate(document).stream().map(Error::toString).toList();
  }
}
