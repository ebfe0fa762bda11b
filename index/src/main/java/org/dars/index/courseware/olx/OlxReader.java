package org.dars.index.courseware.olx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Reading;
import org.dars.index.courseware.splice.RegionReader;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlRoot;
import org.dars.index.courseware.xml.XmlTree;

/**
 * One file of an Open edX course: course, chapter, sequential and vertical with their names,
 * problems with their texts, and what stands beside an HTML or video component. A problem's program
 * is neither run nor translated.
 */
public final class OlxReader extends RegionReader {

  public static final String MEDIA_TYPE = "application/x-olx+xml";

  private static final Set<String> ROOTS =
      Set.of(
          "course",
          "chapter",
          "sequential",
          "vertical",
          "problem",
          "video",
          "library",
          "library_content",
          "split_test",
          "conditional",
          "randomize",
          "discussion",
          "poll",
          "survey",
          "word_cloud",
          "lti",
          "lti_consumer",
          "openassessment",
          "wrapper",
          "drag-and-drop-v2",
          "done",
          "annotatable",
          "combinedopenended",
          "itembank",
          "problemset",
          "videosequence",
          "poll_question");

  public OlxReader(ReadLimits limits) {
    super(limits);
  }

  /** Whether a file with this outermost element is of an Open edX course. */
  public static boolean isRoot(XmlRoot root) {
    boolean component =
        root.attributes().contains("filename=") || root.attributes().contains("display_name=");
    // course.xml at the top only says where the course is.
    boolean pointer =
        root.name().equals("course")
            && root.attributes().contains("url_name=")
            && !root.attributes().contains("display_name=");
    return !root.attributes().contains("xmlns")
        && !pointer
        && (ROOTS.contains(root.name()) || (root.name().equals("html") && component));
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(MEDIA_TYPE);
  }

  @Override
  protected Reading parse(String path, byte[] bytes) throws CoursewareException {
    XmlTree tree = XmlTree.parse(path, "", bytes, limits);
    XmlElement root = tree.root();
    Outline outline = new Outline();
    List<String> warnings = new ArrayList<>();
    new OlxBlocks(tree, outline, warnings).read(root);
    String language = root.attribute("language").split("[-_]")[0].toLowerCase(Locale.ROOT);
    return new Reading(
        MEDIA_TYPE,
        root.attribute("display_name"),
        root.is("course") && language.matches("[a-z]{2,3}") ? language : "",
        outline,
        warnings);
  }
}
