package org.dars.translator.adapt;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events as JSON: {@code [{"event":"decided", …}, …]}, times as ISO 8601. */
final class LedgerJson {

  private static final class Times extends StdDeserializer<Instant> {
    @Serial private static final long serialVersionUID = 1L;

    Times() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Instant.parse(parser.getText());
    }
  }

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new Times()))
          .build();

  private LedgerJson() {}

  /** Anything made of records, lists and times, indented. */
  static String text(Object value) {
    return JSON.valueToTree(value).toPrettyString();
  }

  static String write(List<LedgerEvent> events) {
    ArrayNode array = JSON.createArrayNode();
    for (LedgerEvent event : events) {
      ObjectNode node =
          array.addObject().put("event", name(event)).setAll((ObjectNode) JSON.valueToTree(event));
      if (node.size() < 2) {
        throw new IllegalStateException("an event without content: " + event);
      }
    }
    return array.toString();
  }

  /**
   * @throws IOException when it is not such JSON
   */
  static List<LedgerEvent> read(String json) throws IOException {
    List<LedgerEvent> events = new ArrayList<>();
    for (JsonNode node : JSON.readTree(json)) {
      String name = node.path("event").asText();
      Class<? extends LedgerEvent> type =
          switch (name) {
            case "started" -> LedgerEvent.Started.class;
            case "proposed" -> LedgerEvent.Proposed.class;
            case "decided" -> LedgerEvent.Decided.class;
            case "replaced" -> LedgerEvent.Replaced.class;
            case "linked" -> LedgerEvent.Linked.class;
            case "flagged" -> LedgerEvent.Flagged.class;
            default -> throw new IOException("unknown event \"" + name + "\"");
          };
      events.add(JSON.treeToValue(((ObjectNode) node).without("event"), type));
    }
    return events;
  }

  private static String name(LedgerEvent event) {
    return switch (event) {
      case LedgerEvent.Started _ -> "started";
      case LedgerEvent.Proposed _ -> "proposed";
      case LedgerEvent.Decided _ -> "decided";
      case LedgerEvent.Replaced _ -> "replaced";
      case LedgerEvent.Linked _ -> "linked";
      case LedgerEvent.Flagged _ -> "flagged";
    };
  }
}
