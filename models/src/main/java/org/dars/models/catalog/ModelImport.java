package org.dars.models.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dars.models.catalog.ModelManifest.InstalledFile;
import org.dars.models.catalog.ModelManifest.TranslationUse;
import org.jspecify.annotations.Nullable;

/**
 * Installs a model from a folder: as an exporter wrote it, as a hub's cache holds it, or as another
 * Dars had it installed, whose manifest is then held to.
 */
public final class ModelImport {

  private static final int BUFFER = 1 << 20;

  private final ModelStore store;
  private final Catalog catalog;

  public ModelImport(ModelStore store, Catalog catalog) {
    this.store = store;
    this.catalog = catalog;
  }

  /**
   * Copies a model in, verifies and tries it.
   *
   * @param id what to call it; null for its manifest's id, or the folder's name. Where the
   *     catalogue knows that id, it says how the model is used
   * @throws CatalogException when something is missing, damaged or not usable; nothing is installed
   *     then
   */
  public ModelManifest bring(
      Path folder, @Nullable String id, ModelHints hints, PullListener listener)
      throws InterruptedException {
    Path from = inside(folder.toAbsolutePath().normalize());
    ModelManifest told = manifest(from);
    String called = id != null ? id : told != null ? told.id() : name(from);
    ModelPath.checkedId(called);
    return store.alone(called, () -> bring(from, called, told, hints, listener));
  }

  private ModelManifest bring(
      Path from, String id, @Nullable ModelManifest told, ModelHints hints, PullListener listener)
      throws IOException {
    CatalogEntry entry = catalog.find(id).orElse(null);
    ModelManifest found =
        told != null && hints.equals(ModelHints.NONE)
            ? renamed(told, id)
            : ModelInspection.of(id, from, hints, entry, "imported");
    Path at = store.incoming(id);
    Durable.delete(at);
    try {
      Map<String, String> digests = new LinkedHashMap<>();
      for (String path : paths(from, found)) {
        String digest = copy(ModelPath.in(from, path), ModelPath.in(at, path), path, listener);
        verified(from, path, digest, told, entry);
        digests.put(path, digest);
      }
      ModelManifest sealed = Installation.sealed(found, at, digests);
      Installation.tried(sealed, at);
      return store.install(sealed, at);
    } finally {
      Durable.delete(at);
    }
  }

  private static List<String> paths(Path from, ModelManifest model) {
    List<String> paths = new ArrayList<>(List.of(model.graph(), model.tokenizer()));
    paths.addAll(ModelLayout.weights(from, model.graph()));
    TranslationUse translation = model.translation();
    if (translation != null) {
      Stream.of(translation.decoder(), translation.decoderWithPast())
          .filter(p -> !p.isEmpty())
          .forEach(p -> {
            paths.add(p);
            paths.addAll(ModelLayout.weights(from, p));
          });
      ModelLayout.TRANSLATOR_SETTINGS.stream()
          .filter(p -> Files.isRegularFile(from.resolve(p)))
          .forEach(paths::add);
    }
    ModelLayout.SETTINGS.stream()
        .filter(p -> Files.isRegularFile(from.resolve(p)))
        .forEach(paths::add);
    return paths.stream().distinct().toList();
  }

  private static String copy(Path from, Path to, String path, PullListener listener)
      throws IOException {
    Files.createDirectories(to.getParent());
    long total = Files.size(from);
    long free = Files.getFileStore(to.getParent()).getUsableSpace();
    if (free < total) {
      throw new IOException("%,d MB are free, %,d MB needed".formatted(free >> 20, total >> 20));
    }
    byte[] buffer = new byte[BUFFER];
    long done = 0;
    try (InputStream in = Files.newInputStream(from);
        OutputStream out = Files.newOutputStream(to)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        done += read;
        listener.progress(path, done, total);
      }
    }
    Durable.force(to);
    return Sha256.of(to); // of what is on our disk, not of what was read
  }

  private static void verified(
      Path from,
      String path,
      String digest,
      @Nullable ModelManifest told,
      @Nullable CatalogEntry entry) {
    Optional<String> manifest =
        told == null ? Optional.empty() : told.file(path).map(InstalledFile::sha256);
    Optional<String> listed = entry == null ? Optional.empty() : entry.sha256(path);
    String expected = manifest.or(() -> listed).orElse(digest);
    if (!expected.equals(digest)) {
      throw new CatalogException(
          "%s in %s has the SHA-256 %s and should have %s: it was damaged on the way; copy it again."
              .formatted(path, from, digest, expected));
    }
  }

  private static @Nullable ModelManifest manifest(Path folder) {
    Path file = folder.resolve(ModelManifest.FILE);
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      ModelManifest model = Json.MAPPER.convertValue(Json.read(file), ModelManifest.class);
      ModelPath.checkedId(model.id());
      ModelPath.checked(model.graph());
      ModelPath.checked(model.tokenizer());
      Objects.requireNonNull(model.task());
      return model;
    } catch (RuntimeException e) { // not JSON, or not a manifest
      throw new CatalogException(
          "%s is not a manifest that Dars wrote: delete it to have the folder looked through."
              .formatted(file),
          e);
    }
  }

  private static ModelManifest renamed(ModelManifest m, String id) {
    return new ModelManifest(
        id,
        m.task(),
        m.source(),
        m.languages(),
        m.licence(),
        m.queryPrefix(),
        m.passagePrefix(),
        m.pooling(),
        m.output(),
        m.maxTokens(),
        m.dimensions(),
        m.graph(),
        m.tokenizer(),
        m.translation(),
        m.files(),
        m.installed());
  }

  /** The model's own folder, where a hub's cache or mirror was given. */
  private static Path inside(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CatalogException("There is no folder %s: check its name.".formatted(folder));
    }
    Path now = folder;
    for (String level : List.of("snapshots", "resolve")) {
      if (Files.isDirectory(now.resolve(level))) {
        List<Path> versions = folders(now.resolve(level));
        if (versions.size() != 1) {
          throw new CatalogException(
              "%s holds %d versions: name the folder of one of them."
                  .formatted(now.resolve(level), versions.size()));
        }
        now = versions.getFirst();
      }
    }
    return now;
  }

  private static List<Path> folders(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new CatalogException(
          "The folder %s cannot be read (%s): check its rights.".formatted(folder, e.getMessage()),
          e);
    }
  }

  /** {@code models--OWNER--NAME/snapshots/…} and {@code OWNER/NAME/resolve/…} name it above. */
  private static String name(Path folder) {
    Path named = folder;
    Path above = folder.getParent();
    if (above != null
        && above.getParent() != null
        && List.of("snapshots", "resolve").contains(String.valueOf(above.getFileName()))) {
      named = above.getParent();
    }
    return ModelPull.idOf(String.valueOf(named.getFileName()).replaceFirst("^models--.*--", ""));
  }
}
