package org.dars.translator.adapt;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was changed in a course, where, why and by whose decision, and what was left. Only records,
 * maps, lists, times and text, so that any JSON library writes it.
 *
 * @param course id or path
 * @param country ISO 3166 code
 * @param language BCP 47 tag
 * @param counts records by category and state
 * @param flagged how many flags by category
 * @param adaptations all records, in the order in which they were proposed
 * @param flags what the last run of proposals left
 * @param leftOut approved records that the last rendering did not apply; empty when none was made
 */
public record AdaptationReport(
    String course,
    String country,
    String language,
    Map<Category, Map<State, Long>> counts,
    Map<Category, Long> flagged,
    List<Adaptation> adaptations,
    List<Flag> flags,
    List<Rendered.LeftOut> leftOut) {

  private static final int SHOWN = 500;

  private static final String SPECIAL = "&<>|`*_[]()#!\\~{}\"'";

  /**
   * A report of a ledger.
   *
   * @param leftOut of a rendering, or none
   */
  public static AdaptationReport of(LedgerView view, List<Rendered.LeftOut> leftOut) {
    List<Adaptation> all = List.copyOf(view.adaptations().values());
    Map<Category, Map<State, Long>> counts =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    Adaptation::category,
                    TreeMap::new,
                    Collectors.groupingBy(
                        Adaptation::state,
                        () -> new EnumMap<>(State.class),
                        Collectors.counting())));
    Map<Category, Long> flagged =
        view.flags().stream()
            .collect(Collectors.groupingBy(Flag::category, TreeMap::new, Collectors.counting()));
    return new AdaptationReport(
        view.started().map(LedgerEvent.Started::course).orElse(""),
        view.started().map(LedgerEvent.Started::country).orElse(""),
        view.started().map(LedgerEvent.Started::language).orElse(""),
        counts,
        flagged,
        all,
        view.flags(),
        leftOut);
  }

  /**
   * The report for people, as Markdown that is safe to show as HTML: whatever comes from the course
   * is escaped.
   */
  public String toMarkdown() {
    StringBuilder md = new StringBuilder();
    md.append("# Adaptations: ").append(safe(course)).append(" for ").append(safe(country));
    md.append(" (").append(safe(language)).append(")\n\n");
    counts(md);
    unconfirmed(md);
    records(md, "In the course", State.APPROVED, "approved");
    records(md, "Waiting for a decision", State.PROPOSED, "proposed");
    records(md, "Rejected", State.REJECTED, "rejected");
    leftOut(md);
    flags(md);
    return md.toString();
  }

  /** The report for programs: field names as of this record, times as ISO 8601. */
  public String toJson() {
    return LedgerJson.text(this);
  }

  private void counts(StringBuilder md) {
    md.append("| | proposed | approved | rejected | withdrawn | flagged and left |\n");
    md.append("|---|---|---|---|---|---|\n");
    for (Category category : Category.values()) {
      Map<State, Long> own = counts.getOrDefault(category, Map.of());
      long flags = flagged.getOrDefault(category, 0L);
      if (!own.isEmpty() || flags > 0) {
        md.append("| ").append(category.key());
        for (State state : State.values()) {
          md.append(" | ").append(own.getOrDefault(state, 0L));
        }
        md.append(" | ").append(flags).append(" |\n");
      }
    }
  }

  private void unconfirmed(StringBuilder md) {
    long some =
        adaptations.stream()
            .filter(a -> a.state() == State.PROPOSED || a.state() == State.APPROVED)
            .filter(a -> !a.evidence().confirmed())
            .count();
    if (some > 0) {
      md.append(
              "\n%d of them rest on facts about the country that nobody looked up yet: "
                  .formatted(some))
          .append("somebody from there should check them.\n");
    }
  }

  private void records(StringBuilder md, String title, State state, String decided) {
    List<Adaptation> own = adaptations.stream().filter(a -> a.state() == state).toList();
    if (own.isEmpty()) {
      return;
    }
    md.append("\n## ").append(title).append(" (").append(own.size()).append(")\n");
    byDocument(own.stream().limit(SHOWN).toList(), a -> a.target().document())
        .forEach((document, list) -> {
          md.append("\n### ").append(safe(document)).append("\n\n");
          md.append("| id | where | before | after | why | rests on | sure | ")
              .append(decided)
              .append(" |\n|---|---|---|---|---|---|---|---|\n");
          list.forEach(a -> row(md, a));
        });
    if (own.size() > SHOWN) {
      md.append("\n… and ").append(own.size() - SHOWN).append(" more; the JSON has them all.\n");
    }
  }

  private static void row(StringBuilder md, Adaptation a) {
    String who =
        a.state() == State.PROPOSED
            ? "by " + a.proposer().name()
            : "by " + a.decision().reviewer() + ", " + a.decision().time();
    String needs = a.dependsOn().isEmpty() ? "" : "; only with " + String.join(", ", a.dependsOn());
    md.append("| ").append(a.id());
    for (String cell :
        List.of(
            where(a.target()),
            a.before(),
            a.after(),
            a.category().key() + ": " + a.rationale() + needs,
            a.evidence().fact()
                + "; "
                + a.evidence().source()
                + (a.evidence().confirmed() ? "" : " (not confirmed yet)"),
            String.format(java.util.Locale.ROOT, "%.2f", a.confidence()),
            who)) {
      md.append(" | ").append(safe(cell));
    }
    md.append(" |\n");
  }

  private void leftOut(StringBuilder md) {
    if (leftOut.isEmpty()) {
      return;
    }
    md.append("\n## Approved, but not in the course (").append(leftOut.size()).append(")\n\n");
    leftOut.forEach(
        l -> md.append("- ").append(l.id()).append(": ").append(safe(l.reason())).append('\n'));
  }

  private void flags(StringBuilder md) {
    if (flags.isEmpty()) {
      return;
    }
    md.append("\n## Seen and left as it is (").append(flags.size()).append(")\n");
    byDocument(flags.stream().limit(SHOWN).toList(), f -> f.target().document())
        .forEach((document, list) -> {
          md.append("\n### ").append(safe(document)).append("\n\n");
          md.append("| where | what | why it was left |\n|---|---|---|\n");
          list.forEach(f ->
              md.append("| ")
                  .append(safe(where(f.target())))
                  .append(" | ")
                  .append(safe(f.text()))
                  .append(" | ")
                  .append(safe(f.category().key() + ": " + f.reason()))
                  .append(" |\n"));
        });
    if (flags.size() > SHOWN) {
      md.append("\n… and ").append(flags.size() - SHOWN).append(" more; the JSON has them all.\n");
    }
  }

  private static <T> Map<String, List<T>> byDocument(List<T> all, Function<T, String> document) {
    return all.stream()
        .collect(Collectors.groupingBy(document, LinkedHashMap::new, Collectors.toList()));
  }

  private static String where(Target target) {
    String anchor = target.anchor().isEmpty() ? "" : target.anchor() + ", ";
    return anchor + "block " + target.block();
  }

  /** Characters that Markdown or HTML could take for markup, as references. */
  private static String safe(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (SPECIAL.indexOf(c) >= 0) {
            out.append("&#").append(c).append(';');
          } else {
            out.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
          }
        });
    return out.toString();
  }
}
