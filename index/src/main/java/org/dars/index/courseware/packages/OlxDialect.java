package org.dars.index.courseware.packages;

import java.util.Set;
import org.dars.index.courseware.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** The frame of an Open edX course: names of chapters, sequences and units. */
final class OlxDialect implements Dialect {

  static final Set<String> FRAME =
      Set.of("course", "chapter", "sequential", "vertical", "split_test", "randomize", "wiki");

  @Override
  public String mediaType() {
    return "application/x-olx-frame+xml";
  }

  @Override
  public boolean knows(XmlHead head) {
    boolean course = head.says("url_name") || head.says("display_name") || head.says("org=");
    return (head.isRoot("course") && course && !head.says("contextid="))
        || head.isRoot("chapter")
        || head.isRoot("sequential")
        || head.isRoot("vertical");
  }

  @Override
  public @Nullable Field field(XmlElement leaf) {
    return null;
  }

  @Override
  public @Nullable Field attribute(XmlElement element, String name) {
    return name.equals("display_name") ? Field.HEADING : null;
  }
}
