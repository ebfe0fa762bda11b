package org.dars.translator.update;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dars.translator.update.Change.Kind;

/**
 * What a new version changed and why, for people and programs.
 *
 * @param documents counts of each document, in the order of the new version; documents that are
 *     gone last
 * @param changes of segments, all but the unchanged
 */
public record UpdateReport(List<Document> documents, List<Entry> changes) {

  /** Most changes that the Markdown shows; the JSON has all. */
  private static final int SHOWN = 500;

  private static final int LONGEST = 120;

  /**
   * Counts of one document.
   *
   * @param path in the new version, or in the old one where it is gone
   * @param approvedKept approved translations that stay as they are
   * @param approvedStale approved translations whose source was edited
   * @param approvedGone approved translations whose source is gone
   */
  public record Document(
      String path,
      int unchanged,
      int moved,
      int repeated,
      int edited,
      int added,
      int gone,
      int approvedKept,
      int approvedStale,
      int approvedGone) {

    private Document plus(Change change) {
      Kind kind = change.kind();
      boolean approved = change.before() != null && change.before().work() == Work.APPROVED;
      return new Document(
          path,
          unchanged + one(kind == Kind.UNCHANGED),
          moved + one(kind == Kind.MOVED),
          repeated + one(kind == Kind.REPEATED),
          edited + one(kind == Kind.EDITED),
          added + one(kind == Kind.NEW),
          gone + one(kind == Kind.GONE),
          approvedKept + one(approved && (kind == Kind.UNCHANGED || kind == Kind.MOVED)),
          approvedStale + one(change.stale()),
          approvedGone + one(approved && kind == Kind.GONE));
    }

    private static int one(boolean is) {
      return is ? 1 : 0;
    }

    private Document plus(Document other) {
      return new Document(
          path,
          unchanged + other.unchanged,
          moved + other.moved,
          repeated + other.repeated,
          edited + other.edited,
          added + other.added,
          gone + other.gone,
          approvedKept + other.approvedKept,
          approvedStale + other.approvedStale,
          approvedGone + other.approvedGone);
    }

    private static Document empty(String path) {
      return new Document(path, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private String row(String name) {
      return String.format(
          Locale.ROOT,
          "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d |\n",
          name,
          unchanged,
          moved,
          repeated,
          edited,
          added,
          gone,
          approvedKept,
          approvedStale,
          approvedGone);
    }
  }

  /**
   * One change.
   *
   * @param kind {@code "edited"}
   * @param document of the segment, as in {@link Document#path}
   * @param segment id in its document
   * @param before the old source, "" where there was none
   * @param now the new source, "" where there is none
   * @param score likeness, 0–1
   * @param stale whether approved work waits for a person
   * @param why one sentence
   */
  public record Entry(
      String kind,
      String document,
      String segment,
      String before,
      String now,
      double score,
      boolean stale,
      String why) {}

  public UpdateReport {
    documents = List.copyOf(documents);
    changes = List.copyOf(changes);
  }

  /** The report of a plan. */
  public static UpdateReport of(UpdatePlan plan) {
    Map<String, Document> documents = new LinkedHashMap<>();
    List<Entry> entries = new ArrayList<>();
    List<Change> all = new ArrayList<>(plan.changes());
    all.addAll(plan.gone());
    for (Change change : all) {
      VersionSegment before = change.before();
      VersionSegment now = change.now();
      VersionSegment at = now != null ? now : before;
      if (at == null) {
        continue;
      }
      Document counts = documents.getOrDefault(at.document(), Document.empty(at.document()));
      documents.put(at.document(), counts.plus(change));
      if (change.kind() != Kind.UNCHANGED) {
        entries.add(
            new Entry(
                change.kind().name().toLowerCase(Locale.ROOT),
                at.document(),
                at.id(),
                before == null ? "" : before.source(),
                now == null ? "" : now.source(),
                change.score(),
                change.stale(),
                change.why()));
      }
    }
    return new UpdateReport(List.copyOf(documents.values()), entries);
  }

  /** All documents together; its path is "". */
  public Document total() {
    return documents.stream().reduce(Document.empty(""), Document::plus);
  }

  /** For programs. */
  public String toJson() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("total", total());
    all.put("documents", documents);
    all.put("changes", changes);
    try {
      return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(all);
    } catch (IOException e) {
      throw new IllegalStateException("a record cannot fail to be JSON", e);
    }
  }

  /** For people. */
  public String toMarkdown() {
    StringBuilder out = new StringBuilder("# What the new version changes\n\n");
    out.append(
        "| document | unchanged | moved | repeated | edited | new | gone | approved, kept | approved,"
            + " stale | approved, gone |\n");
    out.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    documents.forEach(d -> out.append(d.row(cell(d.path()))));
    Document sum = total();
    out.append(sum.row("**all**"));
    if (!changes.isEmpty()) {
      out.append("\n## Changes\n\n");
    }
    changes.stream().limit(SHOWN).forEach(entry -> entry(out, entry));
    if (changes.size() > SHOWN) {
      out.append(
          String.format(Locale.ROOT, "\nand %,d more, in the JSON.\n", changes.size() - SHOWN));
    }
    return out.toString();
  }

  private static void entry(StringBuilder out, Entry entry) {
    out.append(
        String.format(
            Locale.ROOT,
            "- **%s%s** %s %s: %s.\n",
            entry.kind(),
            entry.stale() ? ", stale" : "",
            cell(entry.document()),
            entry.segment(),
            cell(entry.why())));
    boolean same = entry.before().equals(entry.now());
    if (!entry.before().isEmpty() && !same) {
      out.append("  - was: ").append(cell(entry.before())).append('\n');
    }
    if (!entry.now().isEmpty()) {
      out.append(same ? "  - text: " : "  - now: ").append(cell(entry.now())).append('\n');
    }
  }

  /** A course's text inside Markdown: as text, never as markup. */
  private static String cell(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    String cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    return cut.replaceAll("([\\\\`*_\\[\\]<>|#!&~])", "\\\\$1");
  }
}
