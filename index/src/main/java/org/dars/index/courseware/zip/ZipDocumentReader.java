package org.dars.index.courseware.zip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.WritingDirection;
import org.dars.index.courseware.splice.Edit;
import org.dars.index.courseware.splice.Reading;
import org.dars.index.courseware.splice.RegionReader;

/** A reader of documents that are zip files with XML parts: office files, e-books. */
public abstract class ZipDocumentReader extends RegionReader {

  protected ZipDocumentReader(ReadLimits limits) {
    super(limits);
  }

  /** Reads the parts of a document. */
  protected abstract Reading parse(String path, ZipEntries entries) throws CoursewareException;

  /** As {@link #parse(String, ZipEntries)}, to write into a language of another direction. */
  protected Reading parse(String path, ZipEntries entries, WritingDirection direction)
      throws CoursewareException {
    return parse(path, entries);
  }

  @Override
  protected final Reading parse(String path, byte[] bytes) throws CoursewareException {
    if (bytes.length > 8 && bytes[0] == (byte) 0xD0 && bytes[1] == (byte) 0xCF) {
      // A compound file in place of a package: what office programs encrypt into.
      throw new CoursewareException(
          path, "is protected by a password; save it without one and add it again");
    }
    try (ZipEntries entries = ZipEntries.of(path, bytes, limits)) {
      return parse(path, entries);
    }
  }

  @Override
  protected final Reading parse(String path, byte[] bytes, WritingDirection direction)
      throws CoursewareException {
    try (ZipEntries entries = ZipEntries.of(path, bytes, limits)) {
      return parse(path, entries, direction);
    }
  }

  @Override
  protected byte[] write(String path, byte[] original, List<Edit> edits)
      throws CoursewareException {
    Map<String, List<Edit>> byPart = new HashMap<>();
    for (Edit edit : edits) {
      byPart.computeIfAbsent(edit.span().part(), _ -> new ArrayList<>()).add(edit);
    }
    Map<String, byte[]> changed = new HashMap<>();
    List<String> names;
    try (ZipEntries entries = ZipEntries.of(path, original, limits)) {
      names = entries.allNames();
      for (Map.Entry<String, List<Edit>> e : byPart.entrySet()) {
        changed.put(e.getKey(), Edit.apply(entries.read(e.getKey()), e.getValue()));
      }
    }
    try {
      byte[] written = ZipSplice.replace(original, names, changed);
      prove(path, written, changed);
      return written;
    } catch (IOException e) {
      throw new CoursewareException(
          path, "cannot be written back (" + e.getMessage() + "); save it anew", e);
    }
  }

  /** A damaged file may be read one way and written another; what was written must be there. */
  private void prove(String path, byte[] written, Map<String, byte[]> changed)
      throws CoursewareException {
    try (ZipEntries entries = ZipEntries.of(path, written, limits)) {
      for (Map.Entry<String, byte[]> e : changed.entrySet()) {
        if (!Arrays.equals(entries.read(e.getKey()), e.getValue())) {
          throw new CoursewareException(
              path, "cannot be written back (its headers contradict each other); save it anew");
        }
      }
    }
  }
}
