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
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.ItemState;

/**
 * Tests as instructors set them, once the bank can fill them: drawn from approved items, essays
 * only where a cell asks for them.
 */
public record BankForms(QuizRoom room) implements TestSource {

  @Override
  public List<Blueprint> list(String zone, Course course) {
    List<Blueprint> all =
        room.blueprints(zone, course).list().stream().map(Blueprints.Kept::blueprint).toList();
    List<Item> items =
        all.isEmpty() ? List.of() : approved(zone, course).stream().map(BankItem::item).toList();
    return all.stream().filter(b -> TestForms.cover(b, items).whole()).toList();
  }

  @Override
  public Optional<Blueprint> find(String zone, Course course, String id) {
    return room.blueprints(zone, course).find(id).map(Blueprints.Kept::blueprint);
  }

  @Override
  public List<BankItem> draw(String zone, Course course, Blueprint blueprint, long seed) {
    Map<String, BankItem> banked = new HashMap<>();
    List<BankItem> approved = approved(zone, course);
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

  /** What is to be answered. */
  private List<BankItem> approved(String zone, Course course) {
    return room.bank(zone, course).list(ItemState.APPROVED).stream()
        .filter(i -> i.item().body().kind() != ItemKind.DESCRIPTION)
        .toList();
  }
}
