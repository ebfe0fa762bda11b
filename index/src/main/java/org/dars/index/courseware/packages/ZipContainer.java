package org.dars.index.courseware.packages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.zip.PackageChanges;
import org.dars.index.courseware.zip.TooManyEntriesException;
import org.dars.index.courseware.zip.ZipEntries;
import org.dars.index.courseware.zip.ZipSplice;

/** A zip file. */
final class ZipContainer implements Container {

  private final String path;
  private final Path file;
  private final ZipEntries entries;
  private final List<String> names = new ArrayList<>();
  private final List<String> unsafe = new ArrayList<>();

  private ZipContainer(String path, Path file, ZipEntries entries) {
    this.path = path;
    this.file = file;
    this.entries = entries;
  }

  static ZipContainer open(
      String path, Path file, ReadLimits limits, Budget budget, List<String> notes)
      throws CoursewareException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ZipSplice.check(channel, limits.maxEntries());
    } catch (TooManyEntriesException e) {
      throw new CoursewareException(path, "holds more than " + e.most() + " files; split it", e);
    } catch (IOException | RuntimeException e) {
      throw new CoursewareException(
          path, "is not a whole zip file (" + e.getMessage() + "); copy or download it again", e);
    }
    // What comes out in all is the budget's to count, over all packages in each other.
    ReadLimits each =
        new ReadLimits(
            limits.maxBytes(),
            limits.maxCharacters(),
            limits.maxDepth(),
            limits.timeout(),
            limits.maxPackageBytes(),
            Long.MAX_VALUE,
            limits.maxEntries(),
            limits.maxRatio());
    ZipContainer zip = new ZipContainer(path, file, ZipEntries.open(path, file, each));
    try {
      budget.entries(zip.entries.allNames().size());
      EntryNames check = new EntryNames(notes);
      for (String name : zip.entries.allNames()) {
        if (zip.entries.isLink(name)) {
          notes.add(EntryNames.shown(name) + ": a link to somewhere else; left out");
          zip.unsafe.add(name);
        } else if (EntryNames.problem(name) != null) {
          check.takes(name);
          zip.unsafe.add(name);
        } else if (!name.endsWith("/") && check.takes(name)) {
          zip.names.add(name);
        }
      }
      return zip;
    } catch (CoursewareException e) {
      zip.close();
      throw e;
    }
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public List<String> unsafe() {
    return unsafe;
  }

  @Override
  public void copy(String name, OutputStream out) throws CoursewareException {
    entries.copy(name, out);
  }

  @Override
  public void write(PackageChanges changes, OutputStream out)
      throws IOException, CoursewareException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ZipSplice.write(channel, entries.allNames(), changes, out);
    } catch (IllegalArgumentException e) {
      throw new CoursewareException(path, "cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    entries.close();
  }
}
