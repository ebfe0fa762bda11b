package org.dars.translator.terms;

import java.util.List;

/**
 * What was read from a file.
 *
 * @param termbase its concepts
 * @param remarks what was left out or changed, one sentence each; empty for a file that Dars wrote
 */
public record TermbaseFile(Termbase termbase, List<String> remarks) {
  public TermbaseFile {
    remarks = List.copyOf(remarks);
  }
}
