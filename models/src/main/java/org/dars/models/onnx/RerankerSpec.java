package org.dars.models.onnx;

import java.util.Set;

/**
 * A cross-encoder in files: one text pair in, one or two logits out.
 *
 * @param name what people call it: "bge-reranker-base"
 * @param source its graph takes {@code input_ids} and, if declared, {@code attention_mask} and
 *     {@code token_type_ids}, each int64 [batch, tokens]; its {@code output} is [batch, 1], the
 *     logit of "relevant", or [batch, 2], those of "not relevant" and "relevant"
 * @param output name of that output; "" for the first
 * @param maxTokens longest pair, special tokens included; the longer text of the two is cut
 * @param languages BCP 47 primary tags it serves well
 */
public record RerankerSpec(
    String name, ModelSource.InFiles source, String output, int maxTokens, Set<String> languages) {

  public RerankerSpec {
    languages = Set.copyOf(languages);
    if (maxTokens < 16) {
      throw new IllegalArgumentException("maxTokens must be 16 or more, is " + maxTokens);
    }
  }
}
