package org.dars.assistant.cli;

import java.io.IOException;
import java.time.Clock;
import org.dars.assistant.adapt.AdaptLedgers;
import org.dars.translator.adapt.Adaptations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which adapted course is meant; not needed while there is only one. */
final class AdaptChoice {

  @Option(
      names = "--of",
      paramLabel = "COURSE|FOLDER",
      description = "which adapted course (needed only when there are several)")
  private @Nullable String course;

  @Option(names = "--for", paramLabel = "COUNTRY", description = "for which country (likewise)")
  private @Nullable String country;

  AdaptLedgers.Kept kept(Dars dars) throws IOException {
    return AdaptLedgers.of(dars.settings().home(), dars.settings().zone()).find(course, country);
  }

  Adaptations adaptations(Dars dars) throws IOException {
    return new Adaptations(kept(dars).ledger(), Clock.systemUTC());
  }
}
