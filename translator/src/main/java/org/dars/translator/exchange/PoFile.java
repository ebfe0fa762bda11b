package org.dars.translator.exchange;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.exceptions.OkapiException;
import net.sf.okapi.common.resource.ITextUnit;
import net.sf.okapi.common.resource.Property;
import net.sf.okapi.common.resource.RawDocument;
import net.sf.okapi.common.resource.TextContainer;
import net.sf.okapi.filters.po.POFilter;
import net.sf.okapi.filters.po.Parameters;
import org.dars.translator.align.SentencePairs;
import org.dars.translator.memory.EntryDetails;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.Quality;
import org.dars.translator.memory.SegmentContext;
import org.dars.translator.memory.TranslationMemory;

/**
 * Messages of gettext (PO) as translations by people. What is not translated, or is marked fuzzy,
 * is left out. A message of several sentences goes in sentence by sentence, as a course is looked
 * up, where they can be paired surely.
 */
public final class PoFile {

  private static final Pattern CHARSET = Pattern.compile("(?i)charset=([\\w.:+-]+)");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
  private static final int HEADER = 8_192;
  private static final int MOST_PROBLEMS = 1_000;
  private static final int SHOWN = 60;

  private PoFile() {}

  /**
   * What the messages have in common.
   *
   * @param from BCP 47 tag of the messages
   * @param to BCP 47 tag of the translations
   * @param by who translated, "" when unknown
   * @param course id of the course that they are of; "" for none
   */
  public record Origin(String from, String to, String by, String course) {}

  /**
   * What came of reading a file.
   *
   * @param messages in the file, each plural form one
   * @param entries translations that went in, by sentence
   * @param untranslated messages
   * @param fuzzy messages that nobody has checked
   * @param problems of other messages that were left out; the first 1,000
   */
  public record Report(
      int messages, int entries, int untranslated, int fuzzy, List<String> problems) {
    public Report {
      problems = List.copyOf(problems);
    }

    /** What was left out and why, a sentence each. */
    public List<String> remarks() {
      List<String> remarks = new ArrayList<>();
      if (untranslated > 0) {
        remarks.add(untranslated + " messages are not translated");
      }
      if (fuzzy > 0) {
        remarks.add(fuzzy + " messages are fuzzy: check them and take the mark away");
      }
      remarks.addAll(problems);
      return remarks;
    }
  }

  /**
   * Adds the translations of a file to a memory, and commits. What is in the memory stays.
   *
   * @throws PoProblemException when the file is not PO, or is damaged
   */
  public static Report importInto(TranslationMemory memory, Path file, Origin origin)
      throws PoProblemException, IOException {
    try {
      return read(file, origin, memory::add);
    } finally {
      memory.commit();
    }
  }

  /**
   * Reads a file.
   *
   * @param sink given each translation, in the order of the file
   * @throws PoProblemException when the file is not PO, or is damaged
   */
  public static Report read(Path file, Origin origin, TmxFile.Sink sink)
      throws PoProblemException, IOException {
    if (!Files.isRegularFile(file)) {
      throw new PoProblemException(file, "there is no such file; give a PO file", null);
    }
    List<ITextUnit> units = units(file, text(file), origin);
    if (units.isEmpty()) {
      throw new PoProblemException(file, "holds no message (msgid, msgstr); give a PO file", null);
    }
    return new Import(sink, String.valueOf(file.getFileName()), origin).all(units);
  }

