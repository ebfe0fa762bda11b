package org.dars.assistant.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.dars.assistant.tutor.Citation;
import org.dars.assistant.tutor.SectionLink;

/** Addresses of pages. Ids of courses, documents and blocks need no escaping; quotes do. */
final class Links {

  private Links() {}

  static String course(String course) {
    return "/courses/" + course;
  }

  static String document(String course, String document) {
    return course(course) + "/documents/" + document;
  }

  static String block(String course, String document, String block) {
    return document(course, document) + "?at=" + escape(block) + "#" + escape(block);
  }

  static String section(String course, SectionLink link) {
    return block(course, link.document(), link.block());
  }

  /** The source of a citation, its quote marked. */
  static String citation(String course, Citation citation) {
    return document(course, citation.document())
        + "?at="
        + escape(citation.block())
        + "&quote="
        + escape(citation.quote())
        + "#"
        + escape(citation.block());
  }

  private static String escape(String s) {
    return URLEncoder.encode(s, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
