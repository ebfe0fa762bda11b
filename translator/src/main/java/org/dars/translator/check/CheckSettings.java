package org.dars.translator.check;

import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which checks a team wants, how bad their findings are, and with what parameters; for all target
 * languages or for one. Immutable.
 *
 * <p>Written as keys and values: {@code repeated-word = off}, {@code numbers@ar = warning}, {@code
 * subtitle.characters-per-second = 17}, {@code subtitle.line-length@zh = 16}. What is said for a
 * language wins.
 */
public final class CheckSettings {

  /** The parameters with their values unless something else is said. */
  static final Map<String, Double> PARAMETERS =
      Map.ofEntries(
          Map.entry("back-translation", 0.0),
          Map.entry("length.shortest", 0.25),
          Map.entry("length.least", 45.0),
          Map.entry("length.longest", 3.0),
          Map.entry("length.slack", 25.0),
          Map.entry("language.letters", 30.0),
          Map.entry("subtitle.characters-per-second", 21.0),
          Map.entry("subtitle.line-length", 42.0),
          Map.entry("subtitle.lines", 2.0),
          Map.entry("subtitle.least-seconds", 1.0),
          Map.entry("subtitle.most-seconds", 7.0));

  /** What is usual for languages whose characters say more. */
  private static final Map<String, Double> BY_LANGUAGE =
      Map.of(
          "subtitle.characters-per-second@zh", 9.0,
          "subtitle.characters-per-second@ja", 7.0,
          "subtitle.characters-per-second@ko", 12.0,
          "subtitle.line-length@zh", 16.0,
          "subtitle.line-length@ja", 16.0,
          "subtitle.line-length@ko", 16.0);

  private static final Pattern KEY = Pattern.compile("([a-z.-]+?)(?:@([A-Za-z]{2,8}(?:-\\w+)*))?");

  private final Map<String, String> values;

  private CheckSettings(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** Every check on, as bad as its kind says. */
  public static CheckSettings standard() {
    return new CheckSettings(Map.of());
  }

  /**
   * Settings as people write them.
   *
   * @throws IllegalArgumentException naming the key that is unknown or the value that cannot be
   */
  public static CheckSettings of(Map<String, String> written) {
    written.forEach(CheckSettings::prove);
    return new CheckSettings(written);
  }

  /** These settings and one more. */
  public CheckSettings with(String key, String value) {
    prove(key, value);
    Map<String, String> more = new HashMap<>(values);
    more.put(key, value);
    return new CheckSettings(more);
  }

  /** These settings without what is said under a key. */
  public CheckSettings without(String key) {
    prove(key);
    Map<String, String> fewer = new HashMap<>(values);
    fewer.remove(key);
    return new CheckSettings(fewer);
  }

  /** As {@link #of} takes them, sorted. */
  public Map<String, String> written() {
    return new TreeMap<>(values);
  }

  /** The names of all parameters, sorted. */
  public static List<String> parameters() {
    return PARAMETERS.keySet().stream().sorted().toList();
  }

  /**
   * How bad findings of a kind are, or null when it is switched off.
   *
   * @param language BCP 47 tag of the target
   */
  public @Nullable Severity severity(Issue.Kind kind, String language) {
    String value = value(kind.id(), language);
    if (value == null || value.equals("on")) {
      return kind.severity();
    }
    return value.equals("off") ? null : Severity.valueOf(value.toUpperCase(Locale.ROOT));
  }

  /** Whether somebody chose a severity for a kind. */
  boolean chosen(Issue.Kind kind, String language) {
    String value = value(kind.id(), language);
    return value != null && !value.equals("on");
  }

  /** A parameter for a target language, by the names of {@link #PARAMETERS}. */
  public double parameter(String name, String language) {
    String value = value(name, language);
    Double usual = PARAMETERS.get(name);
    if (usual == null) {
      throw new IllegalArgumentException("there is no parameter " + name);
    }
    String primary = ULocale.forLanguageTag(language).getLanguage();
    return value == null
        ? BY_LANGUAGE.getOrDefault(name + "@" + primary, usual)
        : Double.parseDouble(value);
  }

  private @Nullable String value(String key, String language) {
    String exact = values.get(key + "@" + language);
    if (exact != null) {
      return exact;
    }
    String primary = values.get(key + "@" + ULocale.forLanguageTag(language).getLanguage());
    return primary != null ? primary : values.get(key);
  }

  private static void prove(String key, String value) {
    if (PARAMETERS.containsKey(prove(key))) {
      if (!value.matches("\\d+(\\.\\d+)?")) {
        throw new IllegalArgumentException(key + " is \"" + value + "\"; it has to be a number");
      }
    } else if (!value.matches("on|off|info|warning|error")) {
      throw new IllegalArgumentException(
          key + " is \"" + value + "\"; write on, off, info, warning or error");
    }
  }

  /** The name of a parameter or check that a key is about. */
  private static String prove(String key) {
    Matcher parts = KEY.matcher(key);
    String name = parts.matches() ? parts.group(1) : key;
    TreeSet<String> known = new TreeSet<>(PARAMETERS.keySet());
    for (Issue.Kind kind : Issue.Kind.values()) {
      known.add(kind.id());
    }
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          "there is no check " + name + "; there are: " + String.join(", ", known));
    }
    return name;
  }
}
