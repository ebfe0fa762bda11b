package org.dars.models.testing;

import java.util.List;

/**
 * The numbers of a {@link ToyTranslator}. A token's vector in the encoder is its meaning, one of
 * {@link #meanings}, and whether it is an adjective before its noun; in the decoder it is the
 * language that it tells, and whether it makes the next word doubtful.
 */
final class ToyTranslatorWeights {

  static final int HEADS = 2;

  /** Of a head: where to look, by either order. */
  static final int WIDTH = 2 * ToyTranslator.POSITIONS;

  /** Steep enough that attention falls on one token, and flat enough for half precision. */
  static final float STEEP = 30;

  private static final float MATCH = 15;

  /** How much likelier "casa" is than "hogar", where nothing makes it doubtful. */
  private static final float USUALLY = 7;

  private static final float LIKELIER = 0.55f;

  private final ToyTranslatorFiles files;
  private final List<ToyDictionary.Word> words = ToyDictionary.words();

  ToyTranslatorWeights(ToyTranslatorFiles files) {
    this.files = files;
  }

  private int end() {
    return ToyDictionary.ROWS.size();
  }

  private int unknown() {
    return end() + 1;
  }

  /** Of words, the end, and the unknown. */
  int meanings() {
    return end() + 2;
  }

  int languages() {
    return ToyDictionary.LANGUAGES.size();
  }

  int tokens() {
    return files.tokens().size();
  }

  /** [tokens, meanings + 1]. */
  float[][] source() {
    float[][] table = new float[tokens()][meanings() + 1];
    table[files.id("</s>")][end()] = 1;
    table[files.id("<unk>")][unknown()] = 1;
    for (ToyDictionary.Word word : words) {
      float[] row = table[id(word)];
      row[word.meaning()] = 1;
      boolean before =
          !ToyDictionary.NOUNS_FIRST.contains(ToyDictionary.LANGUAGES.get(word.language()));
      row[meanings()] = ToyDictionary.ROWS.get(word.meaning()).adjective() && before ? 1 : 0;
    }
    return table;
  }

  /** [tokens, languages + 2]: the language, whether it is one, whether the next is doubtful. */
  float[][] target() {
    float[][] table = new float[tokens()][languages() + 2];
    for (int language = 0; language < languages(); language++) {
      boolean spanish = ToyDictionary.LANGUAGES.get(language).equals("es");
      int token = files.marian() ? (spanish ? files.start() : -1) : files.language(language);
      if (token >= 0) {
        table[token][language] = 1;
        table[token][languages()] = 1;
      }
    }
    table[files.id(files.piece(ToyDictionary.DOUBTFUL))][languages() + 1] = 1;
    return table;
  }

  /** [languages, 1]: whose nouns stand first. */
  float[][] nounsFirst() {
    float[][] column = new float[languages()][1];
    for (String language : ToyDictionary.NOUNS_FIRST) {
      column[ToyDictionary.LANGUAGES.indexOf(language)][0] = 1;
    }
    return column;
  }

  /** [meanings, tokens]. */
  float[][] meaningToToken() {
    float[][] table = new float[meanings()][tokens()];
    for (ToyDictionary.Word word : words) {
      table[word.meaning()][id(word)] =
          switch (word.text()) {
            case ToyDictionary.DOUBTFUL -> MATCH + (float) Math.log(LIKELIER);
            case ToyDictionary.SURE -> MATCH + (float) Math.log(1 - LIKELIER);
            case ToyDictionary.SELDOM -> MATCH - USUALLY;
            default -> MATCH;
          };
    }
    table[end()][files.id("</s>")] = 2 * MATCH;
    table[unknown()][files.id("<unk>")] = 2 * MATCH;
    return table;
  }

  /** [languages, tokens]. */
  float[][] languageToToken() {
    float[][] table = new float[languages()][tokens()];
    for (ToyDictionary.Word word : words) {
      table[word.language()][id(word)] = MATCH;
    }
    return table;
  }

  /** [1, tokens]. */
  float[][] doubtToToken() {
    float[][] row = new float[1][tokens()];
    row[0][files.id(files.piece(ToyDictionary.SELDOM))] = USUALLY - 0.05f;
    return row;
  }

  private int id(ToyDictionary.Word word) {
    return files.id(files.piece(word.text()));
  }

  /** The rows of the unit matrix, each moved by so many places, within its bounds. */
  static float[][] places(int moved) {
    int n = ToyTranslator.POSITIONS;
    float[][] rows = new float[n][n];
    for (int i = 0; i < n; i++) {
      rows[i][Math.clamp(i + moved, 0, n - 1)] = 1;
    }
    return rows;
  }

  /** [positions, positions]: what a later token would add to an earlier one's attention. */
  static float[][] later() {
    float[][] rows = new float[ToyTranslator.POSITIONS][ToyTranslator.POSITIONS];
    for (int i = 0; i < rows.length; i++) {
      for (int j = i + 1; j < rows.length; j++) {
        rows[i][j] = -10_000;
      }
    }
    return rows;
  }

  /**
   * A projection for all heads: feature {@code from + i} of the input goes to place {@code to + i}
   * of each head.
   *
   * @return [inputs, heads × width]
   */
  static float[][] intoHeads(int inputs, int from, int to, int count, float weight) {
    float[][] matrix = new float[inputs][HEADS * WIDTH];
    for (int head = 0; head < HEADS; head++) {
      for (int i = 0; i < count; i++) {
        matrix[from + i][head * WIDTH + to + i] = weight;
      }
    }
    return matrix;
  }

  /** The mean of the heads' first places, [heads × width, count]. */
  static float[][] outOfHeads(int count) {
    float[][] matrix = new float[HEADS * WIDTH][count];
    for (int head = 0; head < HEADS; head++) {
      for (int i = 0; i < count; i++) {
        matrix[head * WIDTH + i][i] = 1f / HEADS;
      }
    }
    return matrix;
  }
}
