package org.dars.models.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dars.models.TextTranslator;
import org.dars.models.TranslatorException;

/**
 * Several installed translators as one: the first that translates a pair of languages does. A model
 * is loaded when it is first needed, and stays.
 */
public final class InstalledTranslators implements TextTranslator {

  private final ModelStore store;
  private final List<String> ids;
  private final int threads;
  private final Map<String, TextTranslator> open = new LinkedHashMap<>();
  private boolean closed;

  /**
   * @param ids of models of the store, those preferred first; one that is gone is passed over
   * @param threads texts translated at the same time, 1–64
   */
  public InstalledTranslators(ModelStore store, List<String> ids, int threads) {
    this.store = store;
    this.ids = List.copyOf(ids);
    this.threads = threads;
  }

  @Override
  public String name() {
    return ids.isEmpty() ? "none" : String.join("+", ids);
  }

  @Override
  public String id() {
    Set<String> digests = new TreeSet<>();
    for (ModelManifest model : models()) {
      digests.add(model.digest());
    }
    return name() + " " + Sha256.of(digests.toString().getBytes(UTF_8)).substring(0, 16);
  }

  /** Loads the models that may translate the pair, to see. */
  @Override
  public boolean translates(String from, String to) {
    return find(from, to).isPresent();
  }

  @Override
  public List<String> translate(List<String> texts, String from, String to) {
    return find(from, to)
        .orElseThrow(() ->
            new TranslatorException(
                "The translator %s does not translate %s to %s: choose another."
                    .formatted(name(), from, to)))
        .translate(texts, from, to);
  }

  private synchronized Optional<TextTranslator> find(String from, String to) {
    if (closed) {
      throw new IllegalStateException("The translator " + name() + " is closed.");
    }
    for (ModelManifest model : models()) {
      if (model.mayTranslate(from, to)) {
        TextTranslator translator =
            open.computeIfAbsent(model.id(), id -> store.openTranslator(id, threads));
        if (translator.translates(from, to)) {
          return Optional.of(translator);
        }
      }
    }
    return Optional.empty();
  }

  private List<ModelManifest> models() {
    List<ModelManifest> models = new ArrayList<>();
    for (String id : ids) {
      store.find(id).filter(m -> m.task() == ModelTask.TRANSLATION).ifPresent(models::add);
    }
    return models;
  }

  @Override
  public synchronized void close() {
    closed = true;
    open.values().forEach(TextTranslator::close);
    open.clear();
  }
}
