package org.dars.index.courseware.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.roundtrip.RoundTrip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Opens and writes course packages. */
abstract class CoursePackages {

  static final ReadLimits LIMITS = ReadLimits.standard();

  @TempDir Path folder;

  Courseware courseware;

  @BeforeEach
  void open() {
    courseware = Courseware.open(LIMITS);
  }

  @AfterEach
  void close() {
    courseware.close();
  }

  static final String H5P =
      "{\"title\": \"Soil? \\\"Yes\\\"\", \"language\": \"en\", \"mainLibrary\": \"H5P.Text\"}";

  static Map<String, byte[]> olx() {
    return Packages.entries(
        "course/course.xml",
        "<course url_name=\"run\" org=\"o\" course=\"c\"/>\n",
        "course/course/run.xml",
        "<course display_name=\"Soils\" language=\"en\"><chapter url_name=\"c2\"/><chapter url_name=\"c1\"/></course>\n",
        "course/chapter/c1.xml",
        "<chapter display_name=\"Sand\"><sequential url_name=\"none\"/></chapter>",
        "course/chapter/c2.xml",
        "<chapter display_name='Clay'><sequential url_name=\"s2\"/></chapter>",
        "course/sequential/s2.xml",
        "<sequential display_name=\"Wet &quot;clay&quot;\"><vertical url_name=\"v2\"/></sequential>",
        "course/vertical/v2.xml",
        "<vertical display_name=\"A unit\"><html url_name=\"page\"/></vertical>",
        "course/html/page.xml",
        "<html filename=\"page\" display_name=\"Text\"/>",
        "course/html/page.html",
        "<p>Clay holds <b>water</b>.</p>",
        "course/about/overview.html",
        "<p>About soils.</p>");
  }

  byte[] pseudo(SourceFile source, CoursewareDocument document) throws IOException {
    Map<String, List<Inline>> changed = new HashMap<>();
    for (Block block : document.blocks()) {
      if (block.translatable()) {
        changed.put(block.id(), RoundTrip.pseudo(block.content()));
      }
    }
    return courseware.splice(Files.readAllBytes(source.file()), document, changed);
  }

  byte[] translated(Path file, String path) throws Exception {
    try (CoursePackage open = CoursePackage.open(file, LIMITS)) {
      SourceFile source =
          open.course().files().stream()
              .filter(f -> f.path().equals(path))
              .findFirst()
              .orElseThrow();
      Path to = folder.resolve("translated");
      Files.write(to, pseudo(source, courseware.read(source)));
      return bytes(open, Map.of(path, to), true);
    }
  }

  static byte[] written(Path file, boolean keep) throws Exception {
    try (CoursePackage open = CoursePackage.open(file, LIMITS)) {
      return bytes(open, Map.of(), keep);
    }
  }

  static byte[] bytes(CoursePackage open, Map<String, Path> changed, boolean keep)
      throws IOException, CoursewareException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    open.write(changed, keep, out);
    return out.toByteArray();
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
