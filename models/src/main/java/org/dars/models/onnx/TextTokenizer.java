package org.dars.models.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Turns a text into token ids, at most so many. Safe for use by several threads. */
final class TextTokenizer implements AutoCloseable {

  /** No vocabulary word is longer; a text cut here loses only what truncation would have cut. */
  private static final int CHARS_PER_TOKEN = 100;

  static {
    // The library would otherwise ask its makers' server for news when it runs in some clouds.
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
  }

  private final HuggingFaceTokenizer tokenizer;
  private final int maxChars;

  /**
   * @param json a Hugging Face {@code tokenizer.json}; its own truncation and padding are overruled
   */
  TextTokenizer(byte[] json, int maxTokens) throws IOException {
    this.maxChars = maxTokens * CHARS_PER_TOKEN;
    this.tokenizer =
        open(
            new ByteArrayInputStream(json),
            Map.of(
                "padding",
                "false",
                "truncation",
                "true",
                "maxLength",
                Integer.toString(maxTokens),
                "modelMaxLength",
                Integer.toString(maxTokens)));
  }

  /** A tokenizer that asks nobody for news. */
  static HuggingFaceTokenizer open(InputStream json, Map<String, String> options)
      throws IOException {
    return HuggingFaceTokenizer.newInstance(json, options);
  }

  /** Token ids with {@code [CLS]} and {@code [SEP]}; for an empty text just these two. */
  long[] encode(String text) {
    return tokenizer.encode(prepared(text)).getIds();
  }

  /**
   * Two texts as one input.
   *
   * @param ids with the special tokens that the tokenizer puts around and between them
   * @param types 0 for the tokens of the first text, 1 for those of the second, where the tokenizer
   *     tells them apart
   */
  record Pair(long[] ids, long[] types) {}

  /** Token ids of a pair, the longer text cut first. */
  Pair encode(String first, String second) {
    Encoding pair = tokenizer.encode(prepared(first), prepared(second));
    return new Pair(pair.getIds(), pair.getTypeIds());
  }

  private String prepared(String text) {
    return wellFormed(text.length() > maxChars ? text.substring(0, maxChars) : text);
  }

  /**
   * As {@link #encode}, with where each token stands.
   *
   * @return tokens whose places are characters (UTF-16) of the text; those that the tokenizer added
   *     stand nowhere, at 0–0
   */
  Tokens tokens(String text) {
    String head = wellFormed(text.length() > maxChars ? text.substring(0, maxChars) : text);
    Encoding encoding = tokenizer.encode(head);
    CharSpan[] spans = encoding.getCharTokenSpans();
    int[] starts = new int[spans.length];
    int[] ends = new int[spans.length];
    // The tokenizer counts code points.
    boolean same = head.codePointCount(0, head.length()) == head.length();
    for (int t = 0; t < spans.length; t++) {
      if (spans[t] != null) {
        starts[t] = same ? spans[t].getStart() : head.offsetByCodePoints(0, spans[t].getStart());
        ends[t] = same ? spans[t].getEnd() : head.offsetByCodePoints(0, spans[t].getEnd());
      }
    }
    return new Tokens(encoding.getIds(), starts, ends);
  }

  /** Lone surrogates have no UTF-8 form, which the native tokenizer needs: U+FFFD instead. */
  static String wellFormed(String text) {
    StringBuilder repaired = null;
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isSurrogate(text.charAt(i))) {
        continue;
      }
      if (i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
        i++;
        continue;
      }
      if (repaired == null) {
        repaired = new StringBuilder(text);
      }
      repaired.setCharAt(i, '\uFFFD');
    }
    return repaired == null ? text : repaired.toString();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
