package org.dars.assistant.quiz.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Finding;
import org.dars.assistant.quiz.examine.ItemCheck;
import org.dars.assistant.quiz.examine.Reason;
import org.dars.assistant.quiz.examine.Spot;
import org.dars.assistant.quiz.examine.Why;

/** What the examiner says, as the store keeps it. */
public final class ExaminationJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ExaminationJson() {}

  public static String write(Examination examination) {
    ArrayNode list = JSON.createArrayNode();
    for (Finding f : examination.findings()) {
      ObjectNode to = list.addObject();
      to.put("check", f.check().name()).put("outcome", f.outcome().name());
      Reason because = f.because();
      if (because.why() != null) {
        to.put("why", because.why().name());
        because.words().forEach(to.withArray("words")::add);
        for (Spot spot : because.where()) {
          to.withArray("where")
              .addObject()
              .put("part", spot.part().name())
              .put("number", spot.number());
        }
      }
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
                reason(f)));
      }
      return new Examination(findings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "an examination in the store is not JSON: " + e.getMessage(), e);
    }
  }

  /** Rows that were written before reasons had names hold a sentence. */
  private static Reason reason(JsonNode f) {
    if (!f.has("why")) {
      return Reason.said(f.path("reason").asText());
    }
    List<Spot> where = new ArrayList<>();
    f.path("where")
        .forEach(s ->
            where.add(
                new Spot(Spot.Part.valueOf(s.path("part").asText()), s.path("number").asInt())));
    List<String> words = new ArrayList<>();
    f.path("words").forEach(w -> words.add(w.asText()));
    return new Reason(where, Why.valueOf(f.path("why").asText()), words);
  }
}
