package org.dars.translator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Compares marks of Markdown and HTML that stand in the words: they would be shown, or change what
 * follows. Whether the finished file still reads alike is proved by reading it again.
 */
final class MarkupCheck implements Check {

  private static final Pattern MARKS =
      Pattern.compile(
          "(?i:</?(?:a|abbr|b|big|blockquote|br|caption|center|cite|code|dd|del|dfn|div|dl|dt|em"
              + "|figure|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|script|small|span"
              + "|strong|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|var|video)"
              + "(?:\\s[^<>]*)?/?>)|&(?:[a-z]{2,8}|#\\d+|#x[0-9a-fA-F]+);|\\*\\*"
              + "|`+|\\]\\(|~~");

  @Override
  public Set<Issue.Kind> kinds() {
    return Set.of(Issue.Kind.MARKUP, Issue.Kind.WRAPPING);
  }

  @Override
  public List<Issue> look(CheckedPair pair, CheckSettings settings) {
    String source = pair.sourceWords();
    String target = pair.targetWords();
    List<Issue> issues = new ArrayList<>();
    if (target.contains("```") && !source.contains("```")) {
      issues.add(new Issue(Issue.Kind.WRAPPING, Reason.CODE_FENCE.with()));
      return issues;
    }
    TreeMap<String, Integer> counts = new TreeMap<>();
    MARKS.matcher(source).results().forEach(m -> counts.merge(name(m.group()), 1, Integer::sum));
    MARKS.matcher(target).results().forEach(m -> counts.merge(name(m.group()), -1, Integer::sum));
    counts.entrySet().stream()
        .filter(c -> c.getValue() != 0)
        .findFirst()
        .ifPresent(c ->
            issues.add(
                new Issue(
                    Issue.Kind.MARKUP,
                    (c.getValue() > 0 ? Reason.MARK_MISSING : Reason.MARK_ADDED)
                        .with(c.getKey()))));
    return issues;
  }

  /** A tag without its attributes, whose words are translated. */
  private static String name(String mark) {
    return mark.startsWith("<") ? mark.replaceAll("\\s.*?(/?>)$", "$1") : mark;
  }
}
