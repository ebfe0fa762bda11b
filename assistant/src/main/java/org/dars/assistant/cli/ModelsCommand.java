package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.retrieve.CatchUp;
import org.dars.models.Embedder;
import org.dars.models.LanguageModelException;
import org.dars.models.Reranker;
import org.dars.models.catalog.Catalog;
import org.dars.models.catalog.Hub;
import org.dars.models.catalog.ModelImport;
import org.dars.models.catalog.ModelManifest;
import org.dars.models.catalog.ModelPull;
import org.dars.models.catalog.ModelTask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    header = "List, pull, import, use or remove models for search and translation.",
    description = {
      "A model that knows many languages lets a question in one find a passage in another; a reranker",
      "reads question and passage together and orders the first ones better; a translation model",
      "translates courses without a network. All run on this machine.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars models list",
      "  ./dars models pull multilingual-e5-small",
      "  ./dars models use multilingual-e5-small",
      "  ./dars models use --default              back to the model that comes with Dars",
      "  ./dars models import /media/usb/my-model --languages en,kk --pooling mean"
    },
    subcommands = {
      ModelsListCommand.class,
      ModelsCommand.Pull.class,
      ModelsCommand.Import.class,
      ModelsCommand.Use.class,
      ModelsCommand.Remove.class
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ModelsCommand implements Callable<Integer> {

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  Dars dars() {
    return dars;
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: ./dars models list, pull, import, use or remove");
  }

  @Command(
      name = "pull",
      mixinStandardHelpOptions = true,
      header = "Fetch a model from a hub and install it.",
      description = {
        "Goes on where it stopped when it is run again. A model that is not in the list is named by its",
        "repository; say which languages it serves, and what its files do not tell.%n"
      },
      footer = {
        "%nExamples:",
        "  ./dars models pull multilingual-e5-small",
        "  ./dars models pull bge-m3 --variant fp32",
        "  ./dars models pull OWNER/NAME --languages en,kk --pooling mean",
        "  DARS_HUB=https://mirror.example ./dars models pull multilingual-e5-small",
        "  ./dars models pull multilingual-e5-small --hub /media/usb/hub"
      })
  static final class Pull implements Callable<Integer> {

    @ParentCommand private ModelsCommand models;
    @Spec private CommandSpec spec;
    @Mixin private ModelOptions options;

    @Parameters(index = "0", paramLabel = "MODEL", description = "an id of the list, or OWNER/NAME")
    private String name;

    @Option(
        names = "--hub",
        paramLabel = "URL",
        description =
            "hub or mirror, or a folder laid out like one (default: $DARS_HUB, else "
                + Hub.STANDARD
                + ")")
    private @Nullable String hub;

    @Override
    public Integer call() throws InterruptedException, LanguageModelException {
      try (App app = models.dars().open();
          ModelProgress progress = new ModelProgress(spec.commandLine().getErr())) {
        ModelPull pull =
            new ModelPull(app.models(), Catalog.standard(), Hub.resolve(hub, System.getenv()));
        ModelManifest model = pull.pull(name, options.id(), options.hints(), progress);
        installed(model, options.json(), spec.commandLine().getOut());
        return 0;
      }
    }
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      header = "Install a model from a folder.",
      description = {
        "Takes a folder as Optimum, sentence-transformers or Transformers.js wrote it (an ONNX graph and",
        "tokenizer.json), as a hub's cache holds it, or as another Dars keeps it in its models folder.%n"
      },
      footer = {
        "%nExamples:",
        "  ./dars models import /media/usb/multilingual-e5-small",
        "  ./dars models import my-model/ --languages en,kk --pooling mean --query-prefix \"query: \""
      })
  static final class Import implements Callable<Integer> {

    @ParentCommand private ModelsCommand models;
    @Spec private CommandSpec spec;
    @Mixin private ModelOptions options;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "the model's files")
    private Path folder;

    @Override
    public Integer call() throws InterruptedException, LanguageModelException {
      try (App app = models.dars().open();
          ModelProgress progress = new ModelProgress(spec.commandLine().getErr())) {
        ModelManifest model =
            new ModelImport(app.models(), Catalog.standard())
                .bring(folder, options.id(), options.hints(), progress);
        installed(model, options.json(), spec.commandLine().getOut());
        return 0;
      }
    }
  }

  private static void installed(ModelManifest model, boolean json, PrintWriter out) {
    if (json) {
      out.println(Json.of(ModelRow.of(model)));
    } else {
      out.printf(
          "%s: %s, %,d MB, %d languages%s%n",
          model.id(),
          model.task(),
          model.bytes() / 1_000_000,
          model.languages().size(),
          model.licence().isEmpty() ? "" : ", licence " + model.licence());
      out.println("Use it: ./dars models use " + model.id());
    }
    out.flush();
  }

  @Command(
      name = "use",
      mixinStandardHelpOptions = true,
      header = "Search or translate with an installed model, or with the one that comes with Dars.",
      description = {
        "A new embedding model embeds all courses beside the index that is searched, which answers until",
        "the new one is complete. A running service does it by itself. What is stopped goes on later.%n"
      },
      footer = {
        "%nExamples:",
        "  ./dars models use multilingual-e5-small",
        "  ./dars models use ms-marco-minilm-l6-v2",
        "  ./dars models use --default --task reranking   no reranker"
      })
  static final class Use implements Callable<Integer> {

    @ParentCommand private ModelsCommand models;
    @Spec private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "MODEL", description = "its id")
    private @Nullable String id;

    @Option(names = "--default", description = "the model that comes with Dars, and no reranker")
    private boolean standard;

    @Option(
        names = "--task",
        paramLabel = "TASK",
        description = "with --default: only for embedding, reranking or translation")
    private @Nullable String task;

    @Option(names = "--later", description = "do not embed now: the next command or service does")
    private boolean later;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() throws LanguageModelException {
      if (standard == (id != null)) {
        throw new ParameterException(
            spec.commandLine(), "name a model, or say --default: ./dars models use MODEL");
      }
      if (task != null && !standard) {
        throw new ParameterException(
            spec.commandLine(), "--task goes with --default; a model knows its own task");
      }
      ModelTask only = ModelOptions.task(task);
      try (App app = models.dars().open()) {
        String model = id;
        if (model == null) {
          if (only == null || only == ModelTask.EMBEDDING) {
            app.chosenModels().useEmbedder(app.zone(), app.chosenModels().standard());
          }
          if (only == null || only == ModelTask.RERANKING) {
            app.chosenModels().useReranker(app.zone(), "");
          }
          if (only == null || only == ModelTask.TRANSLATION) {
            app.chosenModels().forgetTranslator(app.zone(), "");
          }
        } else {
          choose(app, model);
        }
        Optional<CatchUp> change = later ? Optional.empty() : Optional.of(Indexing.changeOver(app));
        print(app, change);
        return 0;
      }
    }

    /** Opens it before anything is changed. */
    private static void choose(App app, String model) {
      if (model.equals(app.chosenModels().standard())) {
        app.chosenModels().useEmbedder(app.zone(), model);
        return;
      }
      switch (app.models().required(model).task()) {
        case EMBEDDING -> {
          try (Embedder embedder = app.chosenModels().open(model)) {
            app.chosenModels().useEmbedder(app.zone(), embedder.name());
          }
        }
        case RERANKING -> {
          try (Reranker reranker = app.chosenModels().openReranker(model)) {
            app.chosenModels().useReranker(app.zone(), reranker.name());
          }
        }
        case TRANSLATION -> {
          app.models().openTranslator(model, 1).close();
          app.chosenModels().useTranslator(app.zone(), model);
        }
        case TEXT_GENERATION ->
            throw new CommandException(model + " cannot be used by this version");
      }
    }

    private void print(App app, Optional<CatchUp> change) {
      PrintWriter out = spec.commandLine().getOut();
      String embedder = app.chosenModels().wanted(app.zone());
      String reranker = app.chosenModels().wantedReranker(app.zone()).orElse("");
      List<String> translators = app.chosenModels().wantedTranslators(app.zone());
      if (json) {
        out.println(
            Json.of(
                Map.of(
                    "embedder",
                    embedder,
                    "reranker",
                    reranker,
                    "translators",
                    translators,
                    "searchedWith",
                    app.retriever().model(app.zone()),
                    "embedded",
                    change.map(CatchUp::passages).orElse(0),
                    "seconds",
                    change.map(c -> c.nanos() / 1e9).orElse(0.0))));
      } else {
        out.println("embedding: " + embedder);
        out.println("reranking: " + (reranker.isEmpty() ? "no model" : reranker));
        out.println(
            "translation: "
                + (translators.isEmpty() ? "no model" : String.join(", ", translators)));
        change.ifPresent(c -> {
          if (c.outcome() == CatchUp.Outcome.SERVED_BY_ANOTHER) {
            out.println("The running service changes by itself and says so in its log.");
          } else if (c.passages() > 0) {
            out.printf("%,d passages embedded in %.1f s%n", c.passages(), c.nanos() / 1e9);
          }
        });
      }
      out.flush();
    }
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      header = "Delete an installed model.",
      footer = {"%nExample:", "  ./dars models remove bge-m3"})
  static final class Remove implements Callable<Integer> {

    @ParentCommand private ModelsCommand models;
    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "its id")
    private String id;

    @Option(names = "--force", description = "also when it is used: the default is used instead")
    private boolean force;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() throws LanguageModelException {
      try (App app = models.dars().open()) {
        boolean embeds =
            app.chosenModels().wanted(app.zone()).equals(id)
                || app.chosenModels().indexed(app.settings().home(), app.zone()).equals(id);
        boolean reranks = app.chosenModels().wantedReranker(app.zone()).orElse("").equals(id);
        if ((embeds || reranks) && !force) {
          throw new CommandException(
              "the model %s is used: ./dars models use --default first, or remove it with --force"
                  .formatted(id));
        }
        app.models().remove(id);
        app.chosenModels().forgetTranslator(app.zone(), id);
        if (embeds) {
          app.chosenModels().useEmbedder(app.zone(), app.chosenModels().standard());
        }
        if (reranks) {
          app.chosenModels().useReranker(app.zone(), "");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.of(Map.of("removed", id)) : "removed " + id);
        out.flush();
        return 0;
      }
    }
  }
}
