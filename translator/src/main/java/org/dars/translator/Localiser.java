package org.dars.translator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SourceFile;
import org.dars.translator.check.CheckSettings;
import org.dars.translator.engine.EngineContext;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.EngineResult;
import org.dars.translator.engine.ProvenBatch;
import org.dars.translator.engine.SourceSegment;
import org.dars.translator.engine.TranslationEngine;
import org.dars.translator.exchange.XliffFile;
import org.dars.translator.exchange.XliffProblemException;
import org.dars.translator.memory.Quality;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;

/**
 * Localises one document: blocks, segments, memory, guard, engine, restore, checks, splice. What
 * cannot be proved whole stays in the source language and is reported.
 */
public final class Localiser {

  private final Courseware courseware;
  private final @Nullable TranslationMemory memory;
  private final LocalisationRequest request;
  private final Clock clock;
  private final SegmentStore segments;
  private final ReviewPolicy policy;

  /**
   * A localiser for one pair of languages that keeps no segments.
   *
   * @param memory null to translate everything anew
   */
  public Localiser(
      Courseware courseware,
      @Nullable TranslationMemory memory,
      LocalisationRequest request,
      Clock clock) {
    this(courseware, memory, request, clock, SegmentStore.NONE, ReviewPolicy.NONE);
  }

  /**
   * A localiser for one pair of languages.
   *
   * @param memory null to translate everything anew
   * @param segments what was done before, and where what is done now is kept
   */
  public Localiser(
      Courseware courseware,
      @Nullable TranslationMemory memory,
      LocalisationRequest request,
      Clock clock,
      SegmentStore segments,
      ReviewPolicy policy) {
    this.courseware = courseware;
    this.memory = memory;
    this.request = request;
    this.clock = clock;
    this.segments = segments;
    this.policy = policy;
  }

  /**
   * Translates a document by an engine.
   *
   * @param progress told how many segments are settled
   * @param cancelled asked between batches
   * @throws CoursewareException when the file cannot be read
   * @throws EngineException when the engine is of no use; what it gave so far is remembered
   * @throws CancellationException when {@code cancelled} said so; what was done is remembered
   */
  public LocalisedDocument localise(
      SourceFile source,
      TranslationEngine engine,
      Consumer<Progress> progress,
      BooleanSupplier cancelled)
      throws CoursewareException, EngineException, IOException, InterruptedException {
    CoursewareDocument document = courseware.read(source);
    byte[] original = Files.readAllBytes(source.file());
    if (!courseware.canSplice(document)) {
      return copy(document, original, "its format is read-only: copied as it is");
    }
    if (request.to().equals(document.language())) {
      return copy(document, original, "it is in " + request.to() + " already: copied as it is");
    }
    Draft draft = new Draft(document, request.from());
    try {
      translate(draft, document, engine, progress, cancelled);
    } finally {
      if (memory != null) {
        memory.commit();
      }
    }
    LocalisedDocument done = finish(source, document, original, draft, List.of());
    keepWhatChanged(document, draft.units());
    return done;
  }

  /** Writing may have held back what had passed, or found more about it. */
  private void keepWhatChanged(CoursewareDocument document, List<Unit> units) throws IOException {
    keep(document, units.stream().filter(Unit::changedSince).toList());
  }

  private Remembering remembering(CoursewareDocument document) {
    return new Remembering(memory, request, policy, clock, document.path());
  }

  private void keep(CoursewareDocument document, List<Unit> units) throws IOException {
    if (!units.isEmpty()) {
      segments.keep(document.path(), units.stream().map(Unit::stored).toList());
    }
  }

  /**
   * Puts the translations of an XLIFF file, as {@link CourseLocaliser} writes it for people, into
   * the document. Segments without a target stay as they are.
   *
   * @throws XliffProblemException when the file is not a usable XLIFF file for this document
   */
  public LocalisedDocument apply(SourceFile source, Path xliff)
      throws CoursewareException, XliffProblemException, IOException {
    CoursewareDocument document = courseware.read(source);
    byte[] original = Files.readAllBytes(source.file());
    XliffFile.Targets targets = XliffFile.read(xliff, document, request.from(), request.to());
    Draft draft = new Draft(document, request.from());
    Remembering remembering = remembering(document);
    for (Unit unit : draft.units()) {
      String target = targets.texts().get(unit.id());
      if (unit.settled()) {
        continue;
      }
      if (target == null) {
        unit.fail("", "the XLIFF file has no translation of it");
      } else {
        remembering.take(unit, target, Outcome.PERSON, Quality.PERSON, "");
      }
    }
    remembering.commit();
    return finish(source, document, original, draft, targets.problems());
  }

