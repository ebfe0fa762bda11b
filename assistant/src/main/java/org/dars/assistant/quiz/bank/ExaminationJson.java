package org.dars.assistant.quiz.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Finding;
import org.dars.assistant.quiz.examine.ItemCheck;

/** What the examiner says, as the store keeps it. */
public final class ExaminationJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ExaminationJson() {}

  public static String write(Examination examination) {
    ArrayNode list = JSON.createArrayNode();
    for (Finding f : examination.findings()) {
      list.addObject()
          .put("check", f.check().name())
          .put("outcome", f.outcome().name())
          .put("reason", f.reason());
    }
    return list.toString();
  }

  public static Examination read(String json) {
    try {
      List<Finding> findings = new ArrayList<>();
      for (JsonNode f : JSON.readTree(json)) {
        findings.add(
            new Finding(
                ItemCheck.valueOf(f.path("check").asText()),
                Finding.Outcome.valueOf(f.path("outcome").asText()),
                f.path("reason").asText()));
      }
      return new Examination(findings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "an examination in the store is not JSON: " + e.getMessage(), e);
    }
  }
}
