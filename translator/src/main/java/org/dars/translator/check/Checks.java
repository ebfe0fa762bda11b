package org.dars.translator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.translator.guard.Guarded;
import org.dars.translator.memory.Quality;

/**
 * Looks at translations of guarded texts with every check of a segment that is switched on. What
 * needs more than one segment stands apart: {@link Consistency}, {@link SubtitleCheck}, {@link
 * QuizKeys}. Safe for use by several threads.
 */
public final class Checks {

  private static final List<Check> ALL =
      List.of(
          new NumberCheck(),
          new UnitCheck(),
          new PlaceholderCheck(),
          new PunctuationCheck(),
          new SpacingCheck(),
          new PairedMarksCheck(),
          new MarkupCheck(),
          new BidiCheck(),
          new RepetitionCheck(),
          new LengthCheck(),
          new LanguageCheck(),
          new SamenessCheck());

  /** What made-up text is looked at for. */
  private static final Set<Issue.Kind> PSEUDO =
      Set.of(
          Issue.Kind.NUMBERS,
          Issue.Kind.QUESTION,
          Issue.Kind.WRAPPING,
          Issue.Kind.PLACEHOLDER,
          Issue.Kind.SAME_AS_SOURCE);

  /** What a person may do and an engine may not. */
  private static final Set<Issue.Kind> MACHINE =
      Set.of(Issue.Kind.LENGTH, Issue.Kind.SCRIPT, Issue.Kind.LANGUAGE);

  private static final Checks STANDARD = new Checks(CheckSettings.standard(), List.of());

  private final CheckSettings settings;
  private final List<Check> checks;

  private Checks(CheckSettings settings, List<Check> more) {
    this.settings = settings;
    List<Check> all = new ArrayList<>(ALL);
    all.addAll(more);
    checks = List.copyOf(all);
  }

  /** All checks with standard settings. */
  public static Checks standard() {
    return STANDARD;
  }

  /**
   * All checks and some more.
   *
   * @param more checks of terms, of a grammar checker, or a team's own
   */
  public static Checks with(CheckSettings settings, List<Check> more) {
    return new Checks(settings, more);
  }

  /** What the team wants looked at. */
  public CheckSettings settings() {
    return settings;
  }

  /** The same checks and one more. */
  public Checks and(Check more) {
    List<Check> all = new ArrayList<>(checks.subList(ALL.size(), checks.size()));
    all.add(more);
    return new Checks(settings, all);
  }

  /**
   * Tells these checks from others: settings and versions. "" for the standard ones, and the same
   * whenever the same is looked for.
   */
  public String version() {
    StringBuilder version = new StringBuilder();
    Map<String, String> written = settings.written();
    if (!written.isEmpty()) {
      version.append(written);
    }
    for (Check check : checks) {
      if (!check.version().isEmpty()) {
        version.append(version.isEmpty() ? "" : " ").append(check.version());
      }
    }
    return version.toString();
  }

  /** Why checks do not look any more, one sentence each. */
  public List<String> problems() {
    return checks.stream().flatMap(check -> check.problem().stream()).toList();
  }

  /**
   * What is wrong with a translation, by the standard settings.
   *
   * @param source guarded text
   * @param target its translation, with the same placeholders
   * @param from BCP 47 tag of the source
   * @param to BCP 47 tag of the target
   * @param quality who translated: pseudo-translations need not be in the target's script, and a
   *     person may shorten
   */
  public static List<Issue> of(
      String source, String target, String from, String to, Quality quality) {
    return STANDARD.issues(new CheckedPair(source, target, from, to, quality));
  }

  /** What is wrong with a translation. */
  public List<Issue> issues(CheckedPair pair) {
    return issues(pair, Severity.INFO);
  }

  /**
   * What holds a translation back. Checks that can find nothing so bad are not asked, so that a
   * server of grammar is spared.
   */
  public List<Issue> errors(CheckedPair pair) {
    return issues(pair, Severity.ERROR).stream().filter(Issue::holds).toList();
  }

  /**
   * @param least checks that find nothing as bad as this are not asked
   */
  private List<Issue> issues(CheckedPair pair, Severity least) {
    if (pair.targetWords().isEmpty()) {
      Severity severity = settings.severity(Issue.Kind.EMPTY, pair.to());
      return severity == null
          ? List.of()
          : List.of(new Issue(Issue.Kind.EMPTY, severity, Reason.EMPTY.with(), null));
    }
    List<Issue> issues = new ArrayList<>();
    for (Check check : checks) {
      if (check.kinds().stream().anyMatch(kind -> wanted(kind, pair, least))) {
        check.look(pair, settings).stream()
            .filter(issue -> wanted(issue.kind(), pair, Severity.INFO))
            .map(issue -> weighed(issue, pair))
            .forEach(issues::add);
      }
    }
    return issues;
  }

  /**
   * A translation with every safe fix made. Placeholders and digits stay as they are, in their
   * order: a fix that would change them is not made.
   */
  public String repaired(CheckedPair pair) {
    CheckedPair now = pair;
    for (Check check : checks) {
      if (now.targetWords().isEmpty()
          || pair.quality() == Quality.PSEUDO
          || !check.fixes()
          || check.kinds().stream().noneMatch(kind -> wanted(kind, pair, Severity.INFO))) {
        continue;
      }
      // A fix may show or make room for the next of the same check.
      for (int round = 0; round < 5; round++) {
        String before = now.target();
        String after = before;
        for (Issue issue : check.look(now, settings)) {
          String fixed = issue.fixed();
          if (fixed != null && wanted(issue.kind(), pair, Severity.INFO) && same(before, fixed)) {
            after = fixed;
            break;
          }
        }
        if (after.equals(before)) {
          break;
        }
        now = now.with(after);
      }
    }
    return now.target();
  }

  private boolean wanted(Issue.Kind kind, CheckedPair pair, Severity least) {
    boolean suits =
        switch (pair.quality()) {
          case PSEUDO -> PSEUDO.contains(kind);
          case PERSON -> !MACHINE.contains(kind) || settings.chosen(kind, pair.to());
          case RULES, NEURAL, LANGUAGE_MODEL -> true;
        };
    Severity severity = settings.severity(kind, pair.to());
    return suits && severity != null && severity.compareTo(least) >= 0;
  }

  private Issue weighed(Issue issue, CheckedPair pair) {
    Severity severity = settings.severity(issue.kind(), pair.to());
    return severity != null && settings.chosen(issue.kind(), pair.to())
        ? issue.as(severity)
        : issue;
  }

  /** Whether two texts have the same placeholders and digits in the same order. */
  private static boolean same(String a, String b) {
    return bones(a).equals(bones(b)) && !Guarded.words(b).isBlank();
  }

  private static String bones(String text) {
    StringBuilder bones = new StringBuilder();
    text.codePoints()
        .filter(c -> Character.isDigit(c) || c == '⟦' || c == '⟧')
        .forEach(bones::appendCodePoint);
    return bones.toString();
  }
}
