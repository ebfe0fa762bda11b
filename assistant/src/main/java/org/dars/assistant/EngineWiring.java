package org.dars.assistant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.assistant.retrieve.InstalledModels;
import org.dars.models.LanguageModel;
import org.dars.models.TextTranslator;
import org.dars.models.catalog.ModelManifest;
import org.dars.models.catalog.ModelStore;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.Engines;
import org.jspecify.annotations.Nullable;

/** The translation engines of a machine and zone, opened when they are first asked for. */
final class EngineWiring implements AutoCloseable {

  private final Map<String, String> environment;
  private final @Nullable LanguageModel model;
  private final ModelStore models;
  private final InstalledModels chosen;
  private final String zone;
  private @Nullable Engines engines;

  EngineWiring(
      Map<String, String> environment,
      @Nullable LanguageModel model,
      ModelStore models,
      InstalledModels chosen,
      String zone) {
    this.environment = environment;
    this.model = model;
    this.models = models;
    this.chosen = chosen;
    this.zone = zone;
  }

  /** As {@link App#engines}. */
  synchronized Engines open() throws EngineException, InterruptedException {
    Engines found = engines;
    if (found == null) {
      found = Engines.from(environment, model, this::translators);
      engines = found;
    }
    return found;
  }

  /** The installed models that are chosen, or the one of an id. */
  private Optional<TextTranslator> translators(String id) {
    List<String> ids =
        id.isEmpty()
            ? chosen.wantedTranslators(zone)
            : models.list().stream().map(ModelManifest::id).filter(id::equals).toList();
    return ids.isEmpty() ? Optional.empty() : Optional.of(chosen.translators(ids));
  }

  @Override
  public synchronized void close() {
    if (engines != null) {
      engines.close();
    }
  }
}
