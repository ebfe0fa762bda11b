package org.dars.assistant.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.tutor.Citation;
import org.dars.assistant.tutor.SectionLink;

/** Addresses of pages. Ids of courses, documents and blocks need no escaping; quotes do. */
final class Links {

  private Links() {}

  static String course(String course) {
    return "/courses/" + course;
  }

  /** The settings of a course's tutor. */
  static String tutor(String course) {
    return course(course) + "/tutor";
  }

  /** Where a quiz about the document of the first of these links is made, or about the course. */
  static String quiz(String course, List<SectionLink> about) {
    return course(course)
        + "/quiz"
        + (about.isEmpty() ? "" : "?section=" + escape(about.getFirst().document()));
  }

  static String document(String course, String document) {
    return course(course) + "/documents/" + document;
  }

  static String block(String course, String document, String block) {
    return document(course, document) + "?at=" + escape(block) + "#" + escape(block);
  }

  static String section(String course, SectionLink link) {
    return link.block().isEmpty()
        ? document(course, link.document())
        : block(course, link.document(), link.block());
  }

  /** The source of a citation, its quote marked. */
  static String citation(String course, Citation citation) {
    return quote(course, citation.document(), citation.block(), citation.quote());
  }

  /** The source of a quiz item, its quote marked. */
  static String quote(String course, SourceQuote source) {
    return quote(course, source.document(), source.block(), source.quote());
  }

  private static String quote(String course, String document, String block, String quote) {
    return document(course, document)
        + "?at="
        + escape(block)
        + "&quote="
        + escape(quote)
        + "#"
        + escape(block);
  }

  private static String escape(String s) {
    return URLEncoder.encode(s, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
