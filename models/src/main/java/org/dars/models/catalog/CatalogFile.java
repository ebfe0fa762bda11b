package org.dars.models.catalog;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of a model.
 *
 * @param path in the model's repository and folder, with {@code /}
 * @param sha256 64 lower-case hexadecimal digits; null when nobody has told: then it is taken from
 *     the hub when the hub says it, recorded when the file is first pulled, and verified ever after
 * @param bytes its length; null when unknown
 * @param optional whether the model does without it
 */
public record CatalogFile(
    String path, @Nullable String sha256, @Nullable Long bytes, boolean optional) {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public CatalogFile {
    ModelPath.checked(path);
    if (sha256 != null && !SHA256.matcher(sha256.toLowerCase(Locale.ROOT)).matches()) {
      throw new CatalogException("the SHA-256 of %s is not 64 hexadecimal digits".formatted(path));
    }
    sha256 = sha256 == null ? null : sha256.toLowerCase(Locale.ROOT);
  }
}
