package org.dars.models.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where models are pulled from: a server that keeps a file at {@code
 * /OWNER/NAME/resolve/REVISION/PATH}, as Hugging Face's hub and its mirrors do, or a folder laid
 * out like that.
 */
public sealed interface Hub permits HttpHub, FolderHub {

  /** Hugging Face's. */
  String STANDARD = "https://huggingface.co";

  /** Names another hub in the environment. */
  String VARIABLE = "DARS_HUB";

  /**
   * The hub that is meant: the option when given, else {@value #VARIABLE}, else {@value #STANDARD}.
   *
   * @param option an http(s) or file URL, or a folder; null for none
   * @throws CatalogException when it is neither
   */
  static Hub resolve(@Nullable String option, Map<String, String> environment) {
    if (option != null) {
      return at(option);
    }
    String variable = environment.getOrDefault(VARIABLE, "");
    return at(variable.isBlank() ? STANDARD : variable);
  }

  /** The hub at an address. */
  static Hub at(String address) {
    String trimmed = address.strip().replaceAll("/+$", "");
    String lower = trimmed.toLowerCase(Locale.ROOT);
    try {
      if (lower.startsWith("http://") || lower.startsWith("https://")) {
        URI uri = URI.create(trimmed);
        if (uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
          throw new IllegalArgumentException("no host");
        }
        return new HttpHub(trimmed);
      }
      Path folder = lower.startsWith("file:") ? Path.of(URI.create(trimmed)) : Path.of(trimmed);
      if (!trimmed.isEmpty() && Files.isDirectory(folder)) {
        return new FolderHub(folder);
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw new CatalogException(
        "\"%s\" is no hub: give its address (https://…) or a folder that holds OWNER/NAME/resolve/main/…."
            .formatted(address));
  }

  /** For messages: its address or folder. */
  String address();

  /**
   * Asks for a file, or the rest of it.
   *
   * @param path {@code OWNER/NAME/resolve/REVISION/PATH}
   * @param from how many bytes are already there
   * @param etag what these came with, so that only the same version goes on; null when unknown
   * @throws IOException when the hub cannot be reached
   */
  Reply get(String path, long from, @Nullable String etag) throws IOException;

  /**
   * An answer; close it.
   *
   * @param status as in HTTP: 200, 206, 404, 416 …
   * @param from position of the body's first byte in the file
   * @param total length of the file, −1 when not told
   * @param etag of this version, null when not told
   * @param sha256 of the file where the hub tells it, else null
   * @param retryAfter seconds that the hub asks to wait, 0 for none
   * @param body the bytes; empty for a refusal
   */
  record Reply(
      int status,
      long from,
      long total,
      @Nullable String etag,
      @Nullable String sha256,
      int retryAfter,
      InputStream body)
      implements AutoCloseable {

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
