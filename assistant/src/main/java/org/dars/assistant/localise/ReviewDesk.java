package org.dars.assistant.localise;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.store.SegmentRows;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.translator.Outcome;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.check.CheckedPair;
import org.dars.translator.check.Checks;
import org.dars.translator.exchange.ExchangeDocument;
import org.dars.translator.exchange.ExchangeFile;
import org.dars.translator.exchange.Returned;
import org.dars.translator.guard.Guarded;
import org.dars.translator.guard.Restored;
import org.dars.translator.memory.EntryDetails;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.Quality;
import org.dars.translator.memory.SegmentContext;
import org.dars.translator.memory.TranslationMemory;

/**
 * What people do with the segments of one course in one language: they take them out, bring them
 * back, approve them. A segment is named {@code document#id}, as {@code unit-1/a.md#2.1-p3/0}.
 */
public final class ReviewDesk {

  private final CourseLibrary library;
  private final SegmentRows rows;
  private final Place place;
  private final Clock clock;
  private final Checks checks;

  /**
   * Whose segments they are.
   *
   * @param course id of the source course
   * @param from BCP 47 tag of its language
   * @param to BCP 47 tag
   */
  public record Place(String zone, String course, String from, String to) {}

  /**
   * What came of a decision.
   *
   * @param approved segments that are approved now and were not, or not with this text
   * @param already segments that were approved with this text before
   * @param sentBack segments that a person refused: they wait
   * @param untouched segments that came back as they went out, not signed off
   * @param problems what was left out and why, one sentence each
   * @param remarks what a check finds odd about texts that went in
   */
  public record Taken(
      List<Placed> approved,
      List<Placed> already,
      int sentBack,
      int untouched,
      List<String> problems,
      List<String> remarks) {
    public Taken {
      approved = List.copyOf(approved);
      already = List.copyOf(already);
      problems = List.copyOf(problems);
      remarks = List.copyOf(remarks);
    }
  }

  public ReviewDesk(CourseLibrary library, SegmentRows rows, Place place, Clock clock) {
    this(library, rows, place, clock, Checks.standard());
  }

  /**
   * The same with a team's own checks.
   *
   * @param checks what texts that go in are looked at for
   */
  public ReviewDesk(
      CourseLibrary library, SegmentRows rows, Place place, Clock clock, Checks checks) {
    this.checks = checks;
    this.library = library;
    this.rows = rows;
    this.place = place;
    this.clock = clock;
  }

  public Place place() {
    return place;
  }

  /** The segments as they are kept. */
  public SegmentRows rows() {
    return rows;
  }

  /** A segment's name. */
  public static String name(Placed placed) {
    return placed.document() + "#" + placed.segment().id();
  }

  /** The segment of a name. */
  public Optional<Placed> find(String name) {
    int hash = name.lastIndexOf('#');
    if (hash < 0) {
      return Optional.empty();
    }
    String document = name.substring(0, hash);
    return Optional.ofNullable(rows.of(document).get(name.substring(hash + 1)))
        .map(s -> new Placed(document, s));
  }

  /**
   * The segments as they go out, in course order; those of an earlier version of a document are not
   * among them.
   *
   * @param wanted which of them
   * @param help what goes out beside them
   */
  public ExchangeFile content(Predicate<StoredSegment> wanted, ReviewHelp help) throws IOException {
    List<ExchangeDocument> documents = new ArrayList<>();
    for (CourseDocument d : library.documents(place.zone(), place.course())) {
      Map<String, StoredSegment> kept = rows.of(d.path());
      if (kept.values().stream().anyMatch(wanted)) {
        library
            .content(place.zone(), place.course(), d.id())
            .map(content -> ExchangeDocument.of(content, place.from()))
            .ifPresent(plain -> documents.add(ReviewContent.filled(plain, kept, wanted)));
      }
    }
    Map<String, StoredSegment> titles = rows.of(Titles.DOCUMENT);
    documents.add(
        ReviewContent.filled(ReviewContent.titles(Titles.DOCUMENT, titles), titles, wanted));
    documents.removeIf(d -> d.units().isEmpty());
    List<ExchangeDocument> helped = new ArrayList<>();
    for (ExchangeDocument document : documents) {
      helped.add(help.beside(document));
    }
    return new ExchangeFile(place.from(), place.to(), helped);
  }

  /**
   * Takes what a person gave back: a translation that is another now, or that is signed off, is
   * approved.
   *
   * @param by the person
   * @param all whether the person has read all of it, so that what is untouched is approved, too
   * @param overwrite whether it replaces what another person approved
   */
  public Taken take(Returned returned, String by, boolean all, boolean overwrite) {
    Tally tally = new Tally(by);
    tally.problems.addAll(returned.problems());
    for (Returned.Segment segment : returned.segments()) {
      StoredSegment kept = tally.kept(segment.document()).get(segment.id());
      if (kept != null) {
        tally.take(segment, kept, all, overwrite);
      }
    }
    return tally.decide();
  }

