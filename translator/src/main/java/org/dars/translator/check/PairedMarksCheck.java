package org.dars.translator.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks whether quotation marks and brackets that open also close, where those of the source do.
 */
final class PairedMarksCheck implements Check {

  private static final String OPEN = "([{（［｛【〔";
  private static final String CLOSE = ")]}）］｝】〕";
  private static final String ALIKE = "([{([{[[";

  /** "a)" and ":)" close nothing. */
  private static final Pattern LONE =
      Pattern.compile("(?:^|(?<=\\s))(?:\\p{Nd}{1,2}|\\p{L})\\)|[:;]-?[()]");

  @Override
  public Set<Issue.Kind> kinds() {
    return Set.of(Issue.Kind.QUOTES, Issue.Kind.BRACKETS);
  }

  @Override
  public List<Issue> look(CheckedPair pair, CheckSettings settings) {
    String source = pair.sourceWords();
    String target = pair.targetWords();
    List<Issue> issues = new ArrayList<>();
    String bracket = unbalanced(target);
    if (!bracket.isEmpty() && unbalanced(source).isEmpty()) {
      issues.add(new Issue(Issue.Kind.BRACKETS, Reason.BRACKET.with(bracket)));
    }
    if (oddQuotes(target) && !oddQuotes(source)) {
      issues.add(new Issue(Issue.Kind.QUOTES, Reason.QUOTATION_MARK.with()));
    }
    return issues;
  }

  /** A bracket that stands alone, whether or not list marks and faces are left out; or "". */
  private static String unbalanced(String text) {
    String alone = alone(text);
    return alone.isEmpty() ? "" : alone(LONE.matcher(text).replaceAll(""));
  }

  private static String alone(String text) {
    Deque<Character> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int opens = OPEN.indexOf(c);
      int closes = CLOSE.indexOf(c);
      if (opens >= 0) {
        open.push(ALIKE.charAt(opens));
      } else if (closes >= 0) {
        if (open.isEmpty() || open.peek() != ALIKE.charAt(closes)) {
          return String.valueOf(c);
        }
        open.pop();
      }
    }
    return open.isEmpty() ? "" : String.valueOf(open.peek());
  }

  /** Curly ones are counted together: „…“, “…” and ”…” are all in use. */
  private static boolean oddQuotes(String text) {
    return count(text, "\"") % 2 == 1
        || count(text, "«") != count(text, "»")
        || count(text, "„“”") % 2 == 1
        || count(text, "「『") != count(text, "」』");
  }

  private static long count(String text, String marks) {
    return text.chars().filter(c -> marks.indexOf(c) >= 0).count();
  }
}
