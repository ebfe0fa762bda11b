package org.dars.translator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.dars.models.Price;
import org.dars.models.Usage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallsTest {

  private static final Usage TEN = new Usage(5, 5, false);
  private static final int ANY = Integer.MAX_VALUE;

  private final HandPace pace = new HandPace();
  private final AtomicInteger sent = new AtomicInteger();

  private Calls calls(CallLimits limits, Allowance allowance) {
    return new Calls("engine", limits, allowance, pace);
  }

  private static CallLimits limits(int requests, int tokens, int attempts, int failures) {
    return new CallLimits(
        2,
        requests,
        tokens,
        attempts,
        Duration.ofSeconds(1),
        Duration.ofMinutes(1),
        failures,
        Duration.ofSeconds(30));
  }

  private String answer(Calls calls) throws Exception {
    return calls.send(
        TEN,
        used -> {
          sent.incrementAndGet();
          used.accept(TEN);
          return "yes";
        });
  }

  private static CallFailedException busy(@Nullable Duration wait) {
    return new CallFailedException("it is busy.", new IOException("429"), true, wait);
  }

  private String failing(Calls calls, int times, @Nullable Duration wait) throws Exception {
    AtomicInteger left = new AtomicInteger(times);
    return calls.send(
        TEN,
        used -> {
          sent.incrementAndGet();
          used.accept(new Usage(0, 0, false));
          if (left.getAndDecrement() > 0) {
            throw busy(wait);
          }
          return "yes";
        });
  }

  @Test
  void aBusyServerIsAskedAgainAfterGrowingSpreadWaits() throws Exception {
    Calls calls = calls(limits(ANY, ANY, 4, 10), Allowance.unlimited());
    assertThat(failing(calls, 3, null)).isEqualTo("yes");
    List<Duration> waits = pace.waits();
    assertThat(waits).hasSize(3);
    for (int i = 0; i < 3; i++) {
      double mean = 1_000 * Math.pow(2, i);
      assertThat(waits.get(i).toMillis()).isBetween((long) (mean / 2), (long) (mean * 1.5));
    }
  }

  @Test
  void theServersOwnWaitIsHonoured() throws Exception {
    Calls calls = calls(limits(ANY, ANY, 4, 10), Allowance.unlimited());
    failing(calls, 1, Duration.ofSeconds(17));
    assertThat(pace.waits()).containsExactly(Duration.ofSeconds(17));
    assertThatThrownBy(() -> failing(calls, 1, Duration.ofHours(2)))
        .isInstanceOf(EngineException.class)
        .hasMessage("engine failed once: it is busy; try again later");
  }

  @Test
  void whatNoRetryHelpsIsNotRetried() {
    Calls calls = calls(limits(ANY, ANY, 4, 10), Allowance.unlimited());
    assertThatThrownBy(() ->
            calls.send(
                TEN,
                used -> {
                  sent.incrementAndGet();
                  throw new CallFailedException("bad", new IOException("400"), false, null);
                }))
        .isInstanceOf(CallFailedException.class);
    assertThat(sent).hasValue(1);
  }

  @Test
  void anOpenCircuitSendsNothingBurnsNoBudgetAndTriesOnceAfterItsRest() throws Exception {
    Allowance allowance = new Allowance(Price.FREE, null, 1_000L, Allowance.Spent.NOTHING);
    Calls calls = calls(limits(ANY, ANY, 1, 3), allowance);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> failing(calls, 1, null)).hasMessageContaining("failed once");
    }
    int before = sent.get();
    for (int i = 0; i < 500; i++) {
      assertThatThrownBy(() -> answer(calls))
          .hasMessageStartingWith("engine failed 3 times in a row and rests");
    }
    assertThat(sent).as("requests while open").hasValue(before);
    assertThat(allowance.spent().tokens()).isZero();
    pace.pass(Duration.ofSeconds(31));
    assertThatThrownBy(() -> failing(calls, 1, null)).hasMessageContaining("failed once");
    assertThatThrownBy(() -> answer(calls)).as("the trial failed").hasMessageContaining("rests");
    pace.pass(Duration.ofSeconds(31));
    assertThat(answer(calls)).isEqualTo("yes");
    assertThat(answer(calls)).isEqualTo("yes");
    assertThat(allowance.spent().tokens()).isEqualTo(20);
  }

  @Test
  void aRequestThatMightPassTheBudgetIsNotSent() throws Exception {
    Price price = new Price(1_000_000, 1_000_000);
    Allowance money = new Allowance(price, 25L, null, Allowance.Spent.NOTHING);
    Calls calls = calls(limits(ANY, ANY, 4, 10), money);
    answer(calls);
    answer(calls);
    assertThatThrownBy(() -> answer(calls))
        .isInstanceOf(BudgetSpentException.class)
        .hasMessage(
            "engine: the budget of 0.000025 would be passed (0.00002 is spent, the next request"
                + " may cost 0.00001); raise the budget to go on");
    assertThat(sent).hasValue(2);
    Allowance tokens = new Allowance(Price.FREE, null, 95L, new Allowance.Spent(0, 90));
    assertThatThrownBy(() -> answer(calls(limits(ANY, ANY, 4, 10), tokens)))
        .hasMessageStartingWith("engine: the budget of 95 tokens would be passed (90 are spent");
    assertThat(sent).hasValue(2);
  }

  @Test
  void anAllowanceStaysWithinALargerOneThatTheNextDayRenews() throws Exception {
    AtomicReference<Allowance> day = new AtomicReference<>(day(25));
    List<Allowance.Spent> told = new ArrayList<>();
    Allowance own =
        new Allowance(
            Price.FREE,
            null,
            45L,
            Allowance.Spent.NOTHING,
            Allowance.Limit.BUDGET,
            day::get,
            told::add);
    Calls calls = calls(limits(ANY, ANY, 4, 10), own);
    answer(calls);
    answer(calls);
    assertThatThrownBy(() -> answer(calls))
        .hasMessage(
            "engine: the day's limit of 25 tokens would be passed (20 are spent, the next request"
                + " may take 10); wait");
    assertThat(own.refused()).isFalse();
    assertThat(day.get().refused()).isTrue();
    assertThat(own.spent().tokens()).isEqualTo(20);
    day.set(day(25));
    answer(calls);
    answer(calls);
    assertThat(day.get().spent().tokens()).isEqualTo(20);
    assertThatThrownBy(() -> answer(calls)).hasMessageContaining("the budget of 45 tokens");
    assertThat(own.refused()).isTrue();
    assertThat(told).hasSize(4).containsOnly(new Allowance.Spent(0, 10));
  }

  private static Allowance day(long tokens) {
    return new Allowance(
        Price.FREE,
        null,
        tokens,
        Allowance.Spent.NOTHING,
        new Allowance.Limit("the day's limit", "wait"),
        null,
        more -> {});
  }

  @Test
  void requestsUnderWayCountAgainstTheBudget() throws Exception {
    Allowance tokens = new Allowance(Price.FREE, null, 15L, Allowance.Spent.NOTHING);
    Calls calls = calls(limits(ANY, ANY, 1, 10), tokens);
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Thread first =
        Thread.startVirtualThread(() -> {
          try {
            calls.send(
                TEN,
                used -> {
                  underWay.countDown();
                  over.await();
                  used.accept(new Usage(1, 1, false));
                  return "yes";
                });
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    underWay.await();
    assertThatThrownBy(() -> answer(calls)).isInstanceOf(BudgetSpentException.class);
    over.countDown();
    first.join();
    assertThat(answer(calls)).isEqualTo("yes");
  }

  @Test
  void requestsAndTokensAMinuteAreKept() throws Exception {
    Calls requests = calls(limits(3, ANY, 1, 10), Allowance.unlimited());
    for (int i = 0; i < 7; i++) {
      answer(requests);
    }
    assertThat(pace.now()).isAfterOrEqualTo(Instant.parse("2026-01-01T00:02:00Z"));
    Instant start = pace.now();
    Calls tokens = calls(limits(ANY, 20, 1, 10), Allowance.unlimited());
    for (int i = 0; i < 5; i++) {
      answer(tokens);
    }
    assertThat(Duration.between(start, pace.now())).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void noMoreThanAllowedAreUnderWay() throws Exception {
    Calls calls = calls(limits(ANY, ANY, 1, 10), Allowance.unlimited());
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Callable<Void>> tasks =
        IntStream.range(0, 20)
            .<Callable<Void>>mapToObj(i ->
                () -> {
                  calls.send(
                      TEN,
                      used -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        Thread.sleep(5);
                        now.decrementAndGet();
                        return "yes";
                      });
                  return null;
                })
            .toList();
    Together.run(tasks);
    assertThat(most.get()).isBetween(1, 2);
  }

  @Test
  void aSettingThatCannotBeReadIsNamed() throws Exception {
    assertThat(CallLimits.from(Map.of("DARS_LLM_CONCURRENCY", "2"), "DARS_LLM").concurrent())
        .isEqualTo(2);
    assertThatThrownBy(
            () -> CallLimits.from(Map.of("DARS_LLM_REQUESTS_PER_MINUTE", "many"), "DARS_LLM"))
        .hasMessage(
            "DARS_LLM_REQUESTS_PER_MINUTE cannot be “many”; set it to a whole number, for example"
                + " 60");
  }
}
