package org.dars.assistant.quiz;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Articles that would betray the first sound or the gender of a blanked word, made neutral. */
public final class Articles {

  private static final Map<String, List<List<String>>> FORMS =
      Map.of(
          "en", List.of(List.of("a(n)", "a", "an")),
          "es",
              List.of(
                  List.of("el/la", "el", "la"),
                  List.of("un(a)", "un", "una"),
                  List.of("los/las", "los", "las")),
          "fr", List.of(List.of("le/la", "le", "la"), List.of("un(e)", "un", "une")),
          "de",
              List.of(
                  List.of("der/die/das", "der", "die", "das"), List.of("ein(e)", "ein", "eine")),
          "pt",
              List.of(
                  List.of("o/a", "o", "a"),
                  List.of("um(a)", "um", "uma"),
                  List.of("os/as", "os", "as")));

  private Articles() {}

  /** The text before a blank, its last word neutral if it is such an article. */
  public static String neutral(String before, String language) {
    for (List<String> forms : FORMS.getOrDefault(language, List.of())) {
      Matcher last = last(forms).matcher(before);
      if (last.find()) {
        String neutral = forms.getFirst();
        boolean capital = Character.isUpperCase(last.group(1).codePointAt(0));
        String shown =
            capital ? Character.toUpperCase(neutral.charAt(0)) + neutral.substring(1) : neutral;
        return before.substring(0, last.start(1)) + shown + " ";
      }
    }
    return before;
  }

  /** Whether the word before a blank betrays something. */
  public static boolean betray(String before, String language) {
    return FORMS.getOrDefault(language, List.of()).stream()
        .anyMatch(forms -> last(forms).matcher(before).find());
  }

  private static Pattern last(List<String> forms) {
    String words = String.join("|", forms.subList(1, forms.size()));
    return Pattern.compile("(?i)(?<![\\p{L}/(])(" + words + ")\\s+$");
  }
}
