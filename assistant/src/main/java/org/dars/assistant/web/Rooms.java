package org.dars.assistant.web;

import org.dars.assistant.adapt.AdaptationRoom;
import org.dars.assistant.certificate.Certificates;
import org.dars.assistant.certificate.PassedSource;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.course.CourseNotes;
import org.dars.assistant.course.TutorProfiles;
import org.dars.assistant.localise.LocalisationRoom;
import org.dars.assistant.localise.Localisations;
import org.dars.assistant.quiz.QuizRoom;
import org.dars.assistant.quiz.translated.ItemEngines;
import org.dars.assistant.retrieve.Retriever;
import org.dars.assistant.store.ConversationStore;
import org.dars.assistant.tutor.Tutor;
import org.dars.models.LanguageModel;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of the house that the pages open onto. All stay the caller's to close, after the
 * service.
 *
 * @param library courses to read and to add to
 * @param retriever their index, which is told when the library changed
 * @param tutor answers
 * @param profiles how the tutor of each course is set
 * @param quizRoom items, tests and practice
 * @param itemEngines put items into other languages
 * @param conversations what learners asked
 * @param notes an instructor's, in courses
 * @param localisations files to localise
 * @param courseLocalisation whole courses to localise
 * @param adaptation courses fitted to countries
 * @param certificates what is issued, and whether it holds
 * @param passed knows who passed what
 * @param model writes quiz items, or null for the course's own words
 */
public record Rooms(
    CourseLibrary library,
    Retriever retriever,
    Tutor tutor,
    TutorProfiles profiles,
    QuizRoom quizRoom,
    ItemEngines itemEngines,
    ConversationStore conversations,
    CourseNotes notes,
    Localisations localisations,
    LocalisationRoom courseLocalisation,
    AdaptationRoom adaptation,
    Certificates certificates,
    PassedSource passed,
    @Nullable LanguageModel model) {}
