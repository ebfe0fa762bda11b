package org.dars.assistant.web;

import java.util.List;
import java.util.Locale;
import org.dars.translator.check.Issue.Kind;

/** Checks that belong together on the page of their settings, with the numbers they go by. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are of List.of
enum CheckGroup {
  MEANING(
      List.of(
          Kind.EMPTY,
          Kind.NUMBERS,
          Kind.QUESTION,
          Kind.UNITS,
          Kind.LENGTH,
          Kind.SAME_AS_SOURCE,
          Kind.UNTRANSLATED,
          Kind.DOUBLE_TRANSLATION,
          Kind.INCONSISTENT),
      List.of("length.shortest", "length.least", "length.longest", "length.slack")),
  TERMS(List.of(Kind.TERMINOLOGY, Kind.FORBIDDEN_TERM), List.of()),
  LANGUAGE(
      List.of(
          Kind.SCRIPT,
          Kind.LANGUAGE,
          Kind.GRAMMAR,
          Kind.REPEATED_WORD,
          Kind.PUNCTUATION,
          Kind.SPACING,
          Kind.QUOTES,
          Kind.BRACKETS,
          Kind.BIDI),
      List.of("language.letters")),
  CODE(
      List.of(
          Kind.PLACEHOLDER, Kind.LEFTOVER_PLACEHOLDER, Kind.MARKUP, Kind.WRAPPING, Kind.QUIZ_KEYS),
      List.of()),
  SUBTITLES(
      List.of(Kind.SUBTITLE_SPEED, Kind.SUBTITLE_LINES, Kind.SUBTITLE_DURATION),
      List.of(
          "subtitle.characters-per-second",
          "subtitle.line-length",
          "subtitle.lines",
          "subtitle.least-seconds",
          "subtitle.most-seconds")),
  CONFIDENCE(List.of(), List.of("back-translation"));

  private final List<Kind> kinds;
  private final List<String> parameters;

  CheckGroup(List<Kind> kinds, List<String> parameters) {
    this.kinds = kinds;
    this.parameters = parameters;
  }

  List<Kind> kinds() {
    return kinds;
  }

  /** Names of parameters, as settings have them. */
  List<String> parameters() {
    return parameters;
  }

  /** For keys of messages: "meaning". */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
