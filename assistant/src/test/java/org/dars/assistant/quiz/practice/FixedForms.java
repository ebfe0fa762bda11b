package org.dars.assistant.quiz.practice;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.Blueprint;

/** Tests whose items are named beforehand. */
public final class FixedForms implements TestSource {

  private record Form(String course, Blueprint blueprint, List<BankItem> items) {}

  private final Map<String, Form> forms = new ConcurrentHashMap<>();

  /** Adds a test of some items, or puts it in the place of one. */
  public Blueprint add(
      String course, String id, List<BankItem> items, int minutes, int attempts, boolean hints) {
    Blueprint.Cell all = new Blueprint.Cell("", null, null, 0, 1, items.size());
    Blueprint blueprint =
        new Blueprint(id, "Test " + id, List.of(all), 0.6, minutes, attempts, hints);
    forms.put(id, new Form(course, blueprint, List.copyOf(items)));
    return blueprint;
  }

  @Override
  public List<Blueprint> list(String zone, Course course) {
    return forms.values().stream()
        .filter(f -> f.course().equals(course.id()))
        .map(Form::blueprint)
        .toList();
  }

  @Override
  public List<BankItem> draw(String zone, Course course, Blueprint blueprint, long seed) {
    return Objects.requireNonNull(forms.get(blueprint.id())).items();
  }
}
