package org.dars.translator;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which files of a folder are finished, so that a run that was stopped goes on where it was. One
 * JSON line a file is appended when its output is in place; the last line of a path counts, and a
 * line that a crash tore is no line.
 */
final class FinishedFiles {

  /** Its name in the output folder. */
  static final String NAME = ".dars-localised.jsonl";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * A finished file.
   *
   * @param task engine, version and languages it was done with
   * @param source SHA-256 of the source file
   * @param output SHA-256 of the file as written
   */
  record Finished(String task, String source, String output, FileReport report) {}

  private final Path file;
  private final Map<String, Finished> finished = new HashMap<>();

  private FinishedFiles(Path file) {
    this.file = file;
  }

  static FinishedFiles open(Path folder) throws IOException {
    FinishedFiles files = new FinishedFiles(folder.resolve(NAME));
    if (Files.exists(files.file)) {
      for (String line : Files.readString(files.file).split("\n")) {
        files.load(line);
      }
    }
    return files;
  }

  private void load(String line) {
    try {
      Finished one = JSON.readValue(line, Finished.class);
      finished.put(one.report().path(), one);
    } catch (IOException e) {
      // Torn by a crash: that file is done again.
    }
  }

  /** The last record of a file, whatever it was done with. */
  synchronized Optional<Finished> of(String path) {
    return Optional.ofNullable(finished.get(path));
  }

  /** Records that a file is finished. */
  synchronized void add(Finished one) throws IOException {
    finished.put(one.report().path(), one);
    // A leading line break ends a line that a crash may have torn.
    String line = "\n" + JSON.writeValueAsString(one);
    Files.writeString(
        file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** As {@link #sha256(byte[])}, of a file of any size, or of all files of a folder. */
  static String sha256(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      return folder(file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String folder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    StringBuilder lines = new StringBuilder();
    for (Path file : files) {
      lines.append(sha256(file)).append(' ').append(folder.relativize(file)).append('\n');
    }
    return sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
