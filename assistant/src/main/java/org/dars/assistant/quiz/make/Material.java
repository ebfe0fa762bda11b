package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dars.assistant.quiz.ClassSentences;
import org.dars.assistant.quiz.ClozeSentences;
import org.dars.assistant.quiz.ClozeSentences.Sentence;
import org.dars.assistant.quiz.KeyTerm;
import org.dars.assistant.quiz.KeyTermFinder;
import org.dars.assistant.quiz.Likeness;
import org.dars.assistant.quiz.Placed;
import org.dars.assistant.quiz.QuestionWording;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.Words;

/** What a course gives to ask about, read once for one request. For one thread. */
final class Material {

  private static final Pattern CITATION =
      Pattern.compile(
          "\\s*\\((?:[^()]*\\b(?:1[6-9]|20)\\d\\d[a-z]?[^()]*|[^()]*\\bn\\.d\\.|\\s*|credit[^()]*)\\)");

  private final ItemRequest request;
  private final List<Placed> course;
  private final List<KeyTerm> terms;
  private final Likeness likeness;
  private final ClozeSentences sentences;
  private final Nature nature;
  private final Rivals rivals;
  private final Aims aims;
  private final Drafts drafts;
  private final ClassSentences classes;
  private final Worth worth;
  private final TermVectors vectors;

  /** A term with its stems. */
  private record Named(KeyTerm term, List<String> stems) {}

  private final Map<String, List<Named>> byFirstStem = new HashMap<>();

  /** The course's blocks as words, read when first asked for. */
  private final List<String> said = new ArrayList<>();

  Material(ItemRequest request, List<SourceDocument> documents, TermVectors vectors) {
    this.request = request;
    this.vectors = vectors;
    String language = request.language();
    course = Placed.all(documents, request.sections());
    List<KeyTerm> defined = KeyTermFinder.find(course, language);
    Likeness ofDefined = new Likeness(defined);
    ClozeSentences standing = new ClozeSentences(course, defined, ofDefined, language);
    List<KeyTerm> mined = MinedTerms.of(standing.all(), defined, language);
    terms = Stream.concat(defined.stream(), mined.stream()).toList();
    likeness = mined.isEmpty() ? ofDefined : new Likeness(terms);
    sentences = mined.isEmpty() ? standing : standing.about(terms, likeness);
    nature = new Nature(language, sentences);
    Meanings meanings = Meanings.of(terms, vectors, language);
    rivals = new Rivals(terms, likeness, nature, meanings, language, request.seed());
    classes = ClassSentences.of(course, language);
    worth = new Worth(nature, sentences);
    QuestionWording wording = new QuestionWording(language);
    aims = new Aims(course, wording);
    drafts = new Drafts(wording, language, documents, aims);
    for (KeyTerm term : terms) {
      List<String> stems = Words.stems(term.term());
      if (!stems.isEmpty()) {
        byFirstStem
            .computeIfAbsent(stems.getFirst(), s -> new ArrayList<>())
            .add(new Named(term, stems));
      }
    }
  }

  /** Every block of the course, in order. */
  List<Placed> course() {
    return course;
  }

  /** Every term of the course. */
  List<KeyTerm> terms() {
    return terms;
  }

  /** The terms of what is asked for. */
  List<KeyTerm> asked() {
    return terms.stream().filter(KeyTerm::asked).toList();
  }

  /** Sentences of what is asked for that can be understood alone. */
  List<Sentence> sentences() {
    return sentences.all();
  }

  ClozeSentences about() {
    return sentences;
  }

  Likeness likeness() {
    return likeness;
  }

  Nature nature() {
    return nature;
  }

  Rivals rivals() {
    return rivals;
  }

  Aims aims() {
    return aims;
  }

  ClassSentences classes() {
    return classes;
  }

  /** Unit vectors of texts, centred on their mean; empty without an embedder. */
  List<float[]> vectors(List<String> texts) {
    return Meanings.of(vectors, texts, language());
  }

  Worth worth() {
    return worth;
  }

  Drafts drafts() {
    return drafts;
  }

  QuestionWording wording() {
    return drafts.wording();
  }

  String language() {
    return request.language();
  }

  long seed() {
    return request.seed();
  }

  /** The terms that a text names, in the order of their first words. */
  List<KeyTerm> named(String text) {
    List<KeyTerm> named = new ArrayList<>();
    List<String> said = Words.stems(text);
    for (String stem : new LinkedHashSet<>(said)) {
      for (Named name : byFirstStem.getOrDefault(stem, List.of())) {
        if (Collections.indexOfSubList(said, name.stems()) >= 0) {
          named.add(name.term());
        }
      }
    }
    return named;
  }

  /** The longest term that a text names. */
  Optional<KeyTerm> mainTerm(String text) {
    return named(text).stream().max(Comparator.comparingInt((KeyTerm t) -> t.term().length()));
  }

  /** Whether the course has these words in a row, in whatever case. */
  boolean says(String words) {
    String phrase = " " + Words.normal(words) + " ";
    if (said.isEmpty()) {
      course.forEach(at -> said.add(" " + Words.normal(at.text()) + " "));
    }
    return said.stream().anyMatch(t -> t.contains(phrase));
  }

  /** A sentence without references to literature. */
  static String cited(String sentence) {
    return sentence.indexOf('(') < 0 ? sentence : CITATION.matcher(sentence).replaceAll("");
  }
}
