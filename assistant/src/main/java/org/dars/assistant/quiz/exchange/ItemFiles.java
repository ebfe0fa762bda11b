package org.dars.assistant.quiz.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files with items: read up to a size, written whole or not at all. */
final class ItemFiles {

  /** Bytes; a hundred thousand items of text stay far below. */
  static final int LARGEST = 64 << 20;

  private ItemFiles() {}

  static byte[] bytes(Path file) throws ItemFileException, IOException {
    if (Files.isDirectory(file)) {
      throw new ItemFileException(file + ": is a folder; give the name of a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new ItemFileException(
            file + ": is larger than %d MiB; divide it into several".formatted(LARGEST >> 20));
      }
      return bytes;
    }
  }

  /** A file of UTF-8, without its byte order mark. */
  static String text(Path file) throws ItemFileException, IOException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file))).toString();
    } catch (CharacterCodingException e) {
      throw new ItemFileException(file + ": is not written in UTF-8; save it as UTF-8 text", e);
    }
    if (text.indexOf('\0') >= 0) {
      throw new ItemFileException(file + ": is no text file; say what it is with --from");
    }
    if (text.isBlank()) {
      throw new ItemFileException(file + ": is empty; there are no items in it");
    }
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** A text as it is in UTF-8: halves of surrogate pairs become question marks. */
  static String encodable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  static void write(Path file, byte[] bytes) throws IOException {
    Path part = file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
