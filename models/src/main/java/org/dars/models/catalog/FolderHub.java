package org.dars.models.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A folder laid out as a hub, such as a mirror on a USB stick. */
record FolderHub(Path folder) implements Hub {

  @Override
  public String address() {
    return folder.toString();
  }

  @Override
  public Reply get(String path, long from, @Nullable String etag) throws IOException {
    Path file = ModelPath.in(folder, path);
    if (!Files.isRegularFile(file)) {
      return new Reply(404, 0, -1, null, null, 0, InputStream.nullInputStream());
    }
    long total = Files.size(file);
    if (from > total) {
      return new Reply(416, 0, total, null, null, 0, InputStream.nullInputStream());
    }
    InputStream in = Files.newInputStream(file);
    in.skipNBytes(from);
    return new Reply(from == 0 ? 200 : 206, from, total, null, null, 0, in);
  }
}
