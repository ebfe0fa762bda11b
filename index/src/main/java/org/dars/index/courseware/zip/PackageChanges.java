package org.dars.index.courseware.zip;

import java.util.Map;
import java.util.Set;

/**
 * What becomes of the entries of a package; what is not named stays as it is.
 *
 * @param contents new content by name
 * @param renamed new names by old name, of the same length in bytes
 * @param dropped names of entries that go
 */
public record PackageChanges(
    Map<String, EntryContent> contents, Map<String, String> renamed, Set<String> dropped) {

  public boolean isEmpty() {
    return contents.isEmpty() && renamed.isEmpty() && dropped.isEmpty();
  }
}
