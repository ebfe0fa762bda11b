package org.dars.assistant.store;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one run of Dars works on.
 *
 * @param home where everything is kept
 * @param zone whose courses: {@link Zone#LOCAL} where one institution is served
 */
public record Settings(Home home, String zone) {

  public Settings {
    Zone.checked(zone);
  }

  /** The local zone of the home that {@link Home#resolve} finds. */
  public static Settings resolve(@Nullable Path homeOption, Map<String, String> environment) {
    return new Settings(Home.resolve(homeOption, environment), Zone.LOCAL);
  }
}
