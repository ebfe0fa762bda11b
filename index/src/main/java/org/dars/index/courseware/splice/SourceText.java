package org.dars.index.courseware.splice;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.Span;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a file, of a part of it, or of a text inside another one, with the way from
 * characters to the bytes of the file and back.
 */
public final class SourceText {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final String text;
  private final Charset charset;

  /** First byte of each character and the end of the last, or null where a character is a byte. */
  private final int @Nullable [] offsets;

  private final int bom;
  private final String part;

  /** What an embedded text stands in, or null. */
  private final @Nullable SourceText outer;

  /** How an embedded text's characters are written in the outer one. */
  private final UnaryOperator<String> escape;

  private SourceText(String text, Charset charset, int bom, int length) {
    this.text = text;
    this.charset = charset;
    this.bom = bom;
    this.offsets = text.length() == length - bom ? null : offsets(text, charset, bom);
    this.part = "";
    this.outer = null;
    this.escape = UnaryOperator.identity();
  }

  private SourceText(
      String text,
      Charset charset,
      int bom,
      int @Nullable [] offsets,
      String part,
      @Nullable SourceText outer,
      UnaryOperator<String> escape) {
    this.text = text;
    this.charset = charset;
    this.bom = bom;
    this.offsets = offsets;
    this.part = part;
    this.outer = outer;
    this.escape = escape;
  }

  /**
   * The same characters, as those of an entry of a package: spans name it.
   *
   * @param part name of the entry
   */
  public SourceText inPart(String part) {
    return new SourceText(text, charset, bom, offsets, part, outer, escape);
  }

  /**
   * A text that stands in this one in an escaped form: the decoded text of an XML element, a string
   * of JSON.
   *
   * @param decoded its characters
   * @param starts for each of them and for the end, where it begins in this text; does not
   *     decrease; the second half of a surrogate pair begins where the pair ends
   * @param escape writes characters as this text needs them
   */
  public SourceText embedded(String decoded, int[] starts, UnaryOperator<String> escape) {
    if (starts.length != decoded.length() + 1) {
      throw new IllegalArgumentException(
          decoded.length() + " characters and " + starts.length + " places");
    }
    return new SourceText(decoded, charset, 0, starts, part, this, escape);
  }

  /**
   * The characters {@code [start, end)} as a text of their own.
   *
   * @param escape writes characters as this text needs them
   */
  public SourceText slice(int start, int end, UnaryOperator<String> escape) {
    int[] starts = new int[end - start + 1];
    for (int i = 0; i <= end - start; i++) {
      boolean second =
          i > 0
              && i < end - start
              && Character.isLowSurrogate(text.charAt(start + i))
              && Character.isHighSurrogate(text.charAt(start + i - 1));
      starts[i] = start + i + (second ? 1 : 0);
    }
    return embedded(text.substring(start, end), starts, escape);
  }

