package org.dars.index.courseware.zip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** New content of an entry of a package: small in memory, large on disk. */
public sealed interface EntryContent {

  /** Bytes at hand. */
  record InMemory(byte[] bytes) implements EntryContent {}

  /** A file, read when it is written. */
  record OnDisk(Path file) implements EntryContent {}

  /** How many bytes it has. */
  default long size() throws IOException {
    return switch (this) {
      case InMemory m -> m.bytes().length;
      case OnDisk d -> Files.size(d.file());
    };
  }

  /** Its bytes, from the first. */
  default InputStream open() throws IOException {
    return switch (this) {
      case InMemory m -> new ByteArrayInputStream(m.bytes());
      case OnDisk d -> Files.newInputStream(d.file());
    };
  }
}
