package org.dars.translator.adapt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The country packs that a team has: its own, one file {@code KZ.json} a country in a folder, then
 * those that come with Dars, then what CLDR alone knows. A file of one's own takes the place of the
 * pack that comes with Dars, as a whole.
 *
 * @param folder need not exist
 */
public record CountryPacks(Path folder) {

  /**
   * The pack of a country.
   *
   * @param country ISO 3166 code, in any case
   * @throws AdaptationException when it is no such code, or the team's own pack is not one; the
   *     message names the file, the fact and what it should be
   */
  public CountryPack of(String country) throws IOException {
    String code = CountryPack.code(country);
    Path own = folder.resolve(code + ".json");
    if (!Files.isRegularFile(own)) {
      return CountryPack.of(code);
    }
    CountryPack pack = CountryPack.read(own);
    if (!pack.country().equals(code)) {
      throw new AdaptationException(
          "%s: it is the pack of %s: name the file %s.json, or mend its \"country\""
              .formatted(own, pack.country(), pack.country()));
    }
    return pack;
  }

  /** Countries with a pack of the team's own or one that comes with Dars, sorted. */
  public List<String> named() throws IOException {
    TreeSet<String> codes = new TreeSet<>(CountryPack.KNOWN);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .map(f -> String.valueOf(f.getFileName()))
            .filter(name -> name.matches("[A-Z]{2}\\.json"))
            .forEach(name -> codes.add(name.substring(0, 2)));
      }
    }
    return List.copyOf(codes);
  }

  /** Whether the team has a pack of its own for a country. */
  public boolean isOwn(String country) {
    return Files.isRegularFile(folder.resolve(country + ".json"));
  }
}
