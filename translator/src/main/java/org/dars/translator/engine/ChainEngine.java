package org.dars.translator.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dars.translator.engine.EngineResult.Failed;
import org.dars.translator.engine.EngineResult.Maker;
import org.dars.translator.engine.EngineResult.Translated;
import org.dars.translator.memory.Quality;
import org.jspecify.annotations.Nullable;

/**
 * Engines in a row: what one fails on, damages, or translates so that a check holds it back goes to
 * the next. Each translation says which engine made it. A budget that is spent ends the chain:
 * whether a cheaper engine may go on is for a person to say, by leaving the dear one out.
 */
public final class ChainEngine implements TranslationEngine {

  private final List<TranslationEngine> engines;

  /**
   * A chain.
   *
   * @param engines first choice first, at least one
   */
  public ChainEngine(List<? extends TranslationEngine> engines) {
    if (engines.isEmpty()) {
      throw new IllegalArgumentException("a chain needs at least one engine");
    }
    this.engines = List.copyOf(engines);
  }

  @Override
  public String name() {
    return "chain";
  }

  @Override
  public String version() {
    return engines.stream().map(TranslationEngine::id).collect(Collectors.joining(", "));
  }

  /** That of its first engine: a translation by a lower one is bettered by a later run. */
  @Override
  public Quality quality() {
    return engines.getFirst().quality();
  }

  @Override
  public boolean supports(String from, String to) {
    return engines.stream().anyMatch(engine -> engine.supports(from, to));
  }

  @Override
  public void close() {
    engines.forEach(TranslationEngine::close);
  }

  @Override
  public List<EngineResult> translate(List<SourceSegment> segments, EngineContext context)
      throws EngineException, InterruptedException {
    Together.unlessInterrupted();
    Task task = new Task(segments, context);
    List<String> gone = new ArrayList<>();
    boolean answered = false;
    for (TranslationEngine engine : engines) {
      if (task.open().isEmpty()) {
        break;
      }
      if (!engine.supports(context.from(), context.to())) {
        gone.add(engine.name() + " does not translate " + context.from() + " to " + context.to());
        continue;
      }
      try {
        task.ask(engine);
        answered = true;
      } catch (BudgetSpentException e) {
        throw e;
      } catch (EngineException e) {
        gone.add(String.valueOf(e.getMessage()));
        task.note(engine.name() + ": " + e.getMessage());
      }
    }
    if (!answered) {
      throw new EngineException("no engine of the chain is of use: " + String.join("; ", gone));
    }
    return task.results();
  }

  /** What has come of the segments so far. */
  private static final class Task {
    private final List<SourceSegment> segments;
    private final EngineContext context;
    private final @Nullable EngineResult[] results;
    private final Map<Integer, Translated> damaged = new LinkedHashMap<>();
    private final List<List<String>> reasons = new ArrayList<>();

    Task(List<SourceSegment> segments, EngineContext context) {
      this.segments = segments;
      this.context = context;
      this.results = new EngineResult[segments.size()];
      segments.forEach(s -> reasons.add(new ArrayList<>()));
    }

    List<Integer> open() {
      List<Integer> open = new ArrayList<>();
      for (int i = 0; i < results.length; i++) {
        if (results[i] == null) {
          open.add(i);
        }
      }
      return open;
    }

    void note(String reason) {
      open().forEach(i -> reasons.get(i).add(reason));
    }

    void ask(TranslationEngine engine) throws EngineException, InterruptedException {
      List<Integer> open = open();
      List<EngineResult> given =
          ProvenBatch.translate(engine, open.stream().map(segments::get).toList(), context);
      for (int k = 0; k < open.size(); k++) {
        int i = open.get(k);
        switch (given.get(k)) {
          case Failed failed -> reasons.get(i).add(engine.name() + ": " + failed.reason());
          case Translated t -> {
            Maker maker = t.maker(engine);
            Translated made = new Translated(t.text(), maker);
            String problem = Trial.problem(segments.get(i), t.text(), context, maker.quality());
            if (problem.isEmpty()) {
              results[i] = made;
            } else {
              damaged.putIfAbsent(i, made);
              reasons.get(i).add(engine.name() + ": " + problem);
            }
          }
        }
      }
    }

    /** What is left damaged is handed on, so that it is held back and a person sees why. */
    List<EngineResult> results() {
      List<EngineResult> all = new ArrayList<>();
      for (int i = 0; i < results.length; i++) {
        EngineResult result = results[i];
        Translated spoilt = damaged.get(i);
        if (result != null) {
          all.add(result);
        } else if (spoilt != null) {
          all.add(spoilt);
        } else {
          all.add(new Failed(String.join("; ", reasons.get(i))));
        }
      }
      return all;
    }
  }
}
