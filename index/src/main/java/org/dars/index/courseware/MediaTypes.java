package org.dars.index.courseware;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file is, by its name. */
final class MediaTypes {

  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("md", MarkdownReader.MEDIA_TYPE),
          Map.entry("mdx", MarkdownReader.MEDIA_TYPE),
          Map.entry("markdown", MarkdownReader.MEDIA_TYPE),
          Map.entry("html", HtmlReader.MEDIA_TYPE),
          Map.entry("htm", HtmlReader.MEDIA_TYPE),
          Map.entry("xhtml", HtmlReader.MEDIA_TYPE),
          Map.entry("txt", PlainTextReader.MEDIA_TYPE));

  private MediaTypes() {}

  static @Nullable String byName(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return BY_EXTENSION.get(name.substring(name.lastIndexOf('.') + 1));
  }
}
