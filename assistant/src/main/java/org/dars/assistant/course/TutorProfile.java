package org.dars.assistant.course;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a course's own tutor presents itself and helps. Nothing here widens what it answers: that is
 * the course, by proof.
 *
 * @param name what it is called, 1–{@value #LONGEST_NAME} characters
 * @param tone how it speaks
 * @param language BCP 47 primary tag of the language that it speaks, "" for the learner's
 * @param help whether it answers, gives hints, or leaves that to the learner
 * @param topRung how far hints go: 1 what to re-read, 2 a pointer, 3 a partly hidden sentence, 4
 *     the answer
 * @param starters questions offered on an empty page, at most {@value #MOST_STARTERS} of at most
 *     {@value #LONGEST_STARTER} characters; empty for ones made from the course
 * @param instructions further wishes, given to a language model as data beneath its rules; at most
 *     {@value #LONGEST_INSTRUCTIONS} characters
 * @param contact whom a learner in distress can turn to at the institution, at most {@value
 *     #LONGEST_CONTACT} characters; "" for none
 * @param caution how sure it must be that the course answers before it does
 */
public record TutorProfile(
    String name,
    Tone tone,
    String language,
    Help help,
    int topRung,
    List<String> starters,
    String instructions,
    String contact,
    Caution caution) {

  public static final int LONGEST_NAME = 60;
  public static final int MOST_STARTERS = 6;
  public static final int LONGEST_STARTER = 160;
  public static final int LONGEST_INSTRUCTIONS = 2_000;
  public static final int LONGEST_CONTACT = 300;
  public static final int ANSWER_RUNG = 4;

  // Before STANDARD, whose making looks at it.
  private static final Pattern LANGUAGE = Pattern.compile("([a-z]{2,3})?");

  /** What a course has until somebody gives it its own. */
  public static final TutorProfile STANDARD =
      new TutorProfile("Dars", Tone.PLAIN, "", Help.BOTH, 3, List.of(), "", "");

  /** A tutor of the usual caution. */
  public TutorProfile(
      String name,
      Tone tone,
      String language,
      Help help,
      int topRung,
      List<String> starters,
      String instructions,
      String contact) {
    this(name, tone, language, help, topRung, starters, instructions, contact, Caution.USUAL);
  }

  /** The same tutor, whose hints go so far. */
  public TutorProfile upTo(int rung) {
    return new TutorProfile(
        name, tone, language, help, rung, starters, instructions, contact, caution);
  }

  /** How sure a tutor must be. */
  public enum Caution {
    /** It answers more, and more wrongly. */
    LOW,
    USUAL,
    /** It refuses more, and more that the course answers. */
    HIGH
  }

  /** How a tutor speaks. */
  public enum Tone {
    PLAIN,
    FRIENDLY,
    FORMAL
  }

  /** How a tutor helps. */
  public enum Help {
    EXPLAIN,
    HINT,
    BOTH;

    /** Whether it answers outright. */
    public boolean explains() {
      return this != HINT;
    }

    /** Whether it gives hints. */
    public boolean hints() {
      return this != EXPLAIN;
    }
  }

  /**
   * Takes the parts, white space around them aside.
   *
   * @throws TutorProfileException when one is outside its bounds
   */
  public TutorProfile {
    name = oneLine("name", name, LONGEST_NAME);
    if (name.isEmpty()) {
      throw new TutorProfileException(
          "name", "is empty; give 1 to " + LONGEST_NAME + " characters");
    }
    language = language.strip().toLowerCase(Locale.ROOT);
    if (!LANGUAGE.matcher(language).matches()) {
      throw new TutorProfileException(
          "language",
          "is \"%s\"; give a tag of two or three letters such as kk, or nothing for the learner's"
              .formatted(language));
    }
    if (topRung < 1 || topRung > ANSWER_RUNG) {
      throw new TutorProfileException("topRung", "is %d; give 1 to 4".formatted(topRung));
    }
    starters =
        starters.stream()
            .map(s -> oneLine("starters", s, LONGEST_STARTER))
            .filter(s -> !s.isEmpty())
            .distinct()
            .toList();
    if (starters.size() > MOST_STARTERS) {
      throw new TutorProfileException(
          "starters",
          "are %d questions; give at most %d".formatted(starters.size(), MOST_STARTERS));
    }
    instructions = bounded("instructions", instructions.strip(), LONGEST_INSTRUCTIONS);
    contact = oneLine("contact", contact, LONGEST_CONTACT);
  }

  private static String oneLine(String key, String text, int most) {
    return bounded(key, text.replaceAll("\\s+", " ").strip(), most);
  }

  private static String bounded(String key, String text, int most) {
    if (text.length() > most) {
      throw new TutorProfileException(
          key, "has %d characters; give at most %d".formatted(text.length(), most));
    }
    return text;
  }

  /** The value of an enumeration that a word names, whatever its case. */
  static <E extends Enum<E>> E named(Class<E> type, String key, String word) {
    for (E value : type.getEnumConstants()) {
      if (value.name().equalsIgnoreCase(word.strip())) {
        return value;
      }
    }
    throw new TutorProfileException(
        key,
        "is \"%s\"; give one of %s"
            .formatted(
                word,
                Stream.of(type.getEnumConstants())
                    .map(v -> v.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "))));
  }
}
