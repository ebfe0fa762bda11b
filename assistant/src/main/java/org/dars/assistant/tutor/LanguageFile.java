package org.dars.assistant.tutor;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** The files beside this class that hold words by language, {@code NAME_TAG.properties}, UTF-8. */
final class LanguageFile {

  /** The languages that there are files for, as BCP 47 primary tags. */
  static final List<String> LANGUAGES =
      List.of("en", "es", "fr", "ru", "ar", "kk", "mn", "uz", "sw", "ur", "id", "km");

  private LanguageFile() {}

  /**
   * Reads one.
   *
   * @throws IllegalStateException when there is none
   */
  static Properties read(String name, String language) {
    String file = name + "_" + language + ".properties";
    try (InputStream in = LanguageFile.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the build");
      }
      Properties words = new Properties();
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read from the build", e);
    }
  }
}