  private LocalisedDocument finish(
      SourceFile source,
      CoursewareDocument document,
      byte[] original,
      Draft draft,
      List<String> more)
      throws IOException {
    Splicer splicer = new Splicer(courseware, request.to());
    DocumentChecks checks = new DocumentChecks(splicer, request, policy);
    if (segments.equals(SegmentStore.NONE)) {
      // What is kept is looked at when all of the course is done.
      checks.equalSources(draft);
    }
    byte[] bytes = splicer.splice(source, original, document, draft);
    Map<String, List<Inline>> changed = draft.changed();
    List<String> found = checks.written(source, original, document, draft, bytes);
    if (!draft.changed().equals(changed)) {
      bytes = splicer.splice(source, original, document, draft);
    }
    if (!draft.changed().isEmpty()) {
      bytes =
          document.mediaType().equals("text/html")
              ? LanguageAttribute.set(bytes, request.to())
              : PackedLanguage.set(bytes, document, request.from(), request.to());
    }
    List<SegmentOutcome> outcomes = draft.units().stream().map(Unit::outcome).toList();
    List<String> problems = new ArrayList<>(document.warnings());
    problems.addAll(more);
    problems.addAll(found);
    String language = document.language();
    if (!language.equals("und") && !request.from().startsWith(language)) {
      problems.add("it looks like " + language + ", and was translated as " + request.from());
    }
    return new LocalisedDocument(document.path(), bytes, true, outcomes, problems);
  }

  private static LocalisedDocument copy(CoursewareDocument document, byte[] bytes, String why) {
    return new LocalisedDocument(document.path(), bytes, false, List.of(), List.of(why));
  }

  private void translate(
      Draft draft,
      CoursewareDocument document,
      TranslationEngine engine,
      Consumer<Progress> progress,
      BooleanSupplier cancelled)
      throws EngineException, IOException, InterruptedException {
    List<Unit> units = draft.units();
    Remembering remembering = remembering(document);
    Map<String, StoredSegment> kept = segments.of(document.path());
    List<Unit> fresh = new ArrayList<>();
    Map<String, List<Unit>> open = new LinkedHashMap<>();
    for (Unit unit : units) {
      StoredSegment before = kept.get(unit.id());
      if (before != null
          && before.source().equals(unit.text())
          && (unit.settled() || unit.resume(before, engine.id(), request, policy))) {
        if (!unit.stored().equals(before)) {
          fresh.add(unit);
        }
        continue;
      }
      if (unit.settled() || remembering.settles(unit, engine)) {
        fresh.add(unit);
      } else {
        open.computeIfAbsent(unit.text(), t -> new ArrayList<>()).add(unit);
      }
    }
    keep(document, fresh);
    EngineContext context =
        new EngineContext(
            request.from(), request.to(), document.title(), request.guidance(), request.checks());
    OpenWork work = new OpenWork(open.values(), Math.max(1, engine.batch()));
    while (!work.isEmpty()) {
      report(progress, document, units);
      if (cancelled.getAsBoolean()) {
        throw new CancellationException(document.path() + ": cancelled");
      }
      OpenWork.Part part = work.next();
      List<List<Unit>> left =
          batch(part, engine, context, remembering, request.checks().settings());
      work.leave(left);
      keep(document, part.units().stream().flatMap(List::stream).filter(Unit::settled).toList());
    }
    report(progress, document, units);
  }

  private static void report(
      Consumer<Progress> progress, CoursewareDocument document, List<Unit> units) {
    int done = (int) units.stream().filter(Unit::settled).count();
    progress.accept(new Progress(document.path(), 1, 1, done, units.size()));
  }

  /**
   * Translates segments, each given once with all the places where it stands.
   *
   * @return those that are left for a later part
   */
  private static List<List<Unit>> batch(
      OpenWork.Part part,
      TranslationEngine engine,
      EngineContext context,
      Remembering remembering,
      CheckSettings settings)
      throws EngineException, IOException, InterruptedException {
    List<List<Unit>> work = part.units();
    List<SourceSegment> segments = work.stream().map(List::getFirst).map(Unit::source).toList();
    List<EngineResult> results =
        part.mayLeave()
            ? ProvenBatch.translateSome(engine, segments, context)
            : ProvenBatch.translate(engine, segments, context);
    double[] back =
        settings.parameter("back-translation", context.to()) > 0
            ? BackTranslation.of(engine, segments, results, context)
            : BackTranslation.none(results.size());
    List<List<Unit>> left = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      if (part.mayLeave() && results.get(i) instanceof EngineResult.Failed f && f.later()) {
        left.add(work.get(i));
        continue;
      }
      for (Unit unit : work.get(i)) {
        switch (results.get(i)) {
          case EngineResult.Translated t -> {
            EngineResult.Maker maker = t.maker(engine);
            remembering.take(
                unit, t.text(), Outcome.ENGINE, maker.quality(), back[i], maker.engine());
          }
          case EngineResult.Failed f -> unit.fail(engine.id(), f.reason());
        }
      }
    }
    return left;
  }
}
