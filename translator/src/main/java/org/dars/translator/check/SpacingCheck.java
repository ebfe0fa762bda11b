package org.dars.translator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * White space around marks: no-break spaces of French, none before marks elsewhere, none doubled.
 *
 * @see <a href="https://cldr.unicode.org/">Lexique des règles typographiques en usage à
 *     l’Imprimerie nationale: U+202F before ; ! ?, U+00A0 before : and inside « »</a>
 */
final class SpacingCheck implements Check {

  private static final String AFTER = "(?<=[\\p{L}\\p{N}»)\\]⟧%”\"])";
  private static final String SPACES = "[ \\u2009]*";
  private static final String END = "(?=[\\s)»\\]⟦]|$)";
  private static final Pattern HIGH = Pattern.compile(AFTER + SPACES + "([;!?]+)" + END);
  private static final Pattern COLON = Pattern.compile(AFTER + SPACES + ":(?=\\s|$)");
  private static final Pattern OPEN = Pattern.compile("«" + SPACES + "(?=[^\\s\\u00a0\\u202f])");
  private static final Pattern CLOSE = Pattern.compile("(?<=[^\\s\\u00a0\\u202f«])" + SPACES + "»");

  private static final Pattern BEFORE =
      Pattern.compile("(?<=[\\p{L}\\p{N}])[ \\u00a0\\u202f]+(?=[,;:!?.](?:\\s|$))");
  private static final Pattern DOUBLE = Pattern.compile("(?<=\\S) {2,}(?=\\S)");
  private static final Pattern COMMA = Pattern.compile("(?<=\\p{L}{2}),(?=\\p{L}{2})");

  @Override
  public Set<Issue.Kind> kinds() {
    return Set.of(Issue.Kind.SPACING);
  }

  @Override
  public List<Issue> look(CheckedPair pair, CheckSettings settings) {
    List<Issue> issues = new ArrayList<>();
    if (pair.language().equals("fr")) {
      french(pair, issues);
    } else {
      only(BEFORE, "", Reason.SPACE_BEFORE_MARK.with(), pair, issues);
    }
    only(DOUBLE, " ", Reason.TWO_SPACES.with(), pair, issues);
    only(COMMA, ", ", Reason.SPACE_AFTER_COMMA.with(), pair, issues);
    return issues;
  }

  private static void french(CheckedPair pair, List<Issue> issues) {
    boolean canada = pair.to().toUpperCase(Locale.ROOT).contains("-CA");
    String fixed = pair.target();
    if (!canada) {
      fixed = HIGH.matcher(fixed).replaceAll("\u202f$1");
    }
    fixed = COLON.matcher(fixed).replaceAll("\u00a0:");
    fixed = OPEN.matcher(fixed).replaceAll("«\u00a0");
    fixed = CLOSE.matcher(fixed).replaceAll("\u00a0»");
    if (!fixed.equals(pair.target())) {
      issues.add(Issue.fixable(Issue.Kind.SPACING, Reason.NO_BREAK_SPACE.with(), fixed));
    }
  }

  /** Reports what the source does not do itself. */
  private static void only(
      Pattern pattern, String fix, String message, CheckedPair pair, List<Issue> issues) {
    if (pattern.matcher(pair.target()).find() && !pattern.matcher(pair.source()).find()) {
      String fixed = pattern.matcher(pair.target()).replaceAll(fix);
      issues.add(Issue.fixable(Issue.Kind.SPACING, message, fixed));
    }
  }
}
