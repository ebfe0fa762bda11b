package org.dars.assistant.evaluate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a UTF-8 file row by row; a byte order mark and empty rows are passed over. */
final class TextLines {

  /** Takes a row. */
  interface Row {
    /**
     * @param where the file and the row's number, for messages
     */
    void take(String line, String where) throws EvaluationFileException;
  }

  private TextLines() {}

  /**
   * Reads all rows.
   *
   * @param wanted what stands in a row, for the message when there is none
   */
  static void read(Path file, String wanted, Row each) throws EvaluationFileException {
    int number = 0;
    int taken = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (number == 1 && line.startsWith("\uFEFF")) {
          line = line.substring(1);
        }
        if (!line.isBlank()) {
          each.take(line, file + ", row " + number);
          taken++;
        }
      }
    } catch (NoSuchFileException e) {
      throw new EvaluationFileException(file + ": there is no such file");
    } catch (MalformedInputException e) {
      throw new EvaluationFileException(
          file + ", row " + notUtf8(file) + ": is not UTF-8 text; save the file as UTF-8");
    } catch (IOException e) {
      throw new EvaluationFileException(file + ": cannot be read: " + e.getMessage());
    }
    if (taken == 0) {
      throw new EvaluationFileException(file + ": holds no rows; " + wanted + " is wanted");
    }
  }

  /** The first row that is not UTF-8; a reader fails a whole buffer earlier. */
  private static int notUtf8(Path file) throws EvaluationFileException {
    int number = 0;
    try (BufferedReader bytes = Files.newBufferedReader(file, ISO_8859_1)) {
      for (String line = bytes.readLine(); line != null; line = bytes.readLine()) {
        number++;
        UTF_8.newDecoder().decode(ByteBuffer.wrap(line.getBytes(ISO_8859_1)));
      }
    } catch (CharacterCodingException e) {
      return number;
    } catch (IOException e) {
      throw new EvaluationFileException(file + ": cannot be read: " + e.getMessage());
    }
    return number;
  }
}
