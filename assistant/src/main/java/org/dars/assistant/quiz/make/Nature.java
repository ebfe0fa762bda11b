package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.ClozeSentences;
import org.dars.assistant.quiz.ClozeSentences.Sentence;
import org.dars.assistant.quiz.Form;
import org.dars.assistant.quiz.KeyTerm;
import org.dars.assistant.quiz.Words;
import org.dars.assistant.quiz.make.Tagger.Tagged;
import org.jspecify.annotations.Nullable;

/**
 * What kind of word a term is and what kind of thing it names: "gland" for "gland that …", the
 * genus of its definition. Without a tagger both stay unknown. For one thread.
 */
final class Nature {

  /**
   * What is known of a term.
   *
   * @param kind part of speech
   * @param plural whether it reads as a plural
   * @param genus the kind of thing with the words that narrow it, "defense mechanism"; "" when
   *     unknown
   * @param head the last word of the genus, stemmed; "" when unknown
   */
  record Known(WordClass kind, boolean plural, String genus, String head) {}

  private static final int MOST_PLACES = 5;

  /** Heads that say nothing about the kind of thing: the next noun does. */
  private static final Set<String> EMPTY_HEADS =
      Set.of(
          "type",
          "kind",
          "form",
          "sort",
          "one",
          "category",
          "class",
          "group",
          "set",
          "series",
          "part",
          "component",
          "branch",
          "aspect",
          "variety",
          "collection",
          "subset",
          "sorte",
          "forme",
          "genre",
          "ensemble",
          "partie",
          "art",
          "teil",
          "gruppe");

  /** Openings of definitions of adjectives, which a tagger takes for verbs. */
  private static final Set<String> DESCRIBING =
      Set.of(
          "relating",
          "describes",
          "describing",
          "having",
          "referring",
          "pertaining",
          "characterized",
          "able",
          "capable",
          "adjective",
          "relatif",
          "qui",
          "désigne");

  private static final Pattern BRACKET = Pattern.compile("\\s*\\([^()]*\\)");

  /** Endings of English nouns, which a lone word hides from a tagger. */
  private static final Pattern NOUN_ENDING =
      Pattern.compile("(?i).*(ness|ism|tion|sion|ity|ment|ship|logy|sis)");

  /** The word between a term and its definition in a sentence. */
  private static final Map<String, String> IS = Map.of("en", "is", "fr", "est", "de", "ist");

  private final String language;
  private final Optional<Tagger> tagger;
  private final ClozeSentences sentences;
  private final IdentityHashMap<KeyTerm, Known> known = new IdentityHashMap<>();

  Nature(String language, ClozeSentences sentences) {
    this.language = language;
    this.tagger = Tagger.of(language);
    this.sentences = sentences;
  }

  /** Whether parts of speech are known in this language at all. */
  boolean tags() {
    return tagger.isPresent();
  }

  /** What is known of a term; worked out once. */
  Known of(KeyTerm term) {
    return known.computeIfAbsent(term, this::look);
  }

  private Known look(KeyTerm term) {
    boolean plural = Form.of(term.term()).plural();
    Tagger t = tagger.orElse(null);
    if (t == null) {
      return new Known(WordClass.UNKNOWN, plural, "", "");
    }
    String name = BRACKET.matcher(term.term()).replaceAll("");
    List<Tagged> alone = t.tag(name.isBlank() ? term.term() : name);
    List<Tagged> definition = defined(t, alone.size(), name, term.definition());
    String genus = genus(definition);
    String head = genus.substring(genus.lastIndexOf(' ') + 1);
    WordClass kind = kind(t, term, alone, definition, !genus.isEmpty());
    return new Known(kind, plural, genus, head);
  }

  /** A definition's words, tagged as in the sentence "term is definition". */
  private List<Tagged> defined(Tagger t, int words, String name, String definition) {
    String is = IS.getOrDefault(language, "");
    List<Tagged> sentence = t.tag(name + " " + is + " " + definition);
    int begins = words + (is.isEmpty() ? 0 : 1);
    return sentence.subList(Math.min(begins, sentence.size()), sentence.size());
  }

