package org.dars.assistant.cli;

import java.io.IOException;
import org.dars.assistant.App;
import org.dars.assistant.store.Settings;
import org.dars.models.LanguageModelException;
import org.dars.translator.engine.EngineChoice;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.Engines;
import org.jspecify.annotations.Nullable;

/** The engine that a command is told to translate with, and what it needs while it does. */
final class EngineOption implements AutoCloseable {

  /** What {@code --engine} says of itself. */
  static final String DESCRIPTION =
      "auto, llm, libretranslate, nmt, nmt:MODEL, apertium, pseudo or people, or several in a row"
          + " as llm,apertium (default: auto, the first of DARS_ENGINE_ORDER that is there)";

  private final App app;
  private final @Nullable ZoneEngines kept;
  private final EngineChoice choice;

  private EngineOption(App app, @Nullable ZoneEngines kept, EngineChoice choice) {
    this.app = app;
    this.kept = kept;
    this.choice = choice;
  }

  /**
   * Chooses, to localise with: what the zone's engines have answered before is not asked again, and
   * what a language model costs is put down to the zone's day.
   *
   * @throws EngineException when it is unknown or cannot serve; the message says what to do
   */
  static EngineOption keeping(Settings settings, String wanted, String from, String to)
      throws InterruptedException, LanguageModelException, EngineException, IOException {
    App app = App.open(settings, System.getenv());
    @Nullable ZoneEngines kept = null;
    try {
      kept = ZoneEngines.of(app);
      Engines engines = kept.engines().allowing(app.spending().allowance(app.zone()));
      return new EngineOption(app, kept, engines.choose(wanted, from, to));
    } catch (EngineException | InterruptedException | IOException | RuntimeException e) {
      if (kept != null) {
        kept.close();
      }
      app.close();
      throw e;
    }
  }

  /**
   * Chooses, to measure: everything is asked, nothing kept.
   *
   * @throws EngineException when it is unknown or cannot serve; the message says what to do
   */
  static EngineOption asking(Settings settings, String wanted, String from, String to)
      throws InterruptedException, LanguageModelException, EngineException {
    App app = App.open(settings, System.getenv());
    try {
      return new EngineOption(app, null, app.engines().choose(wanted, from, to));
    } catch (EngineException | InterruptedException | RuntimeException e) {
      app.close();
      throw e;
    }
  }

  EngineChoice choice() {
    return choice;
  }

  @Override
  public void close() throws IOException {
    if (kept != null) {
      kept.close();
    }
    app.close();
  }
}