  private static String text(Path file) throws PoProblemException, IOException {
    byte[] bytes = Files.readAllBytes(file);
    Matcher named =
        CHARSET.matcher(
            new String(bytes, 0, Math.min(bytes.length, HEADER), StandardCharsets.ISO_8859_1));
    Charset charset = StandardCharsets.UTF_8;
    try {
      // "CHARSET" stands in templates that nobody has filled in.
      boolean said = named.find() && !named.group(1).equalsIgnoreCase("CHARSET");
      charset = said ? Charset.forName(named.group(1)) : charset;
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(java.nio.ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new PoProblemException(
          file, "is not in " + charset + "; save it as UTF-8 and say so in its header", e);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new PoProblemException(
          file, "names the unknown charset " + e.getMessage() + "; save it as UTF-8", e);
    }
  }

  private static List<ITextUnit> units(Path file, String text, Origin origin)
      throws PoProblemException {
    List<ITextUnit> units = new ArrayList<>();
    try (POFilter filter = new POFilter();
        RawDocument document =
            new RawDocument(
                text, LocaleId.fromBCP47(origin.from()), LocaleId.fromBCP47(origin.to()))) {
      Parameters parameters = filter.getParameters();
      parameters.setUseCodeFinder(false); // the guard finds codes, as everywhere
      parameters.setProtectApproved(false);
      filter.open(document);
      filter.stream()
          .filter(net.sf.okapi.common.Event::isTextUnit)
          .forEach(event -> units.add(event.getTextUnit()));
    } catch (OkapiException e) {
      throw new PoProblemException(
          file, "is not PO (" + e.getMessage() + "); mend it with msgfmt --check", e);
    }
    return units;
  }

  /** One file on its way. */
  private static final class Import {
    private final TmxFile.Sink sink;
    private final String name;
    private final Origin origin;
    private final LocaleId language;
    private final SentencePairs sentences;
    private final List<String> problems = new ArrayList<>();
    private int entries;
    private int untranslated;
    private int fuzzy;

    Import(TmxFile.Sink sink, String name, Origin origin) {
      this.sink = sink;
      this.name = name;
      this.origin = origin;
      this.language = LocaleId.fromBCP47(origin.to());
      this.sentences = new SentencePairs(origin.from(), origin.to());
    }

    Report all(List<ITextUnit> units) throws IOException {
      for (int i = 0; i < units.size(); i++) {
        message(units.get(i), i + 1);
      }
      return new Report(units.size(), entries, untranslated, fuzzy, problems);
    }

    private void message(ITextUnit unit, int number) throws IOException {
      String source = unescaped(unit.getSource().toString());
      TextContainer target = unit.getTarget(language);
      String translation = target == null ? "" : unescaped(target.toString());
      Property approved = unit.getTargetProperty(language, Property.APPROVED);
      if (translation.isBlank()) {
        untranslated++;
      } else if (approved != null && approved.getValue().equals("no")) {
        fuzzy++;
      } else {
        List<SentencePairs.Pair> pairs = sentences.of(source, translation);
        if (pairs.isEmpty() && problems.size() < MOST_PROBLEMS) {
          String shown = source.length() > SHOWN ? source.substring(0, SHOWN) + "…" : source;
          problems.add(
              "message "
                  + number
                  + " (\""
                  + shown.replaceAll("\\s+", " ")
                  + "\") holds no words or other codes than its translation; it was left out");
        }
        for (SentencePairs.Pair pair : pairs) {
          sink.accept(entry(pair));
          entries++;
        }
      }
    }

    private MemoryEntry entry(SentencePairs.Pair pair) {
      List<org.dars.translator.memory.Property> file =
          List.of(
              new org.dars.translator.memory.Property(
                  org.dars.translator.memory.Property.Place.UNIT,
                  org.dars.translator.memory.Property.Kind.PROP,
                  "po-file",
                  "",
                  name));
      return new MemoryEntry(
          origin.from(),
          origin.to(),
          pair.source(),
          pair.target(),
          Quality.PERSON,
          "",
          origin.by(),
          Instant.EPOCH,
          SegmentContext.NONE,
          new EntryDetails(origin.course(), "", false, file, List.of(), List.of()));
    }
  }

  /** {@code \n}, {@code \t}, {@code \"} and {@code \\} as what they stand for. */
  private static String unescaped(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(m ->
            Matcher.quoteReplacement(
                switch (m.group(1)) {
                  case "n", "r" -> "\n";
                  case "t" -> "\t";
                  default -> m.group(1);
                }));
  }
}
