package org.dars.translator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a localisation did. Only records, maps, lists and text, so that any JSON library writes it.
 *
 * @param from BCP 47 tag of the source language
 * @param to BCP 47 tag of the target language
 * @param engine engine with its version, or "people"
 * @param why why that engine
 * @param files what became of each file, by path
 * @param skipped paths of files that an earlier run had finished; their reports are in {@code
 *     files} too
 * @param stopped why it stopped before the end, one sentence; "" when it did not
 * @param seconds how long it took
 * @param findings what was found when all of the course was looked at
 */
public record TranslationReport(
    String from,
    String to,
    String engine,
    String why,
    List<FileReport> files,
    List<String> skipped,
    String stopped,
    double seconds,
    CourseFindings findings) {

  private static final int SHOWN = 200;

  public TranslationReport {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
  }

  /** Segments over all files, by outcome. */
  public Map<Outcome, Integer> outcomes() {
    Map<Outcome, Integer> outcomes = new TreeMap<>();
    files.forEach(f -> f.outcomes().forEach((o, n) -> outcomes.merge(o, n, Integer::sum)));
    return outcomes;
  }

  /** Translated segments over all files, by engine or person. */
  public Map<String, Integer> by() {
    Map<String, Integer> by = new TreeMap<>();
    files.forEach(f -> f.by().forEach((who, n) -> by.merge(who, n, Integer::sum)));
    return by;
  }

  /** How many files came to a status. */
  public long files(FileReport.Status status) {
    return files.stream().filter(f -> f.status() == status).count();
  }

  /** Segments that stay in the source language and want a person. */
  public int open() {
    return files.stream().mapToInt(f -> f.open().size()).sum();
  }

  /** The report as Markdown, for people. */
  public String toMarkdown() {
    StringBuilder md = new StringBuilder();
    md.append("# Localisation report: ").append(from).append(" to ").append(to).append("\n\n");
    line(md, "Engine: " + engine + " (" + why + ")");
    line(md, String.format(Locale.ROOT, "Time: %.1f s", seconds));
    if (!stopped.isEmpty()) {
      line(md, "**Stopped early:** " + stopped + " Run it again to go on from here.");
    }
    md.append("\n| files | |\n|---|---|\n");
    row(md, "localised", files(FileReport.Status.LOCALISED));
    row(md, "copied as they are", files(FileReport.Status.COPIED));
    row(md, "exported for people", files(FileReport.Status.EXPORTED));
    row(md, "failed", files(FileReport.Status.FAILED));
    row(md, "finished by an earlier run", skipped.size());
    md.append("\n| segments | |\n|---|---|\n");
    outcomes().forEach((outcome, n) -> row(md, name(outcome), n));
    md.append("\n| translated by | segments |\n|---|---|\n");
    by().forEach((who, n) -> row(md, who.isEmpty() ? "unknown" : who, n));
    problems(md);
    inconsistent(md);
    segments(md, "Still in the source language", true);
    segments(md, "Translated, worth a look", false);
    return md.toString();
  }

  private void problems(StringBuilder md) {
    findings
        .problems()
        .forEach(p -> md.append("\n**Not all was looked at:** ").append(p).append(".\n"));
    if (files.stream().allMatch(f -> f.problems().isEmpty())) {
      return;
    }
    md.append("\n## Files to look at\n\n");
    for (FileReport file : files) {
      file.problems().forEach(p -> line(md, "`" + file.path() + "`: " + p));
    }
  }

  private void inconsistent(StringBuilder md) {
    if (findings.sources() == 0) {
      return;
    }
    md.append("\n## Translated in more than one way (")
        .append(findings.sources())
        .append(")\n\n")
        .append(findings.segments())
        .append(
            " segments differ from the usual translation of their source, which stands first.\n\n");
    for (CourseFindings.Inconsistency one :
        findings.inconsistent().subList(0, Math.min(SHOWN, findings.inconsistent().size()))) {
      StringBuilder ways = new StringBuilder();
      for (CourseFindings.Way way : one.ways()) {
        ways.append(ways.isEmpty() ? ": " : "; ")
            .append("“")
            .append(way.target())
            .append("” × ")
            .append(way.segments())
            .append(" (`")
            .append(way.first())
            .append("`)");
      }
      line(md, ("“" + one.source() + "”" + ways).replaceAll("\\s+", " "));
    }
    if (findings.sources() > SHOWN) {
      line(md, "… and " + (findings.sources() - SHOWN) + " more");
    }
  }

  private void segments(StringBuilder md, String title, boolean untranslated) {
    int total = 0;
    StringBuilder list = new StringBuilder();
    for (FileReport file : files) {
      for (SegmentOutcome s : untranslated ? file.open() : file.flagged()) {
        if (++total <= SHOWN) {
          String text = s.source().length() > 100 ? s.source().substring(0, 100) + "…" : s.source();
          line(
              list,
              "`"
                  + file.path()
                  + "` "
                  + s.id()
                  + ": "
                  + String.join("; ", s.notes())
                  + " — "
                  + text.replaceAll("\\s+", " "));
        }
      }
    }
    if (total > 0) {
      md.append("\n## ").append(title).append(" (").append(total).append(")\n\n").append(list);
      if (total > SHOWN) {
        line(md, "… and " + (total - SHOWN) + " more; the JSON report has them all");
      }
    }
  }

  private static String name(Outcome outcome) {
    return switch (outcome) {
      case MEMORY -> "from the memory";
      case ENGINE -> "translated by the engine";
      case PERSON -> "translated by people";
      case UNCHANGED -> "the same in both languages";
      case PROTECTED -> "nothing to translate (code, formulas, numbers)";
      case HELD_BACK -> "held back: left in the source language";
      case FAILED -> "not answered by the engine: left in the source language";
    };
  }

  private static void line(StringBuilder md, String text) {
    md.append("- ").append(text).append('\n');
  }

  private static void row(StringBuilder md, String name, long count) {
    if (count > 0) {
      md.append("| ").append(name).append(" | ").append(count).append(" |\n");
    }
  }
}
