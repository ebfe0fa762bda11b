package org.dars.translator.terms;

import java.util.List;

/**
 * A word or phrase that may be a term, for a person to approve.
 *
 * @param text as the course writes it most often
 * @param score how much of a term it looks; higher is better, comparable within one extraction
 * @param frequency how often it stands in the course
 * @param documents in how many documents
 * @param definition the course's own, or ""
 * @param contexts up to three sentences that hold it, from different places
 */
public record TermCandidate(
    String text,
    double score,
    int frequency,
    int documents,
    String definition,
    List<String> contexts) {
  public TermCandidate {
    contexts = List.copyOf(contexts);
  }
}
