package org.dars.assistant.quiz;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.assistant.certificate.PassedSource;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.BankRuns;
import org.dars.assistant.quiz.bank.Blueprints;
import org.dars.assistant.quiz.bank.ItemBank;
import org.dars.assistant.quiz.bank.ItemStatistics;
import org.dars.assistant.quiz.bank.SectionNames;
import org.dars.assistant.quiz.examine.CourseExaminer;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.examine.SolverLimits;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.make.ItemMaker;
import org.dars.assistant.quiz.practice.BankForms;
import org.dars.assistant.quiz.practice.Essays;
import org.dars.assistant.quiz.practice.ItemInLanguage;
import org.dars.assistant.quiz.practice.OpenTests;
import org.dars.assistant.quiz.practice.Practice;
import org.dars.assistant.quiz.practice.TestSource;
import org.dars.assistant.quiz.practice.Tests;
import org.dars.assistant.quiz.translated.ItemLanguages;
import org.dars.assistant.store.BankRunRows;
import org.dars.assistant.store.BlueprintRows;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.ItemAnswers;
import org.dars.assistant.store.ItemRows;
import org.dars.assistant.store.ItemTranslationRows;
import org.dars.models.Embedder;
import org.dars.models.LanguageModel;
import org.jspecify.annotations.Nullable;

/** Everything about quizzes of one home's courses. Safe for use by several threads. */
public final class QuizRoom {

  private final Database database;
  private final CourseLibrary library;
  private final Clock clock;
  private final TestSource forms;
  private final ItemInLanguage languages;
  private final ItemMaker maker;
  private volatile @Nullable Embedder embedder;
  private volatile @Nullable LanguageModel model;

  /** Its tests are drawn from the banks by their blueprints, and items are made by words alone. */
  public QuizRoom(Database database, CourseLibrary library, Clock clock) {
    this(database, library, clock, new ItemMaker());
  }

  /**
   * Its tests are drawn from the banks by their blueprints.
   *
   * @param maker makes the items
   */
  public QuizRoom(Database database, CourseLibrary library, Clock clock, ItemMaker maker) {
    this.database = database;
    this.library = library;
    this.clock = clock;
    this.maker = maker;
    this.forms = new BankForms(this);
    this.languages =
        (zone, course, item, version, language) -> inLanguage(zone, course, item, language);
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
      ItemInLanguage languages) {
    this.database = database;
    this.library = library;
    this.clock = clock;
    this.maker = new ItemMaker();
    this.forms = forms;
    this.languages = languages;
  }

  /** Makes items of the courses. */
  public ItemMaker maker() {
    return maker;
  }

  /**
   * Gives it models that examine items, too; called once, before others see it.
   *
   * @param with looks for nearness in meaning; stays the caller's to close. Null for none
   * @param solver solves items; null for none
   */
  public QuizRoom solving(@Nullable Embedder with, @Nullable LanguageModel solver) {
    embedder = with;
    model = solver;
    return this;
  }

  /** Whether a language model can solve items. */
  public boolean hasSolver() {
    return model != null;
  }

  /** Learners at practice. */
  public Practice practice() {
    return new Practice(database, this, languages, clock);
  }

  /** Learners at tests. */
  public Tests tests() {
    return new Tests(practice(), forms, clock);
  }

  /** Answers of a course's tests that people mark. */
  public Essays essays(String zone, Course course) {
    return new Essays(database, languages, zone, course, clock);
  }

  /** Who passed which test. */
  public PassedSource passed() {
    return new PassedAttempts(library, tests());
  }

  /** What the tutor keeps back while a learner has a test open. */
  public OpenTests openTests() {
    return new OpenTests(practice(), library, clock);
  }

  /** The question bank of a course. */
  public ItemBank bank(String zone, Course course) {
    return new ItemBank(new ItemRows(database, zone, course.id()), clock);
  }

  /** Long work for the banks, in this process; the caller's to close. */
  public BankRuns runs() {
    return new BankRuns(key -> new BankRunRows(database, key.zone(), key.course()), clock);
  }

  /** What tests of a course are made of. */
  public Blueprints blueprints(String zone, Course course) {
    return new Blueprints(new BlueprintRows(database, zone, course.id(), clock));
  }

  /** How learners answered the items of a course. */
  public ItemAnswers answers(String zone, Course course) {
    return new ItemAnswers(database, zone, course.id(), clock);
  }

  /** The items of a course's bank in other languages. */
  public ItemLanguages languages(String zone, Course course) {
    return new ItemLanguages(
        library, new ItemTranslationRows(database, zone, course.id()), zone, course, clock);
  }

  /**
   * An item of a course's bank as a learner may see it in another language.
   *
   * @param language BCP 47 tag
   * @return empty where no person has approved it there, or something changed since
   */
  public Optional<Item> inLanguage(String zone, Course course, Item item, String language) {
    return languages(zone, course).shown(item, language);
  }

  /**
   * How the items of a course are answered, by their ids; those with too few answers are absent.
   */
  public Map<String, ItemStatistics.Statistic> statistics(String zone, Course course) {
    List<ItemAnswers.Given> given = answers(zone, course).list();
    Set<String> answered = given.stream().map(g -> g.answer().item()).collect(Collectors.toSet());
    return answered.isEmpty()
        ? Map.of()
        : statistics(
            zone,
            course,
            given,
            bank(zone, course).list(null).stream()
                .map(BankItem::item)
                .filter(i -> answered.contains(i.id()))
                .toList());
  }

  /** How one item is answered; empty with too few answers. */
  public Optional<ItemStatistics.Statistic> statistic(String zone, Course course, Item item) {
    List<ItemAnswers.Given> given = answers(zone, course).list();
    return given.stream().noneMatch(g -> g.answer().item().equals(item.id()))
        ? Optional.empty()
        : Optional.ofNullable(statistics(zone, course, given, List.of(item)).get(item.id()));
  }

  private Map<String, ItemStatistics.Statistic> statistics(
      String zone, Course course, List<ItemAnswers.Given> given, List<Item> items) {
    ItemBank bank = bank(zone, course);
    Map<String, Integer> since = new HashMap<>();
    items.forEach(i -> since.put(i.id(), bank.since(i.id())));
    return ItemStatistics.of(items, since, given);
  }

  /** How blueprints name the sections of a course. */
  public SectionNames sections(String zone, Course course) {
    return new SectionNames(
        bank(zone, course).list(null).stream().map(BankItem::item).toList(),
        () -> {
          List<SourceDocument> documents = QuizSources.of(library, zone, course.id());
          Set<String> names =
              documents.stream().map(SourceDocument::title).collect(Collectors.toSet());
          Placed.all(documents, List.of()).forEach(at -> names.add(at.section()));
          return names;
        });
  }

  /** What examines items of a course by code alone; reads the whole course. */
  public Examiner examiner(String zone, Course course) {
    return new CourseExaminer(QuizSources.of(library, zone, course.id()), course.language());
  }

  /**
   * What examines items of a course with the models that there are as well, for one batch of items.
   *
   * @param limits what the language model may take
   */
  public Examiner solver(String zone, Course course, SolverLimits limits) {
    return new CourseExaminer(
        QuizSources.of(library, zone, course.id()), course.language(), embedder, model, limits);
  }
}
