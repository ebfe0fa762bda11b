package org.dars.index.courseware.packages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.zip.EntryContent;
import org.dars.index.courseware.zip.PackageChanges;
import org.dars.index.courseware.zip.TooManyEntriesException;

/**
 * A gzip-packed tar file. It is unpacked as a whole, so that its entries can be read in any order.
 */
final class TarContainer implements Container {

  private final String path;
  private final Path file;
  private final Path tar;
  private final ReadLimits limits;
  private final SeekableByteChannel in;
  private final Map<String, TarIndex.Entry> entries = new LinkedHashMap<>();
  private final List<TarIndex.Entry> all;
  private final List<String> unsafe = new ArrayList<>();

  private TarContainer(
      String path,
      Path file,
      Path tar,
      SeekableByteChannel in,
      ReadLimits limits,
      List<TarIndex.Entry> all) {
    this.path = path;
    this.file = file;
    this.tar = tar;
    this.in = in;
    this.limits = limits;
    this.all = all;
  }

  static TarContainer open(
      String path, Path file, Path tar, ReadLimits limits, Budget budget, List<String> notes)
      throws CoursewareException {
    try {
      Gzip.unpack(file, tar, limits, budget);
      SeekableByteChannel in = Files.newByteChannel(tar);
      try {
        TarContainer container =
            new TarContainer(path, file, tar, in, limits, TarIndex.read(in, limits.maxEntries()));
        budget.entries(container.all.size());
        container.list(notes);
        return container;
      } catch (IOException | CoursewareException | RuntimeException e) {
        in.close();
        throw e;
      }
    } catch (TooManyEntriesException e) {
      throw new CoursewareException(path, "holds more than " + e.most() + " files; split it", e);
    } catch (IOException | RuntimeException e) {
      budget.check();
      throw new CoursewareException(
          path,
          "is not a whole packed tar file (" + e.getMessage() + "); copy or download it again",
          e);
    }
  }

  private void list(List<String> notes) throws CoursewareException {
    EntryNames check = new EntryNames(notes);
    for (TarIndex.Entry entry : all) {
      if (entry.isFolder() && EntryNames.problem(entry.name()) == null) {
        continue;
      }
      if (entries.containsKey(entry.name())) {
        throw new CoursewareException(
            path,
            "holds two files named "
                + EntryNames.shown(entry.name())
                + "; pack it again with one of them");
      }
      if (!entry.isFile() && !entry.isFolder()) {
        notes.add(EntryNames.shown(entry.name()) + ": a link or a device; left out");
        unsafe.add(entry.name());
      } else if (check.takes(entry.name())) {
        entries.put(entry.name(), entry);
      } else if (EntryNames.problem(entry.name()) != null) {
        unsafe.add(entry.name());
      }
    }
  }

  @Override
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public List<String> unsafe() {
    return unsafe;
  }

  @Override
  public void copy(String name, OutputStream out) throws CoursewareException {
    TarIndex.Entry entry = entries.get(name);
    if (entry == null) {
      throw new CoursewareException(path, "has no " + name + " in it; export it again");
    }
    if (entry.size() > limits.maxUnpackedBytes()) {
      throw new CoursewareException(
          path,
          String.format(
              Locale.ROOT,
              "holds %s, which has more than %,d bytes; make it smaller or raise the limit",
              name,
              limits.maxUnpackedBytes()));
    }
    try {
      copy(entry.data(), entry.data() + entry.size(), out);
    } catch (IOException e) {
      throw new CoursewareException(
          path, "cannot be unpacked (" + e.getMessage() + "); check the disk", e);
    }
  }

  @Override
  public void write(PackageChanges changes, OutputStream out)
      throws IOException, CoursewareException {
    for (String name : changes.contents().keySet()) {
      if (!entries.containsKey(name)) {
        throw new CoursewareException(path, "cannot be written: it has no " + name);
      }
    }
    Gzip.pack(
        Gzip.header(file),
        out,
        tarOut -> {
          long at = 0;
          for (TarIndex.Entry entry : all) {
            EntryContent content = changes.contents().get(entry.name());
            String name = changes.renamed().getOrDefault(entry.name(), entry.name());
            if (changes.dropped().contains(entry.name())) {
              at = entry.end();
            } else if (content != null || !name.equals(entry.name())) {
              copy(at, entry.start(), tarOut);
              new TarEntryWriter(entry, this::bytes).write(content, name, tarOut);
              at = entry.end();
            }
          }
          copy(at, in.size(), tarOut);
        });
  }

  private void copy(long from, long to, OutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    for (long at = from; at < to; ) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), to - at));
      in.position(at);
      int n = in.read(buffer);
      if (n < 0) {
        throw new IOException("it ends too soon");
      }
      out.write(buffer.array(), 0, n);
      at += n;
    }
  }

  private byte[] bytes(long from, long to) throws IOException {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream((int) (to - from));
    copy(from, to, out);
    return out.toByteArray();
  }

  @Override
  public void close() {
    try {
      in.close();
      Files.deleteIfExists(tar);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