  /**
   * Approves segments as they are.
   *
   * @param by the person
   */
  public Taken approve(List<Placed> segments, String by) {
    Tally tally = new Tally(by);
    segments.forEach(s -> tally.approve(s.document(), s.segment()));
    return tally.decide();
  }

  /**
   * Puts what is approved into a memory, and commits.
   *
   * @return how many translations the memory took
   */
  public int remember(Taken taken, TranslationMemory memory) throws IOException {
    Map<String, Map<String, SegmentContext>> contexts = new HashMap<>();
    List<Placed> all = new ArrayList<>(taken.approved());
    all.addAll(taken.already());
    int remembered = 0;
    for (Placed placed : all) {
      StoredSegment s = placed.segment();
      SegmentContext context =
          contexts
              .computeIfAbsent(placed.document(), this::contexts)
              .getOrDefault(s.id(), SegmentContext.NONE);
      MemoryEntry entry =
          new MemoryEntry(
              place.from(),
              place.to(),
              s.source(),
              s.target(),
              Quality.PERSON,
              "",
              s.by(),
              clock.instant(),
              context,
              EntryDetails.of(place.course(), "", true));
      remembered += memory.put(entry) ? 1 : 0;
    }
    memory.commit();
    return remembered;
  }

  private Map<String, SegmentContext> contexts(String document) {
    List<StoredSegment> all = List.copyOf(rows.of(document).values());
    Map<String, SegmentContext> contexts = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      String id = all.get(i).id();
      contexts.put(
          id,
          new SegmentContext(
              i == 0 ? "" : all.get(i - 1).source(),
              i + 1 == all.size() ? "" : all.get(i + 1).source(),
              document,
              ReviewContent.block(id)));
    }
    return contexts;
  }

  /** One person's decisions, before they are written down. Used once. */
  private final class Tally {
    private final String by;
    private final Map<String, Map<String, StoredSegment>> kept = new HashMap<>();
    private final Map<String, List<StoredSegment>> decided = new LinkedHashMap<>();
    private final List<Placed> approved = new ArrayList<>();
    private final List<Placed> already = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private int sentBack;
    private int untouched;

    Tally(String by) {
      this.by = by;
    }

    Map<String, StoredSegment> kept(String document) {
      return kept.computeIfAbsent(document, rows::of);
    }

    void take(Returned.Segment is, StoredSegment was, boolean all, boolean overwrite) {
      String name = is.document() + "#" + is.id();
      StoredSegment noted = ReviewContent.noted(was, is.notes());
      boolean same = is.target().equals(was.target()) && was.outcome() != Outcome.HELD_BACK;
      boolean fixed = was.state() == SegmentState.APPROVED;
      boolean refused =
          switch (is.state()) {
            case NEW, NEEDS_TRANSLATION -> same && was.state() != SegmentState.STALE;
            default -> false;
          };
      if (is.target().isEmpty()) {
        note(is.document(), was, noted);
      } else if (refused) {
        sentBack++;
        decide(is.document(), ReviewContent.refused(noted, by));
      } else if (fixed && same) {
        already.add(new Placed(is.document(), was));
        note(is.document(), was, noted);
      } else if (same && !is.state().approved() && !all) {
        untouched++;
        note(is.document(), was, noted);
      } else if (fixed && !overwrite && !was.by().equals(by)) {
        problems.add(
            name
                + ": "
                + was.by()
                + " approved another text and it was left; give --overwrite to"
                + " put this one in its place");
      } else {
        put(is.document(), ReviewContent.approved(noted, is.target(), by));
      }
    }

    void approve(String document, StoredSegment was) {
      String name = document + "#" + was.id();
      if (was.state() == SegmentState.APPROVED) {
        already.add(new Placed(document, was));
      } else if (was.target().isEmpty() || was.outcome() == Outcome.HELD_BACK) {
        problems.add(name + ": it has no translation to approve; give it one in a file");
      } else if (Guarded.of(was.source()).restore(was.target()) instanceof Restored.Damaged d) {
        problems.add(name + ": it was left as it is, since " + d.reason());
      } else {
        put(document, ReviewContent.approved(was, was.target(), by));
      }
    }

    private void note(String document, StoredSegment was, StoredSegment noted) {
      if (!noted.equals(was)) {
        decide(document, noted);
      }
    }

    private void put(String document, StoredSegment segment) {
      if (segment.outcome() != Outcome.UNCHANGED) {
        checks
            .issues(
                new CheckedPair(
                    segment.source(), segment.target(), place.from(), place.to(), Quality.PERSON))
            .forEach(i -> remarks.add(document + "#" + segment.id() + ": " + i.note()));
      }
      approved.add(new Placed(document, segment));
      decide(document, segment);
    }

    private void decide(String document, StoredSegment segment) {
      decided.computeIfAbsent(document, d -> new ArrayList<>()).add(segment);
    }

    Taken decide() {
      if (!decided.isEmpty()) {
        rows.decide(decided);
      }
      return new Taken(approved, already, sentBack, untouched, problems, remarks);
    }
  }
}
