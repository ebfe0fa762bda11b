package org.dars.assistant.adapt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dars.assistant.store.Home;
import org.dars.translator.adapt.AdaptationException;
import org.dars.translator.adapt.JsonLinesLedger;
import org.dars.translator.adapt.LedgerEvent;
import org.jspecify.annotations.Nullable;

/** The ledgers of a zone: one file for each adapted course and country. */
public record AdaptLedgers(Path folder) {

  private static final int NAME_LENGTH = 40;

  /** A ledger and what it is of. */
  public record Kept(JsonLinesLedger ledger, LedgerEvent.Started started) {}

  public static AdaptLedgers of(Home home, String zone) {
    return new AdaptLedgers(home.ready().adaptations(zone));
  }

  /**
   * The ledger of a course for a country, there or not.
   *
   * @param course as {@link AdaptableCourse#name} has it
   */
  public JsonLinesLedger of(String course, String country) {
    Path last = Path.of(course).getFileName();
    String name = String.valueOf(last == null ? course : last).replaceAll("[^A-Za-z0-9-]+", "-");
    String shortened = name.substring(0, Math.min(NAME_LENGTH, name.length()));
    UUID unique = UUID.nameUUIDFromBytes(course.getBytes(StandardCharsets.UTF_8));
    String hash = unique.toString().substring(0, 8);
    return new JsonLinesLedger(
        folder.resolve(shortened + "-" + hash + "-" + country.toUpperCase(Locale.ROOT) + ".jsonl"));
  }

  /**
   * The ledger that is meant: of that course and country, or the only one there is.
   *
   * @param course id or path as it was typed, or null for any
   * @param country ISO 3166 code, or null for any
   * @throws AdaptationException when it is none, or several
   */
  public Kept find(@Nullable String course, @Nullable String country) throws IOException {
    List<Kept> all = all();
    List<Kept> fitting =
        all.stream()
            .filter(k -> course == null || isOf(k.started().course(), course))
            .filter(k -> country == null || country.equalsIgnoreCase(k.started().country()))
            .toList();
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    if (all.isEmpty()) {
      throw new AdaptationException(
          "nothing was adapted yet: propose first with ./dars adapt COURSE --for KE");
    }
    String known =
        all.stream()
            .map(k -> "--of " + k.started().course() + " --for " + k.started().country())
            .collect(Collectors.joining("; "));
    throw new AdaptationException(
        (fitting.isEmpty() ? "no such course was adapted; say " : "say which is meant: ") + known);
  }

  private static boolean isOf(String course, String typed) {
    return course.equals(typed)
        || course.equals(Path.of(typed).toAbsolutePath().normalize().toString());
  }

  /** All ledgers of the zone in which something was proposed. */
  public List<Kept> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
    }
    List<Kept> kept = new ArrayList<>();
    for (Path file : files) {
      JsonLinesLedger ledger = new JsonLinesLedger(file);
      ledger.view().started().ifPresent(s -> kept.add(new Kept(ledger, s)));
    }
    return kept;
  }
}
