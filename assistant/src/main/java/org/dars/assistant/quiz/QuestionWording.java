package org.dars.assistant.quiz;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words around a definition, a term or a sentence that make it a question, per language. A
 * language without wording gets punctuation only: better bare than in a language that the learner
 * does not read.
 */
public final class QuestionWording {

  private static final Pattern SLOT = Pattern.compile("\\{([01])}");
  private static final Properties LINES = load();

  private final String language;

  /**
   * Wording in a language.
   *
   * @param language BCP 47 primary tag
   */
  public QuestionWording(String language) {
    this.language = language;
  }

  /** Whether the language has wording of its own. */
  public boolean known() {
    return LINES.containsKey(language + ".whichTerm");
  }

  public String whichTerm(String definition) {
    return line("whichTerm", "“{0}” — ?", definition);
  }

  public String whichMeaning(String term) {
    return line("whichMeaning", "{0} — ?", term);
  }

  public String blank(String sentence) {
    return line("blank", "{0}", sentence);
  }

  public String describes(String term) {
    return line("describes", "→ {0}", term);
  }

  public String source(String place) {
    return line("source", "→ {0}", place);
  }

  /** What is said around a text; its neutral form has signs only. */
  public enum Line {
    FILL(""),
    WRITE("“{0}” — ?"),
    TRUTH("✓ / ✗ ? {0}"),
    MEANS("{0}: {1}."),
    MATCH("… — …"),
    ORDER("1, 2, 3 … {0}"),
    EVENTS("1, 2, 3 …"),
    NUMBER("{0}"),
    ALL("{0}"),
    ARE("“{0}” — ?"),
    APART("{0} ≠ {1}: ?"),
    TABLE("{0}"),
    ENDS("{0}"),
    ESSAY("{0}"),
    RUBRIC(""),
    SAYS("“{0}”"),
    MEMBER("✓"),
    STRANGER("✗"),
    ILLUSTRATES("“{0}” — ?"),
    MAIN("{0}");

    private final String neutral;

    Line(String neutral) {
      this.neutral = neutral;
    }
  }

  /** A line with its texts in it, of which there may be two. */
  public String say(Line line, String... texts) {
    String said =
        LINES.getProperty(language + "." + line.name().toLowerCase(Locale.ROOT), line.neutral);
    String[] parts = SLOT.split(said, -1);
    Matcher slots = SLOT.matcher(said);
    StringBuilder filled = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length && slots.find(); i++) {
      filled.append(texts[Integer.parseInt(slots.group(1))]).append(parts[i]);
    }
    return filled.toString();
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
