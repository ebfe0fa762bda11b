package org.dars.assistant.retrieve;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dars.models.Embedder;
import org.jspecify.annotations.Nullable;

/**
 * What is searched in one zone. The index that is searched is the one that the zone's {@link
 * IndexPointer} names, with the embedder that made it; another embedder's index is made beside it,
 * and takes its place in one step.
 */
final class ZoneSearch {

  private static final System.Logger LOG = System.getLogger(ZoneSearch.class.getName());

  /** Another process may move the pointer while this one opens what it pointed to. */
  private static final int OPENING_ATTEMPTS = 5;

  private static final String USUAL = "index";

  private final String zone;
  private final Path folder;
  private final Embedders embedders;
  private volatile Served live;

  ZoneSearch(String zone, Path folder, Embedders embedders) {
    this.zone = zone;
    this.folder = folder;
    this.embedders = embedders;
    this.live = open();
    if (!behindTheTimes()) { // else one of them may be an unfinished change
      sweep(Set.of());
    }
  }

  /** Work on the index that is searched now. */
  interface Searching<T> {
    T with(Served served);
  }

  <T> T search(Searching<T> work) {
    followPointer();
    while (true) {
      Served now = live;
      if (now.enter()) {
        try {
          return work.with(now);
        } finally {
          now.leave();
        }
      }
    }
  }

  Served live() {
    return live;
  }

  /** Whether the zone wants another embedder than the one that made its index. */
  boolean behindTheTimes() {
    Served now = live;
    return now.index().writes()
        && (now.orphaned() || !embedders.wanted(zone).equals(now.pointer().model()));
  }

  /**
   * Opens the index of the embedder that the zone wants, beside the one that is searched, as far as
   * it was made already.
   *
   * @return empty when the one that is searched is that embedder's, whatever it was called
   * @throws RetrieveException when the embedder cannot be opened
   */
  Optional<Served> next() {
    Opened opened = opened(embedders.wanted(zone));
    try {
      IndexPointer pointer = pointer(opened.model(), opened.embedder());
      if (!live.orphaned() && pointer.fingerprint().equals(live.pointer().fingerprint())) {
        rename(opened.model());
        embedders.close(opened.embedder());
        return Optional.empty();
      }
      ZoneIndex index =
          ZoneIndex.open(
              folder.resolve(pointer.folder()), pointer.fingerprint(), pointer.dimensions());
      if (!index.writes()) {
        index.close();
        throw new RetrieveException("Another process is changing the embedding model.", null);
      }
      return Optional.of(new Served(folder, pointer, index, opened.embedder()));
    } catch (RuntimeException e) {
      embedders.close(opened.embedder());
      throw e;
    }
  }

  private record Opened(String model, @Nullable Embedder embedder) {}

  /** The model of that name; the usual one in its stead where the index has lost its own. */
  private Opened opened(String model) {
    try {
      return new Opened(model, embedders.open(model));
    } catch (RuntimeException e) {
      if (live.orphaned() && !model.equals(embedders.standard())) {
        LOG.log(
            Level.WARNING,
            "{0} The usual model is used until then.",
            String.valueOf(e.getMessage()));
        return new Opened(embedders.standard(), embedders.open(embedders.standard()));
      }
      throw new RetrieveException(
          "The embedding model %s cannot be used, and the one before it stays: %s"
              .formatted(model, e.getMessage()),
          e);
    }
  }

  /**
   * Lets an index that has caught up take the place of the one that is searched.
   *
   * @return the one before, to be closed when nobody uses it any more
   */
  Served replaceBy(Served next) {
    try {
      next.pointer().write(folder);
    } catch (IOException e) {
      throw ZoneIndex.failed(folder, e);
    }
    Served before = live;
    live = next;
    return before;
  }

  /**
   * Deletes indexes that nothing points to. Only the process that writes the live one may.
   *
   * @param others folders that are still used
   */
  void sweep(Set<Path> others) {
    if (!live.index().writes() || !Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
      for (Path each : folders) {
        if (IndexPointer.FOLDER.matcher(String.valueOf(each.getFileName())).matches()
            && !each.equals(live.folder())
            && !others.contains(each)) {
          delete(each);
        }
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "an old index in {0} stays: {1}", folder, e.toString());
    }
  }

