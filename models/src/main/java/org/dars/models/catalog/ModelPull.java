package org.dars.models.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dars.models.catalog.Download.NotFound;
import org.dars.models.catalog.Download.Patience;
import org.dars.models.catalog.ModelManifest.InstalledFile;
import org.dars.models.onnx.TranslatorFiles;
import org.jspecify.annotations.Nullable;

/**
 * Installs a model from a hub. Which paths are asked for stands in the catalogue, or is one of the
 * few that exporters use; the hub never chooses one.
 */
public final class ModelPull {

  private final ModelStore store;
  private final Catalog catalog;
  private final Hub hub;
  private final Patience patience;

  public ModelPull(ModelStore store, Catalog catalog, Hub hub) {
    this(store, catalog, hub, Patience.STANDARD);
  }

  ModelPull(ModelStore store, Catalog catalog, Hub hub, Patience patience) {
    this.store = store;
    this.catalog = catalog;
    this.hub = hub;
    this.patience = patience;
  }

  /**
   * Pulls a model and installs it; goes on where an earlier attempt stopped. One that is installed
   * and whole is left alone; one that is damaged gets its damaged files again.
   *
   * @param name a catalogue id, or OWNER/NAME on the hub
   * @param id what to call it; null for the catalogue's id, or the repository's name
   * @throws CatalogException when it cannot be had or used; what came so far is kept
   * @throws InterruptedException when the calling thread is interrupted while it waits
   */
  public ModelManifest pull(
      String name, @Nullable String id, ModelHints hints, PullListener listener)
      throws InterruptedException {
    CatalogEntry entry = catalog.find(name).orElse(null);
    if (entry == null && !ModelPath.isRepository(name)) {
      throw new CatalogException(
          "There is no model \"%s\" in the catalogue: see ./dars models list, or name a repository of the hub, as in OWNER/NAME."
              .formatted(name));
    }
    if (entry != null && !entry.task().unusable().isEmpty()) {
      throw new CatalogException("%s is %s.".formatted(entry.id(), entry.task().unusable()));
    }
    String repository = entry == null ? name : entry.repository();
    String called = id != null ? id : entry != null ? entry.id() : idOf(repository);
    if (entry == null
        && hints.languages().isEmpty()
        && hints.task() != ModelTask.TRANSLATION // one of one direction is told by its files
        && store.find(called).isEmpty()) {
      throw ModelInspection.languagesUnknown(called); // before gigabytes are fetched
    }
    return store.alone(called, () -> new Pulling(called, repository, entry, hints, listener).run());
  }

