package org.dars.translator.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was put or deleted since the last commit. Looking a put up in the index would cost a flush,
 * and a new index segment, each. For many threads.
 */
final class Pending {

  private final Map<String, MemoryEntry> entries = new HashMap<>();
  private final Map<String, Set<String>> byText = new HashMap<>();
  private final Set<String> deleted = new HashSet<>();

  synchronized void put(String id, MemoryEntry entry) {
    entries.put(id, entry);
    deleted.remove(id);
    byText.computeIfAbsent(text(entry), k -> new HashSet<>()).add(id);
  }

  synchronized void delete(String id) {
    MemoryEntry entry = entries.remove(id);
    if (entry != null) {
      byText.getOrDefault(text(entry), Set.of()).remove(id);
    }
    deleted.add(id);
  }

  synchronized @Nullable MemoryEntry get(String id) {
    return entries.get(id);
  }

  /** Whether the index holds an older state of it. */
  synchronized boolean overrules(String id) {
    return entries.containsKey(id) || deleted.contains(id);
  }

  synchronized Map<String, MemoryEntry> withText(String exact) {
    Map<String, MemoryEntry> found = new LinkedHashMap<>();
    Collection<String> ids = byText.getOrDefault(exact, Set.of());
    for (String id : ids) {
      MemoryEntry entry = entries.get(id);
      if (entry != null) {
        found.put(id, entry);
      }
    }
    return found;
  }

  synchronized int size() {
    return entries.size() + deleted.size();
  }

  synchronized void clear() {
    entries.clear();
    byText.clear();
    deleted.clear();
  }

  private static String text(MemoryEntry entry) {
    return Keys.exact(entry.source(), entry.from(), entry.to());
  }
}
