package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.retrieve.Query;
import org.dars.assistant.retrieve.Retriever;
import org.dars.index.courseware.Block;
import org.dars.index.passage.Passage;
import org.dars.index.search.Hit;

/** Passages of the courses in the library, with the blocks that they are made of. */
public final class CourseEvidence implements EvidenceSource {

  private final Retriever retriever;
  private final CourseLibrary library;

  public CourseEvidence(Retriever retriever, CourseLibrary library) {
    this.retriever = retriever;
    this.library = library;
  }

  @Override
  public List<Evidence> find(String zone, String course, String question, int k) {
    return find(zone, course, "", question, k);
  }

  @Override
  public List<Evidence> find(String zone, String course, String page, String question, int k) {
    Map<String, Optional<Shelf>> documents = new HashMap<>();
    List<Evidence> evidence = new ArrayList<>();
    Query query = Query.about(zone, course, question, k).onPage(page);
    for (Hit hit : retriever.search(query).hits()) {
      documents
          .computeIfAbsent(hit.key().document(), d -> shelf(zone, course, d))
          .flatMap(shelf -> shelf.evidence(hit))
          .ifPresent(evidence::add);
    }
    return evidence;
  }

  /** A document's blocks and passages by id, or nothing when it was deleted a moment ago. */
  private Optional<Shelf> shelf(String zone, String course, String document) {
    return library
        .document(zone, course, document)
        .map(d -> {
          List<Block> order = library.blocks(zone, course, document);
          Map<String, Block> blocks = new HashMap<>();
          order.forEach(b -> blocks.put(b.id(), b));
          Map<String, Passage> passages = new HashMap<>();
          library.passages(zone, course, document).forEach(p -> passages.put(p.id(), p));
          return new Shelf(d, order, blocks, passages);
        });
  }

  private record Shelf(
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
      return new SectionLink(document.id(), document.title(), target, title);
    }
  }
}