  /**
   * Decodes by byte order mark, else as declared, else as UTF-8, else as windows-1252.
   *
   * @param declared what the file says of itself, or null
   * @throws CoursewareException when the bytes are no text
   */
  public static SourceText decode(String path, byte[] bytes, @Nullable Charset declared)
      throws CoursewareException {
    int bom = 0;
    Charset[] candidates = {
      declared == null ? StandardCharsets.UTF_8 : declared, StandardCharsets.UTF_8, WINDOWS_1252
    };
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      bom = 3;
      candidates = new Charset[] {StandardCharsets.UTF_8};
    } else if (startsWith(bytes, 0xFE, 0xFF)) {
      bom = 2;
      candidates = new Charset[] {StandardCharsets.UTF_16BE};
    } else if (startsWith(bytes, 0xFF, 0xFE)) {
      bom = 2;
      candidates = new Charset[] {StandardCharsets.UTF_16LE};
    }
    for (Charset charset : candidates) {
      String text = strictly(charset, bytes, bom);
      if (text != null && readable(text)) {
        return new SourceText(text, charset, bom, bytes.length);
      }
    }
    throw new CoursewareException(
        path, "is not text (binary data, or an unknown encoding); save it as UTF-8 text");
  }

  /**
   * As {@link #decode}, of bytes that were read before.
   *
   * @throws IllegalArgumentException when they were not: no reader takes them for text
   */
  public static SourceText again(String path, byte[] bytes, @Nullable Charset declared) {
    try {
      return decode(path, bytes, declared);
    } catch (CoursewareException e) {
      throw new IllegalArgumentException("not the bytes that were read: " + e.getMessage(), e);
    }
  }

  /**
   * @throws CoursewareException when there are more characters than allowed
   */
  public void check(String path, ReadLimits limits) throws CoursewareException {
    if (text.length() > limits.maxCharacters()) {
      throw new CoursewareException(
          path,
          "holds "
              + text.length()
              + " characters, over the limit of "
              + limits.maxCharacters()
              + " for one file; split it or raise the limit");
    }
  }

  /** The characters, without byte order mark. */
  public String text() {
    return text;
  }

  /** The bytes of the characters {@code [start, end)}. */
  public Span span(int start, int end) {
    return outer == null
        ? new Span(part, byteAt(start), byteAt(end))
        : outer.span(byteAt(start), byteAt(end));
  }

  /** The index of the character that begins at a byte. */
  public int charAt(int index) {
    int own = outer == null ? index : outer.charAt(index);
    if (offsets == null) {
      return own - bom;
    }
    int at = Arrays.binarySearch(offsets, own);
    // The second half of a surrogate pair is said to begin where the pair ends.
    while (at >= 0 && at + 1 < offsets.length && offsets[at + 1] == own) {
      at++;
    }
    return at;
  }

  /**
   * Characters as bytes of this file's encoding; what it cannot express becomes a numeric character
   * reference, which Markdown and HTML both read.
   */
  public byte[] encode(String s) {
    if (outer != null) {
      return outer.encode(escape.apply(s));
    }
    CharsetEncoder encoder = charset.newEncoder();
    if (encoder.canEncode(s)) {
      return s.getBytes(charset);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    s.codePoints()
        .forEach(cp -> {
          String c = Character.toString(cp);
          String written = encoder.canEncode(c) ? c : "&#" + cp + ";";
          out.writeBytes(written.getBytes(charset));
        });
    return out.toByteArray();
  }

  /**
   * What is to be written, in HTML or Markdown, with numeric references for control characters (a
   * file that holds them is taken for binary data) and for what the encoding lacks.
   */
  public String referenced(String s) {
    boolean all = outer != null || encodes(s); // a text inside another one is written as that needs
    if (all && s.chars().noneMatch(SourceText::isControl)) {
      return s;
    }
    StringBuilder out = new StringBuilder(s.length() + 16);
    s.codePoints()
        .forEach(cp -> {
          String c = Character.toString(cp);
          if (cp == 0) {
            out.append('\uFFFD'); // no reference stands for it
          } else if (isControl(cp) || !(all || encodes(c))) {
            out.append("&#").append(cp).append(';');
          } else {
            out.append(c);
          }
        });
    return out.toString();
  }

  /** Whether the file's encoding has these characters. */
  public boolean encodes(String s) {
    return outer == null ? charset.newEncoder().canEncode(s) : outer.encodes(s);
  }

  /** Whether every character can be written as it is. */
  public boolean isUnicode() {
    return outer == null ? charset.name().startsWith("UTF-") : outer.isUnicode();
  }

  private int byteAt(int character) {
    return offsets == null ? bom + character : offsets[character];
  }

  private static int[] offsets(String text, Charset charset, int bom) {
    int[] offsets = new int[text.length() + 1];
    boolean utf8 = charset.equals(StandardCharsets.UTF_8);
    CharsetEncoder encoder = charset.newEncoder();
    int at = bom;
    for (int i = 0; i < text.length(); ) {
      int cp = text.codePointAt(i);
      offsets[i] = at;
      at += utf8 ? utf8Length(cp) : encodedLength(encoder, Character.toString(cp));
      for (int low = 1; low < Character.charCount(cp); low++) {
        offsets[i + low] = at;
      }
      i += Character.charCount(cp);
    }
    offsets[text.length()] = at;
    return offsets;
  }

  private static int utf8Length(int cp) {
    return cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
  }

  private static int encodedLength(CharsetEncoder encoder, String s) {
    try {
      return encoder.encode(java.nio.CharBuffer.wrap(s)).remaining();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("what was decoded can be encoded", e);
    }
  }

  private static @Nullable String strictly(Charset charset, byte[] bytes, int bom) {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, bom, bytes.length - bom))
              .toString();
      // A stateful or many-to-one encoding cannot be spliced: its bytes would not come back.
      boolean back =
          charset.equals(StandardCharsets.UTF_8)
              || Arrays.equals(
                  text.getBytes(charset), Arrays.copyOfRange(bytes, bom, bytes.length));
      return back ? text : null;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** No NUL, and hardly any other control characters. */
  private static boolean readable(String text) {
    long controls = text.chars().filter(SourceText::isControl).count();
    return text.indexOf('\0') < 0 && controls <= text.length() / 200;
  }

  private static boolean isControl(int c) {
    return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
