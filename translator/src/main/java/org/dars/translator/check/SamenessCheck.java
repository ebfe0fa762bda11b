package org.dars.translator.check;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Looks for the source in its translation: all of it, or a run of its words. */
final class SamenessCheck implements Check {

  /** A run of lower-case words of the source: names and titles are capitalised. */
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}’']+");

  private static final int RUN = 5;

  @Override
  public Set<Issue.Kind> kinds() {
    return Set.of(
        Issue.Kind.SAME_AS_SOURCE, Issue.Kind.UNTRANSLATED, Issue.Kind.DOUBLE_TRANSLATION);
  }

  @Override
  public List<Issue> look(CheckedPair pair, CheckSettings settings) {
    String source = pair.sourceWords();
    String target = pair.targetWords();
    int rest = target.length() - source.length();
    String from = ULocale.forLanguageTag(pair.from()).getLanguage();
    if (source.equals(target)) {
      return List.of(new Issue(Issue.Kind.SAME_AS_SOURCE, Reason.SAME_AS_SOURCE.with()));
    }
    if (from.equals(pair.language())) {
      return List.of();
    }
    List<String> words = words(CheckedPair.prose(source));
    if (words.size() >= 3 && holds(target, source) && rest > 3 && rest > 0.15 * source.length()) {
      return List.of(new Issue(Issue.Kind.DOUBLE_TRANSLATION, Reason.SOURCE_BESIDE.with()));
    }
    String run = run(words, words(CheckedPair.prose(target)));
    return run.isEmpty()
        ? List.of()
        : List.of(new Issue(Issue.Kind.UNTRANSLATED, Reason.NOT_TRANSLATED.with(run)));
  }

  private static boolean holds(String target, String source) {
    String core = source.replaceAll("[.!?…:;]+$", "");
    return target.toLowerCase(Locale.ROOT).contains(core.toLowerCase(Locale.ROOT));
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  /** Five words of the source in a row, three of them not capitalised, that stand in the target. */
  private static String run(List<String> source, List<String> target) {
    String all = " " + String.join(" ", target) + " ";
    for (int i = 0; i + RUN <= source.size(); i++) {
      List<String> run = new ArrayList<>(source.subList(i, i + RUN));
      long small = run.stream().filter(w -> Character.isLowerCase(w.codePointAt(0))).count();
      String text = String.join(" ", run);
      if (small >= 4 && all.contains(" " + text + " ")) {
        return text;
      }
    }
    return "";
  }
}
