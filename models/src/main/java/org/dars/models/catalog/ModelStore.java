package org.dars.models.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dars.models.Embedder;
import org.dars.models.EmbedderException;
import org.dars.models.Reranker;
import org.dars.models.RerankerException;
import org.dars.models.TextTranslator;
import org.dars.models.TranslatorException;
import org.dars.models.catalog.ModelManifest.InstalledFile;
import org.dars.models.catalog.ModelManifest.TranslationUse;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.EmbeddingModelSpec;
import org.dars.models.onnx.ModelSource;
import org.dars.models.onnx.OnnxEmbedder;
import org.dars.models.onnx.OnnxReranker;
import org.dars.models.onnx.OnnxTranslator;
import org.dars.models.onnx.Pooling;
import org.dars.models.onnx.RerankerSpec;
import org.dars.models.onnx.TranslatorFiles;
import org.dars.models.onnx.TranslatorSettings;
import org.dars.models.onnx.TranslatorSpec;
import org.jspecify.annotations.Nullable;

/**
 * The models that are installed, a folder each, with a manifest. A model appears and goes in one
 * step; its files are checked before they are used. Safe for several processes.
 */
public final class ModelStore {

  private static final String INCOMING = ".incoming";

  private final Path folder;

  /**
   * @param folder where the models' folders stand; made when the first is installed
   */
  public ModelStore(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** The models that are installed, by id; a folder whose manifest cannot be read is left out. */
  public List<ModelManifest> list() {
    List<ModelManifest> models = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
        for (Path each : folders) {
          read(each).ifPresent(models::add);
        }
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
    models.sort(Comparator.comparing(ModelManifest::id));
    return models;
  }

  /** The installed model of that id. */
  public Optional<ModelManifest> find(String id) {
    return read(folderOf(id));
  }

  /** The same; when there is none, a sentence says how to get it. */
  public ModelManifest required(String id) {
    return find(id)
        .orElseThrow(() ->
            new CatalogException(
                "The model %s is not installed: ./dars models pull %s, or see ./dars models list."
                    .formatted(id, id)));
  }

  /**
   * Makes sure that a model's files are those that were verified. A file whose length and time of
   * change are as recorded is believed, unless the check is thorough.
   *
   * @param thorough read all files again
   * @throws CatalogException when a file is missing or has other bytes
   */
  public void check(ModelManifest model, boolean thorough) {
    List<InstalledFile> now = new ArrayList<>();
    for (InstalledFile file : model.files()) {
      Path at = ModelPath.in(folderOf(model.id()), file.path());
      try {
        if (!Files.isRegularFile(at)) {
          throw damaged(model, file, "is missing");
        }
        long modified = Files.getLastModifiedTime(at).toMillis();
        if (Files.size(at) != file.bytes()) {
          throw damaged(model, file, "has another length than when it was verified");
        }
        if (thorough || modified != file.modified()) {
          if (!Sha256.of(at).equals(file.sha256())) {
            throw damaged(model, file, "has other bytes than when it was verified");
          }
        }
        now.add(new InstalledFile(file.path(), file.sha256(), file.bytes(), modified));
      } catch (IOException e) {
        throw damaged(model, file, "cannot be read (" + e.getMessage() + ")");
      }
    }
    if (!now.equals(model.files())) {
      remember(model.withFiles(now));
    }
  }

  /**
   * Opens an installed embedder, its files checked.
   *
   * @param threads texts embedded at the same time, 1–64
   * @throws CatalogException when it is not installed, damaged, or no embedder
   * @throws EmbedderException when it does not load
   */
  public Embedder openEmbedder(String id, int threads) {
    ModelManifest model = usable(id, ModelTask.EMBEDDING);
    return openEmbedder(folderOf(id), model, threads);
  }

  static Embedder openEmbedder(Path at, ModelManifest model, int threads) {
    Pooling pooling = model.pooling();
    return OnnxEmbedder.open(
        new EmbedderSettings(
            new EmbeddingModelSpec(
                model.id(),
                source(at, model),
                model.dimensions(),
                pooling == null ? Pooling.GRAPH : pooling,
                model.output(),
                model.queryPrefix(),
                model.passagePrefix(),
                model.maxTokens(),
                1, // models/docs/decisions/0001: a text's vector must not depend on its neighbours
                model.languages()),
            threads));
  }

  /**
   * Opens an installed reranker, its files checked.
   *
   * @param threads pairs scored at the same time, 1–64
   * @throws CatalogException when it is not installed, damaged, or no reranker
   * @throws RerankerException when it does not load
   */
  public Reranker openReranker(String id, int threads) {
    ModelManifest model = usable(id, ModelTask.RERANKING);
    return openReranker(folderOf(id), model, threads);
  }

  static Reranker openReranker(Path at, ModelManifest model, int threads) {
    return OnnxReranker.open(
        new RerankerSpec(
            model.id(), source(at, model), model.output(), model.maxTokens(), model.languages()),
        threads);
  }

  /**
   * Opens an installed translator, its files checked.
   *
   * @param threads texts translated at the same time, 1–64
   * @throws CatalogException when it is not installed, damaged, or no translator
   * @throws TranslatorException when it does not load
   */
  public TextTranslator openTranslator(String id, int threads) {
    ModelManifest model = usable(id, ModelTask.TRANSLATION);
    return openTranslator(folderOf(id), model, threads);
  }

  static TextTranslator openTranslator(Path at, ModelManifest model, int threads) {
    TranslationUse use = model.translation();
    if (use == null) {
      throw new CatalogException(
          "The model %s was installed without its decoder: ./dars models pull %s brings it, or import it again."
              .formatted(model.id(), model.id()));
    }
    return OnnxTranslator.open(
        new TranslatorSpec(
            model.id(),
            new TranslatorFiles(at, model.graph(), use.decoder(), use.decoderWithPast()),
            model.languages(),
            use.from(),
            use.to(),
            model.digest()),
        TranslatorSettings.of(threads));
  }

  private static ModelSource.InFiles source(Path at, ModelManifest model) {
    return new ModelSource.InFiles(
        ModelPath.in(at, model.graph()), ModelPath.in(at, model.tokenizer()), model.digest());
  }

  private ModelManifest usable(String id, ModelTask task) {
    ModelManifest model = required(id);
    if (model.task() != task) {
      throw new CatalogException(
          "The model %s is for %s, not for %s.".formatted(id, model.task(), task));
    }
    check(model, false);
    return model;
  }

  /**
   * Takes a model away, with its files and what an unfinished pull of it left.
   *
   * @throws CatalogException when it is not installed, or its files cannot be deleted
   */
  public void remove(String id) {
    Path at = folderOf(id);
    boolean unfinished = Files.isDirectory(incoming(id));
    if (!Files.isDirectory(at) && !unfinished) {
      required(id);
    }
    try {
      // First out of sight in one step, so that nobody sees half a model.
      Path gone = folder.resolve(INCOMING).resolve(id + ".gone");
      Durable.delete(gone);
      if (Files.isDirectory(at)) {
        Files.createDirectories(gone.getParent());
        Durable.move(at, gone);
      }
      Durable.delete(gone);
      Durable.delete(incoming(id));
    } catch (IOException e) {
      throw new CatalogException(
          "The model %s cannot be deleted (%s): check the rights of %s."
              .formatted(id, e.getMessage(), folder),
          e);
    }
  }

  /** Where a model is put together; what an earlier attempt left is still there. */
  Path incoming(String id) {
    return folder.resolve(INCOMING).resolve(ModelPath.checkedId(id));
  }

  Path folderOf(String id) {
    return folder.resolve(ModelPath.checkedId(id));
  }

  /** Work on one model's files, which no two processes do at a time. */
  interface Installing {
    ModelManifest run() throws IOException, InterruptedException;
  }

  ModelManifest alone(String id, Installing work) throws InterruptedException {
    Path lock = folder.resolve(INCOMING).resolve(ModelPath.checkedId(id) + ".lock");
    try {
      Files.createDirectories(lock.getParent());
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = lock(channel)) {
        if (held == null) {
          throw new CatalogException(
              "Another command is installing %s: wait until it is done.".formatted(id));
        }
        return work.run();
      }
    } catch (IOException e) {
      throw new CatalogException(
          "%s cannot be installed in %s (%s): check the disk and the folder's rights."
              .formatted(id, folder, e.getMessage()),
          e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Puts a whole, tried model in its place, instead of an older one. */
  ModelManifest install(ModelManifest model, Path from) throws IOException {
    Durable.write(from.resolve(ModelManifest.FILE), Json.MAPPER.writeValueAsBytes(model));
    Path at = folderOf(model.id());
    Path older = folder.resolve(INCOMING).resolve(model.id() + ".gone");
    Durable.delete(older);
    if (Files.isDirectory(at)) {
      Durable.move(at, older);
    }
    Durable.move(from, at);
    Durable.delete(older);
    return model;
  }

  private void remember(ModelManifest model) {
    try {
      Durable.write(
          folderOf(model.id()).resolve(ModelManifest.FILE), Json.MAPPER.writeValueAsBytes(model));
    } catch (IOException e) {
      // A read-only store: the next check reads the files again.
    }
  }

  private Optional<ModelManifest> read(Path at) {
    Path file = at.resolve(ModelManifest.FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = Json.read(file);
      ModelManifest model = Json.MAPPER.convertValue(json, ModelManifest.class);
      return model.id().equals(String.valueOf(at.getFileName()))
          ? Optional.of(model)
          : Optional.empty();
    } catch (RuntimeException e) { // not JSON, or not a manifest
      System.getLogger(ModelStore.class.getName())
          .log(System.Logger.Level.WARNING, "{0} cannot be read: {1}", file, e.getMessage());
      return Optional.empty();
    }
  }

  private CatalogException unreadable(IOException e) {
    return new CatalogException(
        "The models' folder %s cannot be read (%s): check its rights."
            .formatted(folder, e.getMessage()),
        e);
  }

  private static CatalogException damaged(ModelManifest model, InstalledFile file, String how) {
    return new CatalogException(
        "The model %s is damaged: %s %s; ./dars models pull %s brings it back, or import it again."
            .formatted(model.id(), file.path(), how, model.id()));
  }
}