  static String idOf(String repository) {
    return ModelPath.checkedId(
        repository.substring(repository.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
  }

  /** One pull, while the model's lock is held. */
  private final class Pulling {
    private final String id;
    private final String prefix;
    private final @Nullable CatalogEntry entry;
    private final ModelHints hints;
    private final Download download;
    private final Path at;
    private final Optional<ModelManifest> installed;
    private final Map<String, String> digests = new LinkedHashMap<>();

    Pulling(
        String id,
        String repository,
        @Nullable CatalogEntry entry,
        ModelHints hints,
        PullListener listener) {
      this.id = id;
      this.prefix =
          ModelPath.checked(repository + "/resolve/" + (entry == null ? "main" : entry.revision()))
              + "/";
      this.entry = entry;
      this.hints = hints;
      this.download = new Download(hub, patience, listener);
      this.at = store.incoming(id);
      this.installed = store.find(id);
    }

    ModelManifest run() throws IOException, InterruptedException {
      if (installed.isPresent() && whole(installed.get())) {
        return installed.get();
      }
      keep();
      tokenizer();
      settings();
      String graph = translates() ? translator() : graph();
      weights(graph);
      ModelHints chosen =
          new ModelHints(
              hints.task(),
              hints.languages(),
              hints.licence(),
              hints.queryPrefix(),
              hints.passagePrefix(),
              hints.pooling(),
              hints.maxTokens(),
              graph);
      ModelManifest found = ModelInspection.of(id, at, chosen, entry, hub.address() + "/" + prefix);
      ModelManifest sealed = Installation.sealed(found, at, digests);
      Installation.tried(sealed, at);
      return store.install(sealed, at);
    }

    private boolean whole(ModelManifest model) {
      try {
        store.check(model, true);
        // Asked for in another way: then it is made ready in that way.
        return hints.equals(ModelHints.NONE);
      } catch (CatalogException e) {
        return false;
      }
    }

    /** What is installed and undamaged need not come again. */
    private void keep() throws IOException {
      if (installed.isEmpty()) {
        return;
      }
      for (InstalledFile file : installed.get().files()) {
        Path old = ModelPath.in(store.folderOf(id), file.path());
        Path kept = ModelPath.in(at, file.path());
        if (Files.isRegularFile(old)
            && !Files.exists(kept)
            && Sha256.of(old).equals(file.sha256())) {
          Files.createDirectories(kept.getParent());
          Files.copy(old, kept);
        }
      }
    }

    private void tokenizer() throws InterruptedException {
      if (!got(ModelLayout.TOKENIZER)
          && !got("onnx/" + ModelLayout.TOKENIZER)
          && !got(ModelLayout.SENTENCE_PIECES)) {
        throw new CatalogException(
            "%s/%s%s does not exist: check the name, or choose another hub with --hub."
                .formatted(hub.address(), prefix, ModelLayout.TOKENIZER));
      }
    }

    private void settings() throws InterruptedException {
      if (entry == null) {
        for (String path : ModelLayout.SETTINGS) {
          got(path);
        }
        return;
      }
      for (CatalogFile file : entry.files()) {
        if (!got(file.path()) && !file.optional()) {
          throw missing(file.path());
        }
      }
    }

    /** The first graph that the hub has, of those asked for. */
    private String graph() throws InterruptedException {
      List<String> paths = new ArrayList<>();
      if (entry != null) {
        entry
            .variants()
            .forEach((variant, files) -> {
              if (hints.variant() == null || variant.equals(hints.variant())) {
                paths.add(files.getFirst().path());
              }
            });
      }
      if (paths.isEmpty()) {
        paths.addAll(ModelLayout.candidates(hints.variant()));
      }
      for (String path : paths) {
        if (got(path)) {
          return path;
        }
      }
      throw missing(String.join(", nor ", paths));
    }

    private boolean translates() {
      ModelTask task = hints.task() != null ? hints.task() : entry == null ? null : entry.task();
      return task == null
          ? ModelInspection.translates(Json.read(at.resolve("config.json")))
          : task == ModelTask.TRANSLATION;
    }

    /** The first encoder that the hub has with its decoder. */
    private String translator() throws InterruptedException {
      for (String path : ModelLayout.TRANSLATOR_SETTINGS) {
        if (path.equals("generation_config.json") || !digests.containsKey(ModelLayout.TOKENIZER)) {
          got(path);
        }
      }
      List<List<String>> groups = new ArrayList<>();
      if (entry != null) {
        entry
            .variants()
            .forEach((variant, files) -> {
              if (hints.variant() == null || variant.equals(hints.variant())) {
                groups.add(files.stream().map(CatalogFile::path).toList());
              }
            });
      }
      if (groups.isEmpty()) {
        groups.addAll(TranslatorFiles.candidates(hints.variant()));
      }
      for (List<String> group : groups) {
        if (gotAll(group)) {
          for (String path : group) {
            weights(path);
          }
          return group.getFirst();
        }
      }
      throw missing(
          String.join(", nor ", groups.stream().map(g -> String.join(" with ", g)).toList()));
    }

    private boolean gotAll(List<String> paths) throws InterruptedException {
      for (String path : paths) {
        if (!got(path)) {
          return false;
        }
      }
      return true;
    }

    private void weights(String graph) throws InterruptedException {
      got(graph + "_data");
      got(graph + ".data");
    }

    private boolean got(String path) throws InterruptedException {
      if (digests.containsKey(path)) {
        return true;
      }
      try {
        digests.put(path, download.fetch(prefix + path, ModelPath.in(at, path), expected(path)));
        return true;
      } catch (NotFound e) {
        return false;
      }
    }

    /** What the catalogue says, else what the first pull recorded. */
    private @Nullable String expected(String path) {
      Optional<String> listed = entry == null ? Optional.empty() : entry.sha256(path);
      return listed
          .or(() -> installed.flatMap(m -> m.file(path)).map(InstalledFile::sha256))
          .orElse(null);
    }

    private CatalogException missing(String what) {
      return new CatalogException(
          "%s has no %s%s: check the name, or choose another hub with --hub."
              .formatted(hub.address(), prefix, what));
    }
  }
}
