package org.dars.index.courseware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a folder with courseware is called. */
final class FolderTitle {

  /** Names of folders that say what kind of files they hold, and not which course. */
  private static final Set<String> GENERIC =
      Set.of(
          "md",
          "markdown",
          "html",
          "src",
          "source",
          "sources",
          "doc",
          "docs",
          "documents",
          "content",
          "contents",
          "files",
          "pages",
          "chapters",
          "text",
          "texts",
          "material",
          "materials",
          "book",
          "main",
          "master",
          "build",
          "dist",
          "out",
          "output",
          "site",
          "public",
          "static",
          "export",
          "data",
          "en");

  /** Files whose first heading is likely the course's title. */
  private static final List<String> FIRST_PAGES =
      List.of("README.md", "readme.md", "index.md", "INDEX.md", "SUMMARY.md");

  private static final Pattern HEADING = Pattern.compile("#\\s+(\\S.*?)\\s*#*\\s*");

  /** Lines of a page in which a title is looked for. */
  private static final int LOOKED_AT = 40;

  private static final int LONGEST = 200;

  private FolderTitle() {}

  /**
   * The folder's own name. Where it says nothing: the first heading of its README or index, else
   * the name of the folder around it, and so on; its own name when none says more.
   *
   * @param folder absolute
   */
  static String of(Path folder) {
    String own = String.valueOf(folder.getFileName());
    for (Path at = folder; at != null && at.getFileName() != null; at = at.getParent()) {
      String name = at.getFileName().toString();
      if (!GENERIC.contains(name.toLowerCase(Locale.ROOT))) {
        return words(name);
      }
      String heading = heading(at);
      if (!heading.isEmpty()) {
        return heading;
      }
    }
    return words(own);
  }

  /** A name as words, without a number for sorting before it. */
  static String words(String name) {
    String words = name.replaceFirst("^(\\d+[-_. ]+)(?=\\D)", "").replaceAll("[-_]+", " ").strip();
    return words.isEmpty() ? name : words;
  }

  /** The first heading of a folder's first page; "" for none. */
  private static String heading(Path folder) {
    for (String page : FIRST_PAGES) {
      Path file = folder.resolve(page);
      if (Files.isRegularFile(file)) {
        try (Stream<String> lines = Files.lines(file)) {
          return lines
              .limit(LOOKED_AT)
              .map(HEADING::matcher)
              .filter(Matcher::matches)
              .map(m -> m.group(1))
              .filter(title -> title.length() <= LONGEST)
              .findFirst()
              .orElse("");
        } catch (IOException | UncheckedIOException e) {
          return ""; // what cannot be read is named when its text is
        }
      }
    }
    return "";
  }
}
