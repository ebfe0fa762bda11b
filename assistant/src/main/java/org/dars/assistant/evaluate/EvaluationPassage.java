package org.dars.assistant.evaluate;

/**
 * A line of a passages file.
 *
 * @param id unique in the file
 * @param text what is searched
 * @param title "" when the line has none
 * @param section "" when the line has none
 * @param lang BCP 47 primary tag, "" when the line has none
 */
record EvaluationPassage(String id, String text, String title, String section, String lang) {}
