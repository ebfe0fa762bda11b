package org.dars.assistant.quiz;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * The words around a definition, a term or a sentence that make it a question, per language. A
 * language without wording gets punctuation only: better bare than in a language that the learner
 * does not read.
 */
final class QuestionWording {

  private static final Properties LINES = load();

  private final String language;

  QuestionWording(String language) {
    this.language = language;
  }

  /** Whether the language has wording of its own. */
  boolean known() {
    return LINES.containsKey(language + ".whichTerm");
  }

  String whichTerm(String definition) {
    return line("whichTerm", "“{0}” — ?", definition);
  }

  String whichMeaning(String term) {
    return line("whichMeaning", "{0} — ?", term);
  }

  String blank(String sentence) {
    return line("blank", "{0}", sentence);
  }

  String describes(String term) {
    return line("describes", "→ {0}", term);
  }

  String source(String place) {
    return line("source", "→ {0}", place);
  }

  private String line(String key, String neutral, String value) {
    return LINES.getProperty(language + "." + key, neutral).replace("{0}", value);
  }

  private static Properties load() {
    Properties lines = new Properties();
    try (InputStream in = QuestionWording.class.getResourceAsStream("wording.properties")) {
      if (in == null) {
        throw new IllegalStateException("wording.properties is missing from the build");
      }
      lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("wording.properties cannot be read", e);
    }
    return lines;
  }
}
