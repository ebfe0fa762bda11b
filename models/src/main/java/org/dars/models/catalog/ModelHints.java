package org.dars.models.catalog;

import java.util.Set;
import org.dars.models.onnx.Pooling;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about a model; it goes before what the catalogue and the model's own files
 * say. Null and empty mean that nothing was said.
 *
 * @param task what the model does
 * @param languages BCP 47 primary tags it serves
 * @param licence SPDX identifier or name
 * @param queryPrefix put before every question
 * @param passagePrefix put before every passage
 * @param pooling how token vectors become one
 * @param maxTokens longest input, 0 for not said
 * @param variant which graph: "int8", "fp16", "fp32", or a graph's file name
 */
public record ModelHints(
    @Nullable ModelTask task,
    Set<String> languages,
    @Nullable String licence,
    @Nullable String queryPrefix,
    @Nullable String passagePrefix,
    @Nullable Pooling pooling,
    int maxTokens,
    @Nullable String variant) {

  /** Nothing said. */
  public static final ModelHints NONE =
      new ModelHints(null, Set.of(), null, null, null, null, 0, null);

  public ModelHints {
    languages = Set.copyOf(languages);
    for (String tag : languages) {
      if (!tag.matches("[a-z]{2,3}")) {
        throw new CatalogException(
            "\"%s\" is no language: give two or three lower-case letters, as in en or kk."
                .formatted(tag));
      }
    }
    if (maxTokens != 0 && (maxTokens < 16 || maxTokens > 32_768)) {
      throw new CatalogException("The longest input is 16–32768 tokens, not " + maxTokens + ".");
    }
  }
}
