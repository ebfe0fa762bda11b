package org.dars.assistant.cli;

import java.nio.file.Files;
import org.dars.assistant.App;
import org.dars.assistant.evaluate.EvaluationModels;
import org.dars.assistant.retrieve.InstalledModels;
import org.dars.models.Embedder;
import org.dars.models.LanguageModelException;
import org.dars.models.Reranker;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which models an evaluation searches with. */
final class EvaluationModelOptions {

  private static final String NONE = "none";

  @Option(
      names = "--embedder",
      paramLabel = "ID",
      description = "an installed embedder (default: what ./dars models use chose)")
  private @Nullable String embedder;

  @Option(
      names = "--reranker",
      paramLabel = "ID",
      description = "an installed reranker, or none (default: what ./dars models use chose)")
  private @Nullable String reranker;

  /**
   * Opens them; the caller closes them.
   *
   * @throws RuntimeException with one sentence, when one is not installed, damaged or does not load
   */
  EvaluationModels open(Dars dars) throws LanguageModelException {
    if (embedder == null && reranker == null && !Files.exists(dars.home().database())) {
      return new EvaluationModels(OnnxEmbedder.open(EmbedderSettings.standard()), null);
    }
    try (App app = dars.open()) {
      InstalledModels installed = app.chosenModels();
      String model = embedder == null ? installed.wanted(app.zone()) : embedder;
      String last = reranker == null ? installed.wantedReranker(app.zone()).orElse(NONE) : reranker;
      Embedder opened = installed.open(model);
      try {
        Reranker second = last.equals(NONE) ? null : installed.openReranker(last);
        return new EvaluationModels(opened, second);
      } catch (RuntimeException e) {
        opened.close();
        throw e;
      }
    }
  }
}
