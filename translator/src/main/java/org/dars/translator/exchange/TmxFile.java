package org.dars.translator.exchange;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.dars.translator.memory.EntryDetails;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.Scores;
import org.dars.translator.memory.TranslationMemory;

/**
 * Translation memories of other tools: TMX 1.4b (Translation Memory eXchange, LISA/OSCAR 2005),
 * streamed, so that a file may have any size. Versions 1.1 to 1.3 are read too.
 *
 * <p>Inline codes become placeholders; what they stood for, and all properties, notes and
 * attributes, is kept beside the entry and written again. A unit of more than two languages becomes
 * an entry for each target language. DTDs and entities are never read.
 */
public final class TmxFile {

  private TmxFile() {}

  /**
   * What came of reading a file.
   *
   * @param units units in the file
   * @param entries translations that went in
   * @param skipped units that gave none
   * @param problems why, by number of the unit, from 1; the first 1,000
   */
  public record Report(long units, long entries, long skipped, List<String> problems) {
    public Report {
      problems = List.copyOf(problems);
    }
  }

  /** Where entries go. */
  public interface Sink {
    void accept(MemoryEntry entry) throws IOException;
  }

  /**
   * Adds all units of a file to a memory, and commits. What is in the memory stays.
   *
   * @param course id of the course that they are of; "" for none
   * @throws TmxProblemException when the file is not TMX, or is damaged; what stands before the
   *     damage is in the memory
   */
  public static Report importInto(TranslationMemory memory, Path file, String course)
      throws TmxProblemException, IOException {
    try {
      return read(file, entry -> memory.add(ofCourse(entry, course)));
    } finally {
      memory.commit();
    }
  }

  /**
   * An entry as one of a course, unless it is of another already.
   *
   * @param course id; "" for none
   */
  public static MemoryEntry ofCourse(MemoryEntry entry, String course) {
    EntryDetails d = entry.details();
    return course.isEmpty() || !d.course().isEmpty()
        ? entry
        : entry.with(
            new EntryDetails(
                course,
                d.domain(),
                d.approved(),
                d.properties(),
                d.sourceCodes(),
                d.targetCodes()));
  }

  /**
   * Reads a file. Entries are a person's unless the file says otherwise.
   *
   * @throws TmxProblemException when the file is not TMX, or is damaged
   */
  public static Report read(Path file, Sink sink) throws TmxProblemException, IOException {
    if (!Files.isRegularFile(file)) {
      throw new TmxProblemException(file, "there is no such file; give a TMX file", null);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return new TmxReader(file, sink).read(in);
    }
  }

  /**
   * Writes a memory's entries, as of its last commit. The file is complete or not there.
   *
   * @param from BCP 47 tag of the source, "" for all; varieties count as one
   * @param to BCP 47 tag of the target, "" for all
   * @return how many entries
   */
  public static long export(TranslationMemory memory, String from, String to, Path file)
      throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    Path part = Files.createTempFile(parent, ".tmx", ".part");
    try {
      long count = write(memory, from, to, part);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return count;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static long write(TranslationMemory memory, String from, String to, Path part)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
      TmxWriter writer = new TmxWriter(out, from.isEmpty() ? "*all*" : from);
      writer.begin();
      IOException[] failure = new IOException[1];
      memory.forEach(stored -> {
        MemoryEntry e = stored.entry();
        try {
          if (wanted(from, e.from()) && wanted(to, e.to())) {
            writer.unit(e);
          }
          return true;
        } catch (IOException problem) {
          failure[0] = problem;
          return false;
        }
      });
      if (failure[0] != null) {
        throw failure[0];
      }
      writer.end();
      return writer.count();
    }
  }

  /**
   * Writes entries of a source language. The file is complete or not there.
   *
   * @param from BCP 47 tag of the sources
   */
  public static void write(Iterable<MemoryEntry> entries, String from, Path file)
      throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    Path part = Files.createTempFile(parent, ".tmx", ".part");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
        TmxWriter writer = new TmxWriter(out, from);
        writer.begin();
        for (MemoryEntry entry : entries) {
          writer.unit(entry);
        }
        writer.end();
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static boolean wanted(String asked, String has) {
    return asked.isEmpty() || Scores.language(asked).equals(Scores.language(has));
  }

  static TmxProblemException damaged(Path file, long unit, XMLStreamException e) {
    String message = String.valueOf(e.getMessage()).lines().reduce((a, b) -> b).orElse("");
    return new TmxProblemException(
        file,
        "is not well-formed XML at line "
            + e.getLocation().getLineNumber()
            + " (after unit "
            + unit
            + ": "
            + message.replaceFirst("^Message: ", "").strip()
            + "); correct it or export it again",
        e);
  }
}
