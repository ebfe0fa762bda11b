/**
 * What learners asked a course, counted for its instructor without pointing at anybody. Start at
 * {@link org.dars.assistant.insight.Insights}; {@link org.dars.assistant.insight.Anonymity} decides
 * what may be told.
 */
@org.jspecify.annotations.NullMarked
package org.dars.assistant.insight;
