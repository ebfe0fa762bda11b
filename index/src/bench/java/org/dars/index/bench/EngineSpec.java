package org.dars.index.bench;

import java.util.Map;
import java.util.TreeMap;

/**
 * An engine and its settings, written {@code name:key=value,key=value/key=value}: those before the
 * slash shape the index, those after it only the search.
 */
record EngineSpec(String name, Map<String, String> build, Map<String, String> search) {

  static EngineSpec parse(String text) {
    String[] nameAndRest = text.split(":", 2);
    String[] parts = (nameAndRest.length == 2 ? nameAndRest[1] : "").split("/", 2);
    return new EngineSpec(
        nameAndRest[0], settings(parts[0]), settings(parts.length == 2 ? parts[1] : ""));
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
    return name + text(build).replace(":", "-").replace(',', '-').replace("=", "");
  }

  private static String text(Map<String, String> settings) {
    var text = new StringBuilder();
    settings.forEach(
        (key, value) -> text.append(text.isEmpty() ? "" : ",").append(key + "=" + value));
    return text.isEmpty() ? "" : ":" + text;
  }

  @Override
  public String toString() {
    return name
        + (build.isEmpty() && search.isEmpty() ? "" : ":")
        + text(build).replaceFirst(":", "")
        + (search.isEmpty() ? "" : "/" + text(search).substring(1));
  }
}
