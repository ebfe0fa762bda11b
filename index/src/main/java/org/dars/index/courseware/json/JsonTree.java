package org.dars.index.courseware.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.splice.SourceText;

/** A parsed JSON text. Jackson parses and says where strings begin. */
public final class JsonTree {

  /** Deepest nesting of objects and arrays. */
  private static final int DEPTH = 300;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final SourceText source;
  private final JsonValue root;
  private final JsonStyle style;

  private JsonTree(SourceText source, JsonValue root) {
    this.source = source;
    this.root = root;
    this.style = JsonStyle.of(source);
  }

  /**
   * Parses bytes.
   *
   * @param path of the file, for errors
   * @param part name of the entry that the bytes are, "" for the file itself
   * @throws CoursewareException when they are not JSON, or over a limit
   */
  public static JsonTree parse(String path, String part, byte[] bytes, ReadLimits limits)
      throws CoursewareException {
    String where = part.isEmpty() ? path : path + " (" + part + ")";
    SourceText source = SourceText.decode(where, bytes, null).inPart(part);
    source.check(where, limits);
    String text = source.text();
    try (JsonParser in = FACTORY.createParser(text)) {
      JsonToken first = in.nextToken();
      if (first == null) {
        throw new CoursewareException(where, "holds no JSON; export it again");
      }
      JsonValue root = value(in, text);
      if (in.nextToken() != null) {
        throw new CoursewareException(
            where,
            "is not valid JSON (line "
                + in.currentTokenLocation().getLineNr()
                + ": something follows the end); export it again or mend it");
      }
      return new JsonTree(source, root);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      String why = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("").strip();
      throw new CoursewareException(
          where,
          "is not valid JSON (line " + line + ": " + why + "); export it again or mend it",
          e);
    } catch (IOException e) {
      throw new CoursewareException(
          where, "cannot be read as JSON (" + e.getMessage() + "); export it again", e);
    }
  }

  /** The outermost value. */
  public JsonValue root() {
    return root;
  }

  /** The outermost value, an empty object where it is something else. */
  public JsonValue.Obj object() {
    return root instanceof JsonValue.Obj o ? o : new JsonValue.Obj(List.of());
  }

  /** A string as a text of its own: what is written into it is escaped in the file's style. */
  public SourceText content(JsonValue.Text text) {
    return embedded(List.of(text), style::escape);
  }

  /**
   * Strings that are one text cut at its lines, as notebooks have it. What is written is cut the
   * same way.
   *
   * @param lines at least one
   */
  public SourceText content(List<JsonValue.Text> lines) {
    String between = between(lines);
    return embedded(
        lines,
        s -> {
          String escaped = style.escape(s);
          String line = "\\n";
          int last = escaped.endsWith(line) ? escaped.length() - line.length() : escaped.length();
          return escaped.substring(0, last).replace(line, line + "\"" + between + "\"")
              + escaped.substring(last);
        });
  }

  /** What stands between two strings of an array. */
  private String between(List<JsonValue.Text> lines) {
    String text = source.text();
    JsonValue.Text first = lines.getFirst();
    if (lines.size() > 1) {
      return text.substring(first.end() + 1, lines.get(1).start() - 1);
    }
    int at = first.start() - 1;
    while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return "," + text.substring(at, first.start() - 1);
  }

  private SourceText embedded(List<JsonValue.Text> texts, UnaryOperator<String> escape) {
    StringBuilder decoded = new StringBuilder();
    int length = texts.stream().mapToInt(t -> t.value().length()).sum();
    int[] starts = new int[length + 1];
    for (JsonValue.Text t : texts) {
      decode(source.text(), t.start(), t.end(), decoded, starts);
    }
    starts[length] = texts.getLast().end();
    return source.embedded(decoded.toString(), starts, escape);
  }

  /** Appends what stands between quotes, and where each character of it begins. */
  private static void decode(String text, int from, int to, StringBuilder out, int[] starts) {
    int at = from;
    while (at < to) {
      int next = at + 1;
      char c = text.charAt(at);
      if (c == '\\') {
        boolean unicode = text.charAt(at + 1) == 'u';
        next = at + (unicode ? 6 : 2);
        c = unicode ? (char) Integer.parseInt(text, at + 2, next, 16) : plain(text.charAt(at + 1));
      }
      starts[out.length()] = at;
      // As SourceText places surrogates: the second half begins where the pair ends.
      boolean second =
          Character.isLowSurrogate(c)
              && at > from
              && Character.isHighSurrogate(out.charAt(out.length() - 1));
      if (second) {
        starts[out.length()] = next;
      }
      out.append(c);
      at = next;
    }
  }

  private static char plain(char escaped) {
    return switch (escaped) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> escaped;
    };
  }

  private static JsonValue value(JsonParser in, String text) throws IOException {
    JsonToken token = in.currentToken();
    return switch (token) {
      case START_OBJECT -> {
        List<JsonValue.Member> members = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
          String name = in.currentName();
          in.nextToken();
          members.add(new JsonValue.Member(name, value(in, text)));
        }
        yield new JsonValue.Obj(members);
      }
      case START_ARRAY -> {
        List<JsonValue> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(in, text));
        }
        yield new JsonValue.Array(values);
      }
      case VALUE_STRING -> string(in, text);
      default -> new JsonValue.Other(in.getText());
    };
  }

  private static boolean isHex(String text, int at) {
    return at + 4 <= text.length()
        && text.substring(at, at + 4).chars().allMatch(HexFormat::isHexDigit);
  }

  private static JsonValue.Text string(JsonParser in, String text) throws IOException {
    String value = in.getText();
    int start = (int) in.currentTokenLocation().getCharOffset() + 1;
    int end = start;
    while (end < text.length() && text.charAt(end) != '"') {
      if (text.startsWith("\\u", end) && !isHex(text, end + 2)) {
        // Jackson looks at the low byte of a character only, and takes letters for digits.
        throw new JsonParseException(in, "an escape without four digits");
      }
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    StringBuilder decoded = new StringBuilder();
    if (start < 1 || text.charAt(start - 1) != '"' || end >= text.length()) {
      throw new IOException("the parser's places do not fit the text at character " + start);
    }
    decode(text, start, end, decoded, new int[end - start + 1]);
    if (!decoded.toString().contentEquals(value)) {
      throw new IOException("a string cannot be found at character " + start);
    }
    return new JsonValue.Text(value, start, end);
  }
}
