package org.dars.translator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
              + "(?!\\p{Nd})|%[sdif](?!\\w)|\\[[A-Z][A-Z_]+\\]");
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
    Matcher leftover = LEFTOVER.matcher(Guarded.words(pair.target()));
    if (leftover.find() && !LEFTOVER.matcher(Guarded.words(pair.source())).find()) {
      issues.add(
          new Issue(
              Issue.Kind.LEFTOVER_PLACEHOLDER,
              "“" + leftover.group() + "” is left of a placeholder"));
    }
    return issues;
  }

  private static String difference(Pattern pattern, String source, String target) {
    Map<String, Integer> counts = new TreeMap<>();
    pattern.matcher(source).results().forEach(m -> counts.merge(m.group(), 1, Integer::sum));
    pattern.matcher(target).results().forEach(m -> counts.merge(m.group(), -1, Integer::sum));
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      if (count.getValue() != 0) {
        return "the placeholder "
            + count.getKey()
            + (count.getValue() > 0 ? " is missing" : " was added");
      }
    }
    return "";
  }
}
