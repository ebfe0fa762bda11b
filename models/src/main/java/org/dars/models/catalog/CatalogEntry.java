package org.dars.models.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dars.models.onnx.Pooling;
import org.jspecify.annotations.Nullable;

/**
 * A model that is known to do its work, and how it wants to be used.
 *
 * @param id what it is called here
 * @param task what it does
 * @param repository owner and name on the hub
 * @param revision branch, tag or commit
 * @param languages BCP 47 primary tags it serves well
 * @param licence SPDX identifier, or the licence's name
 * @param parameters millions of parameters
 * @param megabytes about how much its usual variant takes on disk
 * @param memoryMegabytes about how much memory it takes while used, in its usual variant
 * @param queryPrefix put before every question
 * @param passagePrefix put before every passage
 * @param pooling null to find out from its files
 * @param output name of the output to use, "" to find out
 * @param maxTokens longest input to give it, 0 to find out
 * @param dimensions length of its vectors, 0 for those that give none
 * @param variants graphs by the numbers they calculate with ("int8", "fp16", "fp32"); the first is
 *     the usual one
 * @param files what it needs besides its graph
 * @param note what else one should know before choosing it
 */
public record CatalogEntry(
    String id,
    ModelTask task,
    String repository,
    String revision,
    Set<String> languages,
    String licence,
    int parameters,
    int megabytes,
    int memoryMegabytes,
    String queryPrefix,
    String passagePrefix,
    @Nullable Pooling pooling,
    String output,
    int maxTokens,
    int dimensions,
    Map<String, List<CatalogFile>> variants,
    List<CatalogFile> files,
    String note) {

  public CatalogEntry {
    ModelPath.checkedId(id);
    languages = Set.copyOf(languages);
    files = List.copyOf(files);
  }

  /** The SHA-256 that this list tells for a file of it. */
  Optional<String> sha256(String path) {
    return Stream.concat(files.stream(), variants.values().stream().flatMap(List::stream))
        .filter(f -> f.path().equals(path))
        .flatMap(f -> Stream.ofNullable(f.sha256()))
        .findFirst();
  }
}
