package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.models.Embedder;
import org.dars.models.LanguageModel;
import org.jspecify.annotations.Nullable;

/**
 * Examines items against the course that they are about, by code: words and, where they are given,
 * an embedder's vectors and a language model's answers. The course is read once, when this is made.
 *
 * <p>Checks that need something that is not there (a course, words of the language) say so and are
 * not applied. A check fails only what a person would have to mend; where published items fail it
 * now and then, it warns. {@code docs/quiz-examiner.md} has the figures.
 */
public final class CourseExaminer implements Examiner {

  private final Wording wording;
  private final List<SourceDocument> documents;
  private final CourseIndex course;
  private @Nullable CourseTerms terms;
  private final @Nullable Vectors vectors;
  private final @Nullable ModelSolver model;
  private final Readability readability;
  private final TextChecks texts;
  private final Map<String, Tongue> tongues = new ConcurrentHashMap<>();

  /** The checks of one language. */
  private record Tongue(
      Lexicon lexicon,
      Wording wording,
      OptionChecks options,
      StemChecks stems,
      Proof proof,
      OneKey oneKey,
      Solving solving,
      Kinds kinds) {}

  /**
   * An examiner by words alone.
   *
   * @param documents the whole course, in course order; empty to examine items without their course
   * @param language BCP 47 primary tag of the course; "und" when unknown
   */
  public CourseExaminer(List<SourceDocument> documents, String language) {
    this(documents, language, null, null);
  }

  /**
   * An examiner that may also use models.
   *
   * @param embedder looks for nearness in meaning, too, in the languages that it serves; stays the
   *     caller's to close. Null for words alone: it takes some hundred milliseconds an item
   * @param model solves items as well, several times each; null for none
   */
  public CourseExaminer(
      List<SourceDocument> documents,
      String language,
      @Nullable Embedder embedder,
      @Nullable LanguageModel model) {
    this(documents, language, embedder, model, SolverLimits.STANDARD);
  }

  /**
   * The same with limits for the language model. When they are reached, code alone goes on; {@link
   * #solverUse} says so.
   */
  public CourseExaminer(
      List<SourceDocument> documents,
      String language,
      @Nullable Embedder embedder,
      @Nullable LanguageModel model,
      SolverLimits limits) {
    this.wording = Wording.of(language);
    this.documents = List.copyOf(documents);
    this.course = new CourseIndex(documents, wording);
    this.vectors = embedder == null ? null : new Vectors(embedder);
    this.model = model == null ? null : new ModelSolver(model, limits);
    this.readability = new Readability(course);
    this.texts = new TextChecks(course);
  }

  @Override
  public Examination examine(Item item) {
    Tongue tongue = tongues.computeIfAbsent(language(item), this::tongue);
    List<Ask> asks = Ask.of(item.stem(), item.body(), tongue.wording());
    List<Finding> findings = new ArrayList<>();
    for (ItemCheck check : ItemCheck.values()) {
      Ruling ruling = ruling(check, item, asks, tongue);
      if (ruling != null) {
        findings.add(ruling.of(check));
      }
    }
    return new Examination(findings);
  }

  /**
   * Examines items of one set: besides each by itself, whether two ask the same and whether the
   * keys are spread over the positions.
   *
   * @return one examination an item, in order
   */
  public List<Examination> examine(List<Item> items) {
    Vectors v = vectors;
    String language = wording.language();
    Meanings meanings = v != null && v.serves(language) ? new Meanings(language, v) : null;
    return ItemSets.examine(items, this, language, meanings);
  }

  /**
   * Where the course proves an item's key best, whether the item quotes it or not: a sentence and
   * its place, to be looked at by a person. Of an item with several gaps the first is looked for.
   *
   * @return empty where no sentence of the course holds any of the key
   */
  public Optional<SourceQuote> evidence(Item item) {
    Tongue tongue = tongues.computeIfAbsent(language(item), this::tongue);
    if (!inCoursesLanguage(tongue)) {
      return Optional.empty();
    }
    for (Ask ask : Ask.of(item.stem(), item.body(), tongue.wording())) {
      Support.Best best = tongue.proof().evidence(ask);
      if (best != null) {
        return Optional.of(tongue.proof().quote(best));
      }
    }
    return Optional.empty();
  }

  /** What the language model took until now; empty without one. */
  public Optional<SolverUse> solverUse() {
    return Optional.ofNullable(model).map(ModelSolver::use);
  }

  private String language(Item item) {
    String own = Wording.primary(item.about().language());
    return own.equals("und") || own.isEmpty() ? wording.language() : own;
  }

  private Tongue tongue(String language) {
    Lexicon lexicon = Lexicon.of(language);
    Wording words = Wording.of(language);
    Vectors served = vectors != null && vectors.serves(language) ? vectors : null;
    Support support = new Support(course, served);
    Solver solver = new Solver(course, support, lexicon, served);
    Kinds kinds = new Kinds(new Fit(course, support, this::terms), support, solver, lexicon, words);
    return new Tongue(
        lexicon,
        words,
        new OptionChecks(course, lexicon, words),
        new StemChecks(lexicon, words),
        new Proof(course, support, lexicon, words),
        new OneKey(course, support, lexicon, new Memberships(course, lexicon, words), served),
        new Solving(course, solver, lexicon, kinds, model),
        kinds);
  }

