package org.dars.models.onnx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dars.models.Reranker;
import org.dars.models.RerankerContract;
import org.dars.models.testing.ToyModels;
import org.dars.models.testing.ToyModels.Layout;
import org.dars.models.testing.ToyVocabulary;
import org.junit.jupiter.api.io.TempDir;

/** A real cross-encoder graph, run by ONNX Runtime. */
class OnnxRerankerTest extends RerankerContract {

  @TempDir Path folder;

  @Override
  protected Reranker fresh() throws Exception {
    List<List<String>> words = new ArrayList<>();
    for (String word : "why do tides rise bread is baked because the moon pulls".split(" ")) {
      words.add(List.of(word));
    }
    ToyModels.reranker(folder, Layout.FLAT, new ToyVocabulary(words), 1);
    return OnnxReranker.open(
        new RerankerSpec(
            "toy-reranker",
            new ModelSource.InFiles(
                folder.resolve("model.onnx"), folder.resolve("tokenizer.json"), "digest"),
            "",
            256,
            Set.of("en")),
        2);
  }
}
