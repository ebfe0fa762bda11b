package org.dars.translator.check;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Looks whether a subtitle can be read while it is shown: 21 characters a second, two lines of 42,
 * one to seven seconds, unless settings say otherwise; Chinese, Japanese and Korean have less.
 * Characters are what a reader sees as one (UAX #29), spaces included, tags not.
 */
public final class SubtitleCheck {

  private SubtitleCheck() {}

  /**
   * @param text the translation, lines parted by {@code \n}
   * @param shown how long
   * @param to BCP 47 tag of the target
   */
  public static List<Issue> look(String text, Duration shown, String to, CheckSettings settings) {
    String plain = text.replaceAll("<[^<>]*>|\\{[^{}]*\\}", "").strip();
    List<Issue> issues = new ArrayList<>();
    double seconds = shown.toMillis() / 1000.0;
    speed(plain, seconds, to, settings, issues);
    lines(plain, to, settings, issues);
    double least = settings.parameter("subtitle.least-seconds", to);
    double most = settings.parameter("subtitle.most-seconds", to);
    if (seconds < least || seconds > most) {
      add(
          Issue.Kind.SUBTITLE_DURATION,
          Reason.SHOWN.with(tenths(seconds), tenths(least), tenths(most)),
          to,
          settings,
          issues);
    }
    return issues;
  }

  /**
   * The same of a translated subtitle. What its source breaks as well is not the translator's doing
   * and only a note.
   *
   * @param source text of the source, lines parted by {@code \n}
   * @param from BCP 47 tag of the source
   */
  public static List<Issue> look(
      String source, String from, String text, Duration shown, String to, CheckSettings settings) {
    List<Issue.Kind> before =
        look(source, shown, from, settings).stream().map(Issue::kind).toList();
    return look(text, shown, to, settings).stream()
        .map(issue ->
            before.contains(issue.kind()) && !settings.chosen(issue.kind(), to)
                ? issue.as(Severity.INFO)
                : issue)
        .toList();
  }

  private static void speed(
      String text, double seconds, String to, CheckSettings settings, List<Issue> issues) {
    double allowed = settings.parameter("subtitle.characters-per-second", to);
    int characters = characters(text.replace('\n', ' '), to);
    if (characters > allowed * seconds) {
      add(
          Issue.Kind.SUBTITLE_SPEED,
          Reason.TOO_FAST.with(
              characters, tenths(seconds), String.format(Locale.ROOT, "%.0f", allowed)),
          to,
          settings,
          issues);
    }
  }

  private static void lines(String text, String to, CheckSettings settings, List<Issue> issues) {
    String[] lines = text.split("\\s*\\n\\s*");
    double most = settings.parameter("subtitle.lines", to);
    double longest = settings.parameter("subtitle.line-length", to);
    if (lines.length > most) {
      String message = Reason.TOO_MANY_LINES.with(lines.length, (int) most);
      add(Issue.Kind.SUBTITLE_LINES, message, to, settings, issues);
      return;
    }
    for (String line : lines) {
      int length = characters(line, to);
      // One line may be broken again when the file is written, if both halves fit.
      double room = lines.length == 1 ? longest * most : longest;
      if (length > room) {
        String message = Reason.LONG_LINE.with(length, (int) longest);
        add(Issue.Kind.SUBTITLE_LINES, message, to, settings, issues);
        return;
      }
    }
  }

  private static String tenths(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static void add(
      Issue.Kind kind, String message, String to, CheckSettings settings, List<Issue> issues) {
    Severity severity = settings.severity(kind, to);
    if (severity != null) {
      issues.add(new Issue(kind, severity, message, null));
    }
  }

  private static int characters(String text, String language) {
    BreakIterator breaks = BreakIterator.getCharacterInstance(ULocale.forLanguageTag(language));
    breaks.setText(text);
    int count = 0;
    while (breaks.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }
}
