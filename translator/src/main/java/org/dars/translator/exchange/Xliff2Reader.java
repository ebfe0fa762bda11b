package org.dars.translator.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.dars.translator.exchange.Inlines.UnreadableException;
import org.jspecify.annotations.Nullable;

/** Reads XLIFF 2.0 and 2.1. Used once. */
final class Xliff2Reader {

  private final Path file;
  private final XmlTree tree;
  private final String core;
  private final List<String> problems = new ArrayList<>();

  Xliff2Reader(Path file, XmlTree tree) {
    this.file = file;
    this.tree = tree;
    this.core = tree.root().uri();
  }

  Reading read() {
    XmlElement root = tree.root();
    List<ExchangeDocument> documents = new ArrayList<>();
    for (XmlElement part : root.elements("file")) {
      List<ExchangeUnit> units = new ArrayList<>();
      units(part, true, new HashSet<>(), units);
      String path = Ids.own(part, "original");
      documents.add(new ExchangeDocument(path.isEmpty() ? Ids.own(part, "id") : path, "", units));
    }
    return new Reading(
        new ExchangeFile(Ids.own(root, "srcLang"), Ids.own(root, "trgLang"), documents), problems);
  }

  private void units(
      XmlElement parent, boolean translate, Set<String> ids, List<ExchangeUnit> units) {
    for (XmlElement e : parent.elements()) {
      if (!e.uri().equals(core)) {
        continue;
      }
      boolean wanted = Ids.own(e, "translate").isEmpty() ? translate : !no(e);
      if (e.is("group")) {
        units(e, wanted, ids, units);
      } else if (e.is("unit")) {
        String id = Ids.own(e, "id");
        try {
          if (id.isEmpty()) {
            throw new UnreadableException("has no id");
          }
          if (!ids.add(id)) {
            throw new UnreadableException("stands there twice; the first is taken");
          }
          units.add(unit(e, id, wanted));
        } catch (UnreadableException problem) {
          problems.add(file.getFileName() + ": its unit " + id + " " + problem.getMessage());
        }
      }
    }
  }

  private static boolean no(XmlElement e) {
    return Ids.own(e, "translate").equals("no");
  }

  private ExchangeUnit unit(XmlElement e, String id, boolean translate) throws UnreadableException {
    Map<String, String> data = data(e);
    List<ExchangeSegment> segments = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (XmlElement part : e.elements()) {
      if (part.uri().equals(core) && part.is("segment")) {
        String own = Ids.own(part, "id");
        String name = own.isEmpty() ? "s" + segments.size() : own;
        if (!ids.add(name)) {
          throw new UnreadableException("has two segments " + name + "; export it again");
        }
        segments.add(segment(part, Ids.segment(id, name), data, e, segments.isEmpty(), name));
      }
    }
    if (segments.isEmpty()) {
      throw new UnreadableException("has no segment; export it again");
    }
    return new ExchangeUnit(
        id,
        Ids.own(e, "name"),
        Ids.own(e, "type").replaceFirst("^dars:", ""),
        headings(note(e, Ids.HEADINGS)),
        note(e, Ids.PLACE),
        translate,
        segments);
  }

  private ExchangeSegment segment(
      XmlElement e, String id, Map<String, String> data, XmlElement unit, boolean first, String own)
      throws UnreadableException {
    XmlElement source = e.child("source");
    if (source == null) {
      throw new UnreadableException("has a segment without a source; export it again");
    }
    Inlines inlines = new Inlines(tree, data);
    String text = inlines.source(source);
    XmlElement target = e.child("target");
    String translation = target == null ? "" : inlines.target(target);
    List<ExchangeNote> notes = notes(unit, own, first);
    notes.addAll(inlines.comments());
    return new ExchangeSegment(
        id,
        text,
        inlines.codes(),
        translation,
        ExchangeState.of2(Ids.own(e, "state"), Ids.own(e, "subState"), !translation.isEmpty()),
        matches(unit, source, e),
        notes,
        terms(unit, text, first));
  }

