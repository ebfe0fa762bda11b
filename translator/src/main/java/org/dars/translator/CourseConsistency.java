package org.dars.translator;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.translator.check.CheckNote;
import org.dars.translator.check.Issue;
import org.dars.translator.check.Reason;
import org.dars.translator.check.Severity;

/**
 * Looks through all kept segments of a course in one language for sources that were translated in
 * more than one way. The usual one is what people approved, else what most segments have, else the
 * first; the others get a note and wait for a person. A note that no longer holds goes away. What
 * is found stands in a file of the output folder, so that a run that finds everything finished need
 * not look again.
 *
 * <p>The store hands over only the segments in question, source by source, so that memory is
 * bounded by the segments of one source and {@link #MOST_NOTED}.
 */
final class CourseConsistency {

  /** Its name in the output folder. */
  static final String NAME = ".dars-findings.json";

  /** Segments that are noted in one run; the next takes up the others. */
  static final int MOST_NOTED = 20_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SegmentStore store;
  private final LocalisationRequest request;
  private final ReviewPolicy policy;
  private final Path file;

  /** A kept segment and the path of its document. */
  private record Member(String document, StoredSegment segment) {}

  CourseConsistency(
      SegmentStore store, LocalisationRequest request, ReviewPolicy policy, Path output) {
    this.store = store;
    this.request = request;
    this.policy = policy;
    this.file = output.resolve(NAME);
  }

  /** Says that what was found before may hold no longer; for whoever is about to keep segments. */
  void forget() throws IOException {
    Files.deleteIfExists(file);
  }

  /** What was found since the last {@link #forget}, looked for if need be. */
  CourseFindings find() throws IOException {
    if (Files.exists(file)) {
      try {
        return JSON.readValue(Files.readAllBytes(file), CourseFindings.class);
      } catch (com.fasterxml.jackson.core.JacksonException e) {
        // Torn by a crash: it is looked for again.
      }
    }
    Run run = new Run();
    store.unequal(run::take);
    run.endOfSource();
    for (Map.Entry<String, List<StoredSegment>> noted : run.noted.entrySet()) {
      store.keep(noted.getKey(), noted.getValue());
    }
    CourseFindings found = new CourseFindings(run.found, run.sources, run.segments, List.of());
    if (!store.equals(SegmentStore.NONE)) {
      Files.write(file, JSON.writeValueAsBytes(found));
    }
    return found;
  }

  /** One look through the segments. */
  private final class Run {
    private final Optional<Severity> severity =
        Optional.ofNullable(
            request.checks().settings().severity(Issue.Kind.INCONSISTENT, request.to()));
    private final List<Member> members = new ArrayList<>();
    private final List<CourseFindings.Inconsistency> found = new ArrayList<>();
    private final Map<String, List<StoredSegment>> noted = new LinkedHashMap<>();
    private int notes;
    private int sources;
    private int segments;

    void take(String document, StoredSegment segment) {
      if (!members.isEmpty() && !members.getFirst().segment().source().equals(segment.source())) {
        endOfSource();
      }
      members.add(new Member(document, segment));
    }

    void endOfSource() {
      List<Way> ways = severity.isEmpty() ? List.of() : ways();
      boolean several = ways.size() > 1;
      if (several) {
        sources++;
        if (found.size() < CourseFindings.MOST) {
          found.add(
              new CourseFindings.Inconsistency(
                  members.getFirst().segment().source(),
                  ways.stream()
                      .map(w -> new CourseFindings.Way(w.target, w.segments, w.first))
                      .toList()));
        }
      }
      for (Member member : members) {
        boolean other =
            several
                && translated(member.segment())
                && !member.segment().target().equals(ways.getFirst().target);
        segments += other ? 1 : 0;
        note(member, other ? issue(ways.getFirst().target) : null);
      }
      members.clear();
    }

    private Issue issue(String usual) {
      return new Issue(
          Issue.Kind.INCONSISTENT, severity.orElseThrow(), Reason.INCONSISTENT.with(usual), null);
    }

    /** The translations of the source at hand, the usual one first. */
    private List<Way> ways() {
      Map<String, Way> ways = new LinkedHashMap<>();
      for (Member m : members) {
        if (translated(m.segment())) {
          Way way =
              ways.computeIfAbsent(
                  m.segment().target(),
                  target -> new Way(target, m.document() + "#" + m.segment().id()));
          way.segments++;
          way.approved += m.segment().state() == SegmentState.APPROVED ? 1 : 0;
        }
      }
      List<Way> sorted = new ArrayList<>(ways.values());
      sorted.sort(
          Comparator.<Way>comparingInt(w -> -w.approved).thenComparingInt(w -> -w.segments));
      return sorted;
    }

    /** Gives a segment its note, or takes one away; what a person decided stays as it is. */
    private void note(Member member, @org.jspecify.annotations.Nullable Issue issue) {
      StoredSegment s = member.segment();
      if (s.state() == SegmentState.APPROVED || s.state() == SegmentState.STALE) {
        return;
      }
      List<String> others =
          new ArrayList<>(s.notes().stream().filter(n -> !is(n, Issue.Kind.INCONSISTENT)).toList());
      SegmentState state = s.state();
      if (issue != null) {
        others.add(issue.note());
        state = SegmentState.WAITING;
      } else if (others.size() < s.notes().size() && state == SegmentState.WAITING) {
        boolean waits =
            others.stream().anyMatch(CourseConsistency::ofDocument)
                || s.confidence() < policy.threshold()
                || s.confidence() <= 0;
        state = waits ? state : SegmentState.DRAFT;
      }
      StoredSegment now = s.with(state, others);
      if (!now.equals(s) && notes < MOST_NOTED) {
        notes++;
        noted.computeIfAbsent(member.document(), d -> new ArrayList<>()).add(now);
      }
    }
  }

  private static boolean translated(StoredSegment segment) {
    return switch (segment.outcome()) {
      case MEMORY, ENGINE, PERSON, UNCHANGED -> !segment.target().isEmpty();
      case PROTECTED, HELD_BACK, FAILED -> false;
    };
  }

  private static boolean is(String note, Issue.Kind kind) {
    return CheckNote.of(note).filter(n -> n.kind() == kind).isPresent();
  }

  private static boolean ofDocument(String note) {
    return CheckNote.of(note).filter(n -> DocumentChecks.KINDS.contains(n.kind())).isPresent();
  }

  /** A translation of a source, and how often it stands. */
  private static final class Way {
    private final String target;
    private final String first;
    private int segments;
    private int approved;

    Way(String target, String first) {
      this.target = target;
      this.first = first;
    }
  }
}
