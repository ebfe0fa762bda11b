package org.dars.translator.terms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dars.translator.check.Check;
import org.dars.translator.check.CheckSettings;
import org.dars.translator.check.CheckedPair;
import org.dars.translator.check.Issue;
import org.dars.translator.check.Reason;

/**
 * Looks whether a translation uses the termbase's terms for the concepts of its source, in any
 * form. A forbidden term is looked for where the source has its concept, or where the concept has
 * no source term to be known by. It is replaced when it stands uninflected and the concept has one
 * preferred term; everything else is for a person: forcing a term into a sentence breaks its
 * grammar.
 */
public final class TermCheck implements Check {

  private static final Pattern MARK = Pattern.compile("⟦/?\\d+⟧");

  private final String to;
  private final TermFinder sources;
  private final TermFinder alwaysForbidden;
  private final String version;

  /**
   * @param from BCP 47 tag of the sources
   * @param to BCP 47 tag of the translations
   */
  public TermCheck(Termbase termbase, String from, String to) {
    this.to = to;
    sources = TermFinder.of(termbase, from);
    alwaysForbidden = TermFinder.of(termbase, to, (concept, term) -> concept.terms(from).isEmpty());
    version = version(termbase, from, to);
  }

  /** What of a termbase counts for a pair of languages, in a few characters. */
  private static String version(Termbase termbase, String from, String to) {
    MessageDigest sha = sha256();
    for (Concept c : termbase.concepts()) {
      String counts = c.doNotTranslate() + " " + c.terms(from) + " " + c.terms(to) + "\n";
      sha.update(counts.getBytes(StandardCharsets.UTF_8));
    }
    return "terms " + HexFormat.of().formatHex(sha.digest(), 0, 8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public Set<Issue.Kind> kinds() {
    return Set.of(Issue.Kind.TERMINOLOGY, Issue.Kind.FORBIDDEN_TERM);
  }

  @Override
  public List<Issue> look(CheckedPair pair, CheckSettings settings) {
    Map<String, TermMatch> concepts = new LinkedHashMap<>();
    sources.find(blank(pair.source())).forEach(m -> concepts.putIfAbsent(m.concept().id(), m));
    String target = blank(pair.target());
    List<Issue> issues = new ArrayList<>();
    for (TermMatch match : alwaysForbidden.find(target)) {
      if (match.term().forbidden()) {
        issues.add(forbidden(match, pair.target()));
      }
    }
    if (concepts.isEmpty()) {
      return issues;
    }
    TermForms forms = new TermForms(target, to);
    for (TermMatch match : concepts.values()) {
      look(match, pair, forms, issues);
    }
    return issues;
  }

  private void look(TermMatch match, CheckedPair pair, TermForms forms, List<Issue> issues) {
    Concept concept = match.concept();
    List<Term> allowed = concept.allowed(to);
    List<TermMatch> found = forms.find(concept);
    List<TermMatch> bad = found.stream().filter(m -> m.term().forbidden()).toList();
    bad.forEach(m -> issues.add(forbidden(m, pair.target())));
    boolean good = found.size() > bad.size();
    if (good || !bad.isEmpty()) {
      return;
    }
    String said = blank(pair.source()).substring(match.start(), match.end());
    if (concept.doNotTranslate()) {
      if (!forms.holds(match.term().text()) && !forms.holds(said)) {
        issues.add(new Issue(Issue.Kind.TERMINOLOGY, Reason.TERM_STAYS.with(said)));
      }
    } else if (!allowed.isEmpty()) {
      String terms =
          allowed.stream()
              .limit(3)
              .map(t -> "“" + t.text() + "”")
              .collect(Collectors.joining(", "));
      issues.add(new Issue(Issue.Kind.TERMINOLOGY, Reason.TERM.with(said, terms)));
    }
  }

  private Issue forbidden(TermMatch match, String target) {
    String said = target.substring(match.start(), match.end());
    List<Term> preferred =
        match.concept().terms(to).stream()
            .filter(t -> t.status() == Term.Status.PREFERRED)
            .toList();
    if (preferred.size() != 1) {
      return new Issue(Issue.Kind.FORBIDDEN_TERM, Reason.FORBIDDEN_TERM.with(said));
    }
    String better = preferred.getFirst().text();
    String message = Reason.FORBIDDEN_FOR.with(said, better);
    boolean plain =
        said.equals(match.term().text()) || said.equals(capitalised(match.term().text()));
    if (!plain) {
      return new Issue(Issue.Kind.FORBIDDEN_TERM, message);
    }
    boolean capital = !said.equals(match.term().text());
    String fixed =
        target.substring(0, match.start())
            + (capital ? capitalised(better) : better)
            + target.substring(match.end());
    return Issue.fixable(Issue.Kind.FORBIDDEN_TERM, message, fixed);
  }

  private String capitalised(String text) {
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.forLanguageTag(to)) + text.substring(first);
  }

  /** Placeholders as white space, so that places in the text stay the same. */
  private static String blank(String guarded) {
    return MARK.matcher(guarded).replaceAll(m -> " ".repeat(m.group().length()));
  }
}
