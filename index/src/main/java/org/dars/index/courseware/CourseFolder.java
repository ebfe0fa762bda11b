package org.dars.index.courseware;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of a course in reading order: as {@code course.json} lists them, else folder by folder
 * in natural order (unit-2 before unit-10), a README or index first.
 *
 * @param title from {@code course.json}, else the folder's or file's name, or the first heading of
 *     its README or the name of the folder around it where that name says nothing ("md", "docs")
 * @param language declared by {@code course.json}, "" when it is not
 * @param units in order; a folder with files is a unit
 * @param media how many pictures, recordings and style sheets were passed over
 * @param leftOut paths of other files that Dars does not read or {@code course.json} does not list
 */
public record CourseFolder(
    String title, String language, List<Unit> units, int media, List<String> leftOut) {

  /**
   * Files that belong together.
   *
   * @param title "" for the files at the top
   */
  public record Unit(String title, List<SourceFile> files) {
    public Unit {
      files = List.copyOf(files);
    }
  }

  private static final String MANIFEST = "course.json";

  private static final Set<String> MEDIA =
      Set.of(
          "png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "tif", "tiff", "ico", "avif", "mp3",
          "mp4", "m4a", "m4v", "ogg", "oga", "ogv", "wav", "webm", "mov", "avi", "mkv", "css", "js",
          "mjs", "map", "woff", "woff2", "ttf", "otf", "eot");

  public CourseFolder {
    units = List.copyOf(units);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Whether a file is a picture, recording or style sheet by its name: part of a course, no text.
   */
  public static boolean isMedia(String path) {
    return MediaTypes.byName(path) == null && MEDIA.contains(MediaTypes.extension(path));
  }

  /** All files in order. */
  public List<SourceFile> files() {
    return units.stream().flatMap(u -> u.files().stream()).toList();
  }

  /**
   * Lists a folder, or a single file as a course of one. Reads no courseware.
   *
   * @throws CoursewareException when there is nothing to read, or {@code course.json} is broken
   */
  public static CourseFolder of(Path path) throws CoursewareException {
    Path root = path.toAbsolutePath().normalize();
    String name = String.valueOf(root.getFileName());
    if (!Files.exists(root)) {
      throw new CoursewareException(name, "does not exist; check the path");
    }
    if (!Files.isDirectory(root)) {
      return new CourseFolder(
          FolderTitle.words(name.replaceFirst("\\.[A-Za-z0-9]{1,8}$", "")),
          "",
          List.of(new Unit("", List.of(new SourceFile(name, root)))),
          0,
          List.of());
    }
    try {
      Listing listing = new Listing(root);
      listing.list(root);
      CourseFolder found =
          Files.isRegularFile(root.resolve(MANIFEST))
              ? listed(root, listing)
              : new CourseFolder(
                  FolderTitle.of(root), "", listing.units, listing.media, listing.leftOut);
      if (found.units.isEmpty()) {
        throw new CoursewareException(
            name, "holds no file that Dars reads; put Markdown, HTML, PDF or office files there");
      }
      return found;
    } catch (IOException e) {
      throw new CoursewareException(
          name, "cannot be listed (" + e.getMessage() + "); check its permissions", e);
    }
  }

  /** As {@code {"title","language","units":[{"title","folder","files":[…]}]}} says. */
  private static CourseFolder listed(Path root, Listing listing)
      throws IOException, CoursewareException {
    JsonNode manifest;
    try {
      manifest = JsonMapper.builder().build().readTree(root.resolve(MANIFEST).toFile());
    } catch (JsonProcessingException e) {
      throw new CoursewareException(
          MANIFEST, "is not valid JSON (" + e.getOriginalMessage() + "); mend or remove it", e);
    }
    List<Unit> units = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    List<String> leftOut = new ArrayList<>(listing.leftOut);
    listing.units.forEach(u -> u.files().forEach(f -> leftOut.add(f.path())));
    for (JsonNode unit : manifest.path("units")) {
      List<SourceFile> files = new ArrayList<>();
      for (JsonNode file : unit.path("files")) {
        String folder = unit.path("folder").asText("");
        String relative = folder.isEmpty() ? file.asText() : folder + "/" + file.asText();
        SourceFile source = inside(root, relative);
        if (listed.add(relative)) {
          files.add(source);
        }
        leftOut.remove(relative);
      }
      units.add(new Unit(unit.path("title").asText(""), files));
    }
    String title = manifest.path("title").asText("");
    return new CourseFolder(
        title.isBlank() ? FolderTitle.of(root) : title,
        manifest.path("language").asText(""),
        units.isEmpty() ? listing.units : units,
        listing.media,
        units.isEmpty() ? listing.leftOut : leftOut);
  }

  private static SourceFile inside(Path root, String relative)
      throws IOException, CoursewareException {
    Path file = root.resolve(relative).normalize();
    boolean leaves =
        !file.startsWith(root)
            || (Files.exists(file) && !file.toRealPath().startsWith(root.toRealPath()));
    if (leaves) {
      throw new CoursewareException(
          MANIFEST,
          "lists " + relative + ", which is outside the folder; list files of the course");
    }
    return new SourceFile(relative, file);
  }

  /** What lies in a folder. */
  private static final class Listing {
    private final Path root;
    final List<Unit> units = new ArrayList<>();
    final List<String> leftOut = new ArrayList<>();
    int media;

    Listing(Path root) {
      this.root = root;
    }

    void list(Path folder) throws IOException {
      List<Path> children;
      try (Stream<Path> stream = Files.list(folder)) {
        children = stream.filter(p -> !isJunk(p)).sorted(new NaturalOrder()).toList();
      }
      List<SourceFile> files = new ArrayList<>();
      for (Path child : children) {
        if (isFileInside(child)) {
          file(child, files);
        }
      }
      if (!files.isEmpty()) {
        String title =
            folder.equals(root) ? "" : FolderTitle.words(String.valueOf(folder.getFileName()));
        units.add(new Unit(title, files));
      }
      for (Path child : children) {
        if (Files.isDirectory(child) && !Files.isSymbolicLink(child)) {
          list(child);
        }
      }
    }

    private void file(Path file, List<SourceFile> files) {
      String path = root.relativize(file).toString().replace('\\', '/');
      if (isCourseware(path, file)) {
        files.add(new SourceFile(path, file));
      } else if (isMedia(path)) {
        media++;
      } else if (!path.equals(MANIFEST)) {
        leftOut.add(path);
      }
    }

    private static boolean isCourseware(String path, Path file) {
      try {
        SourceFile source = new SourceFile(path, file);
        return MediaTypes.byContent(source) != null || MediaTypes.ofCourse(source) != null;
      } catch (CoursewareException e) {
        return MediaTypes.byName(path) != null; // reading it will say why it cannot be read
      }
    }

    /** A link may point anywhere; only what lies in the course is of the course. */
    private boolean isFileInside(Path file) throws IOException {
      return Files.isRegularFile(file)
          && (!Files.isSymbolicLink(file) || file.toRealPath().startsWith(root.toRealPath()));
    }

    private static boolean isJunk(Path path) {
      String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
      return name.startsWith(".")
          || name.startsWith("~$")
          || name.equals("thumbs.db")
          || name.equals("desktop.ini")
          || name.equals("__macosx")
          || name.matches("(licen[sc]e|copying|notice)(\\.(txt|md))?");
    }
  }
}
