package org.dars.models.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
        HuggingFaceTokenizer.newInstance(
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

  /** Token ids with {@code [CLS]} and {@code [SEP]}; for an empty text just these two. */
  long[] encode(String text) {
    String head = text.length() > maxChars ? text.substring(0, maxChars) : text;
    return tokenizer.encode(wellFormed(head)).getIds();
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
  private static String wellFormed(String text) {
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
