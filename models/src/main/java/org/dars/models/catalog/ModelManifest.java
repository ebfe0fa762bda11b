package org.dars.models.catalog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dars.models.onnx.Pooling;
import org.jspecify.annotations.Nullable;

/**
 * What an installed model is; kept beside its files as {@value #FILE}.
 *
 * @param id what it is called, and its folder's name
 * @param task what it does
 * @param source where it came from, for people
 * @param languages BCP 47 primary tags it serves
 * @param licence SPDX identifier or name, "" when nobody told
 * @param queryPrefix put before every question
 * @param passagePrefix put before every passage
 * @param pooling null for a model that is no embedder
 * @param output name of the output that is used; "" for a translator
 * @param maxTokens longest input given to it
 * @param dimensions length of its vectors, 0 for a model that is no embedder
 * @param graph path of the ONNX graph in the folder; a translator's encoder
 * @param tokenizer path of {@code tokenizer.json} in the folder, or of {@code source.spm}
 * @param translation what a translator has besides, null for other models
 * @param files all that belongs to it
 * @param installed when, as ISO 8601
 */
public record ModelManifest(
    String id,
    ModelTask task,
    String source,
    Set<String> languages,
    String licence,
    String queryPrefix,
    String passagePrefix,
    @Nullable Pooling pooling,
    String output,
    int maxTokens,
    int dimensions,
    String graph,
    String tokenizer,
    @Nullable TranslationUse translation,
    List<InstalledFile> files,
    String installed) {

  static final String FILE = "dars-model.json";

  public ModelManifest {
    languages = new TreeSet<>(languages);
    files = List.copyOf(files);
  }

  /**
   * The rest of a translator.
   *
   * @param decoder path of the decoder's graph in the folder
   * @param decoderWithPast path of its graph for the tokens after the first, "" when there is none
   * @param from BCP 47 primary tag of its only source language, "" for several
   * @param to BCP 47 primary tag of its only target language, "" for several
   */
  public record TranslationUse(String decoder, String decoderWithPast, String from, String to) {
    public TranslationUse {
      ModelPath.checked(decoder);
      if (!decoderWithPast.isEmpty()) {
        ModelPath.checked(decoderWithPast);
      }
    }
  }

  /**
   * A file as it was when it was verified.
   *
   * @param path in the model's folder, with {@code /}
   * @param sha256 of its bytes, lower-case hexadecimal
   * @param bytes its length
   * @param modified when it was last changed, in milliseconds since 1970; while this and the length
   *     stay, it is not read again
   */
  public record InstalledFile(String path, String sha256, long bytes, long modified) {
    public InstalledFile {
      ModelPath.checked(path);
    }
  }

  /** Length of all files. */
  public long bytes() {
    return files.stream().mapToLong(InstalledFile::bytes).sum();
  }

  /** Whether it is a translator whose languages are these, without loading it to see. */
  boolean mayTranslate(String source, String target) {
    String one = Locale.forLanguageTag(source).getLanguage();
    String two = Locale.forLanguageTag(target).getLanguage();
    return translation != null
        && (translation.from().isEmpty() ? languages.contains(one) : translation.from().equals(one))
        && (translation.to().isEmpty() ? languages.contains(two) : translation.to().equals(two));
  }

  Optional<InstalledFile> file(String path) {
    return files.stream().filter(f -> f.path().equals(path)).findFirst();
  }

  /**
   * Of the files that make the vectors or scores: the graph, its weights, the tokenizer; of a
   * translator all, for its settings change its translations too.
   */
  String digest() {
    StringBuilder text = new StringBuilder();
    for (InstalledFile file : files) {
      if (file.path().startsWith(graph) || file.path().equals(tokenizer) || translation != null) {
        text.append(file.path().equals(tokenizer) ? "tokenizer " : "graph ")
            .append(file.sha256())
            .append('\n');
      }
    }
    return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  ModelManifest withFiles(List<InstalledFile> other) {
    return new ModelManifest(
        id,
        task,
        source,
        languages,
        licence,
        queryPrefix,
        passagePrefix,
        pooling,
        output,
        maxTokens,
        dimensions,
        graph,
        tokenizer,
        translation,
        other,
        installed);
  }
}
