package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.translator.StoredSegment;

/**
 * A segment as the command line shows it.
 *
 * @param id what {@code review approve} takes
 * @param confidence 0–1
 */
record ReviewedSegment(
    String id,
    String state,
    double confidence,
    String by,
    String source,
    String target,
    List<String> notes) {

  static ReviewedSegment of(Placed placed) {
    StoredSegment s = placed.segment();
    return new ReviewedSegment(
        ReviewDesk.name(placed),
        s.state().name().toLowerCase(Locale.ROOT),
        s.confidence(),
        s.by(),
        s.source(),
        s.target(),
        s.notes());
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT, "%s  %s %.2f%s%n", id, state, confidence, by.isEmpty() ? "" : "  " + by);
    out.println("  " + source);
    boolean held = state.equals("open") && !target.isEmpty();
    out.println(
        "  " + (target.isEmpty() ? "(no translation)" : held ? "held back: " + target : target));
    notes.forEach(n -> out.println("    " + n));
  }
}
