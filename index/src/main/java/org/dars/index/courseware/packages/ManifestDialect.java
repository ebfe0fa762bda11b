package org.dars.index.courseware.packages;

import org.dars.index.courseware.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** imsmanifest.xml of Common Cartridge, SCORM and QTI packages (IMS Content Packaging, LOM). */
final class ManifestDialect implements Dialect {

  @Override
  public String mediaType() {
    return "application/x-ims-manifest+xml";
  }

  @Override
  public boolean knows(XmlHead head) {
    return head.isRoot("manifest") && (head.says("ims") || head.says("identifier"));
  }

  @Override
  public @Nullable Field field(XmlElement leaf) {
    XmlElement parent = leaf.parent();
    if (parent == null) {
      return null;
    }
    if (leaf.is("title") && (parent.is("item") || parent.is("organization"))) {
      return Field.HEADING;
    }
    XmlElement general = parent.parent();
    boolean described =
        (leaf.is("string") || leaf.is("langstring"))
            && (parent.is("title") || parent.is("description") || parent.is("keyword"))
            && general != null
            && general.is("general");
    return described ? Field.PLAIN : null;
  }
}
