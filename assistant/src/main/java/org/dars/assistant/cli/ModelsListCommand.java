package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.models.LanguageModelException;
import org.dars.models.catalog.Catalog;
import org.dars.models.catalog.CatalogEntry;
import org.dars.models.catalog.CatalogException;
import org.dars.models.catalog.ModelManifest;
import org.dars.models.catalog.ModelTask;
import org.dars.models.onnx.EmbedderSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    header = "List the models that are installed and those that are known to work.",
    description = "Exit code 1 when a model is damaged.%n",
    footer = {
      "%nExamples:",
      "  ./dars models list --task embedding",
      "  ./dars models list --installed --verify   read all their files again"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ModelsListCommand implements Callable<Integer> {

  @ParentCommand private ModelsCommand models;
  @Spec private CommandSpec spec;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description = "embedding, reranking, translation or text-generation")
  private @Nullable String task;

  @Option(names = "--installed", description = "only those that are installed")
  private boolean installed;

  @Option(names = "--verify", description = "check the SHA-256 of every installed file")
  private boolean verify;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws LanguageModelException {
    ModelTask only = ModelOptions.task(task);
    try (App app = models.dars().open()) {
      List<ModelRow> rows = new ArrayList<>();
      boolean whole = true;
      Set<String> listed = new HashSet<>();
      rows.add(standard(app));
      for (ModelManifest model : app.models().list()) {
        listed.add(model.id());
        ModelRow row = ModelRow.of(model);
        try {
          app.models().check(model, verify);
          rows.add(used(app, model) ? row.with(ModelRow.IN_USE) : row);
        } catch (CatalogException e) {
          whole = false;
          rows.add(row.with(String.valueOf(e.getMessage())));
        }
      }
      if (!installed) {
        for (CatalogEntry entry : Catalog.standard().all()) {
          if (!listed.contains(entry.id())) {
            rows.add(ModelRow.of(entry));
          }
        }
      }
      rows.removeIf(row -> only != null && !row.task().equals(only.toString()));
      print(rows);
      return whole ? 0 : 1;
    }
  }

  private static ModelRow standard(App app) {
    var spec = EmbedderSettings.standard().model();
    boolean used = app.chosenModels().wanted(app.zone()).equals(spec.name());
    return new ModelRow(
        spec.name(),
        ModelTask.EMBEDDING.toString(),
        spec.languages().stream().sorted().toList(),
        34,
        160,
        "MIT",
        used ? ModelRow.IN_USE : ModelRow.INSTALLED,
        "comes with Dars",
        "");
  }

  private static boolean used(App app, ModelManifest model) {
    return app.chosenModels().wanted(app.zone()).equals(model.id())
        || app.chosenModels().wantedReranker(app.zone()).orElse("").equals(model.id())
        || app.chosenModels().preferredTranslators(app.zone()).contains(model.id());
  }

  private void print(List<ModelRow> rows) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(rows));
    } else {
      int width = rows.stream().mapToInt(r -> r.id().length()).max().orElse(1);
      for (ModelRow row : rows) {
        out.printf(
            "%-" + width + "s  %-15s  %-13s  %,6d MB  %-13s  %s%n",
            row.id(),
            row.task(),
            row.languageText(),
            row.megabytes(),
            row.licence(),
            row.state());
      }
      out.println();
      out.println("Install one: ./dars models pull MODEL    Use it: ./dars models use MODEL");
    }
    out.flush();
  }
}
