package org.dars.assistant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dars.translator.adapt.Adaptation;
import org.dars.translator.adapt.AdaptationReport;
import org.dars.translator.adapt.Category;
import org.dars.translator.adapt.State;

/** What the adapt commands print. */
final class AdaptText {

  private AdaptText() {}

  /** Counts, and the first proposals that wait. */
  static String summary(AdaptationReport report, int shown) {
    StringBuilder out = new StringBuilder();
    out.append("%s for %s in %s%n".formatted(report.course(), report.country(), report.language()));
    for (Category category : Category.values()) {
      Map<State, Long> counts = report.counts().getOrDefault(category, Map.of());
      long flagged = report.flagged().getOrDefault(category, 0L);
      if (!counts.isEmpty() || flagged > 0) {
        String states =
            counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey().key())
                .collect(Collectors.joining(", "));
        out.append(
            "  %-9s %s%s%n"
                .formatted(
                    category.key(),
                    states.isEmpty() ? "none" : states,
                    flagged == 0 ? "" : "; " + flagged + " flagged and left"));
      }
    }
    List<Adaptation> waiting =
        report.adaptations().stream().filter(a -> a.state() == State.PROPOSED).toList();
    waiting.stream().limit(shown).forEach(a -> out.append(line(a)));
    if (waiting.size() > shown) {
      out.append("  … and %d more: ./dars adapt report%n".formatted(waiting.size() - shown));
    }
    out.append(
        waiting.isEmpty()
            ? "Nothing waits for a decision."
            : "%d wait for a decision: ./dars adapt approve ID… --by NAME"
                .formatted(waiting.size()));
    return out.toString();
  }

  static String line(Adaptation a) {
    return "  %s  %.2f  %-8s %s → %s   [%s#%s]%n"
        .formatted(
            a.id(),
            a.confidence(),
            a.category().key(),
            a.before(),
            a.after(),
            a.target().document(),
            a.target().block());
  }

  /** Writes the report for people and for programs. */
  static void write(AdaptationReport report, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("adaptations.md"), report.toMarkdown());
    Files.writeString(folder.resolve("adaptations.json"), Json.of(report) + "\n");
  }
}
