package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.ClozeSentences.Sentence;
import org.dars.assistant.quiz.DefinitionSentences;
import org.dars.assistant.quiz.KeyTerm;
import org.dars.assistant.quiz.Persons;
import org.dars.assistant.quiz.Words;
import org.dars.assistant.quiz.make.Tagger.Tagged;
import org.jspecify.annotations.Nullable;

/**
 * Terms of a course that marks none, or few: subjects that its sentences define ("a tidal bore is a
 * wave that …"), and what they say something is called. For one thread.
 */
final class MinedTerms {

  /** A course that defines a term for so many sentences needs no more. */
  private static final int SENTENCES_DEFINED = 25;

  private static final int SUBJECT_WORDS = 5;
  private static final Pattern ARTICLE =
      Pattern.compile(
          "(?iu)^(?:an?|the|el|la|los|las|una?|le|les|une|des|der|die|das|eine?|o|os|as|uma?) +|^l[’']");

  /** Subjects that are about the text, or about anything. */
  private static final Pattern GENERAL =
      Pattern.compile(
          "(?iu)(?:.* )?(goal|aim|purpose|reason|idea|result|example|difference|problem|question|answer|way|thing|part|step|point|number|chapter|section|course|unit|lesson|one|first|last|next|second|main|key|following"
              + "|objetivo|idea|resultado|ejemplo|diferencia|problema|pregunta|manera|parte|paso|capítulo|sección|curso|but|objectif|raison|exemple|différence|problème|partie|étape|chapitre|cours"
              + "|цель|идея|результат|пример|разница|проблема|вопрос|часть|шаг|глава|раздел|курс)(?: .*)?");

  /** What comes between a meaning and its name, per language. */
  private static final Map<String, Pattern> CALLED =
      Map.of(
          "en",
              called(
                  "(?:is|are)(?: often| also| usually)? (?:called|known as|termed|referred to as)"),
          "es", called("se (?:llaman?|denominan?|conocen? como)"),
          "fr", called("(?:s['’]appellent?|est appelée?|sont appelée?s|est nommée?)"),
          "pt", called("(?:é chamad[oa]|são chamad[oa]s|chama-se|denomina-se)(?: de)?"),
          "ru", called("называ(?:ется|ются)"));

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final String language;
  private final List<Sentence> sentences;
  private final Set<String> names = new HashSet<>();

  /** Sentences as stems with spaces around, by each stem in them. */
  private final Map<String, List<String>> saying = new HashMap<>();

  private final @Nullable Tagger tagger;

  private MinedTerms(List<Sentence> sentences, List<KeyTerm> defined, String language) {
    this.language = language;
    this.sentences = sentences;
    this.tagger = Tagger.of(language).orElse(null);
    defined.forEach(t -> t.names().forEach(n -> names.add(key(n))));
    for (Sentence sentence : sentences) {
      List<String> stems = Words.stems(sentence.text());
      String said = " " + String.join(" ", stems) + " ";
      Set.copyOf(stems).forEach(w -> saying.computeIfAbsent(w, x -> new ArrayList<>()).add(said));
    }
  }

  /**
   * Terms besides those that the course defines; none where it defines enough.
   *
   * @param sentences that stand alone, of what is asked for
   */
  static List<KeyTerm> of(List<Sentence> sentences, List<KeyTerm> defined, String language) {
    long asked = defined.stream().filter(KeyTerm::asked).count();
    if (asked * SENTENCES_DEFINED >= sentences.size()) {
      return List.of();
    }
    return new MinedTerms(sentences, defined, language).terms();
  }

  private static Pattern called(String verbs) {
    return Pattern.compile(
        "(?iu)^(?<meaning>[^,;:]{20,160}) "
            + verbs
            + " (?:an? |the |el |la |los |las |una? |les? |une |des |os? |as? |uma? )?[“\"«]?(?<term>[\\p{L}-]+(?: [\\p{L}-]+){0,3})[”\"»]?\\.$");
  }

  private static String key(String name) {
    return String.join(" ", Words.stems(name));
  }

  private List<KeyTerm> terms() {
    List<KeyTerm> terms = new ArrayList<>();
    for (Sentence sentence : sentences) {
      called(sentence).or(() -> subject(sentence)).ifPresent(terms::add);
    }
    return terms;
  }

  /** What a sentence says that something is called. */
  private Optional<KeyTerm> called(Sentence sentence) {
    Pattern pattern = CALLED.get(language);
    Matcher m = pattern == null ? null : pattern.matcher(sentence.text());
    return m != null && m.matches()
        ? term(sentence, m.group("term"), m.group("meaning"))
        : Optional.empty();
  }

  /** The subject of a sentence that says what it is. */
  private Optional<KeyTerm> subject(Sentence sentence) {
    String text = sentence.text();
    int end = text.indexOf(' ');
    for (int words = 1; words <= SUBJECT_WORDS && end > 0; words++) {
      Optional<String> predicate = DefinitionSentences.predicate(text.substring(end), language);
      if (predicate.isPresent()) {
        String subject = ARTICLE.matcher(text.substring(0, end)).replaceFirst("");
        return term(sentence, subject, predicate.get());
      }
      end = text.indexOf(' ', end + 1);
    }
    return Optional.empty();
  }

  private Optional<KeyTerm> term(Sentence at, String name, String meaning) {
    return sound(name, meaning) && names.add(key(name))
        ? Optional.of(
            KeyTerm.defined(inside(name), meaning, language, at.at(), at.at().quote(at.text())))
        : Optional.empty();
  }

  private boolean sound(String subject, String predicate) {
    List<String> words = Words.of(subject);
    boolean plain =
        !words.isEmpty()
            && words.stream().noneMatch(w -> Words.common(w) && !w.equals("of"))
            && subject.codePoints().noneMatch(c -> c == ',' || c == '(' || c == ':')
            && subject.length() >= 3;
    return plain
        && !GENERAL.matcher(subject).matches()
        && !Persons.named(subject, predicate)
        && noun(subject)
        && twice(subject);
  }

  /** Whether two sentences name it. */
  private boolean twice(String subject) {
    List<String> words = Words.stems(subject);
    String phrase = " " + String.join(" ", words) + " ";
    return saying.getOrDefault(words.getFirst(), List.of()).stream()
            .filter(said -> said.contains(phrase))
            .limit(2)
            .count()
        == 2;
  }

  /** Where words can be tagged, a term ends in a noun. */
  private boolean noun(String phrase) {
    if (tagger == null) {
      return true;
    }
    List<Tagged> tagged = tagger.tag(phrase);
    return !tagged.isEmpty()
        && WordClass.of(tagged.getLast().tag()).nominal()
        && tagged.stream().noneMatch(t -> t.tag().equals("VERB") && !t.word().endsWith("ing"));
  }

  /**
   * A word that only begins its sentence is written small, acronyms and names of two capitals not.
   */
  private static String inside(String subject) {
    boolean name =
        subject.length() > 1
            && (Character.isUpperCase(subject.charAt(1))
                || SPACE.splitAsStream(subject).filter(MinedTerms::capital).count() > 1);
    return name ? subject : subject.substring(0, 1).toLowerCase(Locale.ROOT) + subject.substring(1);
  }

  private static boolean capital(String word) {
    return !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
  }
}
