package org.dars.translator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dars.translator.engine.EngineContext;
import org.dars.translator.engine.EngineResult;
import org.dars.translator.engine.SourceSegment;
import org.dars.translator.engine.TranslationEngine;
import org.dars.translator.memory.Quality;

/**
 * Engines that do what engines do wrong. Each translates into Kazakh by writing every letter in
 * Cyrillic, and then spoils the batch in its own way.
 */
enum AdversarialEngine implements TranslationEngine {
  DROPS(each(s -> s.replaceFirst("⟦/?\\d+⟧", ""))),
  DUPLICATES(each(s -> s.replaceFirst("(⟦/?\\d+⟧)", "$1 бұл $1"))),
  TRANSLATES(each(s -> s.replaceAll("⟦(/?)1⟧", "⟦$1бір⟧"))),
  REORDERS(AdversarialEngine::reversedMarks),
  MERGES(AdversarialEngine::merged),
  RECASES(each(s -> s.toUpperCase(Locale.ROOT))),
  ADDS_SPACES(each(s -> s.replaceAll("⟦(/?)(\\d+)⟧", " ⟦ $1 $2 ⟧ "))),
  FENCES(each(s -> "```text\n" + s + "\n```")),
  ANSWERS(each(AdversarialEngine::answered)),
  MIXES_UP(AdversarialEngine::rotated);

  private static final Pattern PIECE = Pattern.compile("⟦/?\\d+⟧|[A-Za-z]");
  private static final Map<Integer, String> CYRILLIC =
      "abcdefghijklmnopqrstuvwxyz"
          .chars()
          .boxed()
          .collect(
              Collectors.toMap(
                  c -> c, c -> "абцдефгһижклмнопқрстұвўхйз".substring(c - 'a', c - 'a' + 1)));

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final UnaryOperator<List<String>> spoil;

  AdversarialEngine(UnaryOperator<List<String>> spoil) {
    this.spoil = spoil;
  }

  private static UnaryOperator<List<String>> each(UnaryOperator<String> spoil) {
    return list -> list.stream().map(spoil).toList();
  }

  /** The honest translation. */
  static String cyrillic(String text) {
    return PIECE
        .matcher(text)
        .replaceAll(m -> {
          String piece = m.group();
          if (piece.length() > 1) {
            return Matcher.quoteReplacement(piece);
          }
          String small = CYRILLIC.getOrDefault((int) Character.toLowerCase(piece.charAt(0)), piece);
          return Character.isUpperCase(piece.charAt(0)) ? small.toUpperCase(Locale.ROOT) : small;
        });
  }

  private static List<String> reversedMarks(List<String> texts) {
    return texts.stream()
        .map(text -> {
          List<String> marks =
              new ArrayList<>(
                  Pattern.compile("⟦/?\\d+⟧").matcher(text).results().map(m -> m.group()).toList());
          Collections.reverse(marks);
          return Pattern.compile("⟦/?\\d+⟧").matcher(text).replaceAll(m -> marks.removeFirst());
        })
        .toList();
  }

  /** Each second translation goes into the one before it, and nothing is left of it. */
  private static List<String> merged(List<String> texts) {
    List<String> merged = new ArrayList<>();
    for (int i = 0; i < texts.size(); i += 2) {
      merged.add(i + 1 < texts.size() ? texts.get(i) + " " + texts.get(i + 1) : texts.get(i));
      if (i + 1 < texts.size()) {
        merged.add("");
      }
    }
    return merged;
  }

  private static String answered(String text) {
    return text.contains("?") ? "Иә." : "Sure! Here is the translation you asked for: " + text;
  }

  private static List<String> rotated(List<String> texts) {
    List<String> rotated = new ArrayList<>(texts);
    Collections.rotate(rotated, 1);
    return rotated;
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Quality quality() {
    return Quality.NEURAL;
  }

  @Override
  public boolean supports(String from, String to) {
    return true;
  }

  @Override
  public List<EngineResult> translate(List<SourceSegment> segments, EngineContext context) {
    List<String> honest = segments.stream().map(s -> cyrillic(s.text())).toList();
    return spoil.apply(honest).stream().<EngineResult>map(EngineResult.Translated::new).toList();
  }
}