  private Map<String, String> data(XmlElement unit) {
    Map<String, String> data = new HashMap<>();
    XmlElement all = unit.child("originalData");
    if (all != null) {
      all.elements("data").forEach(d -> data.put(Ids.own(d, "id"), d.text()));
    }
    return data;
  }

  /** People's notes: those of a segment by their ids, the unit's with its first segment. */
  private List<ExchangeNote> notes(XmlElement unit, String segment, boolean first) {
    List<ExchangeNote> notes = new ArrayList<>();
    XmlElement all = unit.child("notes");
    for (XmlElement note : all == null ? List.<XmlElement>of() : all.elements("note")) {
      String category = Ids.own(note, "category");
      String of = Ids.noted(Ids.own(note, "id"));
      boolean here = of.equals(segment) || (first && of.isEmpty());
      if (here && !category.equals(Ids.HEADINGS) && !category.equals(Ids.PLACE)) {
        notes.add(
            new ExchangeNote(category.equals(Ids.COMMENT) ? "" : category, note.text().strip()));
      }
    }
    return notes;
  }

  private static String note(XmlElement unit, String category) {
    XmlElement all = unit.child("notes");
    for (XmlElement note : all == null ? List.<XmlElement>of() : all.elements("note")) {
      if (Ids.own(note, "category").equals(category)) {
        return note.text();
      }
    }
    return "";
  }

  static List<String> headings(String note) {
    return note.isEmpty() ? List.of() : List.of(note.split(Ids.BETWEEN_HEADINGS));
  }

  /** The matches that point to the segment or to a span in its source. */
  private List<ExchangeMatch> matches(XmlElement unit, XmlElement source, XmlElement segment)
      throws UnreadableException {
    List<ExchangeMatch> matches = new ArrayList<>();
    XmlElement all = unit.child("matches");
    for (XmlElement match : all == null ? List.<XmlElement>of() : all.elements("match")) {
      String ref = Ids.own(match, "ref").replaceFirst("^#", "");
      boolean here =
          ref.equals(Ids.own(segment, "id"))
              || source.all("mrk").stream().anyMatch(m -> Ids.own(m, "id").equals(ref))
              || source.all("sm").stream().anyMatch(m -> Ids.own(m, "id").equals(ref));
      XmlElement from = match.child("source");
      XmlElement to = match.child("target");
      if (here && from != null && to != null) {
        Inlines own = Inlines.ofMatch(tree);
        matches.add(
            new ExchangeMatch(
                own.source(from),
                own.target(to),
                percent(Ids.own(match, "similarity")),
                Ids.own(match, "origin")));
      }
    }
    return matches;
  }

  /** A share that another tool wrote, as a number of 0–100; 0 where it is none. */
  static double percent(String value) {
    try {
      double number = Double.parseDouble(value.replace("%", "").strip());
      return number >= 0 && number <= 100 ? number : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The unit's terms that stand in the text; the first segment has those that stand nowhere. */
  private static List<ExchangeTerm> terms(XmlElement unit, String text, boolean first) {
    List<ExchangeTerm> terms = new ArrayList<>();
    XmlElement all = unit.child("glossary");
    for (XmlElement entry : all == null ? List.<XmlElement>of() : all.elements("glossEntry")) {
      String term = text(entry.child("term"));
      boolean nowhere =
          first && unit.elements("segment").stream().noneMatch(s -> s.text().contains(term));
      String status = entry.attribute("status");
      String definition = text(entry.child("definition"));
      if (!term.isEmpty() && (text.contains(term) || nowhere)) {
        terms.add(
            new ExchangeTerm(
                term,
                text(entry.child("translation")),
                status,
                definition.equals(status) ? "" : definition));
      }
    }
    return terms;
  }

  private static String text(@Nullable XmlElement e) {
    return e == null ? "" : e.text().strip();
  }
}
