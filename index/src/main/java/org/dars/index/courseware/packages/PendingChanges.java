package org.dars.index.courseware.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.splice.Edit;
import org.dars.index.courseware.xml.XmlTree;
import org.dars.index.courseware.zip.EntryContent;
import org.dars.index.courseware.zip.PackageChanges;

/** The changes of a package while they are collected. */
final class PendingChanges {

  private final PackageView view;
  private final Map<String, EntryContent> contents;
  private final Map<String, String> renamed = new HashMap<>();
  private final Set<String> dropped = new HashSet<>();

  PendingChanges(PackageView view, Map<String, EntryContent> contents) {
    this.view = view;
    this.contents = new HashMap<>(contents);
  }

  PackageView view() {
    return view;
  }

  Map<String, EntryContent> contents() {
    return contents;
  }

  /** An entry as it will be. */
  byte[] bytes(String name) throws CoursewareException {
    EntryContent content = contents.get(name);
    if (content == null) {
      return view.bytes(name);
    }
    try (InputStream in = content.open()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      in.transferTo(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  XmlTree xml(String name) throws CoursewareException {
    return XmlTree.parse(name, "", bytes(name), view.limits());
  }

  /** Changes places of an entry as it will be. */
  void edit(String name, List<Edit> edits) throws CoursewareException {
    if (!edits.isEmpty()) {
      contents.put(name, new EntryContent.InMemory(Edit.apply(bytes(name), edits)));
    }
  }

  void put(String name, byte[] bytes) {
    contents.put(name, new EntryContent.InMemory(bytes));
  }

  /** Gives an entry another name of the same length. */
  void rename(String name, String newName) {
    renamed.put(name, newName);
  }

  void drop(String name) {
    contents.remove(name);
    dropped.add(name);
  }

  /** Changes that were collected elsewhere. */
  void add(PackageChanges others) {
    contents.putAll(others.contents());
    renamed.putAll(others.renamed());
    others.dropped().forEach(this::drop);
  }

  Map<String, String> renamed() {
    return renamed;
  }

  Set<String> dropped() {
    return dropped;
  }

  PackageChanges done() {
    return new PackageChanges(contents, renamed, dropped);
  }
}
