package org.dars.index.courseware.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** What a {@link Layout} sees of a package. */
final class PackageView {

  private final String path;
  private final Container container;
  private final ReadLimits limits;
  private final Budget budget;
  private final List<String> notes;
  private final Set<String> names;
  private final Map<String, @Nullable XmlTree> trees = new HashMap<>();

  PackageView(
      String path, Container container, ReadLimits limits, Budget budget, List<String> notes) {
    this.path = path;
    this.container = container;
    this.limits = limits;
    this.budget = budget;
    this.notes = notes;
    this.names = new LinkedHashSet<>(container.names());
  }

  /** What messages call the package. */
  String path() {
    return path;
  }

  Set<String> names() {
    return names;
  }

  boolean has(String name) {
    return names.contains(name);
  }

  /** Tells the person who adds the package something. */
  void note(String sentence) {
    notes.add(sentence);
  }

  /**
   * The folder of the package's own manifest: "", or with its last {@code /} the one that holds all
   * files of the package; null when there is no manifest of this name.
   */
  @Nullable String folderOf(String manifest) {
    if (has(manifest)) {
      return "";
    }
    for (String name : names) {
      if (!EntryNames.isJunk(name)) {
        String folder = name.substring(0, name.indexOf('/') + 1);
        boolean around =
            has(folder + manifest)
                && names.stream().allMatch(n -> n.startsWith(folder) || EntryNames.isJunk(n));
        return around ? folder : null;
      }
    }
    return null;
  }

  /**
   * The bytes of an entry that is a manifest or a document, not a recording.
   *
   * @throws CoursewareException when it is damaged or too large
   */
  byte[] bytes(String name) throws CoursewareException {
    long most = Math.min(limits.maxBytes(), 2L * limits.maxCharacters());
    Capped out = new Capped(most);
    try {
      container.copy(name, budget.counted(out));
    } catch (CoursewareException e) {
      if (out.size() < most) {
        throw e;
      }
      throw new CoursewareException(
          path, "holds " + name + ", which is larger than " + most + " bytes; make it smaller", e);
    }
    return out.toByteArray();
  }

  /** The first bytes of an entry; fewer where it is damaged. */
  byte[] start(String name) {
    Capped out = new Capped(XmlHead.BYTES);
    try {
      container.copy(name, budget.counted(out));
    } catch (CoursewareException e) {
      // It ended, or it was enough.
    }
    return out.toByteArray();
  }

  /** An XML file, parsed once; null when it is missing or broken, which is noted. */
  @Nullable XmlTree xml(String name) {
    if (!has(name)) {
      return null;
    }
    if (!trees.containsKey(name)) {
      trees.put(name, parsed(name));
    }
    return trees.get(name);
  }

  private @Nullable XmlTree parsed(String name) {
    try {
      return XmlTree.parse(name, "", bytes(name), limits);
    } catch (CoursewareException e) {
      notes.add(String.valueOf(e.getMessage()));
      return null;
    }
  }

  ReadLimits limits() {
    return limits;
  }

  /** Takes so many bytes and no more. */
  private static final class Capped extends OutputStream {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final long most;

    Capped(long most) {
      this.most = most;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int from, int length) throws IOException {
      int rest = (int) Math.min(length, most - out.size());
      out.write(b, from, rest);
      if (rest < length) {
        throw new IOException("that is enough");
      }
    }

    int size() {
      return out.size();
    }

    byte[] toByteArray() {
      return out.toByteArray();
    }
  }
}
