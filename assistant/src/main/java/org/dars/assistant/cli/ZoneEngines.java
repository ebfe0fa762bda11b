package org.dars.assistant.cli;

import java.io.IOException;
import org.dars.assistant.App;
import org.dars.translator.engine.EngineCache;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.Engines;
import org.jspecify.annotations.Nullable;

/** The engines of a zone, with what they have answered before; closing ends the latter. */
record ZoneEngines(Engines engines, @Nullable EngineCache answers) implements AutoCloseable {

  /**
   * @throws EngineException when a setting cannot be read
   * @throws IOException when the answers cannot be kept
   */
  static ZoneEngines of(App app) throws EngineException, IOException, InterruptedException {
    Engines engines = app.engines();
    EngineCache answers = app.answers().orElse(null);
    return new ZoneEngines(answers == null ? engines : engines.keeping(answers), answers);
  }

  @Override
  public void close() throws IOException {
    if (answers != null) {
      answers.close();
    }
  }
}
