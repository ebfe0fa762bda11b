package org.dars.index.courseware.packages;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Reading;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.RegionReader;
import org.dars.index.courseware.splice.SourceText;

/** h5p.json, the manifest of an H5P package: its title is the only text for people in it. */
public final class H5pReader extends RegionReader {

  public static final String MEDIA_TYPE = "application/x-h5p+json";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public H5pReader(ReadLimits limits) {
    super(limits);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(MEDIA_TYPE);
  }

  @Override
  protected Reading parse(String path, byte[] bytes) throws CoursewareException {
    SourceText source = SourceText.decode(path, bytes, null);
    source.check(path, limits);
    Outline outline = new Outline();
    String language = "";
    try (JsonParser in = JSON.createParser(source.text())) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new CoursewareException(path, "is no H5P manifest; export the package again");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (value == JsonToken.VALUE_STRING && name.equals("title")) {
          int start = (int) in.currentTokenLocation().getCharOffset();
          in.getText();
          title(source, in, start, outline);
        } else if (value == JsonToken.VALUE_STRING && name.equals("language")) {
          String tag = in.getText().split("[-_]")[0];
          language = tag.matches("[a-z]{2,3}") && !tag.equals("und") ? tag : "";
        } else {
          in.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      throw new CoursewareException(
          path, "is not valid JSON (" + e.getOriginalMessage() + "); export the package again", e);
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory", e);
    }
    return new Reading(MEDIA_TYPE, "", language, outline, List.of());
  }

  private static void title(SourceText source, JsonParser in, int quote, Outline outline)
      throws IOException {
    String value = in.getText();
    int end = (int) in.currentLocation().getCharOffset() - 1;
    SourceText title = string(source, value, quote + 1, end);
    int from = value.length() - value.stripLeading().length();
    int to = value.stripTrailing().length();
    if (from < to) {
      outline.enter(new Region(title, (_, content, _) -> text(content)));
      outline.addAs(
          "title",
          BlockKind.HEADING,
          1,
          List.of(new Inline.Text(value.substring(from, to))),
          new Anchor.Section(List.of(value.substring(from, to))),
          title.span(from, to));
    }
  }

  /** The characters of a JSON string, each where it stands or where its escape begins. */
  private static SourceText string(SourceText source, String value, int from, int end) {
    int[] starts = new int[value.length() + 1];
    int at = from;
    for (int i = 0; i < value.length(); i++) {
      starts[i] = at;
      boolean escape = source.text().charAt(at) == '\\';
      at += !escape ? 1 : source.text().charAt(at + 1) == 'u' ? 6 : 2;
      if (Character.isLowSurrogate(value.charAt(i))) {
        starts[i] = at; // as SourceText places surrogates
      }
    }
    starts[value.length()] = end;
    return source.embedded(value, starts, H5pReader::escaped);
  }

  private static String text(List<Inline> content) {
    return content.stream().map(Inline::visibleText).collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }
}
