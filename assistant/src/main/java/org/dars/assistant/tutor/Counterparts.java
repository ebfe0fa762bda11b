package org.dars.assistant.tutor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Sentences;

/**
 * Puts beside each quote of a course what its counterpart in another language says in the same
 * place: documents of the same path, blocks of the same id and kind, and the sentence of the same
 * number where both blocks have as many.
 */
final class Counterparts {

  private final CourseLibrary library;
  private final String zone;
  private final String quoted;
  private final Course other;
  private final Map<String, Optional<CourseDocument>> documents = new HashMap<>();
  private final Map<String, Map<String, Block>> blocks = new HashMap<>();
  private Map<String, CourseDocument> byPath = Map.of();

  /**
   * @param quoted the course that the quotes are from
   * @param other its counterpart
   */
  Counterparts(CourseLibrary library, String zone, String quoted, Course other) {
    this.library = library;
    this.zone = zone;
    this.quoted = quoted;
    this.other = other;
  }

  /** The same answer, each citation with its counterpart where there is one. */
  Answer beside(Answer answer) {
    return answer.pointing(
        answer.citations().stream().map(this::beside).toList(), answer.nearest());
  }

  /** The same answer, with the nearest sections of the counterpart in the place of its own. */
  Answer pointingThere(Answer answer) {
    return answer.pointing(
        answer.citations(), answer.nearest().stream().flatMap(n -> there(n).stream()).toList());
  }

  private Optional<SectionLink> there(SectionLink here) {
    return documents
        .computeIfAbsent(here.document(), this::sameDocument)
        .flatMap(d ->
            Optional.ofNullable(blocks(other.id(), d.id()).get(here.block()))
                .map(b -> new SectionLink(d.id(), d.title(), b.id(), b.text())));
  }

  /** A listener who hears the citations with their counterparts. */
  AnswerListener beside(AnswerListener listener) {
    return new AnswerListener() {
      @Override
      public void places(List<SectionLink> sections) {
        listener.places(sections);
      }

      @Override
      public void citations(List<Citation> citations) {
        listener.citations(citations.stream().map(Counterparts.this::beside).toList());
      }

      @Override
      public void sentence(Answer.Sentence sentence) {
        listener.sentence(sentence);
      }
    };
  }

  private Citation beside(Citation citation) {
    Citation.Counterpart counterpart = counterpart(citation).orElse(null);
    return citation.in(quoted, counterpart);
  }

  private Optional<Citation.Counterpart> counterpart(Citation citation) {
    CourseDocument there =
        documents.computeIfAbsent(citation.document(), this::sameDocument).orElse(null);
    if (there == null) {
      return Optional.empty();
    }
    Block here = blocks(quoted, citation.document()).get(citation.block());
    Block same = blocks(other.id(), there.id()).get(citation.block());
    if (here == null || same == null || here.kind() != same.kind()) {
      return Optional.empty();
    }
    String quote = sentence(citation.quote(), here.text(), same.text(), there.language());
    return Optional.of(
        new Citation.Counterpart(other.id(), there.language(), there.id(), same.id(), quote));
  }

  private Optional<CourseDocument> sameDocument(String document) {
    if (byPath.isEmpty()) {
      Map<String, CourseDocument> found = new HashMap<>();
      library.documents(zone, other.id()).forEach(d -> found.put(d.path(), d));
      byPath = found;
    }
    return library
        .document(zone, quoted, document)
        .flatMap(d -> Optional.ofNullable(byPath.get(d.path())));
  }

  private Map<String, Block> blocks(String course, String document) {
    return blocks.computeIfAbsent(
        course + "/" + document,
        key -> {
          Map<String, Block> byId = new HashMap<>();
          library.blocks(zone, course, document).forEach(b -> byId.put(b.id(), b));
          return byId;
        });
  }

  private String sentence(String quote, String here, String there, String language) {
    List<String> ours = Sentences.of(here, languageOfQuoted());
    List<String> theirs = Sentences.of(there, language);
    int at = ours.indexOf(quote.strip());
    return at >= 0 && ours.size() == theirs.size() ? theirs.get(at) : there;
  }

  private String languageOfQuoted() {
    return library.course(zone, quoted).map(Course::language).orElse("und");
  }
}
