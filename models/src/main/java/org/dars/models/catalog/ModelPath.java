package org.dars.models.catalog;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Which names models and their files may have: never one that leads out of a model's folder. */
final class ModelPath {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,79}");
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]{0,119}");
  private static final Pattern REPOSITORY =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,95}/[A-Za-z0-9][A-Za-z0-9._-]{0,95}");

  private ModelPath() {}

  static String checkedId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new CatalogException(
          "\"%s\" cannot be a model's id: use 1–80 of a–z, 0–9, '.', '_' and '-', a letter or number first."
              .formatted(id));
    }
    return id;
  }

  static boolean isRepository(String text) {
    return REPOSITORY.matcher(text).matches() && !text.contains("..");
  }

  /** Relative, with {@code /}, of plain names only. */
  static String checked(String path) {
    String[] segments = path.split("/", -1);
    for (String segment : segments) {
      if (!SEGMENT.matcher(segment).matches()) {
        throw new CatalogException(
            "\"%s\" cannot be the path of a model's file: use plain names, separated by /."
                .formatted(path));
      }
    }
    return path;
  }

  static Path in(Path folder, String path) {
    return folder.resolve(checked(path));
  }
}
