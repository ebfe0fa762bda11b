package org.dars.index.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.dars.index.vector.SearchCost;
import org.dars.index.vector.lucene.Nearest;
import org.dars.index.vector.lucene.VectorField;
import org.jspecify.annotations.Nullable;

/** One search over one state of the index. */
final class PassageSearch {

  /** Of so many hits the sentences are compared with the question, too. */
  static final int READ_CLOSELY = 30;

  private final IndexSearcher searcher;
  private final @Nullable VectorField vectors;
  private final SearchRequest request;
  private final FusionWeights weights;

  PassageSearch(
      IndexSearcher searcher,
      @Nullable VectorField vectors,
      SearchRequest request,
      FusionWeights weights) {
    this.searcher = searcher;
    this.vectors = vectors;
    this.request = request;
    this.weights = weights;
  }

  /** Candidates of both halves, fused, and the best of them read. */
  SearchResult run() throws IOException {
    long start = System.nanoTime();
    Query scope = PassageFields.scope(request.zone(), request.courses(), request.sections());
    String language = Languages.primary(request.language());
    Query words = words(language, scope);
    int[] byWords = request.mode() == SearchMode.VECTOR ? new int[0] : byWords(words, scope);
    Nearest nearest = byVector(scope);
    int[] byVector = nearest.docs();
    SearchMode served = served(byVector.length > 0, words != null);
    Backdrop backdrop = Backdrop.of(searcher, vectors, questionVector(), scope);
    List<Hit> hits = fuse(words, byWords, byVector, served, backdrop);
    return new SearchResult(
        hits, served, byWords.length, byVector.length, nearest.cost(), System.nanoTime() - start);
  }

  private @Nullable Query words(String language, Query scope) throws IOException {
    Set<String> families = families(scope);
    boolean crossing = !families.isEmpty() && !families.contains(Analyzers.family(language));
    return crossing && !weights.equals(FusionWeights.PLAIN)
        ? CrossingQuery.of(LexicalQuery.shortened(request.text()), searcher, scope)
        : LexicalQuery.of(request.text(), language, weights.title(), families);
  }

  private int[] byWords(@Nullable Query words, Query scope) throws IOException {
    if (words == null) {
      return new int[0];
    }
    var scoped = new BooleanQuery.Builder().add(words, Occur.MUST).add(scope, Occur.FILTER).build();
    return Arrays.stream(searcher.search(scoped, candidates()).scoreDocs)
        .mapToInt(hit -> hit.doc)
        .toArray();
  }

  private Nearest byVector(Query scope) throws IOException {
    return vectors == null || request.vector() == null || request.mode() == SearchMode.LEXICAL
        ? new Nearest(new int[0], SearchCost.NOTHING)
        : vectors.nearest(searcher, request.vector(), scope, candidates());
  }

  private SearchMode served(boolean vectorServed, boolean hasWords) {
    if (request.mode() != SearchMode.HYBRID) {
      return request.mode();
    }
    if (!vectorServed) {
      return SearchMode.LEXICAL;
    }
    return hasWords ? SearchMode.HYBRID : SearchMode.VECTOR;
  }

  private float @Nullable [] questionVector() {
    return request.mode() == SearchMode.LEXICAL ? null : request.vector();
  }

  private List<Hit> fuse(
      @Nullable Query words, int[] byWords, int[] byVector, SearchMode served, Backdrop backdrop)
      throws IOException {
    int[] docs =
        IntStream.concat(Arrays.stream(byWords), Arrays.stream(byVector))
            .sorted()
            .distinct()
            .toArray();
    if (docs.length == 0) {
      return List.of();
    }
    var candidates = new Candidates(searcher, docs);
    float[] lexical = words == null ? new float[docs.length] : candidates.lexical(words);
    float[] similarity = similarities(docs);
    double[] fused = Fusion.sum(lexical, similarity, vectorWeight(served));
    if (weights.section() > 0) {
      fused =
          Fusion.withSections(
              fused, candidates.values(PassageFields.SECTION_PLACE), weights.section());
    }
    return read(best(candidates, fused), docs, fused, lexical, similarity, backdrop);
  }

  private float[] similarities(int[] docs) throws IOException {
    if (vectors == null || request.vector() == null) {
      float[] none = new float[docs.length];
      Arrays.fill(none, Float.NaN);
      return none;
    }
    return vectors.similarities(searcher, request.vector(), docs);
  }

  private double vectorWeight(SearchMode served) {
    return switch (served) {
      case LEXICAL -> 0;
      case VECTOR -> 1;
      case HYBRID -> weights.vector();
    };
  }

  /** Positions of the k best candidates, best first. */
  private int[] best(Candidates candidates, double[] fused) throws IOException {
    List<String> places = candidates.values(PassageFields.PLACE);
    return IntStream.range(0, fused.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -fused[i]).thenComparing(places::get))
        .limit(request.k())
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private List<Hit> read(
      int[] order,
      int[] docs,
      double[] fused,
      float[] lexical,
      float[] similarity,
      Backdrop backdrop)
      throws IOException {
    StoredFields stored = searcher.storedFields();
    List<Hit> hits = new ArrayList<>(order.length);
    for (int i : order) {
      List<SentenceMatch> sentences = hits.size() < READ_CLOSELY ? sentences(docs[i]) : List.of();
      hits.add(
          PassageFields.hit(
              request.zone(),
              stored.document(docs[i]),
              fused[i],
              lexical[i],
              similarity[i],
              backdrop,
              sentences));
    }
    return hits;
  }

  private List<SentenceMatch> sentences(int doc) throws IOException {
    float[] question = request.vector();
    if (vectors == null || question == null) {
      return List.of();
    }
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    BinaryDocValues codes = DocValues.getBinary(leaf.reader(), PassageFields.SENTENCES);
    return codes.advanceExact(doc - leaf.docBase)
        ? SentenceCodes.matches(codes.binaryValue(), question)
        : List.of();
  }

  private int candidates() {
    return Math.max(weights.candidates(), request.k());
  }

  /** The analyzer families of the passages that are searched; a handful. */
  private Set<String> families(Query scope) throws IOException {
    Set<String> families = new HashSet<>();
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      Terms terms = Terms.getTerms(leaf.reader(), PassageFields.FAMILY);
      TermsEnum each = terms.iterator();
      while (each.next() != null) {
        families.add(each.term().utf8ToString());
      }
    }
    if (families.size() < 2) {
      return families;
    }
    Set<String> searched = new HashSet<>();
    for (String family : families) {
      var one =
          new BooleanQuery.Builder()
              .add(scope, Occur.FILTER)
              .add(new TermQuery(new Term(PassageFields.FAMILY, family)), Occur.FILTER)
              .build();
      if (searcher.search(one, 1).scoreDocs.length > 0) {
        searched.add(family);
      }
    }
    return searched;
  }
}
