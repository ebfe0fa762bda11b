package org.dars.translator.terms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Concepts by id, in their order. Immutable. */
public final class Termbase {

  private final Map<String, Concept> concepts;

  private Termbase(Map<String, Concept> concepts) {
    this.concepts = Collections.unmodifiableMap(concepts);
  }

  /**
   * @throws IllegalArgumentException when two concepts have one id
   */
  public static Termbase of(List<Concept> concepts) {
    Map<String, Concept> byId = new LinkedHashMap<>();
    for (Concept concept : concepts) {
      if (byId.put(concept.id(), concept) != null) {
        throw new IllegalArgumentException(
            "two concepts have the id " + concept.id() + "; give one of them another");
      }
    }
    return new Termbase(byId);
  }

  /**
   * Several termbases as one. Where two have a concept of the same id, the later one's is named
   * {@code id.2}, {@code id.3}…
   */
  public static Termbase merged(List<Termbase> termbases) {
    Map<String, Concept> all = new LinkedHashMap<>();
    for (Termbase termbase : termbases) {
      for (Concept c : termbase.concepts()) {
        String id = c.id();
        for (int n = 2; all.containsKey(id); n++) {
          id = c.id() + "." + n;
        }
        all.put(
            id,
            new Concept(id, c.domain(), c.note(), c.doNotTranslate(), c.definitions(), c.terms()));
      }
    }
    return new Termbase(all);
  }

  /** All concepts, in order. */
  public List<Concept> concepts() {
    return new ArrayList<>(concepts.values());
  }

  /** The concept of an id, or null. */
  public @Nullable Concept concept(String id) {
    return concepts.get(id);
  }

  public int size() {
    return concepts.size();
  }

  /** The languages that have a term. */
  public SortedSet<String> languages() {
    SortedSet<String> tags = new TreeSet<>();
    concepts.values().forEach(c -> c.terms().forEach(t -> tags.add(t.language())));
    return tags;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Termbase t && concepts().equals(t.concepts());
  }

  @Override
  public int hashCode() {
    return concepts.hashCode();
  }

  @Override
  public String toString() {
    return concepts.size() + " concepts in " + languages();
  }
}