  /** The course's terms, found when they are first asked for. */
  private synchronized CourseTerms terms() {
    CourseTerms found = terms;
    if (found == null) {
      found = new CourseTerms(documents, course);
      terms = found;
    }
    return found;
  }

  /** Words of two languages cannot be compared. */
  private boolean inCoursesLanguage(Tongue tongue) {
    return !course.isEmpty() && tongue.wording().language().equals(wording.language());
  }

  /** What a check says; null where it is about sets. */
  private @Nullable Ruling ruling(ItemCheck check, Item item, List<Ask> asks, Tongue t) {
    return switch (check) {
      case QUOTE_IN_BLOCK -> quotes(item);
      case KEY_PROVEN -> proven(item, asks, t);
      case SOLVED_WITH_PASSAGE -> solved(item, asks, t);
      case NOT_GUESSED -> each(asks, t.solving()::guessed);
      case ONE_KEY ->
          inCoursesLanguage(t) || course.isEmpty()
              ? each(asks, a -> oneKey(a, t))
              : otherLanguage(t);
      case OPTIONS_DISTINCT -> each(asks, t.options()::distinct);
      case NOT_GIVEN_AWAY -> each(asks, t.stems()::givenAway);
      case NO_WORD_CUE -> each(asks, t.options()::wordCue);
      case NO_LENGTH_CUE -> each(asks, t.options()::lengthCue);
      case NO_CONVERGENCE -> each(asks, t.options()::convergence);
      case NO_GRAMMAR_CUE -> each(asks, t.options()::grammarCue);
      case NO_ABSOLUTE_WORDS -> each(asks, t.options()::absolutes);
      case NO_CATCH_ALL -> each(asks, t.options()::catchAlls);
      case NO_HIDDEN_NEGATION -> each(asks, a -> t.stems().negation(a, item.stem()));
      case NOT_A_DUPLICATE, KEYS_SPREAD -> null;
      case READABLE ->
          inCoursesLanguage(t)
              ? each(asks, a -> readability.check(a.stem().text()))
              : Ruling.notApplied(Why.NO_COURSE_IN_LANGUAGE);
      case TEXT_SOUND -> texts.sound(item);
      case MARKUP_INTACT -> texts.markup(item, inCoursesLanguage(t));
      case BODY_SOUND -> BodyChecks.sound(item);
    };
  }

  private Ruling oneKey(Ask ask, Tongue t) {
    KindSolver kind = t.kinds().of(ask);
    if (kind == null) {
      return t.oneKey().check(ask);
    }
    return course.isEmpty() ? Ruling.notApplied(Why.NO_COURSE) : kind.oneKey(ask);
  }

  private static Ruling each(List<Ask> asks, Function<Ask, Ruling> check) {
    return Ruling.worst(asks.stream().map(a -> a.named(check.apply(a))).toList());
  }

  private Ruling otherLanguage(Tongue t) {
    return Ruling.notApplied(Why.OTHER_LANGUAGE, t.wording().language(), wording.language());
  }

  private Ruling quotes(Item item) {
    if (item.sources().isEmpty()) {
      return Ruling.notApplied(Why.NO_SOURCE);
    }
    if (course.isEmpty()) {
      return Ruling.notApplied(Why.NO_COURSE);
    }
    for (SourceQuote source : item.sources()) {
      String text = course.text(source.document(), source.block());
      if (text == null) {
        return Ruling.failed(Why.NO_BLOCK, source.block(), source.document());
      }
      String quote = folded(source.quote());
      if (quote.isEmpty() || !folded(text).contains(quote)) {
        return Ruling.failed(Why.BLOCK_SAYS_OTHERWISE, source.block(), source.quote());
      }
    }
    return Ruling.PASSED;
  }

  private static String folded(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private Ruling proven(Item item, List<Ask> asks, Tongue t) {
    if (!item.sources().isEmpty()) {
      boolean comparable = course.isEmpty() || t.wording().language().equals(wording.language());
      return comparable ? each(asks, a -> t.proof().quoted(item, a)) : otherLanguage(t);
    }
    if (course.isEmpty()) {
      return Ruling.notApplied(Why.QUOTES_NOTHING);
    }
    return inCoursesLanguage(t) ? each(asks, t.proof()::found) : otherLanguage(t);
  }

  private Ruling solved(Item item, List<Ask> asks, Tongue t) {
    if (item.body() instanceof Body.Description || asks.isEmpty()) {
      return Ruling.notApplied(Why.NOTHING_ASKED);
    }
    if (course.isEmpty()) {
      return Ruling.notApplied(Why.NO_COURSE);
    }
    return inCoursesLanguage(t)
        ? each(asks, a -> t.solving().solved(a, item.sources()))
        : otherLanguage(t);
  }
}
