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

  static String newConversation(String course) {
    return course(course) + "?conversation=new";
  }

  static String insights(String course) {
    return course(course) + "/insights";
  }

  static String notes(String course) {
    return course(course) + "/notes";
  }

  static String conversations(String course) {
    return course(course) + "/conversations";
  }

  static String conversation(String course, String conversation) {
    return conversations(course) + "/" + conversation;
  }

  /** A turn in the page of its conversation. */
  static String turn(String course, String conversation, int number) {
    return conversation(course, conversation) + "#turn-" + number;
  }

  /** Where forms about a turn are sent to, before "/feedback" or "/again". */
  static String turnForms(String course, String conversation, int number) {
    return conversation(course, conversation) + "/turns/" + number;
  }

  /** Where the events of a turn are had. */
  static String stream(String course, String conversation, int number) {
    return turnForms(course, conversation, number) + "/stream";
  }

  /** The settings of a course's tutor. */
  static String tutor(String course) {
    return course(course) + "/tutor";
  }

  /** A course in other languages. */
  static String localisation(String course) {
    return course(course) + "/localisation";
  }

  /** Where a course in one language is paused, written again, fetched. */
  static String localisation(String course, String language) {
    return localisation(course) + "/" + language;
  }

  /** Where a course's segments in one language are reviewed. */
  static String review(String course, String language) {
    return localisation(course, language) + "/review";
  }

  /** A course fitted to countries. */
  static String adaptation(String course) {
    return course(course) + "/adaptation";
  }

  /** What is proposed and decided for a country. */
  static String adaptation(String course, String country) {
    return adaptation(course) + "/" + country;
  }

  /** A course's items in other languages. */
  static String itemLanguages(String course) {
    return course(course) + "/bank/languages";
  }

  /** A course's items in one other language. */
  static String itemLanguage(String course, String language) {
    return itemLanguages(course) + "/" + language;
  }

  /** A certificate, for everybody. */
  static String certificate(String id) {
    return "/certificates/" + id;
  }

  /** A course's certificates, for its instructor. */
  static String certificates(String course) {
    return course(course) + "/certificates";
  }

  /** Where who passed an attempt gets the certificate. */
  static String claim(String course, String attempt) {
    return certificates(course) + "/claim/" + escape(attempt);
  }

  /** The translation memory, from a course. */
  static String memory(String course) {
    return course(course) + "/memory";
  }

  /** The termbases, from a course. */
  static String terms(String course) {
    return course(course) + "/terms";
  }

  /** What is looked at in translations, from a course. */
  static String checks(String course) {
    return course(course) + "/checks";
  }

  /** Practice and tests of a course. */
  static String practice(String course) {
    return course(course) + "/practice";
  }

  /** Practice about the document of the first of these links, or about the course. */
  static String practice(String course, List<SectionLink> about) {
    return practice(course)
        + (about.isEmpty() ? "" : "?document=" + escape(about.getFirst().document()));
  }

  /** A test of a course, before it is begun. */
  static String test(String course, String blueprint) {
    return practice(course) + "/tests/" + escape(blueprint);
  }

  /** A round or an attempt, where it goes on. */
  static String sitting(String course, String sitting) {
    return practice(course) + "/" + sitting;
  }

  /** An item of a sitting, by its number from 1. */
  static String step(String course, String sitting, int number) {
    return sitting(course, sitting) + "/" + number;
  }

  /** What came of a sitting. */
  static String result(String course, String sitting) {
    return sitting(course, sitting) + "/result";
  }

  /** The question bank of a course. */
  static String bank(String course) {
    return course(course) + "/bank";
  }

  /** What tests of a course are made of. */
  static String blueprints(String course) {
    return bank(course) + "/blueprints";
  }

  static String blueprint(String course, String blueprint) {
    return blueprints(course) + "/" + blueprint;
  }

  /** An item of a bank; ids of items may hold anything. */
  static String bankItem(String course, String item) {
    return bank(course) + "/item?id=" + escape(item);
  }

  /**
   * Answers of tests that people mark.
   *
   * @param test id of a blueprint; "" for all
   */
  static String essays(String course, String test) {
    return bank(course) + "/essays?test=" + escape(test);
  }

  /** An answer to mark, the queue of a test around it. */
  static String essay(String course, String essay, String test) {
    return bank(course) + "/essays/" + essay + "?test=" + escape(test);
  }

  static String document(String course, String document) {
    return course(course) + "/documents/" + document;
  }

  static String block(String course, String document, String block) {
    return document(course, document) + "?at=" + escape(block) + "#" + escape(block);
  }

  static String section(String course, SectionLink link) {
    String from = link.course().isEmpty() ? course : link.course();
    return link.block().isEmpty()
        ? document(from, link.document())
        : block(from, link.document(), link.block());
  }

  /** The source of a citation, its quote marked. */
  static String citation(String course, Citation citation) {
    String from = citation.course().isEmpty() ? course : citation.course();
    return quote(from, citation.document(), citation.block(), citation.quote());
  }

  /** The same place in the course's counterpart in another language. */
  static String counterpart(Citation.Counterpart there) {
    return quote(there.course(), there.document(), there.block(), there.quote());
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

  static String escape(String s) {
    return URLEncoder.encode(s, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
