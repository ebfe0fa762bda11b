package org.dars.assistant.quiz.practice;

import java.util.List;
import java.util.Optional;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.Blueprint;

/** Where the tests of courses come from. */
public interface TestSource {

  /** No course has a test. */
  TestSource NONE =
      new TestSource() {
        @Override
        public List<Blueprint> list(String zone, Course course) {
          return List.of();
        }

        @Override
        public List<BankItem> draw(String zone, Course course, Blueprint blueprint, long seed) {
          return List.of();
        }
      };

  /** The blueprints of a course. */
  List<Blueprint> list(String zone, Course course);

  /** A blueprint of a course. */
  default Optional<Blueprint> find(String zone, Course course, String id) {
    return list(zone, course).stream().filter(b -> b.id().equals(id)).findFirst();
  }

  /**
   * Items for one attempt, approved ones alone.
   *
   * @param seed the same one draws the same items from the same bank
   */
  List<BankItem> draw(String zone, Course course, Blueprint blueprint, long seed);
}
