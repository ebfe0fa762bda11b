package org.dars.assistant.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.retrieve.Query;
import org.dars.assistant.retrieve.Retriever;
import org.dars.assistant.tutor.Evidence;
import org.dars.assistant.tutor.EvidenceSource;
import org.dars.assistant.tutor.SectionLink;
import org.dars.index.courseware.Block;
import org.dars.index.passage.Passage;
import org.dars.index.search.Hit;

/** Evidence from the library's own passages. */
record LibraryEvidence(CourseLibrary library, Retriever retriever) implements EvidenceSource {

  @Override
  public List<Evidence> find(String zone, String course, String question, int k)
      throws IOException {
    return retriever.search(Query.about(zone, course, question, k)).hits().stream()
        .map(hit -> evidence(zone, hit))
        .toList();
  }

  private Evidence evidence(String zone, Hit hit) {
    String course = hit.key().course();
    String document = hit.key().document();
    Passage passage =
        library.passages(zone, course, document).stream()
            .filter(p -> p.id().equals(hit.passage()))
            .findFirst()
            .orElseThrow();
    Map<String, Block> blocks =
        library.blocks(zone, course, document).stream()
            .collect(Collectors.toMap(Block::id, Function.identity()));
    String title = library.document(zone, course, document).orElseThrow().title();
    String section = passage.section().isEmpty() ? passage.blocks().getFirst() : passage.section();
    return new Evidence(
        hit,
        new SectionLink(
            document,
            title,
            section,
            passage.headings().isEmpty() ? title : passage.headings().getLast()),
        passage.blocks().stream()
            .map(blocks::get)
            .map(b -> new Evidence.Source(b.id(), b.kind(), b.anchor().label(), b.text()))
            .toList());
  }
}
