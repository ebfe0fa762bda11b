package org.dars.assistant.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Takes blobs away that no document, package or job refers to any more. */
public final class UnusedBlobs {

  private final Database database;
  private final Blobs blobs;

  public UnusedBlobs(Database database, Blobs blobs) {
    this.database = database;
    this.blobs = blobs;
  }

  /**
   * Takes those of some blobs away that nothing refers to, after the transaction that dropped the
   * references: a crash in between leaves a file too many, never one too few.
   */
  public void sweep(String zone, Collection<String> candidates) {
    if (candidates.isEmpty()) {
      return;
    }
    database.write(write -> {
      // Waits for whoever is about to refer to one of them, and makes them wait.
      Database.nextChange(write, zone);
      Set<String> unused = new HashSet<>(candidates);
      unused.removeAll(used(write, zone));
      unused.forEach(sha256 -> blobs.delete(zone, sha256));
      return unused.size();
    });
  }

  /** Looks through all blobs of a zone; for the start of the service. */
  public void sweep(String zone) {
    List<String> all = new ArrayList<>();
    Path folder = blobs.folder(zone);
    try (DirectoryStream<Path> shards = Files.newDirectoryStream(folder, "[0-9a-f][0-9a-f]")) {
      for (Path shard : shards) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(shard)) {
          files.forEach(file -> all.add(shard.getFileName().toString() + file.getFileName()));
        }
      }
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      throw StoreFailures.writing(folder, e);
    }
    Set<String> used = database.read(read -> used(read, zone));
    all.removeAll(used);
    sweep(zone, all);
  }

  private static Set<String> used(Handle handle, String zone) {
    return handle
        .createQuery(
            "select sha256 from document where zone = :zone"
                + " union select sha256 from course_package where zone = :zone"
                + " union select source_blob from job where zone = :zone"
                + " union select result_blob from job where zone = :zone and result_blob is not"
                + " null")
        .bind("zone", zone)
        .mapTo(String.class)
        .set();
  }
}
