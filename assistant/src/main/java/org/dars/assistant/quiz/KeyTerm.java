package org.dars.assistant.quiz;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A term that the course defines.
 *
 * @param term as the course writes it
 * @param names every way to name it: the term first, then its acronym, its form without brackets,
 *     what the definition says it is also called
 * @param definition the part of the definition that a question can show: verbatim, without the
 *     clauses about names, one sentence, no full stop
 * @param fullDefinition all that the block says
 * @param sources the definition's block, and the term's where that is another one
 * @param section title of the section that the term belongs to
 * @param document position of its document in the course, from 0
 * @param asked whether it stands in the part of the course that was asked for; others only serve as
 *     distractors
 */
public record KeyTerm(
    String term,
    List<String> names,
    String definition,
    String fullDefinition,
    List<SourceQuote> sources,
    String section,
    int document,
    boolean asked) {

  public KeyTerm {
    names = List.copyOf(names);
    sources = List.copyOf(sources);
  }

  /**
   * A term that a sentence defines.
   *
   * @param definition what the sentence says that it is
   */
  public static KeyTerm defined(
      String term, String definition, String language, Placed at, SourceQuote source) {
    DefinitionText parts = DefinitionText.of(definition, language);
    Set<String> names = new LinkedHashSet<>(DefinitionText.namesIn(term));
    names.addAll(parts.names());
    return new KeyTerm(
        term,
        List.copyOf(names),
        parts.shown(),
        definition,
        List.of(source),
        at.section(),
        at.ordinal(),
        at.asked());
  }
}
