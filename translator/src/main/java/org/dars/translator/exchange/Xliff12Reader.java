package org.dars.translator.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.dars.translator.exchange.Inlines.UnreadableException;
import org.jspecify.annotations.Nullable;

/**
 * Reads XLIFF 1.2 (and 1.1). A group that holds trans-units named {@code GROUP/n} is a block of
 * ours; any other trans-unit is a block of its own, with a segment for each {@code seg-source}
 * mark. Used once.
 */
final class Xliff12Reader {

  private final Path file;
  private final XmlTree tree;
  private final String core;
  private final List<String> problems = new ArrayList<>();

  Xliff12Reader(Path file, XmlTree tree) {
    this.file = file;
    this.tree = tree;
    this.core = tree.root().uri();
  }

  Reading read() {
    List<ExchangeDocument> documents = new ArrayList<>();
    String from = "";
    String to = "";
    for (XmlElement part : tree.root().elements("file")) {
      String source = Ids.own(part, "source-language");
      String target = Ids.own(part, "target-language");
      if (documents.isEmpty()) {
        from = source;
        to = target;
      } else if (!source.equals(from) || !target.equals(to)) {
        problems.add(
            file.getFileName()
                + ": its file "
                + Ids.own(part, "original")
                + " is for "
                + source
                + " to "
                + target
                + ", not "
                + from
                + " to "
                + to
                + " as the first, and was left out; export it apart");
        continue;
      }
      Map<String, ExchangeUnit> units = new LinkedHashMap<>();
      XmlElement body = part.child("body");
      if (body != null) {
        units(body, null, true, new HashSet<>(), units);
      }
      documents.add(
          new ExchangeDocument(Ids.own(part, "original"), "", List.copyOf(units.values())));
    }
    return new Reading(new ExchangeFile(from, to, documents), problems);
  }

  private void units(
      XmlElement parent,
      @Nullable XmlElement group,
      boolean translate,
      Set<String> ids,
      Map<String, ExchangeUnit> units) {
    for (XmlElement e : parent.elements()) {
      if (!e.uri().equals(core)) {
        continue;
      }
      String asked = Ids.own(e, "translate");
      boolean wanted = asked.isEmpty() ? translate : !asked.equals("no");
      if (e.is("group")) {
        units(e, e, wanted, ids, units);
      } else if (e.is("trans-unit")) {
        String id = Ids.own(e, "id");
        try {
          if (id.isEmpty()) {
            throw new UnreadableException("has no id");
          }
          if (!ids.add(id)) {
            throw new UnreadableException("stands there twice; the first is taken");
          }
          add(unit(e, id, group, wanted), units);
        } catch (UnreadableException problem) {
          problems.add(file.getFileName() + ": its unit " + id + " " + problem.getMessage());
        }
      }
    }
  }

  private static void add(ExchangeUnit unit, Map<String, ExchangeUnit> units) {
    units.merge(
        unit.id(),
        unit,
        (first, more) -> {
          List<ExchangeSegment> all = new ArrayList<>(first.segments());
          all.addAll(more.segments());
          return first.with(all);
        });
  }

  private ExchangeUnit unit(XmlElement e, String id, @Nullable XmlElement group, boolean translate)
      throws UnreadableException {
    XmlElement own = group != null && id.startsWith(Ids.own(group, "id") + "/") ? group : null;
    List<ExchangeSegment> segments =
        own != null
            ? List.of(segment(e, e.child("source"), e.child("target"), id))
            : segments(e, id);
    return new ExchangeUnit(
        own != null ? Ids.own(own, "id") : id,
        own != null ? Ids.own(own, "resname") : "",
        own != null ? Ids.own(own, "restype").replaceFirst("^x-", "") : "",
        Xliff2Reader.headings(note(e, Ids.HEADINGS)),
        note(e, Ids.PLACE),
        translate,
        segments);
  }

  /** The segments that a tool has cut a unit into, or the whole as one. */
  private List<ExchangeSegment> segments(XmlElement e, String id) throws UnreadableException {
    XmlElement cut = e.child("seg-source");
    XmlElement target = e.child("target");
    List<XmlElement> parts = cut == null ? List.of() : marks(cut);
    if (parts.isEmpty()) {
      return List.of(segment(e, e.child("source"), target, id + "/0"));
    }
    Map<String, XmlElement> targets = new LinkedHashMap<>();
    if (target != null) {
      marks(target).forEach(m -> targets.put(Ids.own(m, "mid"), m));
    }
    List<ExchangeSegment> segments = new ArrayList<>();
    for (XmlElement part : parts) {
      String mid = Ids.own(part, "mid");
      segments.add(segment(e, part, targets.get(mid), id + "/" + mid));
    }
    return segments;
  }

  private static List<XmlElement> marks(XmlElement e) {
    return e.all("mrk").stream().filter(m -> Ids.own(m, "mtype").equals("seg")).toList();
  }

  private ExchangeSegment segment(
      XmlElement unit, @Nullable XmlElement source, @Nullable XmlElement target, String id)
      throws UnreadableException {
    if (source == null) {
      throw new UnreadableException("has no source; export it again");
    }
    Inlines inlines = new Inlines(tree, Map.of());
    String text = inlines.source(source);
    String translation = target == null ? "" : inlines.target(target);
    XmlElement whole = unit.child("target");
    String state = whole == null ? "" : Ids.own(whole, "state");
    if (ExchangeState.untranslated12(state) && translation.equals(text)) {
      translation = ""; // the source stood in for it
    }
    List<ExchangeNote> notes = notes(unit);
    notes.addAll(inlines.comments());
    return new ExchangeSegment(
        id,
        text,
        inlines.codes(),
        translation,
        ExchangeState.of12(state, Ids.own(unit, "approved").equals("yes"), !translation.isEmpty()),
        matches(unit),
        notes,
        List.of());
  }

  private List<ExchangeNote> notes(XmlElement unit) {
    List<ExchangeNote> notes = new ArrayList<>();
    for (XmlElement note : unit.elements("note")) {
      String from = Ids.own(note, "from");
      if (!Set.of(Ids.HEADINGS, Ids.PLACE, Ids.TERM).contains(from) && !note.text().isBlank()) {
        notes.add(new ExchangeNote(from.equals(Ids.COMMENT) ? "" : from, note.text().strip()));
      }
    }
    return notes;
  }

  private static String note(XmlElement unit, String from) {
    for (XmlElement note : unit.elements("note")) {
      if (Ids.own(note, "from").equals(from)) {
        return note.text();
      }
    }
    return "";
  }

  private List<ExchangeMatch> matches(XmlElement unit) throws UnreadableException {
    List<ExchangeMatch> matches = new ArrayList<>();
    for (XmlElement match : unit.elements("alt-trans")) {
      XmlElement from = match.child("source");
      XmlElement to = match.child("target");
      if (to != null) {
        Inlines own = Inlines.ofMatch(tree);
        matches.add(
            new ExchangeMatch(
                from == null ? "" : own.source(from),
                own.target(to),
                Xliff2Reader.percent(Ids.own(match, "match-quality")),
                Ids.own(match, "origin")));
      }
    }
    return matches;
  }
}
