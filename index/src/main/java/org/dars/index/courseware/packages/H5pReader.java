package org.dars.index.courseware.packages;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.json.JsonTree;
import org.dars.index.courseware.json.JsonValue;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Reading;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.RegionReader;
import org.dars.index.courseware.splice.SourceText;

/** h5p.json, the manifest of an H5P package: its title is the only text for people in it. */
public final class H5pReader extends RegionReader {

  public static final String MEDIA_TYPE = "application/x-h5p+json";

  public H5pReader(ReadLimits limits) {
    super(limits);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(MEDIA_TYPE);
  }

  @Override
  protected Reading parse(String path, byte[] bytes) throws CoursewareException {
    JsonTree tree = JsonTree.parse(path, "", bytes, limits);
    if (!(tree.root() instanceof JsonValue.Obj manifest)) {
      throw new CoursewareException(path, "is no H5P manifest; export the package again");
    }
    Outline outline = new Outline();
    if (manifest.get("title") instanceof JsonValue.Text title) {
      title(tree.content(title), outline);
    }
    String language = manifest.string("language").split("[-_]")[0];
    boolean known = language.matches("[a-z]{2,3}") && !language.equals("und");
    return new Reading(MEDIA_TYPE, "", known ? language : "", outline, List.of());
  }

  private static void title(SourceText title, Outline outline) {
    String value = title.text();
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

  private static String text(List<Inline> content) {
    return content.stream().map(Inline::visibleText).collect(Collectors.joining());
  }
}
