package org.dars.assistant.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dars.assistant.App;
import org.dars.assistant.store.Settings;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.TextTranslator;
import org.dars.models.llm.LanguageModelSettings;
import org.dars.models.llm.LanguageModels;
import org.dars.translator.engine.EngineChoice;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.Engines;
import org.dars.translator.engine.NmtEngine;
import org.jspecify.annotations.Nullable;

/**
 * The engine that a command is told to translate with, the installed translation models among them:
 * {@code nmt} for the first that translates the languages, {@code nmt:ID} for one.
 */
final class EngineOption implements AutoCloseable {

  private static final String NMT = "nmt";

  private final EngineChoice choice;
  private final @Nullable TextTranslator translator;

  private EngineOption(EngineChoice choice, @Nullable TextTranslator translator) {
    this.choice = choice;
    this.translator = translator;
  }

  /**
   * Chooses.
   *
   * @throws EngineException when it is unknown or cannot serve; the message says what to do
   */
  static EngineOption of(Settings settings, String wanted, String from, String to)
      throws InterruptedException, LanguageModelException, EngineException {
    Map<String, String> environment = System.getenv();
    LanguageModel model =
        LanguageModelSettings.from(environment).map(LanguageModels::open).orElse(null);
    String name = wanted.toLowerCase(Locale.ROOT);
    boolean auto = name.equals("auto") && model == null;
    if (auto || name.equals(NMT) || name.startsWith(NMT + ":")) {
      TextTranslator translator =
          translator(settings, name.startsWith(NMT + ":") ? name.substring(4) : "");
      if (translator.translates(from, to)) {
        return new EngineOption(
            new EngineChoice.Machine(
                new NmtEngine(translator),
                "nmt: the installed model translates %s to %s".formatted(from, to)),
            translator);
      }
      translator.close();
      if (!auto) {
        throw new EngineException(
            "no installed translation model translates %s to %s; see ./dars models list --task translation"
                .formatted(from, to));
      }
    }
    return new EngineOption(Engines.installed(model).choose(wanted, from, to), null);
  }

  /** Those that the zone uses, then the others that are installed; or one. */
  private static TextTranslator translator(Settings settings, String id)
      throws LanguageModelException {
    settings.home().ready();
    try (App app = App.open(settings, null, null)) {
      if (!id.isEmpty()) {
        app.models().required(id);
        return app.chosenModels().translators(List.of(id));
      }
      return app.chosenModels().translators(app.chosenModels().wantedTranslators(app.zone()));
    }
  }

  EngineChoice choice() {
    return choice;
  }

  @Override
  public void close() {
    if (translator != null) {
      translator.close();
    }
  }
}
