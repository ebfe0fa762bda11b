package org.dars.assistant.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.dars.assistant.course.Course;
import org.dars.assistant.store.ConversationStore.StoredFeedback;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.AnswerJson;
import org.dars.assistant.tutor.Citation;
import org.dars.assistant.web.Conversations.Exchange;
import org.dars.assistant.web.Conversations.Talk;

/** A conversation to take away, every answer with its numbered sources. */
final class ConversationExport {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Course course;
  private final Typesetting typesetting;
  private final Messages m;

  ConversationExport(Course course, Typesetting typesetting, Messages m) {
    this.course = course;
    this.typesetting = typesetting;
    this.m = m;
  }

  /** CommonMark, formulas between dollar signs. */
  String markdown(Talk talk) {
    StringBuilder out = new StringBuilder("# " + escaped(talk.title()) + "\n\n");
    out.append(escaped(course.title())).append(" · ").append(m.date(talk.created())).append("\n");
    talk.exchanges().forEach(e -> exchange(e, out));
    return out.toString();
  }

  private void exchange(Exchange exchange, StringBuilder out) {
    out.append("\n## ").append(escaped(exchange.question().replaceAll("\\s+", " "))).append("\n\n");
    Answer answer = exchange.whole();
    if (answer == null) {
      out.append(m.get("turn.cut")).append("\n");
      return;
    }
    if (answer.sentences().isEmpty()) {
      out.append(m.get("answer.none")).append("\n");
    }
    for (Answer.Sentence sentence : answer.sentences()) {
      List<Citation> cited =
          answer.citations().stream()
              .filter(c -> sentence.citations().contains(c.number()))
              .toList();
      out.append(prose(sentence.text(), cited));
      cited.forEach(c -> out.append(" \\[").append(c.number()).append("\\]"));
      out.append("\n\n");
    }
    if (!answer.missing().isEmpty()) {
      out.append(m.get("answer.missing"))
          .append(" ")
          .append(escaped(String.join(", ", answer.missing())))
          .append("\n\n");
    }
    if (!answer.citations().isEmpty()) {
      out.append("**").append(m.get("answer.sources")).append("**\n\n");
      answer.citations().forEach(c -> source(c, out));
    }
  }

  private void source(Citation c, StringBuilder out) {
    out.append(c.number()).append(". ");
    String from = c.course().equals(course.id()) ? "" : typesetting.course(c.course());
    out.append(from.isEmpty() ? "" : escaped(from) + ": ").append(escaped(c.documentTitle()));
    if (!c.anchor().isBlank() && !c.anchor().equals(c.documentTitle())) {
      out.append(", ").append(escaped(c.anchor()));
    }
    out.append(": “").append(prose(c.quote(), List.of(c))).append("”\n");
  }

  private String prose(String text, List<Citation> cited) {
    return typesetting.runs(course.id(), text, cited).stream()
        .map(run ->
            switch (run.style()) {
              case PLAIN -> escaped(run.text());
              case CODE -> "`" + run.text().replace("`", "'") + "`";
              case MATH -> "$" + run.text() + "$";
            })
        .collect(Collectors.joining());
  }

  /** Text that means the same in Markdown. */
  static String escaped(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1").replaceAll("\\R", " ");
  }

  /** An object with the answers as {@link AnswerJson} writes them. */
  static String json(Course course, Talk talk) {
    ObjectNode root = JSON.createObjectNode();
    root.put("id", talk.id())
        .put("title", talk.title())
        .put("course", course.id())
        .put("courseTitle", course.title())
        .put("created", talk.created().toString());
    for (Exchange e : talk.exchanges()) {
      ObjectNode turn = root.withArray("turns").addObject();
      turn.put("number", e.number())
          .put("question", e.question())
          .put("asked", e.asked().toString());
      turn.set("answer", e.whole() == null ? null : AnswerJson.tree(e.whole()));
      StoredFeedback feedback = e.feedback();
      if (feedback != null) {
        turn.putObject("feedback")
            .put("reason", ConversationPages.word(feedback.reason()))
            .put("text", feedback.text())
            .put("given", feedback.given().toString());
      }
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that Jackson cannot write", e);
    }
  }
}
