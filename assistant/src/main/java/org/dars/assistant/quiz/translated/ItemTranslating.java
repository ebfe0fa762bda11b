package org.dars.assistant.quiz.translated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.QuizRoom;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.BankRuns;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.translator.engine.EngineException;
import org.jspecify.annotations.Nullable;

/**
 * Translates the items of banks in the background, a run for each language. What is translated is
 * kept lot by lot, so a run that was stopped or cut off goes on with the rest. Safe for use by
 * several threads.
 */
public final class ItemTranslating {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final BankRuns runs;
  private final QuizRoom room;
  private final ItemEngines engines;

  public ItemTranslating(BankRuns runs, QuizRoom room, ItemEngines engines) {
    this.runs = runs;
    this.room = room;
    this.engines = engines;
  }

  /**
   * What is wanted.
   *
   * @param engine as {@link ItemEngines#localiser} takes it
   * @param drafts whether items that nobody approved are translated, too
   */
  public record Order(String engine, boolean drafts) {}

  /** Names the run of a language. */
  public static BankRuns.Key key(String zone, Course course, String language) {
    return new BankRuns.Key(zone, course.id(), language);
  }

  /** The items that an order is about. */
  public static List<BankItem> items(QuizRoom room, String zone, Course course, boolean drafts) {
    return room.bank(zone, course).list(drafts ? null : ItemState.APPROVED).stream()
        .filter(i -> i.item().about().state() != ItemState.RETIRED)
        .toList();
  }

  /**
   * Begins to translate; nothing happens when a run into the language is on already.
   *
   * @param language BCP 47 tag
   * @return whether it was begun
   * @throws EngineException when there is no engine for the language; the message says what to do
   * @throws IOException when the team's checks or terms cannot be read
   */
  public boolean begin(String zone, Course course, String language, Order order, String person)
      throws EngineException, IOException {
    localiser(zone, course, language, order);
    int asked = items(room, zone, course, order.drafts()).size();
    return runs.begin(
        key(zone, course, language),
        asked,
        0,
        write(order),
        person,
        session -> work(session, zone, course, language, order));
  }

  /**
   * Goes on with a run that ended before everything was translated.
   *
   * @return whether it goes on
   * @throws EngineException as {@link #begin}
   * @throws IOException as {@link #begin}
   */
  public boolean goOn(String zone, Course course, String language, String person)
      throws EngineException, IOException {
    BankRuns.Run run =
        runs.run(key(zone, course, language)).filter(BankRuns.Run::open).orElse(null);
    return run != null && begin(zone, course, language, read(run.wish()), person);
  }

  private @Nullable ItemLocaliser localiser(
      String zone, Course course, String language, Order order)
      throws EngineException, IOException {
    return room.languages(zone, course).sameLanguage(language)
        ? null
        : engines.localiser(zone, course, order.engine(), language);
  }

  private void work(
      BankRuns.Session session, String zone, Course course, String language, Order order)
      throws EngineException, IOException, InterruptedException {
    room.languages(zone, course)
        .translate(
            items(room, zone, course, order.drafts()),
            language,
            localiser(zone, course, language, order),
            done -> session.keep(run -> run.with(done, run.wish(), run.notes())),
            session::stopped);
  }

  private static String write(Order order) {
    return JSON.createObjectNode()
        .put("engine", order.engine())
        .put("drafts", order.drafts())
        .toString();
  }

  private static Order read(String json) {
    try {
      JsonNode tree = JSON.readTree(json);
      return new Order(tree.path("engine").asText("auto"), tree.path("drafts").asBoolean());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a run in the store is not JSON: " + e.getMessage(), e);
    }
  }
}
