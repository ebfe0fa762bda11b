package org.dars.translator.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.dars.index.courseware.zip.ZipEntries;
import org.dars.translator.exchange.ReviewTable.Row;
import org.jspecify.annotations.Nullable;

/** Reads a {@link ReviewTable} that a word processor may have written anew. Used once. */
final class ReviewReader {

  private static final int COLUMNS = 4;

  private final Path file;
  private final ExchangeFile expected;
  private final boolean approved;
  private final Map<String, Row> byName = new HashMap<>();
  private final List<Row> rows;
  private final Map<String, ExchangeNote> comments = new HashMap<>();
  private final Map<Row, ExchangeSegment> found = new LinkedHashMap<>();
  private final Set<Row> seen = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  ReviewReader(Path file, ExchangeFile expected, boolean approved) {
    this.file = file;
    this.expected = expected;
    this.approved = approved;
    this.rows = ReviewTable.rows(expected);
    rows.forEach(row -> byName.put(row.name(), row));
  }

  Returned read() throws XliffProblemException, IOException {
    List<XmlElement> lines;
    try {
      lines = open();
    } catch (CoursewareException e) {
      String problem = String.valueOf(e.getMessage()).substring(e.path().length() + 2);
      throw new XliffProblemException(file, problem, e);
    }
    int number = 0;
    boolean table = false;
    for (XmlElement line : lines) {
      XmlElement properties = line.child("trPr");
      boolean deleted = properties != null && properties.child("del") != null;
      List<XmlElement> cells = WordText.cells(line);
      number++;
      if (!deleted && cells.size() == COLUMNS) {
        table = true;
        line(line, cells, number);
      }
    }
    if (!table) {
      throw new XliffProblemException(
          file, "has no table of four columns; choose the document that was exported", null);
    }
    return Returned.of(file, new Reading(content(), problems), expected);
  }

  private List<XmlElement> open() throws CoursewareException {
    String name = String.valueOf(file.getFileName());
    ReadLimits limits = ReadLimits.standard();
    try (ZipEntries zip = ZipEntries.open(name, file, limits)) {
      byte[] notes = zip.readIfPresent("word/comments.xml");
      if (notes != null) {
        XmlTree tree = XmlTree.parse(name, "word/comments.xml", notes, limits);
        for (XmlElement comment : tree.root().all("comment")) {
          String text = WordText.of(comment).strip();
          if (!text.isEmpty()) {
            comments.put(
                comment.attribute("id"), new ExchangeNote(comment.attribute("author"), text));
          }
        }
      }
      byte[] document = zip.read("word/document.xml");
      return XmlTree.parse(name, "word/document.xml", document, limits).root().all("tr");
    }
  }

  private void line(XmlElement line, List<XmlElement> cells, int number) {
    String source = WordText.first(cells.get(1));
    Row row = row(line, WordText.of(cells.get(0)), source);
    if (row == null) {
      if (!WordText.of(cells.get(0)).strip().equals("#")) {
        problem(
            number,
            source,
            "is of another version of the document and was left out; export it" + " again");
      }
      return;
    }
    if (!seen.add(row)) {
      problem(number, source, "stands there twice; the first is taken");
      return;
    }
    String bookmark = bookmark(line);
    if (!bookmark.isEmpty() && !bookmark.equals(row.bookmark())) {
      problem(number, source, "has another source now and was left out; export it again");
      return;
    }
    String target = WordText.of(cells.get(2)).strip();
    found.put(row, segment(row.segment(), target, notes(line, cells.get(3), row.segment())));
  }

  private void problem(int number, String source, String what) {
    String shown = source.length() > 60 ? source.substring(0, 60) + "…" : source;
    problems.add(
        file.getFileName() + ": row " + number + " of its table (\"" + shown + "\") " + what);
  }

  private static String bookmark(XmlElement line) {
    for (XmlElement mark : line.all("bookmarkStart")) {
      if (mark.attribute("name").startsWith(ReviewTable.BOOKMARK)) {
        return mark.attribute("name");
      }
    }
    return "";
  }

  /** By the bookmark; where a program has dropped it, by number and source. */
  private @Nullable Row row(XmlElement line, String number, String source) {
    String bookmark = bookmark(line);
    if (!bookmark.isEmpty()) {
      String name = bookmark.substring(ReviewTable.BOOKMARK.length());
      return byName.get(name.substring(0, Math.max(0, name.lastIndexOf('_'))));
    }
    String digits = number.strip();
    int n = digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    Row row = n >= 1 && n <= rows.size() ? rows.get(n - 1) : null;
    boolean same =
        row != null && Plain.comparable(row.segment().source()).equals(Plain.comparable(source));
    return same ? row : null;
  }

  private List<ExchangeNote> notes(XmlElement line, XmlElement cell, ExchangeSegment out) {
    List<ExchangeNote> notes = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (ExchangeNote note : out.notes()) {
      known.add(note.from().isEmpty() ? note.text() : note.from() + ": " + note.text());
    }
    for (String remark : WordText.paragraphs(cell)) {
      if (!remark.isBlank() && !known.contains(remark.strip())) {
        notes.add(new ExchangeNote("", remark.strip()));
      }
    }
    for (XmlElement reference : line.all("commentReference")) {
      ExchangeNote note = comments.get(reference.attribute("id"));
      if (note != null) {
        notes.add(note);
      }
    }
    return notes;
  }

  private ExchangeSegment segment(ExchangeSegment out, String target, List<ExchangeNote> notes) {
    boolean same = Plain.comparable(target).equals(Plain.comparable(out.target()));
    ExchangeState state = same ? out.state() : ExchangeState.TRANSLATED;
    if (target.isEmpty()) {
      state = ExchangeState.NEW;
    } else if (approved && !state.approved()) {
      state = ExchangeState.REVIEWED;
    }
    return new ExchangeSegment(
        out.id(), out.source(), out.codes(), target, state, List.of(), notes, List.of());
  }

  /** What was found, as a file, so that the same is proved of it as of XLIFF. */
  private ExchangeFile content() {
    Map<String, Map<String, ExchangeUnit>> documents = new LinkedHashMap<>();
    found.forEach((row, segment) ->
        documents
            .computeIfAbsent(row.document(), d -> new LinkedHashMap<>())
            .merge(
                row.unit().id(),
                row.unit().with(List.of(segment)),
                (unit, more) -> {
                  List<ExchangeSegment> all = new ArrayList<>(unit.segments());
                  all.addAll(more.segments());
                  return unit.with(all);
                }));
    return new ExchangeFile(
        expected.from(),
        expected.to(),
        documents.entrySet().stream()
            .map(e -> new ExchangeDocument(e.getKey(), "", List.copyOf(e.getValue().values())))
            .toList());
  }
}
