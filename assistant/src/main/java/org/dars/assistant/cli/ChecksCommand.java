package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dars.assistant.localise.TeamChecks;
import org.dars.assistant.store.Settings;
import org.dars.translator.check.CheckSettings;
import org.dars.translator.check.CheckSettingsFile;
import org.dars.translator.check.Issue;
import org.dars.translator.check.Severity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "checks",
    mixinStandardHelpOptions = true,
    header = "Say what is looked at in translations, and how bad its findings are.",
    description = {
      "Lists all checks and their parameters, as they are for a target language. An error holds a",
      "machine's segment back, a warning or a note goes to whoever reviews it. What is changed counts",
      "for all courses: the next localise looks at every segment again, and asks no engine.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars checks                                      all of them",
      "  ./dars checks --set repeated-word=off",
      "  ./dars checks --for ar --set numbers=warning       for Arabic only",
      "  ./dars checks --for zh --set subtitle.line-length=18",
      "  ./dars checks --unset repeated-word                as usual again"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ChecksCommand implements Callable<Integer> {

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  @Option(
      names = "--for",
      paramLabel = "LANG",
      description =
          "target language that is meant (default: all that have no setting of their own)")
  private @Nullable String language;

  @Option(
      names = "--set",
      paramLabel = "CHECK=on|off|info|warning|error or PARAMETER=NUMBER",
      description = "change one; may be repeated")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--unset",
      paramLabel = "CHECK|PARAMETER",
      description = "make one what it usually is; may be repeated")
  private List<String> unset = new ArrayList<>();

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /**
   * A check.
   *
   * @param severity "off", "info", "warning" or "error", as it is
   * @param usual as it is unless somebody says otherwise
   */
  record Row(String check, String severity, String usual) {}

  /** A number that checks go by. */
  record Parameter(String name, double value, double usual) {}

  /**
   * All of them.
   *
   * @param language "" for any
   * @param settings what the team has changed, for any language
   */
  record Shown(
      String language,
      List<Row> checks,
      List<Parameter> parameters,
      Map<String, String> settings) {}

  @Override
  public Integer call() throws IOException {
    String tag = language == null ? "" : LanguageTag.checked(spec, "--for", language);
    Settings home = dars.settings();
    CheckSettingsFile file = new TeamChecks(home.home().ready()).file(home.zone());
    CheckSettings settings;
    try {
      Map<String, String> changed = new LinkedHashMap<>();
      set.forEach((name, value) -> changed.put(key(name, tag), value));
      settings =
          file.change(
              changed, unset.stream().map(name -> key(name, tag)).collect(Collectors.toSet()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    Shown shown = shown(settings, tag);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(shown));
    } else {
      print(shown, out);
    }
    out.flush();
    return 0;
  }

  private static String key(String name, String tag) {
    return tag.isEmpty() || name.contains("@") ? name : name + "@" + tag;
  }

  private static Shown shown(CheckSettings settings, String tag) {
    String target = tag.isEmpty() ? "und" : tag;
    List<Row> rows = new ArrayList<>();
    for (Issue.Kind kind : Issue.Kind.values()) {
      rows.add(new Row(kind.id(), name(settings.severity(kind, target)), name(kind.severity())));
    }
    List<Parameter> numbers = new ArrayList<>();
    for (String name : CheckSettings.parameters()) {
      numbers.add(
          new Parameter(
              name,
              settings.parameter(name, target),
              CheckSettings.standard().parameter(name, target)));
    }
    return new Shown(tag, rows, numbers, settings.written());
  }

  private static String name(@Nullable Severity severity) {
    return severity == null ? "off" : severity.name().toLowerCase(Locale.ROOT);
  }

  private static void print(Shown shown, PrintWriter out) {
    for (Row row : shown.checks()) {
      String changed = row.severity().equals(row.usual()) ? "" : "  (usually " + row.usual() + ")";
      out.printf("%-22s %s%s%n", row.check(), row.severity(), changed);
    }
    out.println();
    for (Parameter n : shown.parameters()) {
      String changed = n.value() == n.usual() ? "" : "  (usually " + plain(n.usual()) + ")";
      out.printf("%-32s %s%s%n", n.name(), plain(n.value()), changed);
    }
    if (shown.language().isEmpty()) {
      shown
          .settings()
          .forEach((key, value) -> {
            if (key.contains("@")) {
              out.printf("%s = %s%n", key, value);
            }
          });
    }
  }

  private static String plain(double n) {
    return n == Math.rint(n) ? Long.toString((long) n) : Double.toString(n);
  }
}
