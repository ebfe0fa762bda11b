package org.dars.translator.exchange;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.okapi.lib.xliff2.core.CTag;
import net.sf.okapi.lib.xliff2.core.Fragment;
import net.sf.okapi.lib.xliff2.core.Part;
import net.sf.okapi.lib.xliff2.core.Segment;
import net.sf.okapi.lib.xliff2.core.StartFileData;
import net.sf.okapi.lib.xliff2.core.StartXliffData;
import net.sf.okapi.lib.xliff2.core.TagType;
import net.sf.okapi.lib.xliff2.core.Unit;
import net.sf.okapi.lib.xliff2.writer.XLIFFWriter;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Inline;
import org.dars.translator.guard.Guard;
import org.dars.translator.guard.Guarded;
import org.dars.translator.guard.Placeholder;
import org.dars.translator.segment.Segmenter;

/**
 * A document as XLIFF 2 for people who translate: one file, a unit a block (its name is the block's
 * fingerprint), a segment a sentence, placeholders as codes with their original data.
 *
 * @see <a href="https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html">XLIFF
 *     2.1</a>
 */
public final class XliffFile {

  /**
   * What people translated.
   *
   * @param texts guarded translations by segment id
   * @param problems units that could not be used, one sentence each
   */
  public record Targets(Map<String, String> texts, List<String> problems) {
    public Targets {
      texts = Map.copyOf(texts);
      problems = List.copyOf(problems);
    }
  }

  private XliffFile() {}

  /** Writes a document without targets. */
  public static String write(CoursewareDocument document, String from, String to) {
    StringWriter out = new StringWriter();
    try (XLIFFWriter writer = new XLIFFWriter()) {
      writer.setLineBreak("\n");
      writer.create(out, from, to);
      writer.writeStartDocument(start(from, to), null);
      StartFileData file = new StartFileData("f1");
      file.setOriginal(document.path());
      writer.writeStartFile(file);
      for (Block block : document.blocks()) {
        if (block.translatable()) {
          Unit unit = unit(block, file, from);
          if (unit.getSegmentCount() > 0) {
            writer.writeUnit(unit);
          }
        }
      }
      writer.writeEndFile();
      writer.writeEndDocument();
    }
    return out.toString();
  }

  /**
   * Reads the targets that are filled in.
   *
   * @param document the document it was written from, as it is now
   * @return targets of the blocks that have not changed since it was written
   * @throws XliffProblemException when the file is not XLIFF 2, or is for other languages
   */
  public static Targets read(Path xliff, CoursewareDocument document, String from, String to)
      throws XliffProblemException, IOException {
    Map<String, String> fingerprints = new HashMap<>();
    document.blocks().forEach(block -> fingerprints.put(block.id(), block.fingerprint()));
    return new XliffTargets(xliff, fingerprints, from, to).read();
  }

  private static StartXliffData start(String from, String to) {
    StartXliffData start = new StartXliffData("2.1");
    start.setSourceLanguage(from);
    start.setTargetLanguage(to);
    return start;
  }

  private static Unit unit(Block block, StartFileData file, String language) {
    Unit unit = new Unit(block.id(), file);
    unit.setName(block.fingerprint());
    unit.setType("dars:" + block.kind().name().toLowerCase(java.util.Locale.ROOT));
    int codes = 0;
    for (var segment : Segmenter.segments(block, language)) {
      Guarded guarded = Guard.protect(segment.content());
      if (guarded.hasWords()) {
        Segment part = unit.appendSegment();
        part.setId(partId(segment.index()));
        fill(part.getSource(), guarded, codes);
        codes += guarded.placeholders().size();
        white(unit, guarded.after());
      }
    }
    return unit;
  }

  static String partId(int index) {
    return "s" + index;
  }

  /** White space between sentences, so that other tools show the block as it reads. */
  private static void white(Unit unit, List<Inline> after) {
    boolean space =
        after.stream().anyMatch(i -> i instanceof Inline.Text t && !t.value().isEmpty());
    if (space) {
      Part ignorable = unit.appendIgnorable();
      ignorable.setSource(" ");
    }
  }

  private static void fill(Fragment fragment, Guarded guarded, int codesBefore) {
    var mark = Marks.of(guarded.text());
    int from = 0;
    while (mark.find()) {
      fragment.append(guarded.text().substring(from, mark.start()));
      from = mark.end();
      Placeholder p = guarded.placeholders().get(Integer.parseInt(mark.group(2)) - 1);
      // Codes are numbered through the unit, since their ids have to be unique in it.
      String id = Integer.toString(codesBefore + p.number());
      boolean closes = !mark.group(1).isEmpty();
      CTag tag =
          fragment.append(
              closes ? TagType.CLOSING : p.paired() ? TagType.OPENING : TagType.STANDALONE,
              id,
              closes ? p.closingSource() : p.source(),
              false);
      if (!p.paired() && !p.visible().isBlank()) {
        tag.setDisp(p.visible());
        tag.setEquiv(p.visible());
      }
      tag.setCanCopy(false);
      tag.setCanDelete(false);
    }
    fragment.append(guarded.text().substring(from));
  }
}
