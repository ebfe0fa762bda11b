package org.dars.assistant.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.tutor.SectionLink;
import org.jspecify.annotations.Nullable;

/**
 * A question that was answered.
 *
 * @param person hash that tells people apart
 * @param text as it was searched for: a follow-up carries its subject
 * @param terms its words as the index holds them
 * @param words the same by the word that each stands in, stop words with none
 * @param section the section that came nearest, or null for none
 * @param gap whether the course does not cover it
 * @param weak whether it was answered in part, or asked again in other words right after
 * @param disliked whether its answer was
 */
record AskedQuestion(
    String person,
    String text,
    Instant asked,
    Set<String> terms,
    Map<String, List<String>> words,
    @Nullable SectionLink section,
    boolean gap,
    boolean weak,
    boolean disliked) {}
