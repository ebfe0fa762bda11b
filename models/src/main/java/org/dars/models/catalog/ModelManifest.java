package org.dars.models.catalog;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
 * @param pooling null for a reranker
 * @param output name of the output that is used
 * @param maxTokens longest input given to it
 * @param dimensions length of its vectors, 0 for a reranker
 * @param graph path of the ONNX graph in the folder
 * @param tokenizer path of {@code tokenizer.json} in the folder
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
    List<InstalledFile> files,
    String installed) {

  static final String FILE = "dars-model.json";

  public ModelManifest {
    languages = new TreeSet<>(languages);
    files = List.copyOf(files);
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

  Optional<InstalledFile> file(String path) {
    return files.stream().filter(f -> f.path().equals(path)).findFirst();
  }

  /** Of the files that make the vectors or scores: the graph, its weights, the tokenizer. */
  String digest() {
    StringBuilder text = new StringBuilder();
    for (InstalledFile file : files) {
      if (file.path().startsWith(graph) || file.path().equals(tokenizer)) {
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
        other,
        installed);
  }
}
