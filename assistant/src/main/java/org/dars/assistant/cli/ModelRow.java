package org.dars.assistant.cli;

import java.util.List;
import org.dars.models.catalog.CatalogEntry;
import org.dars.models.catalog.ModelManifest;

/**
 * A model as it is listed.
 *
 * @param task as {@link org.dars.models.catalog.ModelTask} is written
 * @param languages BCP 47 primary tags
 * @param megabytes on disk; about, for one that is not installed
 * @param memoryMegabytes about, 0 when unknown
 * @param state "in use", "installed", "not installed", or what is wrong with it
 * @param source where it is from
 */
record ModelRow(
    String id,
    String task,
    List<String> languages,
    long megabytes,
    int memoryMegabytes,
    String licence,
    String state,
    String source,
    String note) {

  static final String INSTALLED = "installed";
  static final String NOT_INSTALLED = "not installed";
  static final String IN_USE = "in use";

  static ModelRow of(ModelManifest model) {
    return new ModelRow(
        model.id(),
        model.task().toString(),
        List.copyOf(model.languages()),
        model.bytes() / 1_000_000,
        0,
        model.licence(),
        INSTALLED,
        model.source(),
        "");
  }

  static ModelRow of(CatalogEntry entry) {
    String unusable = entry.task().unusable();
    return new ModelRow(
        entry.id(),
        entry.task().toString(),
        entry.languages().stream().sorted().toList(),
        entry.megabytes(),
        entry.memoryMegabytes(),
        entry.licence(),
        unusable.isEmpty() ? NOT_INSTALLED : unusable,
        entry.repository(),
        entry.note());
  }

  ModelRow with(String otherState) {
    return new ModelRow(
        id, task, languages, megabytes, memoryMegabytes, licence, otherState, source, note);
  }

  /** The languages of one line: all of a few, else how many. */
  String languageText() {
    return languages.size() <= 4 ? String.join(",", languages) : languages.size() + " languages";
  }
}
