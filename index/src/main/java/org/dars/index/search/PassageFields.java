package org.dars.index.search;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.dars.index.vector.lucene.VectorField;
import org.jspecify.annotations.Nullable;

/** How a passage lies in Lucene. A change here wants a new {@link IndexStamp#FORMAT}. */
final class PassageFields {

  static final String VECTOR = "vector";
  static final String FAMILY = "family";

  /** Where the passage stands, to break ties by: course, document, passage. */
  static final String PLACE = "place";

  /** Course and section, to gather evidence by; empty when it has no section. */
  static final String SECTION_PLACE = "section_place";

  /** Vectors of the sentences, see {@link SentenceCodes}. */
  static final String SENTENCES = "sentences";

  private static final String ZONE = "zone";
  private static final String COURSE = "course";

  /** Zone and course, whose passages lie together in a segment. */
  private static final String COURSE_KEY = "course_key";

  private static final String DOCUMENT = "document";
  private static final String DOCUMENT_KEY = "document_key";
  private static final String PASSAGE = "passage";
  private static final String SECTION = "section";
  private static final String TITLE = "title";
  private static final String TEXT = "text";
  private static final String LANGUAGE = "language";

  /** Marks the last passage of a document: Lucene wants it to sort whole documents. */
  static final String PARENT = "parent";

  /** A course's passages lie together. */
  static final Sort ORDER =
      new Sort(
          new SortField(ZONE, SortField.Type.STRING), new SortField(COURSE, SortField.Type.STRING));

  private PassageFields() {}

  static String text(String family) {
    return "text_" + family;
  }

  static String title(String family) {
    return "title_" + family;
  }

  /**
   * @param vectors null when the index holds none
   */
  static Document document(DocumentKey key, IndexedPassage passage, @Nullable VectorField vectors) {
    var document = new Document();
    String family = Analyzers.family(Languages.primary(passage.language()));
    document.add(new StringField(ZONE, key.zone(), Store.NO));
    document.add(new StoredField(COURSE, key.course()));
    document.add(new StringField(COURSE_KEY, joined(key.zone(), key.course()), Store.NO));
    document.add(new SortedDocValuesField(ZONE, new BytesRef(key.zone())));
    document.add(new SortedDocValuesField(COURSE, new BytesRef(key.course())));
    document.add(new StoredField(DOCUMENT, key.document()));
    document.add(new StringField(DOCUMENT_KEY, joined(key), Store.NO));
    document.add(new StoredField(PASSAGE, passage.id()));
    document.add(new StringField(SECTION, passage.section(), Store.YES));
    document.add(new StoredField(LANGUAGE, passage.language()));
    document.add(new StringField(FAMILY, family, Store.NO));
    document.add(new StoredField(TITLE, passage.title()));
    document.add(new StoredField(TEXT, passage.text()));
    String place = key.course() + '\0' + key.document() + '\0' + passage.id();
    String section = passage.section().isEmpty() ? "" : key.course() + '\0' + passage.section();
    document.add(new BinaryDocValuesField(PLACE, new BytesRef(place)));
    document.add(new BinaryDocValuesField(SECTION_PLACE, new BytesRef(section)));
    for (String each : new HashSet<>(List.of(family, Analyzers.NEUTRAL))) {
      document.add(new TextField(text(each), passage.text(), Store.NO));
      document.add(new TextField(title(each), passage.title(), Store.NO));
    }
    float[] vector = passage.vector();
    if (vector != null) {
      document.add(vectorField(vectors, vector, passage));
      if (!passage.sentences().isEmpty()) {
        document.add(new BinaryDocValuesField(SENTENCES, sentences(passage, vector.length)));
      }
    }
    return document;
  }

  private static BytesRef sentences(IndexedPassage passage, int dimensions) {
    for (SentenceVector s : passage.sentences()) {
      if (s.vector().length != dimensions
          || s.start() < 0
          || s.end() <= s.start()
          || s.end() > passage.text().length()) {
        throw new IllegalArgumentException(
            "passage \"%s\": sentence %d–%d with %d numbers does not fit"
                .formatted(passage.id(), s.start(), s.end(), s.vector().length));
      }
    }
    return SentenceCodes.of(passage.sentences(), dimensions);
  }

  private static IndexableField vectorField(
      @Nullable VectorField vectors, float[] vector, IndexedPassage passage) {
    if (vectors == null) {
      throw new IllegalArgumentException(
          "passage \"%s\" has a vector, but the index holds none".formatted(passage.id()));
    }
    try {
      return vectors.of(vector);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "passage \"%s\": %s".formatted(passage.id(), e.getMessage()), e);
    }
  }

  static Hit hit(
      String zone,
      Document stored,
      double score,
      float lexical,
      float similarity,
      List<SentenceMatch> sentences) {
    return new Hit(
        new DocumentKey(zone, stored.get(COURSE), stored.get(DOCUMENT)),
        stored.get(PASSAGE),
        stored.get(SECTION),
        stored.get(TITLE),
        stored.get(TEXT),
        stored.get(LANGUAGE),
        score,
        lexical,
        similarity,
        sentences);
  }

  static Term key(DocumentKey key) {
    return new Term(DOCUMENT_KEY, joined(key));
  }

  /**
   * What a search may see. Always names a zone. A whole zone or one course is a single term, whose
   * passages lie together.
   */
  static Query scope(String zone, Set<String> courses, Set<String> sections) {
    List<String> keys = courses.stream().map(course -> joined(zone, course)).toList();
    Query scope =
        switch (keys.size()) {
          case 0 -> new TermQuery(new Term(ZONE, zone));
          case 1 -> new TermQuery(new Term(COURSE_KEY, keys.getFirst()));
          default -> anyOf(COURSE_KEY, keys);
        };
    return sections.isEmpty()
        ? scope
        : new BooleanQuery.Builder()
            .add(scope, Occur.FILTER)
            .add(anyOf(SECTION, sections), Occur.FILTER)
            .build();
  }

  private static Query anyOf(String field, Collection<String> values) {
    return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }

  private static String joined(String zone, String course) {
    return "%d:%s%s".formatted(zone.length(), zone, course);
  }

  /** Lengths first, so that no two keys join to the same text. */
  private static String joined(DocumentKey key) {
    return "%d:%d:%s%s%s"
        .formatted(
            key.zone().length(), key.course().length(), key.zone(), key.course(), key.document());
  }
}
