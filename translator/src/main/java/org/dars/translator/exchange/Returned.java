package org.dars.translator.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dars.translator.guard.Restored;

/**
 * What people gave back, held against what is there now. A translation is taken only for a segment
 * whose source is still the same, and only whole, with all its codes; all else is named in a
 * problem, and the rest goes in.
 *
 * @param segments in the order of the file: those with a translation or a note
 * @param problems one sentence each, beginning with the file's name
 */
public record Returned(List<Segment> segments, List<String> problems) {

  /**
   * A segment that came back.
   *
   * @param document path of its document
   * @param id of the segment, as it went out
   * @param source guarded, as it is now
   * @param target guarded and whole; "" where only a note came
   * @param state of the translation
   * @param notes of people
   */
  public record Segment(
      String document,
      String id,
      String source,
      String target,
      ExchangeState state,
      List<ExchangeNote> notes) {
    public Segment {
      notes = List.copyOf(notes);
    }
  }

  public Returned {
    segments = List.copyOf(segments);
    problems = List.copyOf(problems);
  }

  /**
   * Holds a file against what is there now.
   *
   * @param file for messages
   * @param expected what would go out now, with the translations that are there; documents that the
   *     file has not are left alone
   * @throws XliffProblemException when the file is for other languages, or for no such document
   */
  public static Returned of(Path file, Reading reading, ExchangeFile expected)
      throws XliffProblemException {
    languages(file, reading.file(), expected);
    return new Merge(file, reading, expected).run();
  }

  private static void languages(Path file, ExchangeFile is, ExchangeFile wanted)
      throws XliffProblemException {
    if (!fits(is.from(), wanted.from()) || !fits(is.to(), wanted.to())) {
      throw new XliffProblemException(
          file,
          String.format(
              Locale.ROOT,
              "is for %s to %s, not %s to %s; choose the file of these languages",
              is.from().isEmpty() ? "an unnamed language" : is.from(),
              is.to().isEmpty() ? "an unnamed language" : is.to(),
              wanted.from(),
              wanted.to()),
          null);
    }
  }

  /** Tools add a region ("es" comes back as "es-ES"); another region is another language. */
  private static boolean fits(String is, String wanted) {
    String a = is.replace('_', '-').toLowerCase(Locale.ROOT);
    String b = wanted.replace('_', '-').toLowerCase(Locale.ROOT);
    return a.isEmpty() || a.equals(b) || a.startsWith(b + "-") || b.startsWith(a + "-");
  }

  /** One file being held against what is there. */
  private static final class Merge {
    private final Path file;
    private final Reading reading;
    private final Map<String, Map<String, ExchangeUnit>> wanted = new HashMap<>();
    private final ExchangeFile expected;
    private final List<Segment> segments = new ArrayList<>();
    private final List<String> problems;

    Merge(Path file, Reading reading, ExchangeFile expected) {
      this.file = file;
      this.reading = reading;
      this.expected = expected;
      this.problems = new ArrayList<>(reading.problems());
    }

    Returned run() throws XliffProblemException {
      for (ExchangeDocument document : expected.documents()) {
        Map<String, ExchangeUnit> units = new HashMap<>();
        document.units().forEach(unit -> units.put(unit.id(), unit));
        wanted.put(document.path(), units);
      }
      List<ExchangeDocument> documents = reading.file().documents();
      boolean one = documents.size() == 1 && expected.documents().size() == 1;
      Set<String> done = new HashSet<>();
      for (ExchangeDocument document : documents) {
        // One document for one may have another name: tools write their own.
        String path = one ? expected.documents().getFirst().path() : document.path();
        Map<String, ExchangeUnit> units = wanted.get(path);
        if (units == null) {
          problem(
              "its file "
                  + document.path()
                  + " is not in this course and was left out; check its"
                  + " \"original\"");
        } else if (!done.add(path)) {
          problem("its file " + path + " stands there twice; the first is taken");
        } else {
          document.units().forEach(unit -> unit(path, unit, units));
        }
      }
      return new Returned(segments, problems);
    }

    private void problem(String what) {
      problems.add(file.getFileName() + ": " + what);
    }

