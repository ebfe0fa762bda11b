package org.dars.translator.engine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** A batch as JSON for a language model. */
final class BatchQuestion {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private BatchQuestion() {}

  /** The user's message for a batch of segments, given by their indices. */
  static String of(List<SourceSegment> segments, List<Integer> batch, EngineContext context) {
    ObjectNode root = JSON.createObjectNode();
    root.put("document", context.document());
    terms(root, segments, batch, context);
    ArrayNode list = root.putArray("segments");
    List<String> section = List.of();
    String shown = "";
    for (int k = 0; k < batch.size(); k++) {
      SourceSegment segment = segments.get(batch.get(k));
      ObjectNode node = list.addObject().put("id", id(batch.get(k)));
      if (!segment.headings().equals(section)) {
        section = segment.headings();
        node.put("section", String.join(" > ", section));
      }
      // Neighbours that are in the batch are seen there.
      if (!segment.before().isEmpty() && !segment.before().equals(shown)) {
        node.put("before", segment.before());
      }
      node.put("text", segment.text());
      boolean last = k + 1 == batch.size();
      String next = last ? "" : segments.get(batch.get(k + 1)).text();
      if (!segment.after().isEmpty() && !segment.after().equals(next)) {
        node.put("after", segment.after());
      }
      shown = segment.text();
    }
    return root.toString();
  }

  private static void terms(
      ObjectNode root, List<SourceSegment> segments, List<Integer> batch, EngineContext context) {
    String all = batch.stream().map(i -> segments.get(i).text()).collect(Collectors.joining("\n"));
    List<TermHint> terms = context.guidance().termsIn(all);
    if (terms.isEmpty()) {
      return;
    }
    ArrayNode list = root.putArray("terms");
    for (TermHint term : terms) {
      ObjectNode node = list.addObject().put("source", term.source()).put("target", term.target());
      if (!term.avoid().isEmpty()) {
        term.avoid().forEach(node.putArray("avoid")::add);
      }
    }
  }

  /** Not a plain count: a model that numbers its answers afresh must not hit another segment. */
  static String id(int index) {
    return Integer.toString(index * 37 + 1_009, 36);
  }
}
