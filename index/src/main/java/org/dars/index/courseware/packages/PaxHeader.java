package org.dars.index.courseware.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The data of a pax header: lines of "length key=value", the length counting itself. */
final class PaxHeader {

  /**
   * A line.
   *
   * @param start first byte of the line
   * @param end one past its line break
   */
  record Field(String key, String value, int start, int end) {}

  private PaxHeader() {}

  /**
   * @throws IOException when a length does not fit
   */
  static List<Field> fields(byte[] data) throws IOException {
    List<Field> fields = new ArrayList<>();
    int at = 0;
    while (at < data.length && data[at] != 0) {
      int space = at;
      while (space < data.length && data[space] >= '0' && data[space] <= '9') {
        space++;
      }
      boolean good = space > at && space - at < 8 && space < data.length && data[space] == ' ';
      int end = good ? at + Integer.parseInt(ascii(data, at, space)) : -1;
      String line = end > space && end <= data.length ? text(data, space + 1, end - 1) : "";
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw new IOException("an extended header is damaged");
      }
      fields.add(new Field(line.substring(0, equals), line.substring(equals + 1), at, end));
      at = end;
    }
    return fields;
  }

  /** The data with a new size and name where it gives them; every other line as it stands. */
  static byte[] with(byte[] data, long size, String oldName, String newName) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 16);
    int at = 0;
    for (Field field : fields(data)) {
      out.write(data, at, field.start() - at);
      if (field.key().equals("size")) {
        out.writeBytes(line("size", Long.toString(size)));
      } else if (field.key().equals("path") && field.value().endsWith(oldName)) {
        String before = field.value().substring(0, field.value().length() - oldName.length());
        out.writeBytes(line("path", before + newName));
      } else {
        out.write(data, field.start(), field.end() - field.start());
      }
      at = field.end();
    }
    out.write(data, at, data.length - at);
    return out.toByteArray();
  }

  private static byte[] line(String key, String value) {
    byte[] rest = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8);
    int length = rest.length + 1;
    while (Integer.toString(length).length() + rest.length != length) {
      length = Integer.toString(length).length() + rest.length;
    }
    byte[] digits = Integer.toString(length).getBytes(StandardCharsets.US_ASCII);
    byte[] line = Arrays.copyOf(digits, length);
    System.arraycopy(rest, 0, line, digits.length, rest.length);
    return line;
  }

  private static String ascii(byte[] data, int from, int to) {
    return new String(data, from, to - from, StandardCharsets.US_ASCII);
  }

  private static String text(byte[] data, int from, int to) {
    return new String(data, from, to - from, StandardCharsets.UTF_8);
  }
}
