package org.dars.assistant.localise;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import org.dars.assistant.localise.MemoryDraft.Doubt;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.translator.align.Bitext;
import org.dars.translator.align.BitextAligner;
import org.dars.translator.align.BitextAligner.Collection;
import org.dars.translator.align.BitextPair;
import org.dars.translator.check.CheckedPair;
import org.dars.translator.check.Checks;
import org.dars.translator.check.Issue;
import org.dars.translator.exchange.PoFile;
import org.dars.translator.exchange.PoProblemException;
import org.dars.translator.exchange.TmxFile;
import org.dars.translator.exchange.TmxProblemException;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.Quality;
import org.dars.translator.terms.Termbase;

/** Reads what somebody brings in, and says what of it is doubtful. Used once, by one thread. */
final class DraftMaker {

  /** Entries that the checks look at: more would keep a person waiting. */
  private static final int LOOKED_AT = 20_000;

  /** Doubts that a page can show. */
  private static final int SHOWN = 200;

  private static final int SOUND = -1;

  private final String name;
  private final Checks checks;
  private final List<Doubt> doubts = new ArrayList<>();
  private int at;

  /**
   * @param name as people call it
   * @param checks what the team wants looked at
   */
  DraftMaker(String name, Checks checks) {
    this.name = name;
    this.checks = checks;
  }

  /** What a TMX file holds. */
  MemoryDraft tmx(Path file) throws IOException, TmxProblemException {
    TmxFile.Report r = TmxFile.read(file, entry -> look(entry, SOUND, true));
    return draft(r.units(), r.skipped(), r.problems());
  }

  /**
   * What a PO file holds.
   *
   * @param to TMX file that its translations are written to, in their order
   */
  MemoryDraft po(Path file, PoFile.Origin origin, Path to) throws IOException, PoProblemException {
    List<MemoryEntry> entries = new ArrayList<>();
    PoFile.Report r =
        PoFile.read(
            file,
            origin,
            entry -> {
              entries.add(entry);
              look(entry, SOUND, true);
            });
    TmxFile.write(entries, origin.from(), to);
    return draft(
        r.messages(), (long) r.untranslated() + r.fuzzy() + r.problems().size(), r.remarks());
  }

  /**
   * The sentences of a course beside those of its translation.
   *
   * @param origin languages, translator and course
   * @param when the pairs are remembered
   * @param to TMX file that the pairs are written to, the sure ones first
   * @param done told how many looks were taken, of {@link BitextAligner#looks}
   */
  MemoryDraft pairs(
      List<CoursewareDocument> source,
      List<CoursewareDocument> translation,
      Termbase terms,
      PoFile.Origin origin,
      Instant when,
      Path to,
      IntConsumer done)
      throws IOException {
    BitextAligner aligner =
        new BitextAligner(origin.from(), origin.to(), terms, BitextAligner.THRESHOLD);
    Bitext bitext =
        aligner.align(List.of(new Collection("", source)), new Collection("", translation), done);
    List<MemoryEntry> entries = new ArrayList<>();
    List<BitextPair> kept = bitext.kept();
    List<BitextPair> unsure =
        bitext.pairs().stream()
            .filter(BitextPair::doubtful)
            .sorted(Comparator.comparingInt(BitextPair::score).reversed())
            .limit(SHOWN / 2)
            .toList();
    for (BitextPair pair : kept) {
      entries.add(pair.entry(origin.from(), origin.to(), origin.by(), when, origin.course()));
      look(entries.getLast(), pair.score(), true);
    }
    for (BitextPair pair : unsure) {
      MemoryEntry entry =
          pair.accepted().entry(origin.from(), origin.to(), origin.by(), when, origin.course());
      entries.add(entry);
      look(entry, pair.score(), false);
    }
    TmxFile.write(entries, origin.from(), to);
    List<String> problems = new ArrayList<>();
    bitext.documents().stream()
        .filter(d -> d.source().isEmpty())
        .forEach(d -> problems.add(d.translation() + ": no document of the source fits it"));
    int all = bitext.pairs().size();
    return draft(all, all - entries.size(), problems);
  }

  /**
   * Looks at the next entry.
   *
   * @param taken whether nothing but the checks speaks against it
   */
  private void look(MemoryEntry e, int score, boolean taken) {
    int entry = at++;
    if (entry >= LOOKED_AT && taken) {
      return;
    }
    List<Issue> issues =
        checks
            .issues(new CheckedPair(e.source(), e.target(), e.from(), e.to(), Quality.PERSON))
            .stream()
            .filter(Issue::waits)
            .toList();
    if (!taken || !issues.isEmpty()) {
      boolean sound = taken && issues.stream().noneMatch(Issue::holds);
      doubts.add(
          new Doubt(
              entry,
              e.source(),
              e.target(),
              e.from(),
              e.to(),
              score,
              issues.stream().map(Issue::note).toList(),
              sound));
    }
  }

  private MemoryDraft draft(long units, long skipped, List<String> problems) {
    // What would not go in first: there a person's word changes most.
    doubts.sort(Comparator.comparing(Doubt::taken).thenComparingInt(Doubt::entry));
    List<Doubt> shown = doubts.subList(0, Math.min(SHOWN, doubts.size()));
    List<Integer> out =
        doubts.stream().skip(shown.size()).filter(d -> !d.taken()).map(Doubt::entry).toList();
    return new MemoryDraft(
        name,
        "",
        units,
        at,
        skipped,
        problems,
        Math.min(at, LOOKED_AT),
        shown,
        doubts.size() - shown.size(),
        out);
  }
}
