package org.dars.models.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dars.models.Embedder;
import org.dars.models.EmbedderException;
import org.dars.models.Reranker;
import org.dars.models.RerankerException;
import org.dars.models.TextTranslator;
import org.dars.models.TranslatorException;
import org.dars.models.catalog.ModelManifest.InstalledFile;

/** The last steps of a pull and of an import: the files are known, the model is tried. */
final class Installation {

  private Installation() {}

  /** The manifest with what its files are now. */
  static ModelManifest sealed(ModelManifest model, Path at, Map<String, String> digests)
      throws IOException {
    List<InstalledFile> files = new ArrayList<>();
    for (Map.Entry<String, String> file : digests.entrySet()) {
      Path path = ModelPath.in(at, file.getKey());
      files.add(
          new InstalledFile(
              file.getKey(),
              file.getValue(),
              Files.size(path),
              Files.getLastModifiedTime(path).toMillis()));
    }
    return model.withFiles(files);
  }

  /**
   * Runs it once.
   *
   * @throws CatalogException when it does not give what its task needs
   */
  static void tried(ModelManifest model, Path at) {
    try {
      switch (model.task()) {
        case EMBEDDING -> tryEmbedder(model, at);
        case RERANKING -> tryReranker(model, at);
        case TRANSLATION -> tryTranslator(model, at);
        case TEXT_GENERATION -> throw new IllegalStateException(model.task().unusable());
      }
    } catch (EmbedderException
        | RerankerException
        | TranslatorException
        | IllegalStateException e) {
      throw new CatalogException("%s cannot be used: %s".formatted(model.id(), e.getMessage()), e);
    }
  }

  private static void tryEmbedder(ModelManifest model, Path at) {
    try (Embedder embedder = ModelStore.openEmbedder(at, model, 1)) {
      embedder.embedQuery("What is a model?");
      embedder.embedPassages(List.of("A model is a likeness of a thing.", ""), done -> {});
    }
  }

  private static void tryTranslator(ModelManifest model, Path at) {
    try (TextTranslator translator = ModelStore.openTranslator(at, model, 1)) {
      for (String from : model.languages()) {
        for (String to : model.languages()) {
          if (translator.translates(from, to)) {
            translator.translate(List.of("What is a model?", ""), from, to);
            return;
          }
        }
      }
    }
    throw new IllegalStateException(
        "it translates none of %s into another: say its languages, as in --languages en,ru, and name a model of one direction after it, as in --id opus-mt-en-ru"
            .formatted(String.join(", ", model.languages())));
  }

  private static void tryReranker(ModelManifest model, Path at) {
    try (Reranker reranker = ModelStore.openReranker(at, model, 1)) {
      reranker.score("What is a model?", List.of("A model is a likeness of a thing.", ""));
    }
  }
}
