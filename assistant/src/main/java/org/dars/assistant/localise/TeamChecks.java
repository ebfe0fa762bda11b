package org.dars.assistant.localise;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.store.Home;
import org.dars.translator.LocalisationRequest;
import org.dars.translator.check.Check;
import org.dars.translator.check.CheckSettings;
import org.dars.translator.check.CheckSettingsFile;
import org.dars.translator.check.Checks;
import org.dars.translator.check.LanguageTool;
import org.dars.translator.terms.TermCheck;
import org.dars.translator.terms.TermProblemException;
import org.dars.translator.terms.Termbase;
import org.dars.translator.terms.TermbaseStore;
import org.jspecify.annotations.Nullable;

/**
 * What a zone wants looked at in translations: its settings of checks, and the termbases of its
 * courses. Read anew each time, so that what somebody changes counts from the next segment on.
 */
public final class TeamChecks {

  private final Home home;

  public TeamChecks(Home home) {
    this.home = home;
  }

  /** The zone's settings, to be read and changed. */
  public CheckSettingsFile file(String zone) {
    return new CheckSettingsFile(home.checks(zone));
  }

  /**
   * The zone's settings.
   *
   * @throws IOException naming file and line, when the file cannot be read
   */
  public CheckSettings settings(String zone) throws IOException {
    return file(zone).read();
  }

  /** The zone's checks without any course's terms. */
  public Checks checks(String zone) throws IOException {
    return Checks.with(settings(zone), List.of());
  }

  /**
   * The checks for a course.
   *
   * @param from BCP 47 tag of the source
   * @param to BCP 47 tag of the target
   * @throws IOException when the settings or a termbase cannot be read; the message says which
   */
  public Checks checks(String zone, String course, String from, String to) throws IOException {
    List<Check> more = new ArrayList<>();
    Termbase terms = terms(zone, course);
    if (terms.size() > 0) {
      more.add(new TermCheck(terms, from, to));
    }
    return Checks.with(settings(zone), more);
  }

  /**
   * What is asked of engines and checks for a course: its own terms are a wish to the former and
   * counted by the latter.
   *
   * @param from BCP 47 tag of the source
   * @param to BCP 47 tag of the target
   * @param grammar a further check; null for none
   * @throws IOException when the settings or a termbase cannot be read; the message says which
   */
  public LocalisationRequest request(
      String zone, String course, String from, String to, @Nullable LanguageTool grammar)
      throws IOException {
    Checks checks = checks(zone, course, from, to);
    return new LocalisationRequest(
        from,
        to,
        zone,
        TermGuidance.of(terms(zone, course), from, to),
        grammar == null ? checks : checks.and(grammar));
  }

  /** A course's termbases as one. */
  Termbase terms(String zone, String course) throws IOException {
    try {
      return new TermbaseStore(home.terms(zone)).ofCourse(course);
    } catch (TermProblemException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
