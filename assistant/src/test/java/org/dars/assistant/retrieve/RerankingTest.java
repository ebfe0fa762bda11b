package org.dars.assistant.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.dars.assistant.retrieve.Reranking.Outcome;
import org.dars.assistant.retrieve.Reranking.Result;
import org.dars.index.search.DocumentKey;
import org.dars.index.search.Hit;
import org.dars.models.Reranker;
import org.dars.models.RerankerException;
import org.dars.models.testing.OverlapReranker;
import org.junit.jupiter.api.Test;

class RerankingTest {

  private static final String QUESTION = "why do tides rise";
  private static final Hit BREAD = hit("bread", "Bread is baked in an oven.", 2.0, "en");
  private static final Hit TIDES = hit("tides", "Tides rise because the moon pulls.", 1.9, "en");
  private static final Hit MOON = hit("moon", "The moon is far away.", 1.8, "en");
  private static final Set<String> ENGLISH = Set.of("en");

  @Test
  void anUnsureOrderIsTheRerankers() {
    List<Hit> found = List.of(BREAD, TIDES, MOON);
    Result result = rerank(new OverlapReranker(ENGLISH), "en", found);
    assertThat(result.outcome()).isEqualTo(Outcome.ORDERED);
    assertThat(result.hits()).containsExactly(TIDES, BREAD, MOON);
  }

  @Test
  void aFirstHitThatStandsOutIsNeverBrokenNorTheRerankerAsked() {
    List<Hit> found = List.of(hit("sure", "Bread.", 9, "en"), TIDES, MOON);
    Result result = rerank(new Asked(), "en", found);
    assertThat(result.outcome()).isEqualTo(Outcome.SURE);
    assertThat(result.hits()).isEqualTo(found);
    assertThat(rerank(new Asked(), "en", List.of(TIDES)).outcome()).isEqualTo(Outcome.SURE);
    assertThat(rerank(new Asked(), "en", List.of()).hits()).isEmpty();
  }

  @Test
  void onlyTheBestHitOfEachSectionIsMovedAndTheFirstTenOfThem() {
    List<Hit> found = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      found.add(hit("s" + i, i == 13 ? "tides rise" : "filler " + i, 2 - i / 100.0, "en"));
    }
    Hit second = hit("s0", "why do tides rise, again and again", 1.995, "en");
    found.add(1, second);
    Result result = rerank(new OverlapReranker(ENGLISH), "en", found);
    assertThat(result.outcome()).isEqualTo(Outcome.ORDERED);
    assertThat(result.hits()).containsExactlyElementsOf(found);
  }

  @Test
  void whenItsTimeIsOverTheOrderStays() {
    AtomicLong clock = new AtomicLong();
    Reranker slow =
        new Asked() {
          @Override
          public float[] score(String question, List<String> passages) {
            clock.addAndGet(Reranking.BUDGET_NANOS);
            return new OverlapReranker(ENGLISH).score(question, passages);
          }
        };
    List<Hit> five =
        List.of(BREAD, MOON, hit("a", "x", 1.7, "en"), hit("b", "y", 1.6, "en"), TIDES);
    Result late = new Reranking(slow, clock::get).of(QUESTION, "en", five, five);
    assertThat(late.outcome()).isEqualTo(Outcome.LATE_OR_FAILED);
    assertThat(late.hits()).isEqualTo(five);
    // What was finished when the time was over counts.
    List<Hit> two = List.of(BREAD, TIDES);
    assertThat(new Reranking(slow, clock::get).of(QUESTION, "en", two, two).hits())
        .containsExactly(TIDES, BREAD);
  }

  @Test
  void aRerankerThatFailsOrIsClosedLeavesTheOrder() {
    List<Hit> found = List.of(BREAD, TIDES, MOON);
    Reranker failing =
        new Asked() {
          @Override
          public float[] score(String question, List<String> passages) {
            throw new RerankerException("It broke.", null);
          }
        };
    assertThat(rerank(failing, "en", found)).isEqualTo(new Result(Outcome.LATE_OR_FAILED, found));
    Reranker closed = new OverlapReranker(ENGLISH);
    closed.close();
    assertThat(rerank(closed, "en", found)).isEqualTo(new Result(Outcome.LATE_OR_FAILED, found));
  }

  @Test
  void languagesThatItDoesNotServeAreLeftAlone() {
    List<Hit> found = List.of(BREAD, TIDES, MOON);
    assertThat(rerank(new Asked(), "kk", found))
        .isEqualTo(new Result(Outcome.OTHER_LANGUAGE, found));
    List<Hit> mixed = List.of(BREAD, hit("ru", "Приливы", 1.9, "ru"));
    assertThat(rerank(new Asked(), "en", mixed))
        .isEqualTo(new Result(Outcome.OTHER_LANGUAGE, mixed));
  }

  private static Result rerank(Reranker reranker, String language, List<Hit> found) {
    return new Reranking(reranker, () -> 0).of(QUESTION, language, found, found);
  }

  private static Hit hit(String section, String text, double score, String language) {
    return new Hit(
        new DocumentKey("a", "c", "d"),
        section + text,
        section,
        "",
        text,
        language,
        score,
        1,
        0.5f,
        Float.NaN,
        1,
        List.of());
  }

  /** Must not be asked. */
  private static class Asked implements Reranker {
    @Override
    public String name() {
      return "asked";
    }

    @Override
    public Set<String> languages() {
      return ENGLISH;
    }

    @Override
    public float[] score(String question, List<String> passages) {
      throw new AssertionError("it was asked");
    }

    @Override
    public void close() {}
  }
}
