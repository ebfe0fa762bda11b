package org.dars.assistant.quiz.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * What a learner answered. By the kind of item, {@code values} are: of a choice the indices of the
 * options picked, in the item's own order; of true or false "true" or "false"; of a cloze one value
 * a gap, an index or words; of matching one a pair, the index of {@link Marking#partners} picked;
 * of ordering the index of the step in each place, first place first; of all others the words as
 * typed. "" stands for nothing.
 */
public record Response(List<String> values) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Response {
    values = List.copyOf(values);
  }

  public static Response of(String... values) {
    return new Response(List.of(values));
  }

  /** Whether nothing at all was answered. */
  public boolean isEmpty() {
    return values.stream().allMatch(String::isBlank);
  }

  /** A value; "" where there is none. */
  public String value(int i) {
    return i < values.size() ? values.get(i) : "";
  }

  /** The index that a value is; -1 where it is none below {@code end}. */
  public int index(int i, int end) {
    String value = value(i);
    // Nine digits at most: what comes from a form may be anything.
    int index = value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
    return index < end ? index : -1;
  }

  String write() {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of strings that Jackson cannot write", e);
    }
  }

  static Response read(String json) {
    try {
      return new Response(List.of(JSON.readValue(json, String[].class)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer in the store is not JSON: " + e.getMessage(), e);
    }
  }
}
