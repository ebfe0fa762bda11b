package org.dars.assistant.retrieve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.dars.index.courseware.Sentences;
import org.dars.index.search.IndexedPassage;
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
    Embedder serving = embedder;
    if (serving == null) {
      return passages;
    }
    List<Integer> served = new ArrayList<>();
    List<TextParts> texts = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      if (serving.languages().contains(passages.get(i).language())) {
        served.add(i);
        texts.add(parts(passages.get(i)));
      }
    }
    List<PartVectors> vectors = serving.embedParts(texts, done);
    List<IndexedPassage> embedded = new ArrayList<>(passages);
    for (int i = 0; i < served.size(); i++) {
      IndexedPassage passage = passages.get(served.get(i));
      embedded.set(served.get(i), with(passage, texts.get(i), vectors.get(i)));
    }
    return embedded;
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
    return embedder != null && embedder.languages().contains(language)
        ? embedder.embedQuery(question)
        : null;
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
