package org.dars.translator.exchange;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.Set;
import net.sf.okapi.lib.xliff2.core.CTag;
import net.sf.okapi.lib.xliff2.core.Directionality;
import net.sf.okapi.lib.xliff2.core.ExtAttributes;
import net.sf.okapi.lib.xliff2.core.Fragment;
import net.sf.okapi.lib.xliff2.core.MTag;
import net.sf.okapi.lib.xliff2.core.Note;
import net.sf.okapi.lib.xliff2.core.Part.GetTarget;
import net.sf.okapi.lib.xliff2.core.Segment;
import net.sf.okapi.lib.xliff2.core.StartFileData;
import net.sf.okapi.lib.xliff2.core.StartXliffData;
import net.sf.okapi.lib.xliff2.core.TagType;
import net.sf.okapi.lib.xliff2.core.Unit;
import net.sf.okapi.lib.xliff2.glossary.Definition;
import net.sf.okapi.lib.xliff2.glossary.GlossEntry;
import net.sf.okapi.lib.xliff2.glossary.Term;
import net.sf.okapi.lib.xliff2.matches.Match;
import net.sf.okapi.lib.xliff2.writer.XLIFFWriter;
import org.jspecify.annotations.Nullable;

/** Writes XLIFF 2.1 with the matches and glossary modules. */
final class Xliff2Writer {

  /** Of the attribute that says what a term is: the glossary module has none for it. */
  static final String NAMESPACE = "urn:dars:exchange:1";

  private static final String PREFIX = "dars";

  private Xliff2Writer() {}

  static void write(ExchangeFile content, Writer out) throws IOException {
    StringWriter text = new StringWriter();
    document(content, text);
    // The library leaves this as it is, and no XML may hold it.
    out.write(text.toString().replace("]]>", "]]&gt;"));
  }

  private static void document(ExchangeFile content, StringWriter out) {
    try (XLIFFWriter writer = new XLIFFWriter()) {
      writer.setLineBreak("\n");
      writer.create(out, content.from(), content.to());
      StartXliffData start = new StartXliffData("2.1");
      start.setSourceLanguage(content.from());
      start.setTargetLanguage(content.to());
      writer.writeStartDocument(start, null);
      int number = 0;
      for (ExchangeDocument document : content.documents()) {
        StartFileData file = new StartFileData("f" + ++number);
        file.setOriginal(document.path());
        file.setSourceDir(direction(content.from()));
        file.setTargetDir(direction(content.to()));
        writer.writeStartFile(file);
        for (ExchangeUnit unit : document.units()) {
          writer.writeUnit(unit(unit, file));
        }
        writer.writeEndFile();
      }
      writer.writeEndDocument();
    }
  }

  private static Directionality direction(String language) {
    return ULocale.forLanguageTag(language).isRightToLeft()
        ? Directionality.RTL
        : Directionality.AUTO;
  }

  private static Unit unit(ExchangeUnit from, StartFileData file) {
    Unit unit = new Unit(from.id(), file);
    if (!from.block().isEmpty()) {
      unit.setName(from.block());
    }
    if (!from.kind().isEmpty()) {
      unit.setType(PREFIX + ":" + from.kind());
    }
    unit.setTranslate(from.translate());
    unit.setCanResegment(false);
    notes(from, unit);
    int codes = 0;
    Set<ExchangeTerm> terms = new LinkedHashSet<>();
    for (ExchangeSegment segment : from.segments()) {
      if (unit.getSegmentCount() > 0) {
        // White space between sentences, so that other tools show the block as it reads.
        unit.appendIgnorable().setSource(" ");
      }
      codes = segment(segment, unit, codes);
      terms.addAll(segment.terms());
    }
    terms.forEach(term -> unit.getGlossary().add(entry(term)));
    return unit;
  }

