package org.dars.index.courseware.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a zip file. A name is only ever compared, never made a path; how much comes out of
 * an entry is counted while it comes out, whatever its header says.
 */
public final class ZipEntries implements AutoCloseable {

  private static final int FREE = 1_000_000;

  private final String path;
  private final ReadLimits limits;
  private final ZipFile zip;
  private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
  private long unpacked;

  private ZipEntries(String path, ZipFile zip, ReadLimits limits) {
    this.path = path;
    this.zip = zip;
    this.limits = limits;
  }

  /**
   * Opens a zip file in memory.
   *
   * @param path of the file, for errors
   * @throws CoursewareException when it is not a zip file, is encrypted, has two entries of one
   *     name, or more entries than allowed
   */
  public static ZipEntries of(String path, byte[] bytes, ReadLimits limits)
      throws CoursewareException {
    return open(path, new SeekableInMemoryByteChannel(bytes), limits);
  }

  /**
   * Opens a zip file.
   *
   * @param path what errors call the file
   * @throws CoursewareException as {@link #of}
   */
  public static ZipEntries open(String path, Path file, ReadLimits limits)
      throws CoursewareException {
    try {
      return open(path, Files.newByteChannel(file), limits);
    } catch (IOException e) {
      throw new CoursewareException(
          path, "cannot be read (" + e.getMessage() + "); check the file and the disk", e);
    }
  }

  private static ZipEntries open(String path, SeekableByteChannel channel, ReadLimits limits)
      throws CoursewareException {
    ZipFile zip;
    try {
      zip =
          ZipFile.builder()
              .setSeekableByteChannel(channel)
              .setCharset(StandardCharsets.UTF_8)
              .setUseUnicodeExtraFields(true)
              .get();
    } catch (IOException | RuntimeException e) {
      throw new CoursewareException(
          path, "is not a whole zip file (" + e.getMessage() + "); copy or download it again", e);
    }
    ZipEntries entries = new ZipEntries(path, zip, limits);
    try {
      entries.list();
      return entries;
    } catch (CoursewareException | RuntimeException e) {
      entries.close();
      throw e;
    }
  }

  private void list() throws CoursewareException {
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      if (entries.size() >= limits.maxEntries()) {
        throw new CoursewareException(
            path, "holds more than " + limits.maxEntries() + " files; split it");
      }
      if (entries.put(entry.getName(), entry) != null) {
        throw new CoursewareException(
            path, "holds two files named " + entry.getName() + "; pack it again with one of them");
      }
      if (entry.getGeneralPurposeBit().usesEncryption()) {
        throw new CoursewareException(path, "is encrypted; remove the password and add it again");
      }
    }
  }

  /** Names of the files in it, folders left out, in the order of its directory. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    entries.forEach((name, entry) -> {
      if (!entry.isDirectory() && !entry.isUnixSymlink()) {
        names.add(name);
      }
    });
    return names;
  }

  /** Names of all entries, folders and links too, in the order of its directory. */
  public List<String> allNames() {
    return List.copyOf(entries.keySet());
  }

  /** Whether an entry is a link to somewhere. */
  public boolean isLink(String name) {
    ZipArchiveEntry entry = entries.get(name);
    return entry != null && entry.isUnixSymlink();
  }

  /** Whether there is a file of this name. */
  public boolean has(String name) {
    ZipArchiveEntry entry = entries.get(name);
    return entry != null && !entry.isDirectory();
  }

  /** Size of an entry unpacked, as its header says; −1 where there is none. */
  public long size(String name) {
    ZipArchiveEntry entry = entries.get(name);
    return entry == null ? -1 : entry.getSize();
  }

  /**
   * The bytes of an entry.
   *
   * @throws CoursewareException when it is missing, damaged, or larger than allowed
   */
  public byte[] read(String name) throws CoursewareException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    copy(name, out, limits.maxBytes());
    return out.toByteArray();
  }

  /** As {@link #read}, or null where there is no such entry. */
  public byte @Nullable [] readIfPresent(String name) throws CoursewareException {
    return has(name) ? read(name) : null;
  }

  /**
   * Copies an entry out, whatever its size.
   *
   * @throws CoursewareException when it is missing, damaged, or all that was read of this zip file
   *     is more than allowed
   */
  public void copy(String name, OutputStream out) throws CoursewareException {
    copy(name, out, limits.maxUnpackedBytes());
  }

  private void copy(String name, OutputStream out, long most) throws CoursewareException {
    ZipArchiveEntry entry = entries.get(name);
    if (entry == null) {
      throw new CoursewareException(path, "has no " + name + " in it; export it again");
    }
    CRC32 crc = new CRC32();
    long size = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] buffer = new byte[16 * 1024];
      int n = in.read(buffer);
      while (n >= 0) {
        size += n;
        unpacked += n;
        check(name, entry, size, most);
        crc.update(buffer, 0, n);
        out.write(buffer, 0, n);
        n = in.read(buffer);
      }
    } catch (IOException | RuntimeException e) {
      throw new CoursewareException(
          path,
          "has a damaged entry " + name + " (" + e.getMessage() + "); copy or export it again",
          e);
    } catch (LinkageError e) { // a method of packing whose library is not here
      throw new CoursewareException(
          path, "packs " + name + " in a way that few programs read; pack it again as zip", e);
    }
    if (crc.getValue() != entry.getCrc()) {
      throw new CoursewareException(
          path, "has a damaged entry " + name + " (its checksum differs); export it again");
    }
  }

  private void check(String name, ZipArchiveEntry entry, long size, long most)
      throws CoursewareException {
    if (size > most) {
      throw new CoursewareException(
          path,
          String.format(
              Locale.ROOT,
              "holds %s, which unpacks to more than %,d bytes; make it smaller or raise the limit",
              name,
              most));
    }
    if (size > FREE && size / Math.max(1, entry.getCompressedSize()) > limits.maxRatio()) {
      throw new CoursewareException(
          path,
          "holds "
              + name
              + ", which unpacks to more than "
              + limits.maxRatio()
              + " times its size, as only a harmful file does; it is not read");
    }
    if (unpacked > limits.maxUnpackedBytes()) {
      throw new CoursewareException(
          path,
          String.format(
              Locale.ROOT, "unpacks to more than %,d bytes; split it", limits.maxUnpackedBytes()));
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
