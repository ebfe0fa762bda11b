package org.dars.assistant.retrieve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.dars.index.courseware.Sentences;
import org.dars.index.search.Hit;
import org.dars.index.search.IndexedPassage;
import org.dars.index.search.SentenceMatch;
import org.dars.index.search.SentenceVector;
import org.dars.models.Embedder;
import org.dars.models.PartVectors;
import org.dars.models.TextParts;
import org.jspecify.annotations.Nullable;

/**
 * Where index meets models: which passages and questions get a vector, and of what text. Languages
 * that the embedder does not serve get none: an English model makes Kazakh search worse than words
 * alone.
 */
public final class PassageEmbedding {

  /** Of a passage in a language that is not served. */
  private static final TextParts NOTHING = new TextParts("", List.of());

  private static final int MULTILINGUAL = 20;

  private static final Pattern LINE_END = Pattern.compile("\n");

  private final @Nullable Embedder embedder;

  /**
   * @param embedder null when there is none, and nothing gets a vector
   */
  public PassageEmbedding(@Nullable Embedder embedder) {
    this.embedder = embedder;
  }

  /**
   * The same passages, those in a language of the embedder with their vectors and those of their
   * sentences.
   */
  public List<IndexedPassage> embed(List<IndexedPassage> passages, IntConsumer done) {
    try {
      return embed(passages, null, done);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // only a cache reads and writes
    }
  }

  /**
   * As {@link #embed(List, IntConsumer)}; each text once, and only those that the cache lacks.
   *
   * @param cache null for none
   */
  List<IndexedPassage> embed(
      List<IndexedPassage> passages, @Nullable VectorCache cache, IntConsumer done)
      throws IOException {
    Embedder serving = embedder;
    if (serving == null) {
      return passages;
    }
    Map<TextParts, PartVectors> known = new HashMap<>();
    Set<TextParts> wanted = new LinkedHashSet<>();
    List<TextParts> texts = new ArrayList<>();
    for (IndexedPassage passage : passages) {
      boolean served = serves(passage.language());
      texts.add(served ? parts(passage) : NOTHING);
      if (served && wanted.add(texts.getLast()) && cache != null) {
        cache.get(key(texts.getLast())).ifPresent(v -> known.put(texts.getLast(), v));
      }
    }
    wanted.removeAll(known.keySet());
    List<TextParts> missing = List.copyOf(wanted);
    int others = passages.size() - missing.size();
    List<PartVectors> made = serving.embedParts(missing, n -> done.accept(others + n));
    for (int i = 0; i < missing.size(); i++) {
      known.put(missing.get(i), made.get(i));
      if (cache != null) {
        cache.put(key(missing.get(i)), made.get(i));
      }
    }
    List<IndexedPassage> embedded = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      PartVectors vectors = known.get(texts.get(i));
      embedded.add(
          vectors == null ? passages.get(i) : with(passages.get(i), texts.get(i), vectors));
    }
    return embedded;
  }

  /** What the vectors of a text depend on, as SHA-256. */
  private byte[] key(TextParts text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(fingerprint().getBytes(StandardCharsets.UTF_8));
      for (TextParts.Part part : text.parts()) {
        sha256.update((byte) 1);
        sha256.update(ByteBuffer.allocate(8).putInt(part.start()).putInt(part.end()).flip());
      }
      sha256.update((byte) 0);
      sha256.update(text.text().getBytes(StandardCharsets.UTF_8));
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static IndexedPassage with(IndexedPassage passage, TextParts text, PartVectors vectors) {
    int shift = text.text().length() - passage.text().length();
    List<SentenceVector> sentences = new ArrayList<>();
    for (int i = 0; i < text.parts().size(); i++) {
      TextParts.Part part = text.parts().get(i);
      sentences.add(
          new SentenceVector(part.start() - shift, part.end() - shift, vectors.parts().get(i)));
    }
    return passage.withVectors(vectors.whole(), sentences);
  }

  /** The question's vector, or null when its language is not served. */
  public float @Nullable [] question(String question, String language) {
    return embedder != null && serves(language) ? embedder.embedQuery(question) : null;
  }

  /** With cosines on the scale that decisions were fitted on; the order is the same. */
  public List<Hit> calibrated(List<Hit> hits) {
    Embedder scaling = embedder;
    return scaling == null ? hits : hits.stream().map(h -> calibrated(h, scaling)).toList();
  }

  private static Hit calibrated(Hit hit, Embedder embedder) {
    List<SentenceMatch> sentences =
        hit.sentences().stream()
            .map(m ->
                new SentenceMatch(m.start(), m.end(), (float) embedder.calibrated(m.similarity())))
            .toList();
    return hit.withSimilarities((float) embedder.calibrated(hit.similarity()), sentences);
  }

  /** Whether texts of a language get a vector. */
  public boolean serves(String language) {
    return embedder != null && embedder.languages().contains(language);
  }

  /** Whether it serves so many languages that a question's is not worth guessing at. */
  public boolean isMultilingual() {
    return embedder != null && embedder.languages().size() >= MULTILINGUAL;
  }

  /** Changes whenever the vectors would; "" without an embedder. */
  String fingerprint() {
    return embedder == null ? "" : embedder.fingerprint();
  }

  /** Length of the vectors; 0 without an embedder. */
  int dimensions() {
    return embedder == null ? 0 : embedder.dimensions();
  }

  /** Title and text; the parts are the sentences of the text, line by line. */
  private static TextParts parts(IndexedPassage p) {
    String head = p.title().isEmpty() ? "" : p.title() + "\n";
    List<TextParts.Part> sentences = new ArrayList<>();
    int line = 0;
    for (String text : LINE_END.split(p.text())) {
      for (Sentences.Range s : Sentences.ranges(text, p.language())) {
        int from = head.length() + line;
        sentences.add(new TextParts.Part(from + s.start(), from + s.end()));
      }
      line += text.length() + 1;
    }
    return new TextParts(head + p.text(), sentences);
  }
}
