package org.dars.assistant.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.dars.assistant.course.CourseFixture;
import org.dars.assistant.insight.InsightReport.Row;
import org.dars.assistant.insight.InsightReport.Topic;
import org.dars.assistant.store.ConversationStore;
import org.dars.assistant.store.ConversationStore.Reason;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.SectionLink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts over real rows of a real database. */
class InsightsTest {
  private static final Instant NOW = Instant.parse("2026-11-18T08:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final SectionLink ROOTS = new SectionLink("unit-01", "Unit 1", "1", "Roots");
  private static final SectionLink LEAVES = new SectionLink("unit-02", "Unit 2", "1", "Leaves");
  private static final List<String> ABOUT_HARVEST =
      List.of(
          "When is kelp harvested?",
          "In which month is the kelp harvested?",
          "kelp harvest season",
          "How is kelp harvested by hand?",
          "Is harvested kelp dried?");

  @TempDir Path folder;
  private CourseFixture house;
  private String course;

  @BeforeEach
  void addACourse() throws Exception {
    house = new CourseFixture(folder.resolve("home"));
    course = house.add("a", CourseFixture.course(folder.resolve("kelp"), "kelp", 2)).course().id();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void asked(
      int person,
      String question,
      Answer.Outcome outcome,
      SectionLink section,
      Instant time,
      @Nullable Reason reason) {
    ConversationStore store =
        new ConversationStore(house.database, Clock.fixed(time, ZoneOffset.UTC));
    Visits.asked(store, "a", course, person, question, outcome, section, reason);
  }

  private InsightReport report() {
    return new Insights(new ConversationStore(house.database, Clock.systemUTC()), house.library)
        .of("a", course);
  }

  private void harvest(int people, Answer.Outcome outcome, Instant time) {
    for (int i = 0; i < people; i++) {
      asked(i, ABOUT_HARVEST.get(i % ABOUT_HARVEST.size()), outcome, ROOTS, time, null);
    }
  }

  @Test
  void fourPeopleAreNotToldOfHoweverOftenTheyAsk() {
    for (int i = 0; i < 3; i++) {
      harvest(4, Answer.Outcome.NOT_COVERED, NOW.plusSeconds(i));
    }
    assertThat(report().isEmpty()).isTrue();
    assertThat(InsightCsv.write(report())).doesNotContain("harvest");
  }

  @Test
  void fivePeopleMakeAGapWithItsSectionWordsAndWeek() {
    harvest(5, Answer.Outcome.NOT_COVERED, NOW);
    InsightReport report = report();
    assertThat(report.gaps()).hasSize(1);
    Topic gap = report.gaps().getFirst();
    assertThat(gap.people()).isEqualTo(5);
    assertThat(gap.section()).isEqualTo(ROOTS);
    assertThat(gap.terms()).contains("kelp", "harvest");
    assertThat(gap.example()).isEqualTo("When is kelp harvested?");
    assertThat(report.sections()).containsExactly(new Row(ROOTS, "", 5, 5, null, null));
    assertThat(report.weeks()).containsExactly(new Row(null, "2026-W47", 5, 5, null, null));
    assertThat(report.sectionWeeks()).containsExactly(new Row(ROOTS, "2026-W47", 5, 5, null, null));
  }

  @Test
  void differentQuestionsMakeDifferentTopics() {
    harvest(5, Answer.Outcome.COVERED, NOW);
    for (int i = 0; i < 10; i++) {
      asked(i, "Which fish eat sea urchins?", Answer.Outcome.COVERED, LEAVES, NOW, Reason.WRONG);
    }
    InsightReport report = report();
    assertThat(report.gaps()).isEmpty();
    assertThat(report.asked()).extracting(Topic::people).containsExactly(10, 5);
    assertThat(report.asked().getFirst().example()).isEqualTo("Which fish eat sea urchins?");
    assertThat(report.sections())
        .containsExactly(
            new Row(LEAVES, "", 10, null, null, 10), new Row(ROOTS, "", 5, null, null, null));
  }

  @Test
  void halfAnswersAndQuestionsAskedAgainAreWeak() {
    for (int i = 0; i < 5; i++) {
      asked(i, "Where does kelp grow?", Answer.Outcome.PARTLY, ROOTS, NOW, Reason.HELPFUL);
    }
    ConversationStore store =
        new ConversationStore(house.database, Clock.fixed(NOW, ZoneOffset.UTC));
    String covered = Visits.answer(Answer.Outcome.COVERED, "", LEAVES);
    for (int i = 0; i < 5; i++) {
      String id = store.begin("a", course, "%064x".formatted(i), "urchins");
      store.ask("a", id, "Which fish eat sea urchins?");
      store.answered("a", id, 1, covered);
      store.ask("a", id, "What fish eat urchins of the sea?");
      store.answered("a", id, 2, covered);
    }
    assertThat(report().sections())
        .containsExactlyInAnyOrder(
            new Row(ROOTS, "", 5, null, 5, null), new Row(LEAVES, "", 5, null, 5, null));
  }

  @Test
  void whatWasServedOrNotAnsweredIsNotCounted() {
    for (int i = 0; i < 9; i++) {
      asked(i, "I feel very bad today", Answer.Outcome.SERVED, ROOTS, NOW, null);
    }
    ConversationStore store =
        new ConversationStore(house.database, Clock.fixed(NOW, ZoneOffset.UTC));
    for (int i = 0; i < 9; i++) {
      store.ask("a", store.begin("a", course, "%064x".formatted(i), "bad"), "I feel very bad");
    }
    assertThat(report().isEmpty()).isTrue();
  }

  @Test
  void anExampleIsNeverOnePersonsOwnStory() {
    for (int i = 0; i < 5; i++) {
      asked(
          i,
          "kelp harvest "
              + List.of("Aigul Osh", "Timur Naryn", "Anna Talas", "Omar Fez", "Lucia Ayr").get(i)
              + " ill brother rent court",
          Answer.Outcome.NOT_COVERED,
          ROOTS,
          NOW,
          null);
    }
    asked(
        9,
        "kelp harvest, write to me at aigul@example.org or +996 555 123 456",
        Answer.Outcome.NOT_COVERED,
        ROOTS,
        NOW,
        null);
    String told = InsightCsv.write(report());
    assertThat(told).contains("kelp");
    assertThat(told).doesNotContain("Aigul", "Timur", "aigul@", "996");
  }

  @Test
  void addressesLinksAndLongNumbersAreTakenOut() {
    assertThat(Anonymity.masked("Mail a.b@c.org, call +996 (555) 12-34-56, see https://x.org/y?z"))
        .isEqualTo("Mail … call …, see …");
    assertThat(Anonymity.masked("What happened in 1991, and in 2008?"))
        .isEqualTo("What happened in 1991, and in 2008?");
  }

  /** Whatever is asked, any two numbers of any views are apart by nothing or by a whole group. */
  @Test
  void subtractingViewsNeverLeavesASmallGroup() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<InsightReport> views = new ArrayList<>();
    for (int round = 0; round < 6; round++) {
      for (int i = 0; i < 7; i++) {
        asked(
            random.nextInt(14),
            ABOUT_HARVEST.get(random.nextInt(ABOUT_HARVEST.size())),
            random.nextBoolean() ? Answer.Outcome.NOT_COVERED : Answer.Outcome.COVERED,
            random.nextBoolean() ? ROOTS : LEAVES,
            NOW.minus(WEEK.multipliedBy(random.nextInt(3))),
            random.nextBoolean() ? Reason.WRONG : null);
      }
      views.add(report());
    }
    List<Integer> told = views.stream().flatMap(InsightsTest::numbers).toList();
    assertThat(told).isNotEmpty().allMatch(n -> n >= 5);
    for (int a : told) {
      for (int b : told) {
        assertThat(Math.abs(a - b)).isNotIn(1, 2, 3, 4);
      }
    }
  }

  @Test
  void aSmallGroupBehindALargeOneDoesNotShowInAnyView() {
    harvest(6, Answer.Outcome.COVERED, NOW);
    InsightReport before = report();
    for (int i = 6; i < 8; i++) {
      asked(i, "kelp harvested dried", Answer.Outcome.COVERED, ROOTS, NOW.minus(WEEK), null);
    }
    InsightReport after = report();
    assertThat(numbers(after).toList()).isEqualTo(numbers(before).toList());
    assertThat(after.weeks()).isEqualTo(before.weeks());
  }

  private static Stream<Integer> numbers(InsightReport report) {
    Stream<Integer> rows =
        Stream.of(report.sections(), report.weeks(), report.sectionWeeks())
            .flatMap(List::stream)
            .flatMap(r -> Stream.of(r.people(), r.gaps(), r.weak(), r.disliked()))
            .filter(Objects::nonNull);
    Stream<Integer> topics =
        Stream.of(report.gaps(), report.asked())
            .flatMap(List::stream)
            .flatMap(t -> Stream.of(t.people(), t.questions()));
    return Stream.concat(rows, topics);
  }

  @Test
  void theSameQuestionsAlwaysMakeTheSameReport() {
    harvest(7, Answer.Outcome.NOT_COVERED, NOW);
    assertThat(report()).isEqualTo(report());
  }

  @Test
  void aSpreadsheetIsGivenNoFormula() {
    for (int i = 0; i < 5; i++) {
      asked(i, "=kelp(harvest, \"dried\")", Answer.Outcome.COVERED, ROOTS, NOW, null);
    }
    assertThat(InsightCsv.write(report()))
        .startsWith(
            "kind,topic,document,section,week,people,questions,not_in_course,weak,disliked\r\n")
        .contains("asked,\"'=kelp(harvest, \"\"dried\"\")\",Unit 1,Roots,,5,5,,,\r\n")
        .contains("section and week,,Unit 1,Roots,2026-W47,5,,,,\r\n");
  }
}
