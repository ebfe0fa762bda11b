package org.dars.assistant.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything Dars keeps. Layout:
 *
 * <pre>
 * dars.db                      the database, with dars.db-wal and dars.db-shm beside it
 * dars.lock                    held while the database's tables are brought up to date
 * zones/ZONE/blobs/ab/cdef…    originals by SHA-256
 * zones/ZONE/blobs/tmp/        originals being written
 * zones/ZONE/index/            the search index: derived, may be deleted
 * zones/ZONE/index-…/          the same, made with another embedder than the usual one
 * zones/ZONE/index.json        which of them is searched; without it, the first
 * zones/ZONE/memory/           the translation memory
 * zones/ZONE/engines/answers   what engines have answered: derived, may be deleted
 * zones/ZONE/localised/COURSE/LANGUAGE/   a course's files in another language: derived
 * zones/ZONE/terms/            termbases, and which course uses which
 * zones/ZONE/checks.properties   which checks the team wants, and how bad their findings are
 * zones/ZONE/countries/        a team's own country packs, KZ.json
 * zones/ZONE/adapted/COURSE/COUNTRY/   a course's files fitted to a country: derived
 * zones/ZONE/adaptations/      ledgers of adaptations, one a course and country
 * zones/ZONE/certificate-keys/   what certificates are signed with: secret, to be backed up
 * models/MODEL/                models that were pulled or imported
 * </pre>
 *
 * @param folder absolute
 */
public record Home(Path folder) {

  public Home {
    folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Which home is meant: the option when given, else {@code DARS_HOME}, else {@code ~/.dars}.
   *
   * @param option value of {@code --home}, or null
   * @param environment as of {@link System#getenv()}
   */
  public static Home resolve(@Nullable Path option, Map<String, String> environment) {
    if (option != null) {
      return new Home(option);
    }
    String variable = environment.getOrDefault("DARS_HOME", "");
    return new Home(
        variable.isBlank() ? Path.of(System.getProperty("user.home"), ".dars") : Path.of(variable));
  }

  public Path database() {
    return folder.resolve("dars.db");
  }

  /** Which files crashed their parser twice. */
  public Path putAside() {
    return folder.resolve("put-aside.txt");
  }

  public Path blobs(String zone) {
    return zone(zone).resolve("blobs");
  }

  public Path memory(String zone) {
    return zone(zone).resolve("memory");
  }

  /** What engines have answered: derived, may be deleted while nothing runs. */
  public Path answers(String zone) {
    return zone(zone).resolve("engines").resolve("answers");
  }

  /** Where the files of a course in other languages are. */
  public Path localised(String zone, String course) {
    return zone(zone).resolve("localised").resolve(course);
  }

  /** Termbases, and which course uses which. */
  public Path terms(String zone) {
    return zone(zone).resolve("terms");
  }

  /** What the zone's team wants looked at in translations. */
  public Path checks(String zone) {
    return zone(zone).resolve("checks.properties");
  }

  /** A team's own country packs. */
  public Path countries(String zone) {
    return zone(zone).resolve("countries");
  }

  /** Where the files of a course fitted to countries are. */
  public Path adapted(String zone, String course) {
    return zone(zone).resolve("adapted").resolve(course);
  }

  /** Ledgers of adaptations. */
  public Path adaptations(String zone) {
    return zone(zone).resolve("adaptations");
  }

  /** What certificates are signed with: secret. */
  public Path certificateKeys(String zone) {
    return zone(zone).resolve("certificate-keys");
  }

  /** Vectors of texts embedded before: derived, may be deleted. */
  public Path vectors(String zone) {
    return zone(zone).resolve("vectors");
  }

  /** The index that the usual embedder makes. */
  public Path index(String zone) {
    return zone(zone).resolve("index");
  }

  /** Holds the indexes of a zone, and whatever else it keeps. */
  public Path zoneFolder(String zone) {
    return zone(zone);
  }

  /** Models that were pulled or imported, for all zones. */
  public Path models() {
    return folder.resolve("models");
  }

  /**
   * Makes the folder when missing, and makes sure that it can be written to.
   *
   * @throws HomeException when it cannot
   */
  public Home ready() {
    if (folder.toString().indexOf('?') >= 0) {
      throw new HomeException("The home folder " + folder + " must not have ? in its name.", null);
    }
    try {
      Files.createDirectories(folder);
      // Permissions alone do not tell: mounts may be read-only, and root is allowed everything.
      Files.delete(Files.createTempFile(folder, ".probe", ""));
    } catch (IOException e) {
      throw new HomeException(
          "The home folder "
              + folder
              + " cannot be written to ("
              + StoreFailures.reason(e)
              + "): choose another with --home or DARS_HOME.",
          e);
    }
    return this;
  }

  private Path zone(String zone) {
    return folder.resolve("zones").resolve(Zone.checked(zone));
  }
}