  /** Terms of several words are nouns; one word is what its definition or its places say. */
  private WordClass kind(
      Tagger t, KeyTerm term, List<Tagged> alone, List<Tagged> definition, boolean thing) {
    if (alone.size() > 1 || alone.getFirst().word().endsWith("ing")) {
      boolean named =
          alone.size() > 1
              && alone.stream().allMatch(w -> Character.isUpperCase(w.word().codePointAt(0)));
      return named ? WordClass.NAME : WordClass.NOUN;
    }
    Map<WordClass, Integer> votes = new EnumMap<>(WordClass.class);
    votes.merge(WordClass.of(alone.getFirst().tag()), 1, Integer::sum);
    String first =
        definition.isEmpty() ? "" : definition.getFirst().word().toLowerCase(Locale.ROOT);
    if (DESCRIBING.contains(first) && !NOUN_ENDING.matcher(alone.getFirst().word()).matches()) {
      votes.merge(WordClass.ADJECTIVE, 3, Integer::sum);
    } else if (thing) {
      votes.merge(WordClass.NOUN, 3, Integer::sum);
    }
    int places = 0;
    for (Sentence sentence : sentences.naming(term)) {
      if (++places > MOST_PLACES) {
        break;
      }
      inside(t.tag(sentence.text()), alone).ifPresent(k -> votes.merge(k, 1, Integer::sum));
    }
    WordClass best = WordClass.UNKNOWN;
    for (WordClass k : WordClass.values()) {
      if (k != WordClass.UNKNOWN && votes.getOrDefault(k, 0) > votes.getOrDefault(best, 0)) {
        best = k;
      }
    }
    return best == WordClass.NAME ? WordClass.NOUN : best;
  }

  private static Optional<WordClass> inside(List<Tagged> sentence, List<Tagged> term) {
    for (int i = 0; i + term.size() <= sentence.size(); i++) {
      int at = i;
      boolean here = true;
      for (int j = 0; j < term.size() && here; j++) {
        here = sentence.get(at + j).word().equalsIgnoreCase(term.get(j).word());
      }
      if (here) {
        return Optional.of(
            WordClass.of(head(sentence.subList(i, i + term.size()), term.size()).tag()));
      }
    }
    return Optional.empty();
  }

  /** The last word before a preposition. */
  private static Tagged head(List<Tagged> phrase, int size) {
    for (int i = 1; i < size; i++) {
      if (phrase.get(i).tag().equals("ADP")) {
        return phrase.get(i - 1);
      }
    }
    return size == 0 ? new Tagged("", "X") : phrase.get(size - 1);
  }

  /**
   * The first noun of a definition with the words that narrow it; "" when another word comes first.
   */
  private static String genus(List<Tagged> definition) {
    List<String> words = new ArrayList<>();
    @Nullable String empty = null;
    for (int i = 0; i < definition.size(); i++) {
      Tagged w = definition.get(i);
      switch (w.tag()) {
        case "DET", "NUM", "ADV" -> {}
        case "ADJ" -> words.add(w.word().toLowerCase(Locale.ROOT));
        case "NOUN", "PROPN" -> {
          words.add(Words.stem(w.word().toLowerCase(Locale.ROOT)));
          boolean ends =
              i + 1 == definition.size()
                  || !Set.of("NOUN", "PROPN").contains(definition.get(i + 1).tag());
          if (ends && !EMPTY_HEADS.contains(words.getLast())) {
            return String.join(" ", words);
          } else if (ends) {
            empty = words.getLast();
            words.clear();
          }
        }
        case "ADP" -> {
          if (empty == null) {
            return "";
          }
        }
        default -> {
          // "specialized photoreceptor", "unlearned, automatic response"
          boolean narrows =
              (w.tag().equals("VERB") && w.word().endsWith("ed")) || w.word().equals(",");
          if (!narrows) {
            return empty == null ? "" : empty;
          }
        }
      }
    }
    return empty == null ? "" : empty;
  }
}
