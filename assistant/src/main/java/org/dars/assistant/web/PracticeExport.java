package org.dars.assistant.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.practice.Sitting;
import org.dars.assistant.quiz.practice.Step;
import org.dars.assistant.store.EssayMark;
import org.dars.assistant.store.MemoryCard;
import org.jspecify.annotations.Nullable;

/** A learner's practice and tests to take away. It tells what was answered, never a key. */
final class PracticeExport {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PracticeExport() {}

  /**
   * An object with {@code sittings} and {@code memory}; times as ISO 8601 in UTC.
   *
   * @param held items whose marks are kept back, since a test that is open asks them
   */
  static String json(
      Course course, List<Sitting> sittings, List<MemoryCard> memory, Set<String> held) {
    ObjectNode root = JSON.createObjectNode();
    root.put("course", course.id()).put("courseTitle", course.title());
    root.putArray("sittings");
    sittings.forEach(s -> sitting(s, held, root.withArray("sittings").addObject()));
    root.putArray("memory");
    for (MemoryCard card : memory) {
      Double last = held.contains(card.item()) ? null : card.lastScore();
      root.withArray("memory")
          .addObject()
          .put("item", card.item())
          .put("stabilityDays", card.stability())
          .put("difficulty", card.difficulty())
          .put("reviewed", card.reviewed().toString())
          .put("due", card.due().toString())
          .put("reviews", card.reviews())
          .put("lastScore", last);
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that Jackson cannot write", e);
    }
  }

  private static void sitting(Sitting sitting, Set<String> held, ObjectNode out) {
    out.put("id", sitting.id())
        .put("kind", sitting.test() ? "test" : "practice")
        .put("title", sitting.row().title())
        .put("begun", sitting.row().begun().toString())
        .put("ended", time(sitting.row().ended()))
        .put("waitingForMarks", sitting.waiting())
        .put("score", sitting.row().score());
    out.putArray("items");
    for (Step step : sitting.steps()) {
      Double score = held.contains(step.item().id()) ? null : step.score();
      ObjectNode item =
          out.withArray("items")
              .addObject()
              .put("item", step.item().id())
              .put("stem", Markup.plain(step.item().stem()))
              .put("answered", time(step.time()))
              .put("score", score);
      if (!held.contains(step.item().id())) {
        for (EssayMark mark : step.marks()) {
          item.withArray("marks")
              .addObject()
              .put("time", mark.time().toString())
              .put("score", mark.share())
              .put("comment", mark.comment());
        }
      }
      if (step.response() != null) {
        step.response().values().forEach(v -> item.withArray("response").add(v));
      }
    }
  }

  private static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
