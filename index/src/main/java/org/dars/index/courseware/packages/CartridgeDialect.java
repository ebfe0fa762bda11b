package org.dars.index.courseware.packages;

import java.util.Set;
import org.dars.index.courseware.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a Common Cartridge that are XML: discussion topics, web links, assignments (IMS
 * Common Cartridge 1.1–1.3), and the settings that Canvas adds.
 */
final class CartridgeDialect implements Dialect {

  private static final String CANVAS = "canvas.instructure.com/xsd/cccv";

  private static final Set<String> CANVAS_FILES =
      Set.of(
          "assignment",
          "assignmentGroups",
          "course",
          "events",
          "learningOutcomes",
          "modules",
          "quiz",
          "rubrics",
          "topicMeta");

  private static final Set<String> CANVAS_TEXTS =
      Set.of("description", "long_description", "text", "body", "instructions");

  @Override
  public String mediaType() {
    return "application/x-common-cartridge+xml";
  }

  @Override
  public boolean knows(XmlHead head) {
    return (head.isRoot("topic") && head.says("imsdt"))
        || (head.isRoot("webLink") && head.says("imswl"))
        || (head.isRoot("assignment") && head.says("imscc_extensions"))
        || (CANVAS_FILES.contains(head.root()) && head.says(CANVAS));
  }

  @Override
  public @Nullable Field field(XmlElement leaf) {
    if (leaf.is("title")) {
      return Field.HEADING;
    }
    boolean canvas = leaf.uri().contains(CANVAS);
    if (leaf.is("text") || leaf.is("instructor_text")) {
      return canvas || leaf.attribute("texttype").equals("text/html") ? Field.HTML : Field.PLAIN;
    }
    return canvas && CANVAS_TEXTS.contains(leaf.local()) ? Field.HTML : null;
  }
}
