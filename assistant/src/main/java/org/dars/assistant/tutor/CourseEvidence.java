package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.retrieve.Query;
import org.dars.assistant.retrieve.Retriever;
import org.dars.index.courseware.Block;
import org.dars.index.passage.Passage;
import org.dars.index.search.DocumentKey;
import org.dars.index.search.Hit;
import org.dars.index.search.SearchMode;

/** Passages of the courses in the library, with the blocks that they are made of. */
public final class CourseEvidence implements EvidenceSource {

  private final Retriever retriever;
  private final CourseLibrary library;

  private final TutorProfileSource profiles;

  /**
   * @param profiles tell which courses answer, and so may answer for another one
   */
  public CourseEvidence(Retriever retriever, CourseLibrary library, TutorProfileSource profiles) {
    this.retriever = retriever;
    this.library = library;
    this.profiles = profiles;
  }

  @Override
  public List<Evidence> find(String zone, String course, String question, int k) {
    return find(zone, course, "", question, k);
  }

  @Override
  public List<Evidence> find(String zone, String course, String page, String question, int k) {
    return find(zone, course, page, question, "", k);
  }

  @Override
  public List<Evidence> find(
      String zone, String course, String page, String question, String language, int k) {
    Query query =
        new Query(
            zone,
            Set.of(course),
            Set.of(),
            page,
            question,
            language.isEmpty() ? null : language,
            SearchMode.HYBRID,
            k);
    return find(query, course);
  }

  /** What a course that only gives hints keeps back is not told by asking beside it. */
  @Override
  public Optional<EvidenceSource> beside(String zone, String course) {
    Set<String> others = new HashSet<>();
    library.courses(zone).forEach(c -> others.add(c.id()));
    library.siblings(zone, course).forEach(c -> others.remove(c.id()));
    others.remove(course);
    others.removeIf(id -> !profiles.of(zone, id).help().explains());
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of((inZone, _, question, k) ->
            find(
                new Query(inZone, others, Set.of(), question, null, SearchMode.HYBRID, k), course));
  }

  private List<Evidence> find(Query query, String asked) {
    Map<DocumentKey, Optional<Shelf>> documents = new HashMap<>();
    List<Evidence> evidence = new ArrayList<>();
    for (Hit hit : retriever.search(query).hits()) {
      documents
          .computeIfAbsent(hit.key(), key -> shelf(key, asked))
          .flatMap(shelf -> shelf.evidence(hit))
          .ifPresent(evidence::add);
    }
    return evidence;
  }

  /** A document's blocks and passages by id, or nothing when it was deleted a moment ago. */
  private Optional<Shelf> shelf(DocumentKey key, String asked) {
    return library
        .document(key.zone(), key.course(), key.document())
        .map(d -> {
          List<Block> order = library.blocks(key.zone(), key.course(), key.document());
          Map<String, Block> blocks = new HashMap<>();
          order.forEach(b -> blocks.put(b.id(), b));
          Map<String, Passage> passages = new HashMap<>();
          library
              .passages(key.zone(), key.course(), key.document())
              .forEach(p -> passages.put(p.id(), p));
          String other = key.course().equals(asked) ? "" : key.course();
          return new Shelf(other, d, order, blocks, passages);
        });
  }

  /** {@code course}: "" for the one that was asked. */
  private record Shelf(
      String course,
      CourseDocument document,
      List<Block> order,
      Map<String, Block> blocks,
      Map<String, Passage> passages) {

    Optional<Evidence> evidence(Hit hit) {
      Passage passage = passages.get(hit.passage());
      if (passage == null) {
        return Optional.empty();
      }
      List<Evidence.Source> sources = new ArrayList<>();
      for (String id : passage.blocks()) {
        Block block = blocks.get(id);
        if (block != null) {
          sources.add(source(block));
        }
      }
      List<Evidence.Source> around =
          Surroundings.of(order, passage.blocks()).stream().map(Shelf::source).toList();
      return Optional.of(new Evidence(hit, section(passage), sources, around));
    }

    private static Evidence.Source source(Block block) {
      return new Evidence.Source(block.id(), block.kind(), block.anchor().label(), block.text());
    }

    private SectionLink section(Passage passage) {
      Block heading = blocks.get(passage.section());
      String target = heading == null ? passage.blocks().getFirst() : heading.id();
      String title =
          heading != null
              ? heading.text()
              : passage.anchor().label().isEmpty() ? document.title() : passage.anchor().label();
      return new SectionLink(document.id(), document.title(), target, title, course);
    }
  }
}
