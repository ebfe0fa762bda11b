package org.dars.translator.terms;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The termbases of one zone: a TBX file each in the zone's folder, and which of them a course uses.
 * Writing replaces a file in one step, so a reader sees the old one or the new one. Writers of one
 * zone have to take turns; within this object they do.
 */
public final class TermbaseStore {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final String CHOICES = "courses.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /**
   * @param folder the zone's own; made when something is first written
   */
  public TermbaseStore(Path folder) {
    this.folder = folder;
  }

  /** The names of the zone's termbases, sorted. */
  public List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> String.valueOf(f.getFileName()))
          .filter(f -> f.endsWith(".tbx"))
          .map(f -> f.substring(0, f.length() - 4))
          .filter(f -> NAME.matcher(f).matches())
          .sorted()
          .toList();
    }
  }

  /**
   * Reads a termbase whole.
   *
   * @throws TermProblemException when there is none of this name, or its file is damaged
   */
  public Termbase read(String name) throws IOException, TermProblemException {
    Path file = file(name);
    if (!Files.isRegularFile(file)) {
      throw new TermProblemException(
          "there is no termbase named " + name + "; there are: " + String.join(", ", names()));
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return Tbx.read(in, name + ".tbx").termbase();
    }
  }

  /** Writes a termbase, in place of one of the same name. */
  public synchronized void write(String name, Termbase termbase)
      throws IOException, TermProblemException {
    Path file = file(name);
    replace(file, out -> Tbx.write(termbase, name, Tbx.Style.DCA, out));
  }

  /** Removes a termbase; courses that chose it go on without it. */
  public synchronized void delete(String name) throws IOException, TermProblemException {
    Files.deleteIfExists(file(name));
  }

  /** Chooses a course's termbases, the most important one first. */
  public synchronized void choose(String course, List<String> names)
      throws IOException, TermProblemException {
    List<String> known = names();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new TermProblemException(
            "there is no termbase named " + name + "; there are: " + String.join(", ", known));
      }
    }
    Map<String, List<String>> choices = choices();
    choices.put(course, List.copyOf(names));
    replace(folder.resolve(CHOICES), out -> out.write(JSON.writeValueAsBytes(choices)));
  }

  /** The names that a course chose and that are still there. */
  public List<String> chosen(String course) throws IOException, TermProblemException {
    List<String> known = names();
    return choices().getOrDefault(course, List.of()).stream().filter(known::contains).toList();
  }

  /** A course's termbases as one. */
  public Termbase ofCourse(String course) throws IOException, TermProblemException {
    List<Termbase> termbases = new ArrayList<>();
    for (String name : chosen(course)) {
      termbases.add(read(name));
    }
    return Termbase.merged(termbases);
  }

  private Map<String, List<String>> choices() throws IOException, TermProblemException {
    Path file = folder.resolve(CHOICES);
    if (!Files.isRegularFile(file)) {
      return new TreeMap<>();
    }
    try {
      return new TreeMap<>(
          JSON.readValue(
              Files.readAllBytes(file), new TypeReference<Map<String, List<String>>>() {}));
    } catch (JacksonException e) {
      throw new TermProblemException(
          CHOICES + " is damaged; remove it and choose the courses' termbases again", e);
    }
  }

  private Path file(String name) throws TermProblemException {
    if (!NAME.matcher(name).matches()) {
      throw new TermProblemException(
          "the termbase name \""
              + name
              + "\" may hold only a-z, 0-9 and hyphens, 64 characters at most");
    }
    return folder.resolve(name + ".tbx");
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** Temporary file, forced to the disk, renamed. */
  private void replace(Path file, Writing writing) throws IOException {
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, ".draft", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        writing.to(out);
        out.flush();
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
