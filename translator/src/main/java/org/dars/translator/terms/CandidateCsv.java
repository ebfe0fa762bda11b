package org.dars.translator.terms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Candidates as CSV for a person: the columns of {@link TermCsv} that matter, an empty {@code
 * status} column to fill in, and what helps to decide. Rows whose status is {@code reject} or that
 * were deleted do not become terms; the rest is read by {@link TermCsv#read}.
 */
public final class CandidateCsv {

  /** Columns that {@link TermCsv} leaves out: they help to decide. */
  private static final List<String> HEADER =
      List.of(
          "concept",
          "language",
          "term",
          "status",
          "definition",
          "frequency",
          "documents",
          "context 1",
          "context 2",
          "context 3");

  private CandidateCsv() {}

  /**
   * Writes candidates, best first.
   *
   * @param language BCP 47 tag of the course
   */
  public static void write(List<TermCandidate> candidates, String language, Appendable out)
      throws IOException {
    CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
    csv.printRecord(HEADER);
    int number = 0;
    for (TermCandidate c : candidates) {
      List<Object> row = new ArrayList<>();
      row.add("t" + ++number);
      row.add(language);
      row.add(TermCsv.safe(c.text()));
      row.add("");
      row.add(TermCsv.safe(c.definition()));
      row.add(c.frequency());
      row.add(c.documents());
      for (int i = 0; i < 3; i++) {
        row.add(i < c.contexts().size() ? TermCsv.safe(c.contexts().get(i)) : "");
      }
      csv.printRecord(row);
    }
  }
}
