package org.dars.assistant.quiz.translated;

import org.dars.assistant.quiz.examine.Finding;

/**
 * What one check says of a translation.
 *
 * @param outcome as the examiner's findings have it
 * @param reason what is wrong, one sentence; "" when passed
 */
public record TranslationFinding(TranslationCheck check, Finding.Outcome outcome, String reason) {}
