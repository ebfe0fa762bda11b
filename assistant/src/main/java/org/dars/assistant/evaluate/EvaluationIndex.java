package org.dars.assistant.evaluate;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dars.assistant.retrieve.PassageEmbedding;
import org.dars.assistant.retrieve.QuestionLanguage;
import org.dars.assistant.retrieve.Reranking;
import org.dars.assistant.retrieve.SecondLook;
import org.dars.assistant.tutor.Evidence;
import org.dars.assistant.tutor.EvidenceSource;
import org.dars.assistant.tutor.SectionLink;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.LanguageDetector;
import org.dars.index.search.DocumentKey;
import org.dars.index.search.FusionWeights;
import org.dars.index.search.HeldWords;
import org.dars.index.search.Hit;
import org.dars.index.search.IndexedPassage;
import org.dars.index.search.PassageIndex;
import org.dars.index.search.SearchMode;
import org.dars.index.search.SearchRequest;
import org.dars.models.Embedder;
import org.dars.models.Reranker;
import org.jspecify.annotations.Nullable;

/** A throw-away index of an evaluation's passages, filled and searched as courses are. */
final class EvaluationIndex implements EvidenceSource, Closeable {

  private static final String ZONE = "evaluation";
  private static final int PER_DOCUMENT = 500;

  private final Path folder;
  private final PassageIndex index;
  private final PassageEmbedding embedding;
  private final SearchMode mode;
  private final String language;
  private final double seconds;
  private final Map<String, String> sections = new HashMap<>();
  private final Set<String> languages = new HashSet<>();
  private @Nullable Reranker reranker;

  private EvaluationIndex(
      Path folder,
      PassageIndex index,
      PassageEmbedding embedding,
      SearchMode mode,
      String language,
      double seconds,
      List<EvaluationPassage> passages) {
    this.folder = folder;
    this.index = index;
    this.embedding = embedding;
    this.mode = mode;
    this.language = language;
    this.seconds = seconds;
    for (EvaluationPassage p : passages) {
      sections.put(p.id(), p.section());
      languages.add(p.lang().isEmpty() ? language : p.lang());
    }
  }

  /** Embeds and indexes the passages; {@code done} hears how many are embedded. */
  static EvaluationIndex build(
      List<EvaluationPassage> passages, Embedder embedder, SearchMode mode, IntConsumer done)
      throws IOException {
    String language = usualLanguage(passages);
    PassageEmbedding embedding = new PassageEmbedding(embedder);
    long start = System.nanoTime();
    List<IndexedPassage> indexed = new ArrayList<>();
    for (EvaluationPassage p : passages) {
      String lang = p.lang().isEmpty() ? language : p.lang();
      indexed.add(new IndexedPassage(p.id(), p.section(), p.title(), p.text(), lang, null));
    }
    if (mode != SearchMode.LEXICAL) {
      indexed = embedding.embed(indexed, done);
    }
    Path folder = Files.createTempDirectory("dars-evaluation");
    PassageIndex index = PassageIndex.open(folder, embedder.fingerprint(), embedder.dimensions());
    for (int from = 0; from < indexed.size(); from += PER_DOCUMENT) {
      int to = Math.min(from + PER_DOCUMENT, indexed.size());
      index.put(new DocumentKey(ZONE, ZONE, "part-" + from), indexed.subList(from, to));
    }
    index.commit(1);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new EvaluationIndex(folder, index, embedding, mode, language, seconds, passages);
  }

  /** As {@link #build(List, Embedder, SearchMode, IntConsumer)}, searched with a reranker, too. */
  static EvaluationIndex build(
      List<EvaluationPassage> passages, EvaluationModels models, SearchMode mode, IntConsumer done)
      throws IOException {
    EvaluationIndex index = build(passages, models.embedder(), mode, done);
    index.reranker = models.reranker();
    return index;
  }

  private static String usualLanguage(List<EvaluationPassage> passages) {
    Map<String, Long> named =
        passages.stream()
            .map(EvaluationPassage::lang)
            .filter(l -> !l.isEmpty())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    if (named.isEmpty()) {
      String sample =
          passages.stream()
              .limit(50)
              .map(EvaluationPassage::text)
              .collect(Collectors.joining("\n"));
      return LanguageDetector.standard().detect(sample);
    }
    return named.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .orElseThrow()
        .getKey();
  }

  /** The k best, after a second look as in {@link org.dars.assistant.retrieve.Retriever}. */
  List<Hit> search(String question, String lang, int k) throws IOException {
    return search(question, lang, k, Set.of());
  }

