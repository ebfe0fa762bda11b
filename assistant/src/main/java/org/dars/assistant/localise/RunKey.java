package org.dars.assistant.localise;

/** Names a language of a batch in the scheduler's table. */
record RunKey(String zone, String batch, String language) {
  static RunKey of(String instance) {
    String[] parts = instance.split("/", -1);
    return new RunKey(parts[0], parts[1], parts[2]);
  }

  String instance() {
    return zone + "/" + batch + "/" + language;
  }
}
