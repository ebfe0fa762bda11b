package org.dars.assistant.quiz.practice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.QuizRoom;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.Blueprint;
import org.dars.assistant.quiz.bank.Blueprints;
import org.dars.assistant.quiz.bank.TestForms;
import org.dars.assistant.quiz.bank.TestForms.TooFewItemsException;
import org.dars.assistant.quiz.item.ItemState;

/**
 * Tests as instructors set them, drawn from the approved items of the bank that a program marks.
 */
public record BankForms(QuizRoom room) implements TestSource {

  @Override
  public List<Blueprint> list(String zone, Course course) {
    return room.blueprints(zone, course).list().stream().map(Blueprints.Kept::blueprint).toList();
  }

  @Override
  public Optional<Blueprint> find(String zone, Course course, String id) {
    return room.blueprints(zone, course).find(id).map(Blueprints.Kept::blueprint);
  }

  @Override
  public List<BankItem> draw(String zone, Course course, Blueprint blueprint, long seed) {
    Map<String, BankItem> banked = new HashMap<>();
    List<BankItem> approved =
        room.bank(zone, course).list(ItemState.APPROVED).stream()
            .filter(i -> Tests.marks(i.item().body().kind()))
            .toList();
    approved.forEach(i -> banked.put(i.item().id(), i));
    try {
      return TestForms.draw(blueprint, approved.stream().map(BankItem::item).toList(), seed)
          .items()
          .stream()
          .flatMap(i -> Optional.ofNullable(banked.get(i.id())).stream())
          .toList();
    } catch (TooFewItemsException e) {
      return List.of();
    }
  }
}
