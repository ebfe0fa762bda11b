package org.dars.assistant.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jdbi.v3.core.Handle;

/** A blob whose bytes are on disk but not in place. Closing it without {@link #keep} drops it. */
public final class Staged implements AutoCloseable {

  private final Blobs blobs;
  private final String zone;
  private final Blobs.Temporary temporary;
  private final Blobs.Blob blob;

  Staged(Blobs blobs, String zone, Blobs.Temporary temporary, Blobs.Blob blob) {
    this.blobs = blobs;
    this.zone = zone;
    this.temporary = temporary;
    this.blob = blob;
  }

  public Blobs.Blob blob() {
    return blob;
  }

  /** Where its bytes are until it is kept or closed. */
  public Path file() {
    return temporary.path();
  }

  /**
   * Puts the blob in place, unless its like is there already.
   *
   * @param write the transaction that refers to the blob, after {@link Database#nextChange} for its
   *     zone: so that nobody sweeps it away in between
   */
  public Blobs.Blob keep(Handle write) {
    if (!write.isInTransaction()) {
      throw new IllegalStateException("a blob is kept in the transaction that refers to it");
    }
    Path target = blobs.path(zone, blob.sha256());
    try {
      // A file of another size is a damaged one, and is mended.
      if (!Files.exists(target) || Files.size(target) != blob.bytes()) {
        Path shard = blobs.shard(zone, blob.sha256());
        boolean fresh = !Files.exists(shard);
        Files.createDirectories(shard);
        Files.move(temporary.path(), target, StandardCopyOption.ATOMIC_MOVE);
        force(shard);
        if (fresh) {
          force(blobs.folder(zone));
        }
      }
      return blob;
    } catch (IOException e) {
      throw StoreFailures.writing(target, e);
    }
  }

  @Override
  public void close() {
    temporary.discard();
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
