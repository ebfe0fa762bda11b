package org.dars.assistant.cli;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.models.catalog.ModelHints;
import org.dars.models.catalog.ModelTask;
import org.dars.models.onnx.Pooling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What pull and import are told about a model; its own files and the list tell the rest. */
final class ModelOptions {

  @Option(names = "--id", paramLabel = "ID", description = "what to call it")
  private @Nullable String id;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description = "embedding, reranking or translation")
  private @Nullable String task;

  @Option(
      names = "--languages",
      split = ",",
      paramLabel = "TAGS",
      description = "the languages it serves, as in en,kk,ru")
  private @Nullable Set<String> languages;

  @Option(names = "--licence", paramLabel = "NAME", description = "its licence")
  private @Nullable String licence;

  @Option(
      names = "--query-prefix",
      paramLabel = "TEXT",
      description = "put before every question, as its model card says")
  private @Nullable String queryPrefix;

  @Option(
      names = "--passage-prefix",
      paramLabel = "TEXT",
      description = "put before every passage, as its model card says")
  private @Nullable String passagePrefix;

  @Option(
      names = "--pooling",
      paramLabel = "HOW",
      description = "mean, cls, last, or graph when the graph does it")
  private @Nullable String pooling;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      defaultValue = "0",
      description = "longest input, 16–32768")
  private int maxTokens;

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "int8, fp16 or fp32, or a graph's file name (default: int8 where there is one)")
  private @Nullable String variant;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Nullable String id() {
    return id;
  }

  boolean json() {
    return json;
  }

  ModelHints hints() {
    return new ModelHints(
        task(task),
        languages == null ? Set.of() : new LinkedHashSet<>(languages),
        licence,
        queryPrefix,
        passagePrefix,
        pooling == null ? null : pooling(pooling),
        maxTokens,
        variant);
  }

  static @Nullable ModelTask task(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return ModelTask.named(name)
        .orElseThrow(() ->
            new CommandException(
                "--task takes %s, not %s"
                    .formatted(
                        Arrays.stream(ModelTask.values())
                            .map(ModelTask::toString)
                            .collect(Collectors.joining(", ")),
                        name)));
  }

  private static Pooling pooling(String name) {
    return Arrays.stream(Pooling.values())
        .filter(p -> p.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () -> new CommandException("--pooling takes mean, cls, last or graph, not " + name));
  }
}
