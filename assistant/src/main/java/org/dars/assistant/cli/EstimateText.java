package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.dars.translator.Estimate;

/** An estimate as the command line shows it. */
final class EstimateText {

  private EstimateText() {}

  static void print(String language, Estimate e, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: %,d documents, %,d segments, %,d words, %,d segments repeat others%n",
        language,
        e.documents(),
        e.segments(),
        e.words(),
        e.repeated());
    for (Estimate.Band band : e.bands()) {
      if (band.segments() > 0) {
        out.printf(
            Locale.ROOT,
            "  memory %-6s %,8d segments %,10d words%n",
            band.name(),
            band.segments(),
            band.words());
      }
    }
    out.printf(
        Locale.ROOT,
        "  a language model: about %,d tokens in, %,d out%n",
        e.tokens().in(),
        e.tokens().out());
    if (e.cost().high() > 0) {
      out.printf(Locale.ROOT, "  cost %.2f–%.2f%n", e.cost().low(), e.cost().high());
    }
    out.printf("  time %s–%s%n", time(e.seconds().low()), time(e.seconds().high()));
  }

  private static String time(double seconds) {
    return seconds < 90
        ? Math.round(Math.max(1, seconds)) + " s"
        : seconds < 5_400
            ? Math.round(seconds / 60) + " min"
            : String.format(Locale.ROOT, "%.1f h", seconds / 3_600);
  }
}
