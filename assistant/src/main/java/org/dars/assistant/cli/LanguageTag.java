package org.dars.assistant.cli;

import java.util.IllformedLocaleException;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Language tags as people type them. */
final class LanguageTag {

  private LanguageTag() {}

  /**
   * The tag, if it is one.
   *
   * @param option for the message, as in "--from"
   * @throws ParameterException when it is no BCP 47 tag
   */
  static String checked(CommandSpec spec, String option, String tag) {
    try {
      new Locale.Builder().setLanguageTag(tag);
      return tag;
    } catch (IllformedLocaleException e) {
      throw new ParameterException(
          spec.commandLine(), option + " takes a language tag such as es or pt-BR, not " + tag, e);
    }
  }
}
