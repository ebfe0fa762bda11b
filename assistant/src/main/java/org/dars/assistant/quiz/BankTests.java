package org.dars.assistant.quiz;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.Blueprint;
import org.dars.assistant.quiz.bank.Blueprints;
import org.dars.assistant.quiz.bank.TestForms;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.practice.TestSource;

/** The tests that a course's bank gives by its blueprints. */
final class BankTests implements TestSource {

  private final QuizRoom room;

  BankTests(QuizRoom room) {
    this.room = room;
  }

  @Override
  public List<Blueprint> list(String zone, Course course) {
    return room.blueprints(zone, course).list().stream().map(Blueprints.Kept::blueprint).toList();
  }

  @Override
  public List<BankItem> draw(String zone, Course course, Blueprint blueprint, long seed) {
    List<BankItem> approved = room.bank(zone, course).list(ItemState.APPROVED);
    Map<String, BankItem> byId = new HashMap<>();
    approved.forEach(b -> byId.put(b.item().id(), b));
    try {
      return TestForms.draw(blueprint, approved.stream().map(BankItem::item).toList(), seed)
          .items()
          .stream()
          .map(item -> byId.get(item.id()))
          .toList();
    } catch (TestForms.TooFewItemsException e) {
      return List.of(); // no test: the bank's page says what is missing
    }
  }
}
