package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.StoreException;
import org.dars.models.Embedder;
import org.dars.models.LanguageModelException;
import org.dars.models.catalog.CatalogException;
import org.dars.models.catalog.ModelManifest;
import org.dars.models.catalog.ModelStore;
import org.dars.models.llm.LanguageModelSettings;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;
import org.dars.translator.engine.ApertiumEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    header = "Say what is installed, and what each missing thing would add.",
    footer = {"%nExample:", "  ./dars doctor --json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DoctorCommand implements Callable<Integer> {

  private static final long GIGABYTE = 1_000_000_000;

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /**
   * One thing looked at.
   *
   * @param found what is there
   * @param advice what it would add, or what to do; "" when all is well
   */
  record Finding(String thing, State state, String found, String advice) {}

  /** BROKEN means that Dars cannot work; MISSING that it works with less. */
  enum State {
    OK,
    MISSING,
    BROKEN
  }

  @Override
  public Integer call() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(jdk());
    findings.add(home(dars.home()));
    findings.add(memory());
    findings.add(embedder());
    findings.add(models(dars.home()));
    findings.add(languageModel(System.getenv()));
    findings.add(apertium());
    findings.add(browser(System.getenv()));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(findings));
    } else {
      for (Finding f : findings) {
        out.printf(
            "%-8s %-16s %s%n", f.state().name().toLowerCase(Locale.ROOT), f.thing(), f.found());
        if (!f.advice().isEmpty()) {
          out.println("                          " + f.advice());
        }
      }
    }
    return findings.stream().anyMatch(f -> f.state() == State.BROKEN) ? 1 : 0;
  }

  private static Finding jdk() {
    boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return new Finding(
        "JDK",
        State.OK,
        System.getProperty("java.vendor") + " " + Runtime.version(),
        vectors ? "" : "started without --add-modules jdk.incubator.vector: search is slower");
  }

  private static Finding home(Home home) {
    try {
      Path folder = home.ready().folder();
      long free = Files.getFileStore(folder).getUsableSpace();
      return new Finding(
          "home folder",
          State.OK,
          folder + ", " + free / GIGABYTE + " GB free",
          free < GIGABYTE ? "less than 1 GB is free: courses may not fit" : "");
    } catch (StoreException | IOException e) {
      return new Finding("home folder", State.BROKEN, String.valueOf(e.getMessage()), "");
    }
  }

  private static Finding memory() {
    long heap = Runtime.getRuntime().maxMemory();
    return new Finding(
        "memory",
        State.OK,
        "%.1f GB for Dars, %d processors"
            .formatted(heap / 1e9, Runtime.getRuntime().availableProcessors()),
        heap < GIGABYTE / 2 ? "less than 0.5 GB: set DARS_JAVA_OPTS=-Xmx1g" : "");
  }

  private static Finding embedder() {
    try (Embedder e = OnnxEmbedder.open(EmbedderSettings.standard())) {
      return new Finding(
          "embedding model",
          State.OK,
          "%s, %d dimensions, languages %s".formatted(e.name(), e.dimensions(), e.languages()),
          "other languages are searched by words alone");
    } catch (RuntimeException e) {
      return new Finding(
          "embedding model",
          State.BROKEN,
          String.valueOf(e.getMessage()),
          "courses are searched by words alone");
    }
  }

  private static Finding models(Home home) {
    ModelStore store = new ModelStore(home.models());
    List<String> installed = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    try {
      for (ModelManifest model : store.list()) {
        installed.add(model.id());
        try {
          store.check(model, false);
        } catch (CatalogException e) {
          damaged.add(String.valueOf(e.getMessage()));
        }
      }
    } catch (CatalogException e) {
      damaged.add(String.valueOf(e.getMessage()));
    }
    if (!damaged.isEmpty()) {
      return new Finding(
          "models", State.MISSING, String.join(", ", installed), String.join(" ", damaged));
    }
    return installed.isEmpty()
        ? new Finding(
            "models",
            State.MISSING,
            "none besides the one that comes with Dars",
            "would add search by meaning in a hundred languages; ./dars models pull"
                + " multilingual-e5-small")
        : new Finding(
            "models",
            State.OK,
            String.join(", ", installed),
            "./dars models list says which are used");
  }

  private static Finding languageModel(Map<String, String> environment) {
    String adds =
        "answers in prose, better translation and written quiz items; set for example"
            + " DARS_LLM_PROVIDER=ollama DARS_LLM_URL=http://127.0.0.1:11434 DARS_LLM_MODEL=qwen3:4b";
    try {
      return LanguageModelSettings.from(environment)
          .map(s -> new Finding("language model", State.OK, s.toString(), ""))
          .orElse(new Finding("language model", State.MISSING, "none set", "would add " + adds));
    } catch (LanguageModelException e) {
      return new Finding("language model", State.BROKEN, String.valueOf(e.getMessage()), "");
    }
  }

  private static Finding apertium() throws InterruptedException {
    Optional<ApertiumEngine> installed = ApertiumEngine.installed();
    return installed
        .map(a ->
            new Finding(
                "Apertium", State.OK, a.version() + ": " + String.join(", ", a.pairs()), ""))
        .orElse(
            new Finding(
                "Apertium",
                State.MISSING,
                "not installed",
                "would add machine translation without a network; on Debian: apt install apertium apertium-eng-spa"));
  }

  private static Finding browser(Map<String, String> environment) {
    for (String path :
        List.of(
            environment.getOrDefault("DARS_CHROMIUM", ""),
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome")) {
      if (!path.isEmpty() && Files.isExecutable(Path.of(path))) {
        return new Finding("browser", State.OK, path, "");
      }
    }
    return new Finding(
        "browser",
        State.MISSING,
        "no Chromium found",
        "only the project's own browser tests need it; any browser can open the pages");
  }
}
