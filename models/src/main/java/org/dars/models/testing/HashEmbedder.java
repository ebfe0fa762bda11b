package org.dars.models.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.models.Embedder;
import org.dars.models.PartVectors;
import org.dars.models.TextParts;

/**
 * Embeds without a model: words and character trigrams are hashed, with a sign, into a vector
 * (feature hashing, Weinberger et al. 2009). Texts that share words or word parts are similar, in
 * any script; nothing is understood.
 */
public final class HashEmbedder implements Embedder {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final float WORD_WEIGHT = 1;
  private static final float TRIGRAM_WEIGHT = 0.25f;

  private final int dimensions;
  private final Set<String> languages;
  private volatile boolean closed;

  /**
   * @param dimensions length of a vector, 2 or more; words collide less in longer ones
   * @param languages the BCP 47 primary tags it claims to serve
   */
  public HashEmbedder(int dimensions, Set<String> languages) {
    if (dimensions < 2) {
      throw new IllegalArgumentException("dimensions must be 2 or more, is " + dimensions);
    }
    this.dimensions = dimensions;
    this.languages = Set.copyOf(languages);
  }

  @Override
  public String name() {
    return "hash-" + dimensions;
  }

  @Override
  public String fingerprint() {
    return "hash-1-" + dimensions;
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public Set<String> languages() {
    return languages;
  }

  @Override
  public float[] embedQuery(String text) {
    return embed(text);
  }

  @Override
  public List<float[]> embedPassages(List<String> texts, IntConsumer done) {
    List<float[]> vectors = new ArrayList<>(texts.size());
    for (String text : texts) {
      vectors.add(embed(text));
      done.accept(vectors.size());
    }
    return vectors;
  }

  /** {@inheritDoc} A part's vector is that of its words alone. */
  @Override
  public List<PartVectors> embedParts(List<TextParts> texts, IntConsumer done) {
    List<PartVectors> vectors = new ArrayList<>(texts.size());
    for (TextParts text : texts) {
      List<float[]> parts = text.parts().stream().map(part -> embed(text.of(part))).toList();
      vectors.add(new PartVectors(embed(text.text()), parts));
      done.accept(vectors.size());
    }
    return vectors;
  }

  @Override
  public void close() {
    closed = true;
  }

  private float[] embed(String text) {
    if (closed) {
      throw new IllegalStateException("The embedder " + name() + " is closed.");
    }
    float[] v = new float[dimensions];
    Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (words.find()) {
      String word = words.group();
      add(v, word, WORD_WEIGHT);
      String edged = " " + word + " ";
      for (int i = 0; i + 3 <= edged.length(); i++) {
        add(v, edged.substring(i, i + 3), TRIGRAM_WEIGHT);
      }
    }
    return unit(v);
  }

  private static void add(float[] v, String feature, float weight) {
    int hash = mix(feature.hashCode() * 31 + feature.length());
    int slot = Math.floorMod(hash >> 1, v.length);
    v[slot] += (hash & 1) == 0 ? weight : -weight;
  }

  /** Murmur3's finaliser: neighbouring hash codes end up far apart. */
  private static int mix(int h) {
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    return h ^ (h >>> 16);
  }

  /** A text without words, or whose words cancel out, points along the first axis. */
  private static float[] unit(float[] v) {
    double squares = 0;
    for (float x : v) {
      squares += (double) x * x;
    }
    if (squares == 0) {
      v[0] = 1;
      return v;
    }
    float scale = (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < v.length; i++) {
      v[i] *= scale;
    }
    return v;
  }
}
