package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.quiz.KeyTerm;
import org.dars.assistant.quiz.QuestionWording;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.make.written.Written;
import org.dars.assistant.quiz.make.written.WrittenItems;
import org.dars.models.LanguageModel;
import org.jspecify.annotations.Nullable;

/**
 * Makes items: from the course's own words, and with a language model when there is one. Safe for
 * use by several threads.
 */
public final class ItemMaker {

  private static final Set<Bloom> ABOVE = EnumSet.range(Bloom.APPLY, Bloom.CREATE);

  private final TermVectors vectors;

  /** Compares terms by their words alone. */
  public ItemMaker() {
    this(TermVectors.none());
  }

  /**
   * @param vectors choose wrong answers that are near in meaning, in the languages that they serve;
   *     stay the caller's to close
   */
  public ItemMaker(TermVectors vectors) {
    this.vectors = vectors;
  }

  /**
   * Makes items.
   *
   * @param documents the whole course in course order, also when a section is asked for: wrong
   *     answers come from all of it
   * @param examiner every item has passed it
   * @param model writes items first; what it does not deliver is made without it. Null for none
   * @return fewer than asked, with a note, when the course gives no more
   * @throws IllegalArgumentException when a section names nothing
   * @throws InterruptedException when interrupted
   */
  public Made make(
      ItemRequest request,
      List<SourceDocument> documents,
      Examiner examiner,
      @Nullable LanguageModel model)
      throws InterruptedException {
    return make(request, documents, examiner, model, ItemListener.SILENT);
  }

  /**
   * Makes items one by one. A batch that was interrupted or stopped goes on where it was when it is
   * asked for again with the items that the listener heard of as {@link ItemRequest#known}.
   *
   * @param listener hears of each item as it is made
   */
  public Made make(
      ItemRequest request,
      List<SourceDocument> documents,
      Examiner examiner,
      @Nullable LanguageModel model,
      ItemListener listener)
      throws InterruptedException {
    Material material = new Material(request, documents, vectors);
    Batch batch = new Batch(request, examiner, listener);
    if (model != null) {
      Written written = new WrittenItems(model, request).write(documents, batch);
      batch.note(written.notes(model.name()));
    }
    Turns turns = new Turns(wanted(request, material), essays(request), request.seed());
    for (Optional<Seed> next = turns.next();
        batch.open() && next.isPresent();
        next = turns.next()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("making items was interrupted");
      }
      if (batch.offer(next.get())) {
        turns.made(next.get());
      }
    }
    batch.note(notes(request, material, batch, model != null));
    return batch.made(documents);
  }

  /** As many as are wanted where they are asked for by name, else a tenth. */
  private static int essays(ItemRequest request) {
    return request.kinds().isEmpty() ? Math.max(1, request.count() / 10) : request.count();
  }

  /** Everything that could be asked of the kinds and levels that are wanted. */
  private static List<Seed> wanted(ItemRequest request, Material material) {
    List<Seed> seeds = new ArrayList<>();
    seeds.addAll(new TermSeeds(material).seeds());
    seeds.addAll(new SentenceSeeds(material).seeds());
    seeds.addAll(new SwapSeeds(material).seeds());
    seeds.addAll(new NumberSeeds(material).seeds());
    seeds.addAll(new MemberSeeds(material).seeds());
    seeds.addAll(new MatchSeeds(material).seeds());
    seeds.addAll(new OrderSeeds(material).seeds());
    seeds.addAll(new TableSeeds(material).seeds());
    seeds.addAll(new EssaySeeds(material).seeds());
    seeds.addAll(new ExampleSeeds(material).seeds());
    seeds.addAll(new CauseSeeds(material).seeds());
    Set<ItemKind> kinds = request.kinds();
    seeds.removeIf(s -> !kinds.isEmpty() && !kinds.contains(s.kind()));
    seeds.removeIf(s -> !request.blooms().isEmpty() && !request.blooms().contains(s.bloom()));
    return seeds;
  }

  private static List<String> notes(
      ItemRequest request, Material material, Batch batch, boolean model) {
    List<String> notes = new ArrayList<>();
    String language = request.language();
    if (batch.size() > 0 && !new QuestionWording(language).known()) {
      String name = Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
      notes.add(
          "There is no question wording for %s yet; the stems show the definition, term or sentence alone."
              .formatted(language.equals("und") ? "an unknown language" : name));
    }
    if (batch.open() && !model && request.blooms().stream().anyMatch(ABOVE::contains)) {
      notes.add(
          "Levels above \"understand\" need a language model; without one there are only essays, of"
              + " learning objectives in English that begin with such a verb (\"apply\","
              + " \"distinguish\", \"evaluate\", \"design\").");
    }
    if (batch.open()) {
      List<KeyTerm> asked = material.asked();
      notes.add(
          asked.isEmpty() && batch.size() == 0
              ? "No key terms with definitions were found; write them as \"**term**: definition\", best under a heading \"Key terms\"."
              : "%d items were asked for and %d are sound: %d key terms with definitions and %d sentences that stand alone were found there, and what fails a check or was asked before is left out."
                  .formatted(
                      request.count(), batch.size(), asked.size(), material.sentences().size()));
    }
    return notes;
  }
}
