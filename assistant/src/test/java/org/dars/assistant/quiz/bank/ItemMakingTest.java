package org.dars.assistant.quiz.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.CourseText;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.bank.BankRuns.Run;
import org.dars.assistant.quiz.bank.BankRuns.State;
import org.dars.assistant.quiz.examine.CourseExaminer;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.make.ItemMaker;
import org.dars.assistant.store.BankRunRows;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.ItemRows;
import org.dars.assistant.store.StoredCourses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items made in the background, cut off where it hurts. */
class ItemMakingTest {

  private static final Course COURSE = new Course("kelp", "Kelp", "en", Instant.EPOCH, 1, 0, 0);
  private static final BankRuns.Key KEY = BankRuns.Key.making("a", "kelp");

  @TempDir private Path folder;
  private Database database;
  private BankRuns runs;

  @BeforeEach
  void open() {
    database = Database.open(new Home(folder));
    StoredCourses.add(database, "a", "kelp");
    StoredCourses.add(database, "b", "kelp");
    runs = runs();
  }

  @AfterEach
  void close() {
    runs.close();
    database.close();
  }

  private BankRuns runs() {
    return new BankRuns(
        key -> new BankRunRows(database, key.zone(), key.course()), Clock.systemUTC());
  }

  private ItemBank bank() {
    return new ItemBank(new ItemRows(database, "a", "kelp"), Clock.systemUTC());
  }

  /** A course of two hundred terms that nobody has heard of. */
  private static List<SourceDocument> course() {
    StringBuilder text = new StringBuilder("# Seaweeds\n");
    List<String> starts =
        List.of("bal", "cor", "dul", "fen", "gim", "hop", "jav", "kel", "lum", "mir");
    List<String> ends = List.of("anth", "egel", "ippo", "osta", "ultum");
    List<String> coasts = List.of("northern", "southern", "eastern", "western");
    int n = 0;
    for (String start : starts) {
      for (String end : ends) {
        for (String coast : coasts) {
          String term = start + end + coast.charAt(0) + "a";
          text.append(
              "\nA **%s** is a seaweed with %d leaves that grows on the %s coast beside the %s reef.\n"
                  .formatted(term, ++n, coast, new StringBuilder(term).reverse()));
        }
      }
    }
    return List.of(CourseText.document("d1", "Seaweeds", text.toString()));
  }

  private ItemMaking.Bench bench(Examiner examiner) {
    return new ItemMaking.Bench(COURSE, bank(), course(), examiner, null, new ItemMaker());
  }

  private static Examiner examiner() {
    return new CourseExaminer(course(), "en");
  }

  private static ItemMaking.Wish wish(int count) {
    return new ItemMaking.Wish(List.of(), Set.of(ItemKind.SINGLE_CHOICE), Set.of(), count);
  }

  private Run run() {
    return runs.run(KEY).orElseThrow();
  }

  @Test
  void aRunThatIsCutOffGoesOnAndMakesWhatWasAskedForOnce() throws Exception {
    Examiner real = examiner();
    AtomicInteger examined = new AtomicInteger();
    CountDownLatch inTheMiddle = new CountDownLatch(1);
    Examiner slow =
        item -> {
          if (examined.incrementAndGet() == 70) {
            inTheMiddle.countDown();
            sleep();
          }
          return real.examine(item);
        };
    new ItemMaking(runs).make(KEY, List.of(wish(120)), 1, "Amina", () -> bench(slow));
    inTheMiddle.await();
    assertThat(bank().list(null)).hasSize(50);
    assertThat(run().done()).isGreaterThan(50);
    runs.close();

    runs = runs();
    assertThat(run().state()).isEqualTo(State.BROKEN);
    assertThat(run().done()).isEqualTo(50);
    ItemMaking making = new ItemMaking(runs);
    assertThat(ItemMaking.left(run())).isEqualTo(70);
    assertThat(making.goOn(KEY, "Amina", () -> bench(real))).isTrue();
    runs.await();
    assertThat(run().state()).isEqualTo(State.DONE);
    assertThat(run().done()).isEqualTo(120);
    List<BankItem> made = bank().list(null);
    assertThat(made).hasSize(120);
    Set<String> asked = new HashSet<>();
    made.forEach(b -> asked.add(ItemWords.question(b.item()) + ItemWords.key(b.item().body())));
    assertThat(asked).hasSize(120);
    assertThat(making.goOn(KEY, "Amina", () -> bench(real))).isFalse();
  }

  private static void sleep() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException("the process ends", e);
    }
  }

  @Test
  void whatAPersonStoppedCanGoOn() throws Exception {
    AtomicInteger examined = new AtomicInteger();
    Examiner real = examiner();
    Examiner stopping =
        item -> {
          if (examined.incrementAndGet() == 10) {
            runs.stop(KEY);
          }
          return real.examine(item);
        };
    ItemMaking making = new ItemMaking(runs);
    making.make(KEY, List.of(wish(30), wish(20)), 1, "Amina", () -> bench(stopping));
    runs.await();
    assertThat(run().state()).isEqualTo(State.STOPPED);
    int before = bank().list(null).size();
    assertThat(before).isEqualTo(run().done()).isBetween(1, 10);
    assertThat(making.goOn(KEY, "Amina", () -> bench(real))).isTrue();
    runs.await();
    assertThat(bank().list(null)).hasSize(50);
    assertThat(bank().history(bank().list(null).getFirst().item().id())).hasSize(1);
  }

  @Test
  void whatFailsSaysWhyAndCanGoOn() throws Exception {
    ItemMaking making = new ItemMaking(runs);
    making.make(
        KEY,
        List.of(wish(5)),
        1,
        "Amina",
        () -> {
          throw new IllegalStateException("the disk is full");
        });
    runs.await();
    assertThat(run().state()).isEqualTo(State.FAILED);
    assertThat(run().notes()).containsExactly("the disk is full");
    assertThat(making.goOn(KEY, "Amina", () -> bench(examiner()))).isTrue();
    runs.await();
    assertThat(bank().list(null)).hasSize(5);
    assertThat(run().notes()).doesNotContain("the disk is full");
  }

  @Test
  void oneRunOfASortAtATimeAndNoneInAnotherZone() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    assertThat(runs.begin(KEY, 1, 0, "{}", "A", session -> end.await())).isTrue();
    assertThat(runs.begin(KEY, 1, 0, "{}", "A", session -> {})).isFalse();
    BankRuns.Key spanish = new BankRuns.Key("a", "kelp", "es");
    assertThat(runs.begin(spanish, 3, 0, "{}", "A", session -> {})).isTrue();
    assertThat(runs.runs("a", "kelp")).extracting(Run::slot).containsExactly("", "es");
    assertThat(runs.runs("b", "kelp")).isEmpty();
    assertThat(runs.run(BankRuns.Key.making("b", "kelp"))).isEmpty();
    end.countDown();
    runs.await();
    assertThat(runs.run(spanish).orElseThrow().state()).isEqualTo(State.DONE);
  }
}
