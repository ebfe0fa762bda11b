package org.dars.translator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.translator.guard.Guarded;

/**
 * Compares placeholders: the guard's marks, and variables that stand in plain text ({@code %1},
 * {@code {name}}, {@code %s}); finds what an engine made of marks ({@code [[1]]}, {@code ⟦ 1}).
 */
final class PlaceholderCheck implements Check {

  private static final Pattern MARK = Pattern.compile("⟦/?\\d+⟧");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\$\\{\\w+\\}|\\{\\{\\s*[\\w.]+\\s*\\}\\}|\\{\\w*\\}|%\\(\\w+\\)[sd]|%\\d+(?:\\$[sd])?"
              + "(?!\\p{Nd})|%[sdif](?!\\w)|\\[[A-Z]+_[A-Z_]*\\]");

  /** A variable of some programs, or an acronym. */
  private static final Pattern CAPITALS = Pattern.compile("\\[([A-Z]{2,})\\]");

  /** Acronyms are hardly ever longer. */
  private static final int ACRONYM = 5;

  private static final Pattern LEFTOVER =
      Pattern.compile("[⟦⟧]|\\[\\[ ?/?\\d+ ?\\]\\]|【 ?/?\\d+ ?】|<x id=|__PH_?\\d+__");

  @Override
  public Set<Issue.Kind> kinds() {
    return Set.of(Issue.Kind.PLACEHOLDER, Issue.Kind.LEFTOVER_PLACEHOLDER);
  }

  @Override
  public List<Issue> look(CheckedPair pair, CheckSettings settings) {
    List<Issue> issues = new ArrayList<>();
    String marks = difference(MARK, pair.source(), pair.target());
    if (!marks.isEmpty()) {
      issues.add(new Issue(Issue.Kind.PLACEHOLDER, marks));
    }
    String variables =
        difference(VARIABLE, Guarded.words(pair.source()), Guarded.words(pair.target()));
    if (!variables.isEmpty()) {
      issues.add(new Issue(Issue.Kind.PLACEHOLDER, variables));
    }
    capitals(pair).ifPresent(issues::add);
    Matcher leftover = LEFTOVER.matcher(Guarded.words(pair.target()));
    if (leftover.find() && !LEFTOVER.matcher(Guarded.words(pair.source())).find()) {
      issues.add(
          new Issue(Issue.Kind.LEFTOVER_PLACEHOLDER, Reason.LEFTOVER.with(leftover.group())));
    }
    return issues;
  }

  /**
   * A word of capitals in brackets is an acronym where the words before it begin with its letters;
   * else it may be one while it is short, which is worth a look only.
   */
  private static Optional<Issue> capitals(CheckedPair pair) {
    String source = Guarded.words(pair.source());
    Matcher word = CAPITALS.matcher(source);
    StringBuilder sure = new StringBuilder();
    while (word.find()) {
      if (!abbreviates(word.group(1), source.substring(0, word.start()))) {
        sure.append(word.group());
      }
    }
    if (sure.isEmpty()) {
      return Optional.empty();
    }
    String target = Guarded.words(pair.target());
    String problem = difference(CAPITALS, sure.toString(), target);
    if (problem.endsWith(" was added") || problem.isEmpty()) {
      return Optional.empty();
    }
    Issue issue = new Issue(Issue.Kind.PLACEHOLDER, problem);
    int letters = problem.indexOf(']') - problem.indexOf('[') - 1;
    return Optional.of(letters > ACRONYM ? issue : issue.as(Severity.WARNING));
  }

  /** Whether letters are initials of the last words of a text, in order. */
  private static boolean abbreviates(String letters, String before) {
    String[] words = before.strip().split("[^\\p{L}]+");
    int letter = letters.length() - 1;
    for (int i = words.length - 1; i >= Math.max(0, words.length - 12) && letter >= 0; i--) {
      if (!words[i].isEmpty() && words[i].charAt(0) == letters.charAt(letter)) {
        letter--;
      }
    }
    return letter < 0;
  }

  private static String difference(Pattern pattern, String source, String target) {
    Map<String, Integer> counts = new TreeMap<>();
    pattern.matcher(source).results().forEach(m -> counts.merge(m.group(), 1, Integer::sum));
    pattern.matcher(target).results().forEach(m -> counts.merge(m.group(), -1, Integer::sum));
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      if (count.getValue() != 0) {
        return (count.getValue() > 0 ? Reason.PLACEHOLDER_MISSING : Reason.PLACEHOLDER_ADDED)
            .with(count.getKey());
      }
    }
    return "";
  }
}
