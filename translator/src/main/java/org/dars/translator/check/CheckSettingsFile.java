package org.dars.translator.check;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A team's check settings in a file of its own, a line each: {@code numbers@ar = warning}. Empty
 * lines and those that begin with {@code #} are left alone, also when settings are changed by
 * program. Changing replaces the file in one step.
 */
public final class CheckSettingsFile {

  private final Path file;

  /**
   * @param file need not be there: then all is as usual
   */
  public CheckSettingsFile(Path file) {
    this.file = file;
  }

  /**
   * Reads the settings; the last line of a key counts.
   *
   * @throws IOException naming file and line, when a line is no setting
   */
  public CheckSettings read() throws IOException {
    CheckSettings settings = CheckSettings.standard();
    List<String> lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int sign = line.indexOf('=');
      if (sign < 0) {
        throw new IOException(
            at(i) + "\"" + line + "\" is no setting; write it as key = value, or remove it");
      }
      try {
        settings = settings.with(key(line), line.substring(sign + 1).strip());
      } catch (IllegalArgumentException e) {
        throw new IOException(at(i) + e.getMessage() + "; mend the line or remove it", e);
      }
    }
    return settings;
  }

  /**
   * Sets one key, in its line if it has one.
   *
   * @throws IllegalArgumentException as {@link CheckSettings#with}; nothing is written then
   */
  public CheckSettings set(String key, String value) throws IOException {
    return change(Map.of(key, value), Set.of());
  }

  /**
   * Makes a key what it usually is.
   *
   * @throws IllegalArgumentException when there is no such key; nothing is written then
   */
  public CheckSettings unset(String key) throws IOException {
    return change(Map.of(), Set.of(key));
  }

  /**
   * Changes several keys in one step.
   *
   * @param set values by key, as {@link CheckSettings#with} takes them
   * @param unset keys that are to be what they usually are
   * @throws IllegalArgumentException when any of them cannot be; nothing is written then
   */
  public synchronized CheckSettings change(Map<String, String> set, Set<String> unset)
      throws IOException {
    CheckSettings settings = read();
    for (String key : unset) {
      settings = settings.without(key);
    }
    for (Map.Entry<String, String> one : set.entrySet()) {
      settings = settings.with(one.getKey(), one.getValue());
    }
    Map<String, String> open = new LinkedHashMap<>(set);
    List<String> before = lines();
    List<String> lines = new ArrayList<>();
    for (String line : before) {
      String key = key(line);
      String value = open.remove(key);
      if (value != null) {
        lines.add(key + " = " + value);
      } else if (!set.containsKey(key) && !unset.contains(key)) {
        lines.add(line);
      }
    }
    open.forEach((key, value) -> lines.add(key + " = " + value));
    if (!lines.equals(before)) {
      write(lines);
    }
    return settings;
  }

  private List<String> lines() throws IOException {
    return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
  }

  private static String key(String line) {
    int sign = line.strip().startsWith("#") ? -1 : line.indexOf('=');
    return sign < 0 ? "" : line.substring(0, sign).strip();
  }

  private String at(int index) {
    return file + ", line " + (index + 1) + ": ";
  }

  private void write(List<String> lines) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, ".checks", ".tmp");
    try {
      Files.write(draft, lines, StandardCharsets.UTF_8);
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
