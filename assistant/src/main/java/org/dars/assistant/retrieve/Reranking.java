package org.dars.assistant.retrieve;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import org.dars.index.search.Hit;
import org.dars.models.Reranker;
import org.dars.models.RerankerException;

/**
 * Lets a cross-encoder order the best hits of the first sections, where {@link SecondLook} was not
 * sure. It has a fixed time for all of them: when that is over, or it fails, the order stays as it
 * was, rather than half one and half the other.
 */
public final class Reranking {

  /** How many hits it reads, at most. */
  static final int MOST = 10;

  /** How long it may take. */
  static final long BUDGET_NANOS = 400_000_000L;

  /** Passages between two looks at the clock. */
  private static final int AT_ONCE = 2;

  private static final System.Logger LOG = System.getLogger(Reranking.class.getName());

  private final Reranker reranker;
  private final LongSupplier clock;

  /**
   * @param clock in nanoseconds, as {@link System#nanoTime}
   */
  public Reranking(Reranker reranker, LongSupplier clock) {
    this.reranker = reranker;
    this.clock = clock;
  }

  /** How it went; the hits are those given in whatever case. */
  public enum Outcome {
    /** The reranker ordered them. */
    ORDERED,
    /** The first hit stood out, and the reranker was not asked. */
    SURE,
    /** The reranker does not serve a language that is involved. */
    OTHER_LANGUAGE,
    /** It did not finish in time, or failed. */
    LATE_OR_FAILED
  }

  /**
   * What came of it.
   *
   * @param hits in their order now
   */
  public record Result(Outcome outcome, List<Hit> hits) {}

  /**
   * Orders hits.
   *
   * @param language of the question, BCP 47
   * @param found as the search found them
   * @param looked the same after {@link SecondLook}
   */
  public Result of(String question, String language, List<Hit> found, List<Hit> looked) {
    if (SecondLook.sure(found)) {
      return new Result(Outcome.SURE, looked);
    }
    List<Integer> places = SecondLook.bestOfSections(looked);
    places = places.subList(0, Math.min(MOST, places.size()));
    if (!reranker.languages().contains(language)
        || places.stream()
            .anyMatch(i -> !reranker.languages().contains(looked.get(i).language()))) {
      return new Result(Outcome.OTHER_LANGUAGE, looked);
    }
    List<Scored> scored = scored(question, places, looked);
    if (scored.size() < places.size()) {
      return new Result(Outcome.LATE_OR_FAILED, looked);
    }
    scored.sort(Comparator.comparingDouble((Scored s) -> -s.score()));
    List<Hit> reordered = new ArrayList<>(looked);
    for (int i = 0; i < places.size(); i++) {
      reordered.set(places.get(i), scored.get(i).hit());
    }
    return new Result(Outcome.ORDERED, reordered);
  }

  private record Scored(Hit hit, float score) {}

  /** Fewer than there are places when the time was over or it failed. */
  private List<Scored> scored(String question, List<Integer> places, List<Hit> looked) {
    long start = clock.getAsLong();
    List<Scored> scored = new ArrayList<>();
    try {
      for (int from = 0; from < places.size(); from += AT_ONCE) {
        List<Hit> hits =
            places.subList(from, Math.min(from + AT_ONCE, places.size())).stream()
                .map(looked::get)
                .toList();
        float[] scores = reranker.score(question, hits.stream().map(Reranking::text).toList());
        for (int i = 0; i < scores.length; i++) {
          scored.add(new Scored(hits.get(i), scores[i]));
        }
        if (clock.getAsLong() - start > BUDGET_NANOS && scored.size() < places.size()) {
          LOG.log(
              Level.DEBUG,
              "{0} read {1} of {2} passages in its time",
              reranker.name(),
              scored.size(),
              places.size());
          return scored;
        }
      }
    } catch (RerankerException | IllegalStateException e) {
      LOG.log(Level.WARNING, "{0} The order stays as it was.", String.valueOf(e.getMessage()));
      return List.of();
    }
    return scored;
  }

  private static String text(Hit hit) {
    return hit.title().isEmpty() ? hit.text() : hit.title() + "\n" + hit.text();
  }
}
