package org.dars.assistant.localise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What is kept about a localisation that ended.
 *
 * @param engine engine with its version, "people", or "" when it never began
 * @param why why that engine, one sentence
 * @param problem why it stopped before its end, one sentence; "" when it did not
 * @param markdown the whole report for people; "" when there is none
 * @param result name of the package that is the result; "" when that is a zip of all files
 */
public record JobReport(String engine, String why, String problem, String markdown, String result) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  static JobReport problem(String problem) {
    return new JobReport("", "", problem, "", "");
  }

  String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of strings is always JSON", e);
    }
  }

  /** Reads what a job's row holds; empty fields where it says nothing. */
  public static JobReport read(String json) {
    try {
      JobReport read = JSON.readValue(json, JobReport.class);
      return new JobReport(
          text(read.engine()),
          text(read.why()),
          text(read.problem()),
          text(read.markdown()),
          text(read.result()));
    } catch (JsonProcessingException e) {
      return problem("its report cannot be read: " + e.getOriginalMessage());
    }
  }

  private static String text(@org.jspecify.annotations.Nullable String s) {
    return s == null ? "" : s;
  }
}
