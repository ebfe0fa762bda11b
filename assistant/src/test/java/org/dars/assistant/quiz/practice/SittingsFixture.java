package org.dars.assistant.quiz.practice;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseFixture;
import org.dars.assistant.quiz.QuizRoom;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.item.Item;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A course with four items, over a real database, with a clock that tests set. */
abstract class SittingsFixture {

  static final String ZONE = "a";
  static final String ANNA = "a".repeat(64);
  static final String BEN = "b".repeat(64);

  @TempDir Path folder;

  final SettableClock clock = new SettableClock();
  final FixedForms forms = new FixedForms();
  CourseFixture fixture;
  QuizRoom room;
  Practice practice;
  Tests tests;
  Course course;
  List<BankItem> items = List.of();

  static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void open() throws Exception {
    fixture = new CourseFixture(folder.resolve("home"));
    fixture.add(ZONE, CourseFixture.course(folder.resolve("kelp"), "kelp", 1));
    course = fixture.library.course(ZONE, "kelp").orElseThrow();
    room = room(ItemInLanguage.NONE);
    practice = room.practice();
    tests = room.tests();
    List<Item> four = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      four.add(item("item-" + i, "Section " + i / 2, "Right " + i));
    }
    items = PracticeItems.approve(room.bank(ZONE, course), four);
  }

  QuizRoom room(ItemInLanguage languages) {
    return new QuizRoom(fixture.database, fixture.library, clock, forms, languages);
  }

  static Item item(String id, String section, String right) {
    SourceQuote source = new SourceQuote("unit-01", "Unit 1", "p1", "", "first point");
    return PracticeItems.choice(
        id, section, "What is " + id + "?", List.of(right, "wrong", "also wrong"), source);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  Sitting round(String visitor, int count, String... sections) {
    String id = practice.begin(ZONE, course, visitor, wish(count, sections), 1).orElseThrow();
    return practice.sitting(ZONE, course, visitor, id).orElseThrow();
  }

  /** Sections as {@link PracticeItems} name them. */
  static Practice.Wish wish(int count, String... sections) {
    return new Practice.Wish(
        Arrays.stream(sections).map(s -> key("Course", s)).collect(Collectors.toSet()),
        false,
        count);
  }

  static String key(String... names) {
    return new SectionPath("", List.of(names)).key();
  }

  Sitting again(Sitting sitting) {
    return tests.sitting(ZONE, course, sitting.row().visitor(), sitting.id()).orElseThrow();
  }

  void answer(Sitting sitting, int number, String value) {
    practice.answer(
        ZONE, course, sitting, sitting.step(number).orElseThrow(), Response.of(value), "en");
  }
}