    private void unit(String path, ExchangeUnit is, Map<String, ExchangeUnit> units) {
      boolean says =
          is.segments().stream().anyMatch(s -> !s.target().isEmpty() || !s.notes().isEmpty());
      if (!is.translate() || !says) {
        return;
      }
      ExchangeUnit unit = units.get(is.id());
      if (unit == null) {
        problem(
            "its unit "
                + is.id()
                + " is of another version of the document and was left out;"
                + " export it again");
        return;
      }
      Map<String, ExchangeSegment> byId = new HashMap<>();
      unit.segments().forEach(s -> byId.put(s.id(), s));
      List<ExchangeSegment> open = new ArrayList<>();
      for (ExchangeSegment segment : is.segments()) {
        ExchangeSegment now = byId.get(segment.id());
        if (now != null && same(now.source(), segment.source())) {
          take(path, now, segment);
        } else {
          open.add(segment);
        }
      }
      if (!open.isEmpty()) {
        resegmented(path, is, open, unit);
      }
    }

    private static boolean same(String a, String b) {
      return Plain.comparable(a).equals(Plain.comparable(b));
    }

    /** A tool may have cut a segment in several, whatever was asked of it. */
    private void resegmented(
        String path, ExchangeUnit is, List<ExchangeSegment> open, ExchangeUnit unit) {
      List<ExchangeSegment> parts = new ArrayList<>();
      for (ExchangeSegment segment : open) {
        parts.add(segment);
        ExchangeSegment joined = Joined.of(parts);
        ExchangeSegment whole =
            unit.segments().stream()
                .filter(s -> Joined.comparable(s.source()).equals(Joined.comparable(joined)))
                .findFirst()
                .orElse(null);
        if (whole != null) {
          take(path, whole, joined);
          parts.clear();
        }
      }
      for (ExchangeSegment left : parts) {
        if (!left.target().isEmpty() || !left.notes().isEmpty()) {
          problem(
              "its unit "
                  + is.id()
                  + ", segment "
                  + left.id()
                  + " has another source than the document has now (\""
                  + shown(left.source())
                  + "\") and was left out; export it again");
        }
      }
    }

    private void take(String path, ExchangeSegment now, ExchangeSegment is) {
      String target = "";
      ExchangeState state = is.state();
      if (!is.target().isEmpty()) {
        switch (now.guarded().restore(is.target())) {
          case Restored.Whole whole -> {
            target = whole.text();
            state = touched(now, target, state);
          }
          case Restored.Damaged damaged -> {
            problem(
                "the translation of "
                    + now.id()
                    + " was left out: "
                    + damaged.reason()
                    + "; put its codes as in the source");
            state = ExchangeState.NEEDS_TRANSLATION;
          }
        }
      }
      if (!target.isEmpty() || !is.notes().isEmpty()) {
        segments.add(new Segment(path, now.id(), now.source(), target, state, is.notes()));
      }
    }

    /** Many tools leave the state as it was: what differs from what went out is a person's. */
    private static ExchangeState touched(ExchangeSegment now, String target, ExchangeState state) {
      boolean other = !same(now.target(), target);
      boolean open = state == ExchangeState.NEEDS_TRANSLATION;
      boolean draft = state == ExchangeState.NEEDS_REVIEW && !now.target().isEmpty();
      return other && (open || draft) ? ExchangeState.TRANSLATED : state;
    }

    private static String shown(String text) {
      return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
  }

  /** Neighbouring segments as one. */
  private static final class Joined {

    private Joined() {}

    static ExchangeSegment of(List<ExchangeSegment> parts) {
      if (parts.size() == 1) {
        return parts.getFirst();
      }
      StringBuilder source = new StringBuilder();
      StringBuilder target = new StringBuilder();
      List<ExchangeCode> codes = new ArrayList<>();
      List<ExchangeNote> notes = new ArrayList<>();
      ExchangeState state = ExchangeState.FINAL;
      boolean whole = true;
      for (ExchangeSegment part : parts) {
        source.append(Marks.shifted(part.source(), codes.size()));
        String more = Marks.shifted(part.target(), codes.size());
        boolean space = !target.isEmpty() && !target.toString().endsWith(" ");
        target.append(space && !more.startsWith(" ") ? " " : "").append(more);
        codes.addAll(part.codes());
        notes.addAll(part.notes());
        state = part.state().compareTo(state) < 0 ? part.state() : state;
        whole &= !part.target().isEmpty();
      }
      return new ExchangeSegment(
          parts.getFirst().id(),
          source.toString(),
          codes,
          whole ? target.toString() : "",
          whole ? state : ExchangeState.NEW,
          List.of(),
          notes,
          List.of());
    }

    /** Without white space, which may stand between the parts. */
    static String comparable(String text) {
      return Plain.comparable(text).replace(" ", "");
    }

    static String comparable(ExchangeSegment segment) {
      return comparable(segment.source());
    }
  }
}
