package org.dars.assistant.quiz;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.Blueprints;
import org.dars.assistant.quiz.bank.ItemBank;
import org.dars.assistant.quiz.bank.ItemStatistics;
import org.dars.assistant.quiz.examine.CourseExaminer;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.practice.BankForms;
import org.dars.assistant.quiz.practice.ItemLanguages;
import org.dars.assistant.quiz.practice.OpenTests;
import org.dars.assistant.quiz.practice.Practice;
import org.dars.assistant.quiz.practice.TestSource;
import org.dars.assistant.quiz.practice.Tests;
import org.dars.assistant.store.BlueprintRows;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.ItemAnswers;
import org.dars.assistant.store.ItemRows;

/** Everything about quizzes of one home's courses. Safe for use by several threads. */
public final class QuizRoom {

  private final Database database;
  private final CourseLibrary library;
  private final Clock clock;
  private final TestSource forms;
  private final ItemLanguages languages;

  public QuizRoom(Database database, CourseLibrary library, Clock clock) {
    this.database = database;
    this.library = library;
    this.clock = clock;
    this.forms = new BankForms(this);
    this.languages = ItemLanguages.NONE;
  }

  /**
   * @param forms the courses' tests
   * @param languages the items in other languages than their own
   */
  public QuizRoom(
      Database database,
      CourseLibrary library,
      Clock clock,
      TestSource forms,
      ItemLanguages languages) {
    this.database = database;
    this.library = library;
    this.clock = clock;
    this.forms = forms;
    this.languages = languages;
  }

  /** Learners at practice. */
  public Practice practice() {
    return new Practice(database, this, languages, clock);
  }

  /** Learners at tests. */
  public Tests tests() {
    return new Tests(practice(), forms, clock);
  }

  /** What the tutor keeps back while a learner has a test open. */
  public OpenTests openTests() {
    return new OpenTests(practice(), library, clock);
  }

  /** The question bank of a course. */
  public ItemBank bank(String zone, Course course) {
    return new ItemBank(new ItemRows(database, zone, course.id()), clock);
  }

  /** What tests of a course are made of. */
  public Blueprints blueprints(String zone, Course course) {
    return new Blueprints(new BlueprintRows(database, zone, course.id(), clock));
  }

  /** How learners answered the items of a course. */
  public ItemAnswers answers(String zone, Course course) {
    return new ItemAnswers(database, zone, course.id(), clock);
  }

  /**
   * How the items of a course are answered, by their ids; those with too few answers are absent.
   */
  public Map<String, ItemStatistics.Statistic> statistics(String zone, Course course) {
    ItemBank bank = bank(zone, course);
    List<ItemAnswers.Given> given = answers(zone, course).list();
    Map<String, Integer> since = new HashMap<>();
    given.forEach(g -> since.computeIfAbsent(g.answer().item(), bank::since));
    return ItemStatistics.of(bank.list(null).stream().map(BankItem::item).toList(), since, given);
  }

  /** What examines items of a course; reads the whole course. */
  public Examiner examiner(String zone, Course course) {
    return new CourseExaminer(QuizSources.of(library, zone, course.id()), course.language());
  }
}
