package org.dars.translator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * In text that runs from right to left: isolates and embeddings that are not closed, and Latin
 * tokens and negative numbers whose signs would be shown on the wrong side ("C++", "-5").
 *
 * @see <a href="https://www.unicode.org/reports/tr9/">UAX #9</a>
 */
final class BidiCheck implements Check {

  private static final String ISOLATES = "\u2066\u2067\u2068";
  private static final String EMBEDDINGS = "\u202a\u202b\u202d\u202e";
  private static final char POP_ISOLATE = '\u2069';
  private static final char POP_EMBEDDING = '\u202c';

  private static final Pattern DISPLACED =
      Pattern.compile(
          "(?<![\\w\\u2066-\\u2068\\u200e])"
              + "(?:[A-Za-z]\\w*(?:\\+\\+|#|\\*)(?![\\w\\u2069\\u200e])"
              + "|(?<![^\\s(])[#@.][A-Za-z]\\w*|(?<![^\\s(])[-−]\\d+(?:[.,]\\d+)*)");

  @Override
  public Set<Issue.Kind> kinds() {
    return Set.of(Issue.Kind.BIDI);
  }

  @Override
  public List<Issue> look(CheckedPair pair, CheckSettings settings) {
    String target = pair.target();
    List<Issue> issues = new ArrayList<>();
    int isolates = open(target, ISOLATES, POP_ISOLATE);
    int embeddings = open(target, EMBEDDINGS, POP_EMBEDDING);
    if (isolates != 0 || embeddings != 0) {
      String fixed =
          isolates >= 0 && embeddings >= 0
              ? target
                  + String.valueOf(POP_EMBEDDING).repeat(embeddings)
                  + String.valueOf(POP_ISOLATE).repeat(isolates)
              : null;
      issues.add(
          new Issue(
              Issue.Kind.BIDI, Issue.Kind.BIDI.severity(), Reason.DIRECTION_MARK.with(), fixed));
    }
    if (Scripts.rightToLeft(pair.to()) && DISPLACED.matcher(target).find()) {
      issues.add(
          new Issue(
              Issue.Kind.BIDI,
              Severity.INFO,
              Reason.DISPLACED_SIGN.with(),
              DISPLACED.matcher(target).replaceAll("\u2066$0\u2069")));
    }
    return issues;
  }

  /** How many stay open; negative when one closes that was not opened. */
  private static int open(String text, String openers, char closer) {
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      open += openers.indexOf(c) >= 0 ? 1 : c == closer ? -1 : 0;
      if (open < 0) {
        return open;
      }
    }
    return open;
  }
}
