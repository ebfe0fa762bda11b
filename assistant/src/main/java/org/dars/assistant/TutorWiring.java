package org.dars.assistant;

import java.time.Clock;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.course.TutorProfiles;
import org.dars.assistant.retrieve.Retriever;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Settings;
import org.dars.assistant.store.Spending;
import org.dars.assistant.tutor.CourseEvidence;
import org.dars.assistant.tutor.CourseOutline;
import org.dars.assistant.tutor.Crossings;
import org.dars.assistant.tutor.EngineTranslator;
import org.dars.assistant.tutor.ModelGate;
import org.dars.assistant.tutor.Tutor;
import org.dars.assistant.tutor.ZoneTerms;
import org.dars.models.LanguageModel;
import org.jspecify.annotations.Nullable;

/** What answers questions, wired together. */
record TutorWiring(
    Settings settings,
    Database database,
    CourseLibrary library,
    Retriever retriever,
    TutorProfiles profiles) {

  private static final Clock CLOCK = Clock.systemUTC();

  /**
   * The tutor of a zone.
   *
   * @param model null to quote only
   * @param engines of translation, for questions in other languages than the course's
   */
  Tutor tutor(@Nullable LanguageModel model, Terms terms, EngineTranslator.Source engines) {
    ModelGate gate = model == null ? null : gate(model, terms);
    Crossings crossings =
        new Crossings(
            library,
            retriever,
            new EngineTranslator(
                () -> engines.engines().asking(gate == null ? null : gate.openTo(settings.zone()))),
            new ZoneTerms(settings.home()));
    return new Tutor(
        new CourseEvidence(retriever, library, profiles::of),
        gate,
        crossings,
        new CourseOutline(library),
        profiles::of);
  }

  private ModelGate gate(LanguageModel model, Terms terms) {
    return new ModelGate(
        model, terms.budget(), new Spending(database, CLOCK), CLOCK, terms.firstWord());
  }
}
