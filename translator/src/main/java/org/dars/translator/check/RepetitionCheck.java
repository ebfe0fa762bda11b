package org.dars.translator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for a word, or the whole text, that stands there twice in a row. */
final class RepetitionCheck implements Check {

  private static final Pattern TWICE =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}\\p{N}'’-])([\\p{L}\\p{M}]{2,})[ \\u00a0]+\\1(?![\\p{L}\\p{M}\\p{N}'’-])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Languages that double words as grammar. */
  private static final Set<String> DOUBLING =
      Set.of(
          "id", "ms", "jv", "su", "tl", "sw", "rw", "zu", "xh", "sn", "ny", "km", "th", "lo", "my",
          "vi", "zh", "ja", "ko", "hi", "ur", "bn", "ne", "pa", "ta", "te", "fa", "tr", "az", "kk",
          "ky", "uz", "tk", "mn", "am", "ti", "ha", "yo", "ig", "so", "mg", "hy", "ka", "ht");

  private static final Map<String, Set<String>> MAY_STAND_TWICE =
      Map.of(
          "fr", Set.of("nous", "vous"),
          "de", Set.of("die", "der", "das", "sie"),
          "en", Set.of("that", "had"),
          "nl", Set.of("die", "dat"));

  private static final int LEAST_HALF = 3;

  @Override
  public Set<Issue.Kind> kinds() {
    return Set.of(Issue.Kind.REPEATED_WORD, Issue.Kind.DOUBLE_TRANSLATION);
  }

  @Override
  public List<Issue> look(CheckedPair pair, CheckSettings settings) {
    List<Issue> issues = new ArrayList<>();
    String[] words = pair.targetWords().split("[\\s/|]+");
    String[] source = pair.sourceWords().split("[\\s/|]+");
    if (halves(words) && !halves(source)) {
      issues.add(new Issue(Issue.Kind.DOUBLE_TRANSLATION, Reason.TEXT_TWICE.with()));
    }
    if (!DOUBLING.contains(pair.language()) && !TWICE.matcher(pair.source()).find()) {
      word(pair, issues);
    }
    return issues;
  }

  private static void word(CheckedPair pair, List<Issue> issues) {
    Matcher twice = TWICE.matcher(pair.target());
    while (twice.find()) {
      String word = twice.group(1).toLowerCase(Locale.ROOT);
      if (!MAY_STAND_TWICE.getOrDefault(pair.language(), Set.of()).contains(word)) {
        String fixed =
            pair.target().substring(0, twice.end(1)) + pair.target().substring(twice.end());
        issues.add(Issue.fixable(Issue.Kind.REPEATED_WORD, Reason.WORD_TWICE.with(word), fixed));
        return;
      }
    }
  }

  private static boolean halves(String[] words) {
    int half = words.length / 2;
    if (words.length % 2 == 1 || half < LEAST_HALF) {
      return false;
    }
    for (int i = 0; i < half; i++) {
      String a = words[i].replaceAll("[^\\p{L}\\p{N}]", "");
      if (!a.equalsIgnoreCase(words[half + i].replaceAll("[^\\p{L}\\p{N}]", ""))) {
        return false;
      }
    }
    return true;
  }
}
