package org.dars.index.courseware.quiz;

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
import org.dars.index.courseware.xml.XmlTree;

/**
 * QTI 1.2 (Common Cartridge and Canvas too), 2.x and 3.0: items, tests, and banks. What response
 * processing compares is never touched.
 */
public final class QtiReader extends RegionReader {

  public static final String MEDIA_TYPE = "application/x-qti+xml";

  /** The outermost elements of QTI files, without prefixes and dashes, in lower case. */
  private static final Set<String> ROOTS =
      Set.of(
          "questestinterop",
          "assessmentitem",
          "assessmenttest",
          "assessmentsection",
          "assessmentstimulus");

  public QtiReader(ReadLimits limits) {
    super(limits);
  }

  /** Whether a file with this outermost element is QTI. */
  public static boolean isRoot(String name) {
    return ROOTS.contains(plain(name));
  }

  /** {@code qti-item-body} and {@code itemBody} are one name. */
  static String plain(String name) {
    String local = name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    return (local.startsWith("qti-") ? local.substring(4) : local).replace("-", "");
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(MEDIA_TYPE);
  }

  @Override
  protected Reading parse(String path, byte[] bytes) throws CoursewareException {
    XmlTree tree = XmlTree.parse(path, "", bytes, limits);
    XmlElement root = tree.root();
    if (!isRoot(root.name())) {
      throw new CoursewareException(
          path, "is not QTI (it begins with <" + root.name() + ">); export it as QTI");
    }
    Outline outline = new Outline();
    List<String> warnings = new ArrayList<>();
    if (root.is("questestinterop")) {
      new Qti1Blocks(tree, outline, warnings).read(root);
    } else {
      new Qti2Blocks(tree, outline, warnings).read(root);
    }
    String language = root.attribute("lang").split("[-_]")[0].toLowerCase(Locale.ROOT);
    return new Reading(
        MEDIA_TYPE,
        root.attribute("title"),
        language.matches("[a-z]{2,3}") ? language : "",
        outline,
        warnings);
  }
}
