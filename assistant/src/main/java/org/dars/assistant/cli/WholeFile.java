package org.dars.assistant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Files that commands write: whole, or not at all. */
final class WholeFile {

  /** Something that writes a file. */
  interface Writing {
    void to(Path file) throws IOException;
  }

  private WholeFile() {}

  /**
   * The file, when it can be written where it is to be.
   *
   * @throws CommandException when its folder is missing, or a folder is in its place
   */
  static Path checked(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new CommandException(file + ": is a folder; give the name of a file");
    }
    if (!Files.isDirectory(folder)) {
      throw new CommandException(folder + ": there is no such folder; make it first");
    }
    return file;
  }

  /** Writes a file, in place of one that is there. */
  static void write(Path file, Writing writing) throws IOException {
    Path name = Objects.requireNonNull(checked(file).getFileName());
    Path part = file.toAbsolutePath().resolveSibling("." + name + ".part");
    try {
      writing.to(part);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
