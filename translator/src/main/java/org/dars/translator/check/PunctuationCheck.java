package org.dars.translator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares the marks that texts end with, and looks whether marks are those of the target language:
 * ¿ and ¡ in Spanish, ، ؛ ؟ in Arabic script, full-width ones in Chinese and Japanese, ; for a
 * question in Greek, ። in Amharic.
 */
final class PunctuationCheck implements Check {

  /** What a mark at the end says, in any script. */
  private enum End {
    NONE(""),
    STOP(".。．۔।॥።։᠃။"),
    QUESTION("?？؟\u037e፧՞"),
    EXCLAMATION("!！՜"),
    ELLIPSIS("…"),
    COLON(":：៖፡"),
    COMMA(",，،、፣");

    private final String marks;

    End(String marks) {
      this.marks = marks;
    }
  }

  /** Khmer ends sentences with ។, which Java counts among punctuation like any other. */
  private static final int KHMER_STOP = '\u17d4';

  private static final Set<String> NO_STOPS = Set.of("th", "lo", "km", "my", "dz", "bo");
  private static final Pattern CLOSING =
      Pattern.compile("(?:⟦/\\d+⟧|[\\s\"'”’»“)\\]）」』*_`\\p{Cf}])+$");
  private static final Pattern OPENING_MARK = Pattern.compile("⟦\\d+⟧");
  private static final Pattern SPANISH_QUESTION =
      Pattern.compile("(?<=\\p{L})\\?(?=[\\s\"'»”)⟦]|$)");

  @Override
  public Set<Issue.Kind> kinds() {
    return Set.of(Issue.Kind.PUNCTUATION);
  }

  @Override
  public List<Issue> look(CheckedPair pair, CheckSettings settings) {
    List<Issue> issues = new ArrayList<>();
    end(pair, issues);
    String own = TargetMarks.of(pair.target(), pair.to());
    if (!own.equals(pair.target())) {
      issues.add(Issue.fixable(Issue.Kind.PUNCTUATION, Reason.FOREIGN_MARK.with(pair.to()), own));
    }
    if (pair.language().equals("es")) {
      spanish(pair, issues);
    }
    return issues;
  }

  private static void end(CheckedPair pair, List<Issue> issues) {
    String source = core(pair.source());
    String target = core(pair.target());
    if (source.isEmpty() || target.isEmpty()) {
      return;
    }
    boolean greek = pair.language().equals("el");
    End from = endOf(source, false);
    End to = endOf(target, greek);
    boolean stopless = NO_STOPS.contains(pair.language());
    if (from == to || (from == End.STOP && words(source) < 3)) {
      return;
    }
    if (from == End.QUESTION || to == End.QUESTION) {
      // A question that became none is looked for apart; one that came from nothing is new.
      if (to == End.QUESTION && !NumberCheck.asks(pair.source())) {
        issues.add(new Issue(Issue.Kind.PUNCTUATION, Reason.QUESTION_ADDED.with()));
      }
      return;
    }
    if (stopless && (from == End.STOP || to == End.STOP || from == End.COMMA)) {
      return;
    }
    String message = named(from, to);
    boolean letter = Character.isLetter(target.codePointBefore(target.length()));
    String stop = TargetMarks.stop(pair.to());
    String fixed =
        from == End.STOP && to == End.NONE && letter && pair.target().endsWith(target)
            ? pair.target() + stop
            : null;
    boolean mild = (from != End.COLON && to != End.COLON) || from == End.NONE;
    issues.add(
        new Issue(
            Issue.Kind.PUNCTUATION,
            mild ? Severity.INFO : Issue.Kind.PUNCTUATION.severity(),
            message,
            fixed));
  }

  /** The text without what closes it; a placeholder at the end counts as a word. */
  private static String core(String guarded) {
    String text = CLOSING.matcher(guarded).replaceFirst("");
    return OPENING_MARK.matcher(text).replaceAll("x").replaceAll("⟦/\\d+⟧", "");
  }

  private static int words(String text) {
    return text.strip().split("\\s+").length;
  }

  private static End endOf(String text, boolean greek) {
    int last = text.codePointBefore(text.length());
    if (text.endsWith("...") || text.endsWith("..") || text.endsWith("。。")) {
      return End.ELLIPSIS;
    }
    if (last == KHMER_STOP) {
      return End.STOP;
    }
    if (greek && last == ';') {
      return End.QUESTION;
    }
    for (End end : End.values()) {
      if (end.marks.indexOf(last) >= 0) {
        return end;
      }
    }
    return End.NONE;
  }

  private static String named(End from, End to) {
    if (from == End.NONE) {
      return Reason.ENDS_CLOSED.with(to.marks.charAt(0));
    }
    return to == End.NONE
        ? Reason.ENDS_OPEN.with(from.marks.charAt(0))
        : Reason.ENDS_OTHERWISE.with(to.marks.charAt(0), from.marks.charAt(0));
  }

  /** Questions and exclamations open, too. Fixed only where the whole text must be one. */
  private static void spanish(CheckedPair pair, List<Issue> issues) {
    String target = pair.target();
    boolean asks = SPANISH_QUESTION.matcher(target).find() && NumberCheck.asks(pair.source());
    if (asks && !target.contains("¿")) {
      issues.add(opened(target, "?", "¿"));
    }
    boolean calls =
        target.matches("(?s).*\\p{L}!(?:[\\s\"'»”)⟦].*|$)") && pair.source().contains("!");
    if (calls && !target.contains("¡")) {
      issues.add(opened(target, "!", "¡"));
    }
  }

  private static Issue opened(String target, String close, String open) {
    boolean one = target.endsWith(close) && target.matches("\\p{L}[^.,:;!?…⟦⟧]*[!?]");
    return new Issue(
        Issue.Kind.PUNCTUATION,
        Issue.Kind.PUNCTUATION.severity(),
        Reason.OPENING_MARK.with(close, open),
        one ? open + target : null);
  }
}
