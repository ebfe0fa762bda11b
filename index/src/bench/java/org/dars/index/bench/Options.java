package org.dars.index.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The words after the command.
 *
 * @param values of {@code --name value}
 * @param engines all other words
 */
record Options(Map<String, String> values, List<EngineSpec> engines) {

  static Options parse(List<String> words) {
    Map<String, String> values = new TreeMap<>();
    List<EngineSpec> engines = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--")) {
        engines.add(EngineSpec.parse(word));
      } else if (i + 1 < words.size()) {
        values.put(word.substring(2), words.get(++i));
      } else {
        throw new IllegalArgumentException(word + " has no value");
      }
    }
    return new Options(values, engines);
  }

  /** The engines named, or others when none was. */
  List<EngineSpec> enginesOr(String... others) {
    return engines.isEmpty() ? Arrays.stream(others).map(EngineSpec::parse).toList() : engines;
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  int number(String name, int otherwise) {
    return Integer.parseInt(text(name, "" + otherwise));
  }

  /** Numbers with commas in between. */
  double[] numbers(String name, String otherwise) {
    return Arrays.stream(text(name, otherwise).split(",", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  Path file(String name) {
    Path file = fileOrNull(name);
    if (file == null) {
      throw new IllegalArgumentException("--%s FILE is missing".formatted(name));
    }
    return file;
  }

  @Nullable Path fileOrNull(String name) {
    String file = values.get(name);
    return file == null ? null : Path.of(file);
  }

  QueryScope scope() {
    return QueryScope.parse(text("scope", "all"));
  }
}
