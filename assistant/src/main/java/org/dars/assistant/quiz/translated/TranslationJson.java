package org.dars.assistant.quiz.translated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.bank.ExaminationJson;
import org.dars.assistant.quiz.examine.Finding.Outcome;
import org.dars.assistant.quiz.exchange.ItemText;
import org.dars.assistant.store.ItemTranslationRows.Row;

/** Translations of items as the store keeps them. */
final class TranslationJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TranslationJson() {}

  static Row row(ItemTranslation t) {
    try {
      ObjectNode content = JSON.createObjectNode();
      content.set("item", JSON.readTree(ItemText.write(t.item())));
      content.set("source", JSON.readTree(ItemText.write(t.source())));
      content.put("course", t.course());
      content.put("fingerprint", t.fingerprint());
      content.put("by", t.by());
      ArrayNode findings = content.putArray("findings");
      for (TranslationFinding f : t.findings()) {
        findings
            .addObject()
            .put("check", f.check().name())
            .put("outcome", f.outcome().name())
            .put("reason", f.reason());
      }
      return new Row(
          t.item().id(),
          t.language(),
          t.version(),
          content.toString(),
          ExaminationJson.write(t.examination()),
          t.sound(),
          t.changed());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an item was not written as JSON: " + e.getMessage(), e);
    }
  }

  static ItemTranslation read(Row row) {
    try {
      JsonNode content = JSON.readTree(row.content());
      List<TranslationFinding> findings = new ArrayList<>();
      for (JsonNode f : content.path("findings")) {
        findings.add(
            new TranslationFinding(
                TranslationCheck.valueOf(f.path("check").asText()),
                Outcome.valueOf(f.path("outcome").asText()),
                f.path("reason").asText()));
      }
      return new ItemTranslation(
          ItemText.read(content.path("item").toString()),
          ItemText.read(content.path("source").toString()),
          row.language(),
          row.version(),
          content.path("course").asText(),
          content.path("fingerprint").asText(),
          content.path("by").asText(),
          findings,
          ExaminationJson.read(row.examination()),
          row.changed());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "the translation of item %s into %s in the store is not JSON: %s"
              .formatted(row.item(), row.language(), e.getMessage()),
          e);
    }
  }
}
