package org.dars.translator.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dars.translator.memory.Quality;

/**
 * Prints how often each check speaks up about human translations (alarms a hundred segments, by
 * language), and how much of the damage done to them by rule it finds.
 *
 * <p>Arguments: TSV files or folders of them; the first line names the columns, the last two of
 * which are source and target, named by their languages ({@code en}, {@code pt-br}). {@code --show
 * KIND} prints the segments that a check spoke up about, {@code --lang TAG} takes one language.
 */
public final class CheckBench {

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private CheckBench() {}

  public static void main(String... arguments) throws IOException {
    String show = "";
    String only = "";
    Map<String, List<CheckedPair>> byLanguage = new TreeMap<>();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--show" -> show = arguments[++i];
        case "--lang" -> only = arguments[++i];
        default -> {
          for (Path file : files(Path.of(arguments[i]))) {
            List<CheckedPair> pairs = read(file);
            if (!pairs.isEmpty() && (only.isEmpty() || pairs.getFirst().to().equals(only))) {
              String name = name(file);
              byLanguage.put(byLanguage.containsKey(name) ? name + "-2" : name, pairs);
            }
          }
        }
      }
    }
    if (byLanguage.isEmpty()) {
      OUT.println("Name TSV files with a header whose last two columns are languages.");
      return;
    }
    if (show.isEmpty()) {
      alarms(byLanguage);
      damage(byLanguage);
    } else {
      show(byLanguage, show);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.tsv$", "");
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(f -> f.toString().endsWith(".tsv")).sorted().toList();
    }
  }

  /** Cells may hold {@code \n} and {@code \t} for line breaks and tabs. */
  private static List<CheckedPair> read(Path file) throws IOException {
    List<CheckedPair> pairs = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    String[] header = lines.getFirst().split("\t");
    String from = header[header.length - 2];
    String to = header[header.length - 1];
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      if (cells.length == header.length && !cells[cells.length - 1].isBlank()) {
        String source = cells[cells.length - 2].replace("\\n", "\n");
        String target = cells[cells.length - 1].replace("\\n", "\n");
        pairs.add(new CheckedPair(source, target, from, to, Quality.NEURAL));
      }
    }
    return pairs;
  }

  private static void show(Map<String, List<CheckedPair>> byLanguage, String kind) {
    byLanguage.forEach((language, pairs) -> {
      for (CheckedPair pair : pairs) {
        for (Issue issue : Checks.standard().issues(pair)) {
          if (issue.kind().id().equals(kind)) {
            OUT.println(language + " " + issue.severity() + ": " + issue.message());
            OUT.println("  " + pair.source() + "\n  " + pair.target());
            if (issue.fixed() != null) {
              OUT.println("  → " + issue.fixed());
            }
          }
        }
      }
    });
  }

  private static void alarms(Map<String, List<CheckedPair>> byLanguage) {
    OUT.println("## Alarms a hundred human segments");
    OUT.println();
    List<Issue.Kind> kinds = new ArrayList<>();
    Map<String, Map<Issue.Kind, Integer>> counts = new TreeMap<>();
    Map<String, Map<Severity, Integer>> severities = new TreeMap<>();
    byLanguage.forEach((language, pairs) -> {
      Map<Issue.Kind, Integer> count = new EnumMap<>(Issue.Kind.class);
      Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
      for (CheckedPair pair : pairs) {
        for (Issue issue : Checks.standard().issues(pair)) {
          count.merge(issue.kind(), 1, Integer::sum);
          bySeverity.merge(issue.severity(), 1, Integer::sum);
        }
      }
      int inconsistent = Consistency.look(pairs, CheckSettings.standard()).size();
      count.put(Issue.Kind.INCONSISTENT, inconsistent);
      counts.put(language, count);
      severities.put(language, bySeverity);
      count.keySet().stream().filter(k -> !kinds.contains(k)).forEach(kinds::add);
    });
    kinds.sort(null);
    StringBuilder head = new StringBuilder("| pairs | segments | errors | warnings | infos |");
    kinds.forEach(k -> head.append(' ').append(k.id()).append(" |"));
    OUT.println(head);
    OUT.println("|---" + "|---:".repeat(kinds.size() + 4) + "|");
    counts.forEach((language, count) -> {
      int n = Objects.requireNonNull(byLanguage.get(language)).size();
      Map<Severity, Integer> s = Objects.requireNonNull(severities.get(language));
      StringBuilder row = new StringBuilder("| " + language + " | " + n + " |");
      for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
        row.append(rate(s.getOrDefault(severity, 0), n));
      }
      kinds.forEach(k -> row.append(rate(count.getOrDefault(k, 0), n)));
      OUT.println(row);
    });
    OUT.println();
  }

  private static String rate(int count, int n) {
    return count == 0 ? " · |" : String.format(Locale.ROOT, " %.1f |", 100.0 * count / n);
  }

  private static void damage(Map<String, List<CheckedPair>> byLanguage) {
    OUT.println("## Damage found, of damage done (segments where it could be done)");
    OUT.println();
    StringBuilder head = new StringBuilder("| damage |");
    byLanguage.keySet().forEach(l -> head.append(' ').append(l).append(" |"));
    OUT.println(head.append(" all |"));
    OUT.println("|---" + "|---:".repeat(byLanguage.size() + 1) + "|");
    for (Damages damage : Damages.values()) {
      StringBuilder row = new StringBuilder("| " + damage.title() + " |");
      int done = 0;
      int found = 0;
      for (List<CheckedPair> pairs : byLanguage.values()) {
        int doneHere = 0;
        int foundHere = 0;
        for (CheckedPair pair : pairs) {
          String worse = damage.apply(pair);
          if (worse != null && !worse.equals(pair.target())) {
            doneHere++;
            boolean caught =
                Checks.standard().issues(pair.with(worse)).stream()
                    .anyMatch(i -> damage.kinds().contains(i.kind()));
            foundHere += caught ? 1 : 0;
          }
        }
        done += doneHere;
        found += foundHere;
        row.append(share(foundHere, doneHere));
      }
      OUT.println(row + share(found, done) + " " + done + " |");
    }
  }

  private static String share(int found, int done) {
    return done == 0 ? " – |" : String.format(Locale.ROOT, " %.0f %% |", 100.0 * found / done);
  }
}
