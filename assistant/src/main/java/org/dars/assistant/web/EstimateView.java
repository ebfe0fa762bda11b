package org.dars.assistant.web;

import java.util.Set;
import org.dars.translator.Estimate;
import org.dars.translator.Estimate.Band;

/** An estimate in the words of the pages. */
record EstimateView(Estimate estimate) {

  private static final Set<String> KNOWN = Set.of("101", "100");
  private static final String NONE = "none";

  /** Segments that the memory holds as they are. */
  int known() {
    return estimate.bands().stream()
        .filter(b -> KNOWN.contains(b.name()))
        .mapToInt(Band::segments)
        .sum();
  }

  /** Segments that the memory holds nearly. */
  int similar() {
    return estimate.bands().stream()
        .filter(b -> !KNOWN.contains(b.name()) && !b.name().equals(NONE))
        .mapToInt(Band::segments)
        .sum();
  }

  /** Segments that are new. */
  int fresh() {
    return estimate.bands().stream()
        .filter(b -> b.name().equals(NONE))
        .mapToInt(Band::segments)
        .sum();
  }

  /** In the currency of the prices; a dash without prices. */
  String cost(Messages m) {
    return estimate.cost().high() == 0
        ? "—"
        : m.get("estimate.cost.range", estimate.cost().low(), estimate.cost().high());
  }

  /** Minutes from and to. */
  String time(Messages m) {
    long most = (long) Math.ceil(estimate.seconds().high() / 60);
    long least = Math.min(most, (long) Math.ceil(estimate.seconds().low() / 60));
    return most <= 1 ? m.get("estimate.time.minute") : m.get("estimate.time.range", least, most);
  }
}
