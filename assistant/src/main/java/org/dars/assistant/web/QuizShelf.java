package org.dars.assistant.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.Quiz;
import org.dars.assistant.quiz.QuizJson;
import org.dars.assistant.store.QuizStore;

/** Keeps quizzes in the store, item by item, in the quiz room's own JSON. */
final class QuizShelf {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final QuizStore store;

  QuizShelf(QuizStore store) {
    this.store = store;
  }

  /** Keeps a quiz under a new id. */
  String save(String zone, Course course, Quiz quiz) {
    List<String> items = new ArrayList<>();
    for (JsonNode item : tree(QuizJson.write(quiz)).path("items")) {
      items.add(item.toString());
    }
    return store.save(zone, course.id(), course.title(), quiz.language(), items);
  }

  /** A quiz of a course; its notes and seed are not kept. */
  Optional<Quiz> quiz(String zone, String course, String id) {
    return store
        .quiz(zone, id)
        .filter(q -> q.course().equals(course))
        .map(q -> read(q, store.items(zone, id)));
  }

  private static Quiz read(QuizStore.StoredQuiz stored, List<String> items) {
    ObjectNode quiz = JSON.createObjectNode();
    quiz.put("course", stored.course()).put("language", stored.language()).put("seed", 0);
    items.forEach(item -> quiz.withArray("items").add(tree(item)));
    return QuizJson.read(quiz.toString());
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a quiz in the store is not JSON: " + e.getMessage(), e);
    }
  }
}
