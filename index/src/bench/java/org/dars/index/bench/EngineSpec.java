package org.dars.index.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An engine and its settings, written {@code name:key=value,key=value/key=value}: those before the
 * slash shape the index, those after it only the search.
 */
record EngineSpec(String name, Map<String, String> build, Map<String, String> search) {

  static EngineSpec parse(String text) {
    String[] indexAndSearch = text.split("/", 2);
    String[] nameAndBuild = indexAndSearch[0].split(":", 2);
    return new EngineSpec(
        nameAndBuild[0],
        settings(nameAndBuild.length == 2 ? nameAndBuild[1] : ""),
        settings(indexAndSearch.length == 2 ? indexAndSearch[1] : ""));
  }

  private static Map<String, String> settings(String text) {
    var settings = new TreeMap<String, String>();
    for (String pair : text.split(",", -1)) {
      if (!pair.isBlank()) {
        String[] keyAndValue = pair.split("=", 2);
        if (keyAndValue.length != 2) {
          throw new IllegalArgumentException("setting %s is not key=value".formatted(pair));
        }
        settings.put(keyAndValue[0], keyAndValue[1]);
      }
    }
    return settings;
  }

  int build(String key, int otherwise) {
    return Integer.parseInt(build.getOrDefault(key, "" + otherwise));
  }

  int search(String key, int otherwise) {
    return Integer.parseInt(search.getOrDefault(key, "" + otherwise));
  }

  /** Its index's name among the indexes of one base. */
  String directory() {
    var directory = new StringBuilder(name);
    build.forEach((key, value) -> directory.append('-').append(key).append(value));
    return directory.toString();
  }

  @Override
  public String toString() {
    return name
        + (build.isEmpty() ? "" : ":" + text(build))
        + (search.isEmpty() ? "" : "/" + text(search));
  }

  private static String text(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(","));
  }
}