  private static void delete(Path index) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(index)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  void close() {
    live.close(embedders);
  }

  private void rename(String model) {
    IndexPointer now = live.pointer();
    IndexPointer named = new IndexPointer(now.folder(), model, now.fingerprint(), now.dimensions());
    try {
      named.write(folder);
    } catch (IOException e) {
      throw ZoneIndex.failed(folder, e);
    }
    live.renamed(named);
  }

  /** Beside a process that writes: it may have changed over. */
  private void followPointer() {
    Served now = live;
    if (now.index().writes()) {
      return;
    }
    Optional<IndexPointer> there = IndexPointer.read(folder);
    if (there.isPresent() && !there.get().equals(now.pointer())) {
      synchronized (this) {
        if (live == now) {
          live = open();
          now.close(embedders);
        }
      }
    }
  }

  private Served open() {
    for (int i = 1; ; i++) {
      Optional<IndexPointer> before = IndexPointer.read(folder);
      Served served = before.map(this::pointedTo).orElseGet(this::usual);
      Optional<IndexPointer> after = IndexPointer.read(folder);
      if (after.isEmpty() || after.get().equals(served.pointer()) || i == OPENING_ATTEMPTS) {
        return served;
      }
      served.close(embedders);
    }
  }

  private Served pointedTo(IndexPointer pointer) {
    Embedder embedder = null;
    try {
      embedder = embedders.open(pointer.model());
      String fingerprint = embedder == null ? "" : embedder.fingerprint();
      if (!fingerprint.equals(pointer.fingerprint())) {
        LOG.log(
            Level.WARNING,
            "{0} is not the model any more that the index was made with: words alone are searched"
                + " until it is made anew",
            pointer.model());
        embedders.close(embedder);
        embedder = null;
      }
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "{0} Words alone are searched until the index is made anew.",
          String.valueOf(e.getMessage()));
    }
    return served(pointer, embedder);
  }

  /** Without a pointer: the usual embedder's index, or, in a new zone, the wanted one's. */
  private Served usual() {
    String model = embedders.standard();
    String wanted = embedders.wanted(zone);
    if (!wanted.equals(model) && !Files.isDirectory(folder.resolve(USUAL))) {
      try {
        Embedder embedder = embedders.open(wanted);
        Served served = served(pointer(wanted, embedder), embedder);
        if (served.index().writes()) {
          served.pointer().write(folder);
        }
        return served;
      } catch (IOException e) {
        throw ZoneIndex.failed(folder, e);
      } catch (RetrieveException e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.log(
            Level.WARNING,
            "{0} The usual model is used until then.",
            String.valueOf(e.getMessage()));
      }
    }
    Embedder embedder = embedders.open(model);
    IndexPointer pointer = pointer(model, embedder);
    return served(
        new IndexPointer(USUAL, model, pointer.fingerprint(), pointer.dimensions()), embedder);
  }

  private Served served(IndexPointer pointer, @Nullable Embedder embedder) {
    try {
      ZoneIndex index =
          ZoneIndex.open(
              folder.resolve(pointer.folder()), pointer.fingerprint(), pointer.dimensions());
      return new Served(folder, pointer, index, embedder);
    } catch (RuntimeException e) {
      embedders.close(embedder);
      throw e;
    }
  }

  private static IndexPointer pointer(String model, @Nullable Embedder embedder) {
    return embedder == null
        ? new IndexPointer(USUAL, model, "", 0)
        : new IndexPointer(
            folderOf(embedder), model, embedder.fingerprint(), embedder.dimensions());
  }

  /** The name of the folder that holds an embedder's index. */
  static String folderOf(Embedder embedder) {
    return USUAL + "-" + digest(embedder.fingerprint());
  }

  /** Sixteen hexadecimal digits, whatever an embedder's fingerprint looks like. */
  private static String digest(String fingerprint) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha256.digest(fingerprint.getBytes(StandardCharsets.UTF_8)), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
