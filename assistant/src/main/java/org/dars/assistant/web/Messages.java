package org.dars.assistant.web;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of the pages in one language. */
final class Messages {
  static final String ENGLISH = "en";

  /** The languages the pages speak, each by its own name in {@code language.name}. */
  static final List<String> LANGUAGES = List.of(ENGLISH, "ar", "es", "fr", "ru");

  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");

  private final ResourceBundle bundle;
  private final Locale locale;

  private Messages(String language) {
    locale = Locale.of(language);
    bundle =
        ResourceBundle.getBundle(
            "org.dars.assistant.web.messages",
            locale,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** The words of a language, English for one that the pages do not speak. */
  static Messages of(String language) {
    return new Messages(LANGUAGES.contains(language) ? language : ENGLISH);
  }

  /**
   * Picks a language.
   *
   * @param wanted what a reader chose, or null
   * @param acceptLanguage the browser's {@code Accept-Language}, or null
   */
  static Messages pick(@Nullable String wanted, @Nullable String acceptLanguage) {
    if (wanted != null && LANGUAGES.contains(wanted)) {
      return of(wanted);
    }
    if (acceptLanguage == null) {
      return of(ENGLISH);
    }
    try {
      String best = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
      return of(best == null ? ENGLISH : best);
    } catch (IllegalArgumentException malformed) {
      return of(ENGLISH);
    }
  }

  /** BCP 47 primary tag. */
  String language() {
    return locale.getLanguage();
  }

  /** "rtl" or "ltr". */
  String direction() {
    return direction(language());
  }

  /** The direction in which most of a language is written, "auto" when it is unknown. */
  static String direction(String tag) {
    if (tag.equals("und")) {
      return "auto";
    }
    return RIGHT_TO_LEFT.contains(Locale.forLanguageTag(tag).getLanguage()) ? "rtl" : "ltr";
  }

  /** What a key says; {@code {0}}… are filled in, numbers in the language's own way. */
  String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }

  /** A day, as people of this language write it. */
  String date(Instant time) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(locale)
        .withZone(ZoneId.systemDefault())
        .format(time);
  }

  /** A day and its time, as people of this language write them. */
  String time(Instant time) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(locale)
        .withZone(ZoneId.systemDefault())
        .format(time);
  }

  String number(long n) {
    return NumberFormat.getIntegerInstance(locale).format(n);
  }

  /** A size in bytes, rounded for a person. */
  String size(long bytes) {
    return bytes < 1_000_000
        ? get("size.kb", number(Math.max(1, bytes / 1_000)))
        : get("size.mb", number(bytes / 1_000_000));
  }

  /** A country's name in this language: "Kazakhstan". */
  String countryName(String code) {
    return Locale.of("", code).getDisplayCountry(locale);
  }

  /** A language's name in this language: "Kazakh"; the tag itself when it has none. */
  String languageName(String tag) {
    return tag.equals("und")
        ? get("language.unknown")
        : Locale.forLanguageTag(tag).getDisplayName(locale);
  }
}
