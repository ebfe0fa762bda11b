package org.dars.index.courseware.splice;

import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;
import org.dars.index.courseware.Span;

/**
 * New bytes in place of a span.
 *
 * @param bytes in the encoding of the file
 */
public record Edit(Span span, byte[] bytes) {

  /**
   * The bytes with the edits made, every other byte copied.
   *
   * @param edits in any order; their spans must not overlap and are taken to be of these bytes
   * @return {@code original} itself when there is none
   */
  public static byte[] apply(byte[] original, List<Edit> edits) {
    if (edits.isEmpty()) {
      return original;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(original.length + 1024);
    int at = 0;
    for (Edit edit :
        edits.stream().sorted(Comparator.comparingInt((Edit e) -> e.span().start())).toList()) {
      if (edit.span().start() < at) {
        throw new IllegalArgumentException("two changes of the same bytes at " + edit.span());
      }
      out.write(original, at, edit.span().start() - at);
      out.writeBytes(edit.bytes());
      at = edit.span().end();
    }
    out.write(original, at, original.length - at);
    return out.toByteArray();
  }
}
