package org.dars.assistant.cli;

import org.dars.assistant.App;
import org.dars.assistant.store.Settings;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.llm.LanguageModelSettings;
import org.dars.models.llm.LanguageModels;
import org.dars.translator.engine.Allowance;
import org.dars.translator.engine.EngineChoice;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.Engines;
import org.jspecify.annotations.Nullable;

/** The engine that a command is told to translate with, and what it needs while it does. */
final class EngineOption implements AutoCloseable {

  /** What {@code --engine} says of itself. */
  static final String DESCRIPTION =
      "auto, llm, libretranslate, nmt, nmt:MODEL, apertium, pseudo or people, or several in a row"
          + " as llm,apertium (default: auto, the best that is there)";

  private final App app;
  private final Engines engines;
  private final EngineChoice choice;

  private EngineOption(App app, Engines engines, EngineChoice choice) {
    this.app = app;
    this.engines = engines;
    this.choice = choice;
  }

  /**
   * Chooses.
   *
   * @throws EngineException when it is unknown or cannot serve; the message says what to do
   */
  static EngineOption of(Settings settings, String wanted, String from, String to)
      throws InterruptedException, LanguageModelException, EngineException {
    settings.home().ready();
    @Nullable LanguageModel model =
        LanguageModelSettings.from(System.getenv()).map(LanguageModels::open).orElse(null);
    App app = App.open(settings, null, model);
    try {
      Engines engines = app.engines(System.getenv(), Allowance.unlimited());
      return new EngineOption(app, engines, engines.choose(wanted, from, to));
    } catch (EngineException | InterruptedException | RuntimeException e) {
      app.close();
      throw e;
    }
  }

  EngineChoice choice() {
    return choice;
  }

  @Override
  public void close() {
    engines.close();
    app.close();
  }
}
