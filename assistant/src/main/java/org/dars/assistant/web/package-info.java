/**
 * The service and its pages. Start at {@link org.dars.assistant.web.WebService}, which lists the
 * routes; each {@code …Pages} class serves one room, its templates stand in {@code src/main/jte}.
 *
 * <p>Pages are whole without JavaScript. Text of courses and people reaches a page only through
 * JTE's escaping.
 */
@NullMarked
package org.dars.assistant.web;

import org.jspecify.annotations.NullMarked;
