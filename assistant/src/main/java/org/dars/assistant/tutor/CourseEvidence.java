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
import org.dars.assistant.course.Excerpt;
import org.dars.assistant.retrieve.Query;
import org.dars.assistant.retrieve.Retriever;
import org.dars.index.courseware.Block;
import org.dars.index.passage.Passage;
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
    List<Hit> hits = retriever.search(query).hits();
    Map<Excerpt.Key, Excerpt> excerpts =
        library.excerpts(query.zone(), hits.stream().map(CourseEvidence::key).toList());
    List<Evidence> evidence = new ArrayList<>();
    for (Hit hit : hits) {
      // One whose document was deleted a moment ago is left out.
      Excerpt excerpt = excerpts.get(key(hit));
      if (excerpt != null) {
        String course = hit.key().course().equals(asked) ? "" : hit.key().course();
        evidence.add(evidence(hit, excerpt, course));
      }
    }
    return evidence;
  }

  private static Excerpt.Key key(Hit hit) {
    return new Excerpt.Key(hit.key().course(), hit.key().document(), hit.passage());
  }

  /**
   * @param course "" for the one that was asked
   */
  private static Evidence evidence(Hit hit, Excerpt excerpt, String course) {
    Map<String, Block> blocks = new HashMap<>();
    excerpt.blocks().forEach(b -> blocks.put(b.id(), b));
    Passage passage = excerpt.passage();
    List<Evidence.Source> sources = new ArrayList<>();
    for (String id : passage.blocks()) {
      Block block = blocks.get(id);
      if (block != null) {
        sources.add(source(block));
      }
    }
    List<Evidence.Source> around =
        Surroundings.of(excerpt.blocks(), passage.blocks()).stream()
            .map(CourseEvidence::source)
            .toList();
    return new Evidence(hit, section(excerpt, course), sources, around);
  }

  private static Evidence.Source source(Block block) {
    return new Evidence.Source(block.id(), block.kind(), block.anchor().label(), block.text());
  }

  private static SectionLink section(Excerpt excerpt, String course) {
    CourseDocument document = excerpt.document();
    Passage passage = excerpt.passage();
    Block heading = excerpt.heading();
    String target = heading == null ? passage.blocks().getFirst() : heading.id();
    String title =
        heading != null
            ? heading.text()
            : passage.anchor().label().isEmpty() ? document.title() : passage.anchor().label();
    return new SectionLink(document.id(), document.title(), target, title, course);
  }
}
