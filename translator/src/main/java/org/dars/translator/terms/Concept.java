package org.dars.translator.terms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One idea with its terms in all languages.
 *
 * @param id unique in its termbase: letters, digits, {@code . _ -}, a letter or {@code _} first
 * @param domain what field it belongs to; may be empty
 * @param note for people; may be empty
 * @param doNotTranslate whether translations keep the source's term: a product, a person
 * @param definitions by language tag; {@code ""} for one that serves all
 * @param terms in order, those of a language together, no two alike in language and text
 */
public record Concept(
    String id,
    String domain,
    String note,
    boolean doNotTranslate,
    Map<String, String> definitions,
    List<Term> terms) {

  private static final Pattern ID = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}._-]*");

  public Concept {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "the concept id \""
              + id
              + "\" has to begin with a letter and hold only letters, digits,"
              + " dots, underscores and hyphens");
    }
    domain = Term.clean(domain);
    note = Term.clean(note);
    Map<String, String> cleaned = new TreeMap<>();
    definitions.forEach((language, text) -> {
      if (!text.isBlank()) {
        cleaned.put(language.isEmpty() ? "" : Term.tag(language), Term.clean(text));
      }
    });
    definitions = Collections.unmodifiableMap(cleaned);
    terms = grouped(terms);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException(
          "the concept " + id + " has no term; add one or remove it");
    }
    long different = terms.stream().map(t -> t.language() + " " + t.text()).distinct().count();
    if (different < terms.size()) {
      throw new IllegalArgumentException("the concept " + id + " has the same term twice");
    }
  }

  private static List<Term> grouped(List<Term> terms) {
    Map<String, List<Term>> languages = new LinkedHashMap<>();
    terms.forEach(t -> languages.computeIfAbsent(t.language(), l -> new ArrayList<>()).add(t));
    return languages.values().stream().flatMap(List::stream).toList();
  }

  /** The terms that serve a language, preferred ones first, then as written. */
  public List<Term> terms(String language) {
    return terms.stream()
        .filter(t -> t.serves(language))
        .sorted(Comparator.comparing(Term::status))
        .toList();
  }

  /** The terms of a language that translations may use, preferred ones first. */
  public List<Term> allowed(String language) {
    return terms(language).stream().filter(t -> !t.forbidden()).toList();
  }

  /** The terms of a language that no translation may use. */
  public Stream<Term> forbidden(String language) {
    return terms(language).stream().filter(Term::forbidden);
  }
}