  /**
   * @param codes how many the unit has already; their ids have to be unique in it
   * @return how many it has now
   */
  private static int segment(ExchangeSegment from, Unit unit, int codes) {
    Segment segment = unit.appendSegment();
    segment.setId(Ids.part(from.id()));
    segment.setCanResegment(false);
    fill(segment.getSource(), from.source(), from, codes);
    if (!from.matches().isEmpty()) {
      MTag span = new MTag(segment.getId() + ".m", "mtc:match");
      segment.getSource().annotate(0, -1, span);
      int number = 0;
      for (ExchangeMatch match : from.matches()) {
        unit.getMatches().add(match(match, span.getId(), from, ++number));
      }
    }
    if (!from.target().isEmpty()) {
      fill(segment.getTarget(GetTarget.CREATE_EMPTY), from.target(), from, codes);
    }
    segment.setState(from.state().state2());
    if (!from.state().subState().isEmpty()) {
      segment.setSubState(from.state().subState());
    }
    int note = 0;
    for (ExchangeNote written : from.notes()) {
      Note out = new Note(written.text());
      out.setId(Ids.note(segment.getId(), ++note));
      out.setCategory(written.from().isEmpty() ? Ids.COMMENT : written.from());
      unit.addNote(out);
    }
    return codes + from.codes().size();
  }

  private static void notes(ExchangeUnit from, Unit unit) {
    if (!from.headings().isEmpty()) {
      note(unit, Ids.HEADINGS, String.join(Ids.BETWEEN_HEADINGS, from.headings()));
    }
    if (!from.note().isEmpty()) {
      note(unit, Ids.PLACE, from.note());
    }
  }

  private static void note(Unit unit, String category, String text) {
    Note note = new Note(text, Note.AppliesTo.SOURCE);
    note.setId(category);
    note.setCategory(category);
    unit.addNote(note);
  }

  private static void fill(Fragment out, String guarded, ExchangeSegment codes, int before) {
    Marks.walk(
        guarded,
        out::append,
        (slash, number) -> code(out, Marks.code(codes, number), !slash.isEmpty(), number, before));
  }

  private static void code(
      Fragment out, @Nullable ExchangeCode code, boolean closes, int number, int before) {
    boolean paired = code != null && code.paired();
    String data = code == null ? "" : closes ? code.closing() : code.opening();
    CTag tag =
        out.append(
            closes ? TagType.CLOSING : paired ? TagType.OPENING : TagType.STANDALONE,
            Integer.toString(before + number),
            data,
            false);
    if (code != null && !paired && !code.visible().isBlank()) {
      tag.setDisp(code.visible());
      tag.setEquiv(code.visible());
    }
    tag.setCanCopy(false);
    tag.setCanDelete(false);
  }

  private static Match match(ExchangeMatch from, String span, ExchangeSegment codes, int n) {
    Match match = new Match();
    match.setId(span + n);
    match.setRef("#" + span);
    match.setSimilarity(from.similarity());
    if (!from.origin().isEmpty()) {
      match.setOrigin(from.origin());
    }
    match.setSource(new Fragment(match.getStore(), false));
    match.setTarget(new Fragment(match.getStore(), true));
    fill(match.getSource(), from.source(), codes, 0);
    fill(match.getTarget(), from.target(), codes, 0);
    return match;
  }

  private static GlossEntry entry(ExchangeTerm term) {
    GlossEntry entry = new GlossEntry();
    entry.setTerm(new Term(term.source()));
    if (!term.target().isEmpty()) {
      entry.addTranslation(term.target());
    }
    if (term.target().isEmpty() || !term.definition().isEmpty()) {
      // An entry without a translation has to have a definition.
      entry.setDefinition(
          new Definition(term.definition().isEmpty() ? term.status() : term.definition()));
    }
    if (!term.status().isEmpty()) {
      ExtAttributes attributes = entry.getExtAttributes();
      attributes.setNamespace(PREFIX, NAMESPACE);
      attributes.setAttribute(NAMESPACE, "status", term.status());
    }
    return entry;
  }
}
