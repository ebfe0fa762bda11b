package org.dars.assistant.quiz.translated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.SourceFile;
import org.dars.translator.LocalisationRequest;
import org.dars.translator.LocalisedDocument;
import org.dars.translator.Localiser;
import org.dars.translator.Outcome;
import org.dars.translator.SegmentOutcome;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.TranslationEngine;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;

/**
 * Translates the texts of items as courses are translated: memory, terms, guard, engine, checks.
 * Nothing else of an item goes through it.
 */
public final class ItemLocaliser {

  /** Where the memory is told that texts of items stand. */
  private static final String PATH = "quiz-items.html";

  private final Courseware courseware;
  private final @Nullable TranslationMemory memory;
  private final LocalisationRequest request;
  private final TranslationEngine engine;
  private final Clock clock;

  /**
   * @param memory null for none; stays the caller's, like the engine
   */
  public ItemLocaliser(
      Courseware courseware,
      @Nullable TranslationMemory memory,
      LocalisationRequest request,
      TranslationEngine engine,
      Clock clock) {
    this.courseware = courseware;
    this.memory = memory;
    this.request = request;
    this.engine = engine;
    this.clock = clock;
  }

  /** Engine with its version. */
  String by() {
    return engine.id();
  }

  LocalisationRequest request() {
    return request;
  }

  /**
   * The texts of an item in the other language.
   *
   * @param texts by key, those that could not be translated as they were
   * @param left why some were not, half a sentence each, by key
   */
  record Texts(Map<String, RichText> texts, Map<String, String> left) {}

  /**
   * Translates items.
   *
   * @param stopped asked between batches
   * @return one for each, in their order
   * @throws EngineException when the engine is of no use
   * @throws java.util.concurrent.CancellationException when {@code stopped} said so
   */
  List<Texts> translate(List<Item> items, BooleanSupplier stopped)
      throws EngineException, IOException, InterruptedException {
    List<Map<String, RichText>> sources = items.stream().map(ItemTexts::of).toList();
    List<RichText> all = sources.stream().flatMap(s -> s.values().stream()).toList();
    if (all.isEmpty()) {
      return items.stream().map(i -> new Texts(Map.of(), Map.of())).toList();
    }
    Path folder = Files.createTempDirectory("dars-items-");
    Path file = folder.resolve(PATH);
    try {
      Carrier carrier = Carrier.of(request.from(), all);
      Files.write(file, carrier.bytes());
      SourceFile source = new SourceFile(PATH, file);
      CoursewareDocument document = courseware.read(source);
      LocalisedDocument done =
          new Localiser(courseware, memory, request, clock)
              .localise(source, engine, p -> {}, stopped);
      return parted(sources, carrier.read(done.bytes()), left(carrier, document, done, all.size()));
    } catch (CoursewareException e) {
      throw new IOException("texts of items could not be read: " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private static List<Texts> parted(
      List<Map<String, RichText>> sources, List<RichText> translated, List<String> left) {
    List<Texts> parted = new ArrayList<>();
    int next = 0;
    for (Map<String, RichText> source : sources) {
      Map<String, RichText> texts = new LinkedHashMap<>();
      Map<String, String> why = new LinkedHashMap<>();
      for (String key : source.keySet()) {
        texts.put(key, translated.get(next));
        if (!left.get(next).isEmpty()) {
          why.put(key, left.get(next));
        }
        next++;
      }
      parted.add(new Texts(texts, why));
    }
    return parted;
  }

  /** Why each text, or a part of it, stayed as it was; "" where it did not. */
  private static List<String> left(
      Carrier carrier, CoursewareDocument document, LocalisedDocument done, int texts) {
    Map<String, Integer> places = new HashMap<>();
    for (Block block : document.blocks()) {
      if (block.span() != null) {
        places.put(block.id(), carrier.textAt(block.span().start()));
      }
    }
    List<String> left = new ArrayList<>(Collections.nCopies(texts, ""));
    if (!done.spliced()) {
      left.replaceAll(l -> String.join("; ", done.problems()));
      return left;
    }
    for (SegmentOutcome segment : done.segments()) {
      Integer text = places.get(segment.id().substring(0, segment.id().lastIndexOf('/')));
      boolean stayed =
          segment.outcome() == Outcome.HELD_BACK || segment.outcome() == Outcome.FAILED;
      if (text != null && stayed) {
        left.set(
            text,
            segment.notes().isEmpty()
                ? segment.outcome().name().toLowerCase(Locale.ROOT)
                : String.join(", ", segment.notes()));
      }
    }
    return left;
  }
}
