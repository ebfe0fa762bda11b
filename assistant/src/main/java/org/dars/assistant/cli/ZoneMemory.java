package org.dars.assistant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.dars.assistant.store.Settings;
import org.dars.translator.memory.TranslationMemory;

/** The translation memory of the zone that commands work in. */
final class ZoneMemory {

  private ZoneMemory() {}

  /**
   * Opens it for writing; it is made when missing.
   *
   * @throws org.dars.translator.memory.MemoryInUseException when another process has it
   */
  static TranslationMemory open(Settings settings) throws IOException {
    return TranslationMemory.open(settings.home().ready().memory(settings.zone()));
  }

  /** Whether there is one. */
  static boolean exists(Settings settings) throws IOException {
    Path folder = settings.home().memory(settings.zone());
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(f -> String.valueOf(f.getFileName()).startsWith("segments"));
    }
  }

  /**
   * Opens it to look up only; another process may have it.
   *
   * @throws CommandException when there is none
   */
  static TranslationMemory look(Settings settings) throws IOException {
    if (!exists(settings)) {
      throw new CommandException(
          "there is no translation memory yet: import one with ./dars memory import FILE.tmx, or"
              + " localise a course");
    }
    return TranslationMemory.openReadOnly(settings.home().memory(settings.zone()));
  }
}
