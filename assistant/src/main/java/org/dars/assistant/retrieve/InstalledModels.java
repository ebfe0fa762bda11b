package org.dars.assistant.retrieve;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.SettingStore;
import org.dars.models.Embedder;
import org.dars.models.Reranker;
import org.dars.models.TextTranslator;
import org.dars.models.catalog.InstalledTranslators;
import org.dars.models.catalog.ModelStore;
import org.dars.models.catalog.ModelTask;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;
import org.jspecify.annotations.Nullable;

/**
 * The models that come with Dars and those that were installed in its home, and which of them a
 * zone uses: a setting that is changed while Dars runs.
 */
public final class InstalledModels implements Embedders, Rerankers {

  private static final String EMBEDDER = "embedder";
  private static final String RERANKER = "reranker";
  private static final String TRANSLATORS = "translators";

  private final SettingStore settings;
  private final ModelStore store;

  public InstalledModels(SettingStore settings, ModelStore store) {
    this.settings = settings;
    this.store = store;
  }

  @Override
  public String wanted(String zone) {
    return set(zone, EMBEDDER).orElse(standard());
  }

  @Override
  public String standard() {
    return EmbedderSettings.standard().model().name();
  }

  /** Embeds with a model from now on; {@link Retriever} changes over. */
  public void useEmbedder(String zone, String model) {
    settings.put(zone, EMBEDDER, model.equals(standard()) ? "" : model);
  }

  @Override
  public Optional<String> wantedReranker(String zone) {
    return set(zone, RERANKER);
  }

  /** Reranks with a model from now on, or, with "", with {@link SecondLook} alone. */
  public void useReranker(String zone, String model) {
    settings.put(zone, RERANKER, model);
  }

  /** The name of the embedder that made the index that a zone is searched with. */
  public String indexed(Home home, String zone) {
    return IndexPointer.read(home.zoneFolder(zone)).map(IndexPointer::model).orElse(standard());
  }

  @Override
  public Embedder open(String model) {
    EmbedderSettings standard = EmbedderSettings.standard();
    if (model.equals(standard.model().name())) {
      return OnnxEmbedder.open(standard);
    }
    Embedder embedder = store.openEmbedder(model, standard.threads());
    try {
      return new ScaledEmbedder(embedder, CosineScale.of(embedder));
    } catch (RuntimeException e) {
      embedder.close();
      throw e;
    }
  }

  @Override
  public Reranker openReranker(String model) {
    return store.openReranker(model, EmbedderSettings.standard().threads());
  }

  /**
   * The ids of the translation models, those that the zone prefers first, then all others that are
   * installed.
   */
  public List<String> wantedTranslators(String zone) {
    Set<String> ids = new LinkedHashSet<>(preferredTranslators(zone));
    store.list().stream()
        .filter(m -> m.task() == ModelTask.TRANSLATION)
        .forEach(m -> ids.add(m.id()));
    return List.copyOf(ids);
  }

  /** The ids of the translation models that the zone was told to use, the last one first. */
  public List<String> preferredTranslators(String zone) {
    return set(zone, TRANSLATORS).map(ids -> List.of(ids.split(" "))).orElse(List.of());
  }

  /** Translates with a model from now on, where it knows the languages. */
  public void useTranslator(String zone, String model) {
    Set<String> ids = new LinkedHashSet<>(List.of(model));
    ids.addAll(preferredTranslators(zone));
    settings.put(zone, TRANSLATORS, String.join(" ", ids));
  }

  /** Prefers a translation model no more; with "", none. */
  public void forgetTranslator(String zone, String model) {
    settings.put(
        zone,
        TRANSLATORS,
        preferredTranslators(zone).stream()
            .filter(id -> !model.isEmpty() && !id.equals(model))
            .collect(Collectors.joining(" ")));
  }

  /** Installed translation models as one, loaded when they are needed; the caller closes it. */
  public TextTranslator translators(List<String> ids) {
    return new InstalledTranslators(store, ids, EmbedderSettings.standard().threads());
  }

  @Override
  public void close(@Nullable Embedder embedder) {
    if (embedder != null) {
      embedder.close();
    }
  }

  private Optional<String> set(String zone, String name) {
    return settings.get(zone, name).filter(value -> !value.isEmpty());
  }
}