  /** The same in some sections, or when none are named, in all. */
  List<Hit> search(String question, String lang, int k, Set<String> within) throws IOException {
    if (mode != SearchMode.HYBRID) {
      return searchOnce(question, lang, k, within);
    }
    String asked = lang.isEmpty() ? language : lang;
    List<Hit> hits = searchOnce(question, lang, Math.max(k, SecondLook.DEPTH), within);
    List<Hit> again = SecondLook.of(question, asked, hits);
    if (reranker != null) {
      again = new Reranking(reranker, System::nanoTime).of(question, asked, hits, again).hits();
    }
    return again.subList(0, Math.min(k, again.size()));
  }

  /** The k best of a search that a part was left out of. */
  List<Hit> search(String question, String lang, int k, Ablation without) throws IOException {
    String asked = lang.isEmpty() ? language : lang;
    float[] vector =
        without.mode() == SearchMode.LEXICAL ? null : embedding.question(question, asked);
    SearchRequest request =
        new SearchRequest(
            ZONE,
            Set.of(ZONE),
            Set.of(),
            question,
            asked,
            vector,
            without.mode(),
            Math.max(k, SecondLook.DEPTH));
    List<Hit> hits = index.search(request, without.weights(asked)).hits();
    List<Hit> last = without.secondLook() ? SecondLook.of(question, asked, hits) : hits;
    return last.subList(0, Math.min(k, last.size()));
  }

  /**
   * The k best by plain BM25 over the passages' texts, the words as they were typed: no titles, no
   * sections, no second look. What the rest is measured against.
   */
  List<Hit> bm25(String question, String lang, int k) throws IOException {
    SearchRequest request =
        new SearchRequest(
            ZONE,
            Set.of(ZONE),
            Set.of(),
            question,
            lang.isEmpty() ? language : lang,
            null,
            SearchMode.LEXICAL,
            k);
    return index.search(request, FusionWeights.PLAIN).hits();
  }

  /** The k best by words alone, without a second look. */
  List<Hit> byWords(String question, String lang, int k, Set<String> within) throws IOException {
    SearchRequest request =
        new SearchRequest(ZONE, Set.of(ZONE), within, question, lang, null, SearchMode.LEXICAL, k);
    return index.search(request).hits();
  }

  /** The k best without a second look, in some sections or, when none are named, in all. */
  List<Hit> searchOnce(String question, String lang, int k, Set<String> within) throws IOException {
    String asked = lang.isEmpty() ? language : lang;
    float[] vector = mode == SearchMode.LEXICAL ? null : embedding.question(question, asked);
    SearchRequest request =
        new SearchRequest(ZONE, Set.of(ZONE), within, question, asked, vector, mode, k);
    return embedding.calibrated(index.search(request).hits());
  }

  double seconds() {
    return seconds;
  }

  /** The section of a passage, "" when it has none. */
  String section(String passage) {
    return sections.getOrDefault(passage, "");
  }

  int size() {
    return sections.size();
  }

  String language() {
    return language;
  }

  @Override
  public List<Evidence> find(String zone, String course, String question, int k)
      throws IOException {
    return askedIn("").find(zone, course, question, k);
  }

  /** BCP 47 primary tags of the passages. */
  Set<String> languages() {
    return languages;
  }

  /** Whether questions in a language are searched for as they are: by words, or by meaning. */
  boolean serves(String lang) {
    return lang.isEmpty() || languages.contains(lang) || embedding.serves(lang);
  }

  /** The language that a question is most likely asked in, told as the tutor does. */
  String languageOf(String question) {
    return QuestionLanguage.of(question, languages, this::held);
  }

  private Optional<HeldWords> held(String question) {
    try {
      return embedding.isMultilingual()
          ? Optional.empty()
          : Optional.of(index.held(ZONE, Set.of(ZONE), question));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This index, asked in a language; "" for that of most passages. */
  EvaluationCourse askedIn(String lang) {
    return new EvaluationCourse(this, lang, Set.of(), null);
  }

  /**
   * This index as if the passages that answer a question had never been in it; with them goes the
   * rest of their sections, where there are any.
   */
  EvaluationCourse without(EvaluationQuestion q) {
    Set<String> gone = new HashSet<>();
    sections.forEach((passage, section) -> {
      if (!section.isEmpty() && q.isGold(passage, section)) {
        gone.add(section);
      }
    });
    Set<String> left = new HashSet<>(sections.values());
    left.removeAll(gone);
    left.remove("");
    return new EvaluationCourse(this, q.lang(), gone.isEmpty() ? Set.of() : left, q);
  }

  static Evidence evidence(Hit hit) {
    return new Evidence(
        hit,
        new SectionLink(hit.passage(), hit.title(), hit.passage(), hit.section()),
        List.of(
            new Evidence.Source(hit.passage(), BlockKind.PARAGRAPH, hit.passage(), hit.text())));
  }

  @Override
  public void close() throws IOException {
    index.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
