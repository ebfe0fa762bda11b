package org.dars.assistant.web;

import org.dars.assistant.course.CourseLibrary;

/**
 * The rooms of the house that the pages open onto.
 *
 * @param library courses to read
 * @param originals their files
 * @param adding new courses
 * @param asking the tutor
 */
public record Rooms(CourseLibrary library, Originals originals, Adding adding, Asking asking) {}
