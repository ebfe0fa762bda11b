package org.dars.index.courseware.h5p;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where things lie in an H5P package: manifest, content, and what libraries say of their fields.
 */
public final class H5pPackage {

  /** The manifest, by its path in the package. */
  public static final String MANIFEST = "h5p.json";

  /** The content, by its path in the package. */
  public static final String CONTENT = "content/content.json";

  private static final String SEMANTICS = "semantics.json";
  private static final Pattern TELLING = Pattern.compile("h5p\\.json|[^/]+/semantics\\.json");

  private H5pPackage() {}

  /**
   * The folder that is an H5P package if this file is its content.
   *
   * @return "" or with its last {@code /}; null for a file of another name
   */
  public static @Nullable String folderOf(String path) {
    boolean named = path.equals(CONTENT) || path.endsWith("/" + CONTENT);
    return named ? path.substring(0, path.length() - CONTENT.length()) : null;
  }

  /** Whether a file, by its path in the package, tells how the content is read. */
  public static boolean tells(String path) {
    return TELLING.matcher(path).matches();
  }

  /** Whether a file is the content of a package: many programs have a content.json. */
  public static boolean isContent(String path, Map<String, Path> beside) {
    return beside.containsKey(MANIFEST) && (path.equals("content.json") || folderOf(path) != null);
  }

  /**
   * The files that {@link #tells} means, around a content that lies on disk; none around others.
   */
  public static Map<String, Path> around(Path content) {
    Path folder = content.toAbsolutePath().getParent();
    Path root = folder == null || !folder.endsWith("content") ? null : folder.getParent();
    if (root == null || !content.endsWith("content.json") || !isFile(root.resolve(MANIFEST))) {
      return Map.of();
    }
    Map<String, Path> around = new TreeMap<>(Map.of(MANIFEST, root.resolve(MANIFEST)));
    try (DirectoryStream<Path> libraries = Files.newDirectoryStream(root)) {
      for (Path library : libraries) {
        Path semantics = library.resolve(SEMANTICS);
        if (!Files.isSymbolicLink(library) && isFile(semantics)) {
          around.put(library.getFileName() + "/" + SEMANTICS, semantics);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // What libraries say is not at hand: names must do.
    }
    return around;
  }

  private static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
