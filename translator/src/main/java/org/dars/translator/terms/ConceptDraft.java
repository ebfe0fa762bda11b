package org.dars.translator.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A concept while a file is read. */
final class ConceptDraft {

  final @Nullable String id;
  String domain = "";
  String note = "";
  boolean doNotTranslate;
  final Map<String, String> definitions = new TreeMap<>();
  final List<Term> terms = new ArrayList<>();

  ConceptDraft(@Nullable String id) {
    this.id = id;
  }

  /** Adds a term unless it stands there already. */
  void add(Term term) {
    boolean known =
        terms.stream()
            .anyMatch(t -> t.language().equals(term.language()) && t.text().equals(term.text()));
    if (!known) {
      terms.add(term);
    }
  }

  Concept made(String name) {
    return new Concept(name, domain, note, doNotTranslate, definitions, terms);
  }

  /** An id as it may be: "12" becomes "c12"; where it is none or taken, a free one. */
  static String name(@Nullable String wanted, int number, Set<String> taken) {
    String name = wanted == null ? "" : wanted.strip().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    if (name.isEmpty()) {
      name = "c" + number;
    } else if (!Character.isLetter(name.codePointAt(0)) && name.charAt(0) != '_') {
      name = "c" + name;
    }
    String free = name;
    for (int n = 2; taken.contains(free); n++) {
      free = name + "." + n;
    }
    return free;
  }
}
