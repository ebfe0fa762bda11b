package org.dars.translator.check;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compares numbers (see {@link Numbers}) and what the segment does: ask or answer. A small number
 * may be a digit in one language and a word in the other ("2", "dos"); that is worth a look only.
 */
final class NumberCheck implements Check {

  private static final String QUESTION_MARKS = "?？؟\u037e፧՞⁇⁈⸮";
  private static final int SPELLED = 20;

  private static final Map<String, List<String>> SPELLINGS = new ConcurrentHashMap<>();

  @Override
  public Set<Issue.Kind> kinds() {
    return Set.of(Issue.Kind.NUMBERS, Issue.Kind.QUESTION);
  }

  @Override
  public List<Issue> look(CheckedPair pair, CheckSettings settings) {
    String source = pair.sourceWords();
    String target = pair.targetWords();
    List<Issue> issues = new ArrayList<>();
    String numbers = Numbers.difference(source, target);
    if (!numbers.isEmpty()) {
      Issue issue = new Issue(Issue.Kind.NUMBERS, numbers);
      boolean word =
          spelled(numbers, "missing", target, pair.to())
              || spelled(numbers, "added", source, pair.from());
      issues.add(word ? issue.as(Severity.INFO) : issue);
    }
    boolean greek = pair.language().equals("el") && target.contains(";");
    if (asks(source) && !asks(target) && !greek) {
      issues.add(new Issue(Issue.Kind.QUESTION, Reason.QUESTION_LOST.with()));
    }
    return issues;
  }

  static boolean asks(String text) {
    return text.chars().anyMatch(c -> QUESTION_MARKS.indexOf(c) >= 0);
  }

  /** Whether the number that a difference names stands in the other text as a word. */
  private static boolean spelled(String difference, String how, String text, String language) {
    if (!difference.matches("the number \\p{Nd}{1,2} .*" + how)) {
      return false;
    }
    int value = Integer.parseInt(difference.split(" ")[2]);
    if (value > SPELLED) {
      return false;
    }
    List<String> words = SPELLINGS.computeIfAbsent(language, NumberCheck::spellings);
    String folded = text.toLowerCase(Locale.ROOT);
    String word = words.get(value);
    // Numerals inflect at their end: две, двух; first letters decide.
    String stem = word.length() > 4 ? word.substring(0, word.length() - 1) : word;
    return !word.matches("\\p{Nd}*") && folded.contains(stem);
  }

  private static List<String> spellings(String language) {
    RuleBasedNumberFormat format =
        new RuleBasedNumberFormat(ULocale.forLanguageTag(language), RuleBasedNumberFormat.SPELLOUT);
    List<String> words = new ArrayList<>();
    for (int i = 0; i <= SPELLED; i++) {
      words.add(format.format(i).toLowerCase(Locale.ROOT));
    }
    return words;
  }
}
