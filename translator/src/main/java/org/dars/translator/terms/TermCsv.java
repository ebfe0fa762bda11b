package org.dars.translator.terms;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A termbase as CSV (RFC 4180, UTF-8, a header), a row a term; rows of one {@code concept} belong
 * together. The columns are {@link #HEADER}; only {@code language} and {@code term} have to be
 * there. What belongs to the concept may stand in any of its rows.
 *
 * <p>Statuses are {@code preferred} (or empty), {@code admitted} and {@code forbidden}; a row of
 * {@code reject} is left out.
 *
 * <p>A table without a {@code term} column is read a row a concept: columns named by language tags
 * hold preferred terms, several parted by {@code ;}, the later ones admitted.
 *
 * <p>A cell that a spreadsheet would take for a formula is written with an apostrophe before it,
 * which is taken off again when it is read.
 */
public final class TermCsv {

  /** The columns as they are written. */
  public static final List<String> HEADER =
      List.of(
          "concept",
          "domain",
          "do_not_translate",
          "concept_definition",
          "concept_note",
          "language",
          "term",
          "status",
          "part_of_speech",
          "definition",
          "note");

  private static final String FORMULA = "=+-@\t'";
  private static final Set<String> YES = Set.of("yes", "true", "1", "y", "x");

  private TermCsv() {}

  /** Writes all of a termbase. */
  public static void write(Termbase termbase, Appendable out) throws IOException {
    CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
    csv.printRecord(HEADER);
    for (Concept c : termbase.concepts()) {
      Set<String> defined = new HashSet<>();
      for (Term t : c.terms()) {
        boolean first = defined.add(t.language());
        String definition = first ? c.definitions().getOrDefault(t.language(), "") : "";
        row(
            csv,
            c,
            t.language(),
            t.text(),
            t.status().label(),
            t.partOfSpeech().tbx(),
            definition,
            t.note());
      }
      for (Map.Entry<String, String> rest : c.definitions().entrySet()) {
        if (!rest.getKey().isEmpty() && !defined.contains(rest.getKey())) {
          row(csv, c, rest.getKey(), "", "", "", rest.getValue(), "");
        }
      }
    }
  }

  private static void row(CSVPrinter csv, Concept c, String... ofTerm) throws IOException {
    List<String> cells = new ArrayList<>();
    cells.add(c.id());
    cells.add(safe(c.domain()));
    cells.add(c.doNotTranslate() ? "yes" : "");
    cells.add(safe(c.definitions().getOrDefault("", "")));
    cells.add(safe(c.note()));
    for (String cell : ofTerm) {
      cells.add(safe(cell));
    }
    csv.printRecord(cells);
  }

  static String safe(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private static String plain(String cell) {
    boolean guarded =
        cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0;
    return (guarded ? cell.substring(1) : cell).strip();
  }

  /**
   * Reads a table.
   *
   * @param name what messages call the file
   * @throws TermProblemException with the row when something in it cannot be
   */
  public static TermbaseFile read(Reader in, String name) throws IOException, TermProblemException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    try (CSVParser parser = CSVParser.parse(in, format)) {
      Table table = new Table(name);
      for (CSVRecord row : parser) {
        table.take(row);
      }
      return table.finish();
    } catch (CSVException | java.io.UncheckedIOException e) {
      throw new TermProblemException(
          name + ": the table is damaged (" + e.getMessage() + "); save it as CSV again", e);
    }
  }

  /** A table while it is read. */
  private static final class Table {
    private final String name;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Map<String, ConceptDraft> drafts = new LinkedHashMap<>();
    private final Map<String, String> languages = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    Table(String name) {
      this.name = name;
    }

    void take(CSVRecord row) throws TermProblemException {
      if (columns.isEmpty()) {
        header(row);
        return;
      }
      try {
        if (columns.containsKey("term")) {
          term(row);
        } else {
          concept(row);
        }
      } catch (IllegalArgumentException e) {
        throw new TermProblemException(
            name + ", row " + row.getRecordNumber() + ": " + e.getMessage(), e);
      }
    }

    private void header(CSVRecord row) throws TermProblemException {
      for (int i = 0; i < row.size(); i++) {
        String column = row.get(i).replace("\ufeff", "").strip();
        String key = column.toLowerCase(Locale.ROOT).replace(' ', '_');
        columns.putIfAbsent(key, i);
        if (!HEADER.contains(key)) {
          try {
            languages.put(key, Term.tag(column));
          } catch (IllegalArgumentException e) {
            remarks.add("the column \"" + column + "\" was left out: it has no known name");
          }
        }
      }
      boolean tall = columns.containsKey("term") && columns.containsKey("language");
      if (!tall && languages.isEmpty()) {
        throw new TermProblemException(
            name
                + ": the first row has to name the columns language and term, or one column a"
                + " language, like en,kk");
      }
      if (tall) {
        languages.forEach((column, tag) ->
            remarks.add("the column \"" + column + "\" was left out: it has no known name"));
      }
    }

    private void term(CSVRecord row) {
      if (cell(row, "status").equalsIgnoreCase("reject")) {
        return;
      }
      String key = cell(row, "concept");
      ConceptDraft draft = draft(key.isEmpty() ? "row-" + row.getRecordNumber() : key, row);
      String tag = Term.tag(cell(row, "language"));
      String definition = cell(row, "definition");
      if (!definition.isEmpty()) {
        draft.definitions.putIfAbsent(tag, definition);
      }
      String text = cell(row, "term");
      if (!text.isEmpty()) {
        draft.add(
            new Term(
                tag,
                text,
                status(cell(row, "status")),
                PartOfSpeech.of(cell(row, "part_of_speech")),
                cell(row, "note")));
      } else if (definition.isEmpty()) {
        throw new IllegalArgumentException("the term is empty; fill it in or remove the row");
      }
    }

    private void concept(CSVRecord row) {
      String key = cell(row, "concept");
      ConceptDraft draft = draft(key.isEmpty() ? "row-" + row.getRecordNumber() : key, row);
      draft.definitions.putIfAbsent("", cell(row, "definition"));
      languages.forEach((column, tag) -> {
        Term.Status status = Term.Status.PREFERRED;
        for (String form : cell(row, column).split(";")) {
          if (!form.isBlank()) {
            draft.add(new Term(tag, form, status, PartOfSpeech.UNKNOWN, ""));
            status = Term.Status.ADMITTED;
          }
        }
      });
    }

    private ConceptDraft draft(String key, CSVRecord row) {
      ConceptDraft draft = drafts.computeIfAbsent(key, ConceptDraft::new);
      draft.domain = first(draft.domain, cell(row, "domain"));
      draft.note = first(draft.note, cell(row, "concept_note"));
      String definition = cell(row, "concept_definition");
      if (!definition.isEmpty()) {
        draft.definitions.putIfAbsent("", definition);
      }
      String keep = cell(row, "do_not_translate").toLowerCase(Locale.ROOT);
      draft.doNotTranslate |= YES.contains(keep);
      if (!keep.isEmpty() && !YES.contains(keep) && !Set.of("no", "false", "0").contains(keep)) {
        throw new IllegalArgumentException(
            "do_not_translate is \"" + keep + "\"; write yes or leave it empty");
      }
      return draft;
    }

    private static String first(String before, String now) {
      return before.isEmpty() ? now : before;
    }

    private String cell(CSVRecord row, String column) {
      Integer at = columns.get(column);
      return at == null || at >= row.size() ? "" : plain(row.get(at));
    }

    private static Term.Status status(String label) {
      return switch (label.toLowerCase(Locale.ROOT)) {
        case "", "preferred" -> Term.Status.PREFERRED;
        case "admitted" -> Term.Status.ADMITTED;
        case "forbidden" -> Term.Status.FORBIDDEN;
        default ->
            throw new IllegalArgumentException(
                "the status \"" + label + "\" is none of preferred, admitted, forbidden, reject");
      };
    }

    TermbaseFile finish() throws TermProblemException {
      if (columns.isEmpty()) {
        throw new TermProblemException(name + " is empty; its first row has to name the columns");
      }
      Map<String, Concept> concepts = new HashMap<>();
      List<Concept> ordered = new ArrayList<>();
      for (ConceptDraft draft : drafts.values()) {
        if (draft.terms.isEmpty()) {
          remarks.add("the concept " + draft.id + " was left out: it has no term");
          continue;
        }
        String id = ConceptDraft.name(draft.id, ordered.size() + 1, concepts.keySet());
        Concept concept = draft.made(id);
        concepts.put(id, concept);
        ordered.add(concept);
      }
      return new TermbaseFile(Termbase.of(ordered), remarks);
    }
  }
}
