package org.dars.assistant.tutor;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * Something about an answer that went differently than set up, as a code that pages say in the
 * learner's language and the command line in English. The words stand in {@code notes*.properties};
 * arguments that are whole numbers choose the form for one or many.
 *
 * @param code what happened
 * @param arguments what {@code {0}} of the words stands for, and then what only the one who set
 *     Dars up needs to know
 */
public record Note(Code code, List<String> arguments) {

  private static final String BUNDLE = "org.dars.assistant.tutor.notes";

  public Note {
    arguments = List.copyOf(arguments);
  }

  static Note of(Code code, Object... arguments) {
    return new Note(code, List.of(arguments).stream().map(String::valueOf).toList());
  }

  /** What can have happened; each is a key of the bundle. */
  public enum Code {
    /** Written sentences were dropped for want of proof; how many. */
    DROPPED,
    /** Nothing that the model wrote was proven; its name. */
    NOTHING_PROVEN,
    /** The model failed before it proved anything; its name, and why. */
    MODEL_FAILED,
    /** The model had not begun in time; its name, and the limit. */
    MODEL_SLOW,
    /** The model failed half way; its name, and why. */
    MODEL_CUT_OFF,
    /** The model failed a short while ago and is not asked; its name. */
    MODEL_RESTING,
    /** The model wrote in another language than the question's; its name. */
    OTHER_LANGUAGE,
    /** The money for the model is used up for today. */
    BUDGET_DAY,
    /** The money for the model is used up for this month. */
    BUDGET_MONTH
  }

  /**
   * What a reader is told.
   *
   * @param language BCP 47 primary tag; English for one that has no words
   */
  public String in(String language) {
    Locale locale = Locale.of(language);
    String words =
        ResourceBundle.getBundle(
                BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES))
            .getString(code.name());
    return new MessageFormat(words, locale)
        .format(arguments.stream().map(Note::number).toArray(Object[]::new));
  }

  private static Object number(String argument) {
    return argument.matches("\\d{1,9}") ? (Object) Integer.valueOf(argument) : argument;
  }

  /** What the provider said, for the person who set it up: one English sentence, if any. */
  public Optional<String> reason() {
    return arguments.size() > 1 ? Optional.of(arguments.get(1)) : Optional.empty();
  }

  /** In English. */
  @Override
  public String toString() {
    return in("en");
  }
}
