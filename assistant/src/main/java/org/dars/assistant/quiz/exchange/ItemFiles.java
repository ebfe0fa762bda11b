package org.dars.assistant.quiz.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Files of items that are text. */
final class ItemFiles {

  private ItemFiles() {}

  /** A file of UTF-8, without its byte order mark. */
  static String text(Path file) throws ItemFileException, IOException {
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(WholeFile.read(file)))
              .toString();
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
    WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
