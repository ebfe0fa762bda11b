package org.dars.assistant.web;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param messages the words
 * @param title of the window
 * @param path where a change of language leads back to
 * @param section which entry of the navigation is lit: "courses", "localise" or ""
 * @param scripts assets to load, deferred; the page is whole without them
 * @param refreshSeconds reload after so long where there is no JavaScript; 0 for never
 * @param assets addresses of the static files
 */
record Frame(
    Messages messages,
    String title,
    String path,
    String section,
    List<String> scripts,
    int refreshSeconds,
    Assets assets) {

  Frame {
    scripts = List.copyOf(scripts);
  }

  /** The same page, reloading itself. */
  Frame refreshing(int seconds) {
    return new Frame(messages, title, path, section, scripts, seconds, assets);
  }

  String t(String key, Object... arguments) {
    return messages.get(key, arguments);
  }
}
