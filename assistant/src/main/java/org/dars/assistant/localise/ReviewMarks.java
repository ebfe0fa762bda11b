package org.dars.assistant.localise;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dars.assistant.store.SegmentEvent;
import org.dars.assistant.store.SegmentMark;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.translator.StoredSegment;
import org.dars.translator.check.MqmCategory;
import org.dars.translator.check.MqmMark;
import org.dars.translator.check.MqmScore;
import org.dars.translator.memory.Quality;
import org.jspecify.annotations.Nullable;

/**
 * The errors that reviewers marked in a course in one language, by MQM, and what they say of its
 * documents and engines.
 */
public final class ReviewMarks {

  /** Who made what a person wrote. */
  public static final String PEOPLE = "people";

  private final ReviewDesk desk;
  private final Clock clock;

  public ReviewMarks(ReviewDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * A score of what was reviewed.
   *
   * @param name of the document or engine; "" for everything
   * @param segments reviewed
   * @param marks in them
   */
  public record Score(String name, int segments, int marks, MqmScore score) {}

  /**
   * Scores of a language. A segment is reviewed when a person decided about it or marked it; its
   * words count once for the document and once for each engine whose text was reviewed.
   *
   * @param all null as long as nothing with words was reviewed
   * @param documents by path
   * @param engines by name, {@link #PEOPLE} for what people wrote
   */
  public record Scores(@Nullable Score all, List<Score> documents, List<Score> engines) {
    public Scores {
      documents = List.copyOf(documents);
      engines = List.copyOf(engines);
    }
  }

  /**
   * Marks an error in a segment's translation.
   *
   * @param words the words that are wrong, as they stand in the translation; "" for all of it, or
   *     for something that is missing
   * @param note may be ""
   * @return why it was not kept, half a sentence; "" when it was
   */
  public String mark(
      Placed placed,
      MqmCategory category,
      MqmMark.Level severity,
      String words,
      String note,
      String by) {
    StoredSegment s = placed.segment();
    String wanted = words.strip();
    int start = wanted.isEmpty() ? 0 : s.target().indexOf(wanted);
    if (start < 0) {
      return "the translation does not have “" + wanted + "”; copy the words from it";
    }
    boolean missing = category == MqmCategory.OMISSION;
    int end = wanted.isEmpty() ? (missing ? 0 : s.target().length()) : start + wanted.length();
    MqmMark mark =
        new MqmMark(s.id(), start, end, category, severity, note.strip(), by, clock.instant());
    int count = ReviewContent.words(s.source(), desk.pair().from());
    desk.records()
        .mark(new SegmentMark("", placed.document(), s.target(), s.by(), s.quality(), count, mark));
    return "";
  }

  /** All marks, by document and segment. */
  public List<SegmentMark> all() {
    return desk.records().marks();
  }

  /** What the marks come to. */
  public Scores scores() {
    List<SegmentMark> marks = all();
    Map<String, Reviewed> reviewed = new HashMap<>();
    for (SegmentEvent e : desk.records().reviewed()) {
      add(reviewed, e.document(), e.segment(), maker(e.maker(), e.quality()), e.words());
    }
    for (SegmentMark m : marks) {
      add(reviewed, m.document(), m.mark().segment(), maker(m.maker(), m.quality()), m.words());
    }
    return new Scores(
        scores(marks, reviewed, m -> "", r -> List.of("")).stream().findFirst().orElse(null),
        scores(marks, reviewed, SegmentMark::document, r -> List.of(r.document())),
        scores(marks, reviewed, m -> maker(m.maker(), m.quality()), Reviewed::makers));
  }

  /** A segment that a person looked at, with those whose text it was. */
  private record Reviewed(String document, int words, List<String> makers) {}

  private static void add(
      Map<String, Reviewed> reviewed, String document, String id, String maker, int words) {
    Reviewed r =
        reviewed.computeIfAbsent(
            document + "#" + id, k -> new Reviewed(document, words, new ArrayList<>()));
    if (!maker.isEmpty() && !r.makers().contains(maker)) {
      r.makers().add(maker);
    }
  }

  private static String maker(String maker, @Nullable Quality quality) {
    return quality == Quality.PERSON ? PEOPLE : maker;
  }

  private static List<Score> scores(
      List<SegmentMark> marks,
      Map<String, Reviewed> reviewed,
      Function<SegmentMark, String> of,
      Function<Reviewed, List<String>> names) {
    Map<String, List<Reviewed>> byName = new TreeMap<>();
    for (Reviewed r : reviewed.values()) {
      names.apply(r).forEach(n -> byName.computeIfAbsent(n, k -> new ArrayList<>()).add(r));
    }
    List<Score> scores = new ArrayList<>();
    byName.forEach((name, segments) -> {
      int words = segments.stream().mapToInt(Reviewed::words).sum();
      List<MqmMark> own =
          marks.stream().filter(m -> of.apply(m).equals(name)).map(SegmentMark::mark).toList();
      if (words > 0) {
        scores.add(new Score(name, segments.size(), own.size(), MqmScore.of(own, words)));
      }
    });
    return scores;
  }

  /** Writes all marks as CSV with a header, a row a mark. */
  public void csv(Appendable to) throws IOException {
    Map<String, Map<String, StoredSegment>> segments = new HashMap<>();
    try (CSVPrinter out = new CSVPrinter(to, CSVFormat.RFC4180)) {
      out.printRecord(
          "document",
          "segment",
          "category",
          "dimension",
          "severity",
          "points",
          "marked",
          "note",
          "reviewer",
          "time",
          "engine",
          "source",
          "translation");
      for (SegmentMark m : all()) {
        StoredSegment s =
            segments.computeIfAbsent(m.document(), desk.rows()::of).get(m.mark().segment());
        out.printRecord(
            m.document(),
            m.mark().segment(),
            m.mark().category().id(),
            m.mark().category().dimension().name().toLowerCase(Locale.ROOT),
            m.mark().severity().name().toLowerCase(Locale.ROOT),
            m.mark().severity().points(),
            m.marked(),
            m.mark().note(),
            m.mark().reviewer(),
            m.mark().time(),
            m.maker(),
            s == null ? "" : s.source(),
            m.target());
      }
    }
  }
}
