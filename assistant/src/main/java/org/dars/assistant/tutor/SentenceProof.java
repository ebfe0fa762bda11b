package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.LanguageDetector;
import org.dars.index.courseware.Sentences;
import org.dars.index.search.Terms;

/**
 * Whether a written sentence is proven. Its quotes must stand verbatim in the passages that it
 * names; its numbers must stand in the blocks quoted or in the question; it must not deny what the
 * quote says, or say what the quote denies; where it is written in the blocks' language, a part of
 * its words must stand in them; it must be in the language wanted, and must not repeat the rules
 * that the model was given. These are rules of thumb: they catch what models get wrong most often,
 * and drop a true sentence now and then.
 */
final class SentenceProof {

  /** Why a sentence was dropped, as the model is told it. */
  enum Fault {
    NO_QUOTE("it has no quote"),
    QUOTE_NOT_FOUND("its quote does not stand in that passage letter for letter"),
    NUMBER("it has a number that does not stand in the passage"),
    NEGATION("it says the opposite of its quote"),
    UNSUPPORTED("its words do not stand in the passage"),
    LANGUAGE("it is in the wrong language"),
    RULES("it does not speak of the subject");

    private final String words;

    Fault(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * What was found.
   *
   * @param citations numbers of the quotes that stand; empty when there is a fault
   * @param faults why it is dropped; empty when it is proven
   */
  record Result(List<Integer> citations, List<Fault> faults) {}

  /** Shorter quotes prove nothing. */
  private static final int LEAST_WORDS = 3;

  private static final int LEAST_CHARACTERS = 8;

  private static final double SUPPORTED = 0.3;
  private static final int LEAST_TERMS = 4;
  private static final int LEAST_LETTERS = 20;
  private static final int LEAKED_WORDS = 6;

  private static final Set<String> TOLD_APART =
      Set.of("en", "es", "fr", "ru", "ar", "kk", "mn", "uz", "sw", "ur", "id", "km");

  private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+([.,]\\p{Nd}+)*");

  private static final Pattern DENIES =
      Pattern.compile(
          "\\b(not|never|neither|nor|cannot|without|\\p{L}+n['’]t|nunca|jamás|tampoco|ne|n['’]\\p{L}+|jamais"
              + "|не|нет|нельзя|никогда|без|ليس|ليست|لا|لم|لن|بدون|емес|жоқ|ешқашан|биш|үгүй|bo['ʻ‘’]lmagan|emas|hech qachon"
              + "|yo['ʻ‘’]q|si|hakuna|kamwe|bila|نہیں|مت|بغیر|tidak|bukan|tanpa|jangan)\\b|មិន|គ្មាន",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  /** "No" denies in these languages; "si" is "if" or "yes" in those that are not Swahili. */
  private static final Pattern NO =
      Pattern.compile("\\bno\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  private final List<Evidence> evidence;
  private final String question;
  private final String language;
  private final String rules;
  private final Proofs proofs;

  /**
   * @param evidence the passages that may be quoted, numbered from 1
   * @param language that the answer is to be written in, "" when unknown
   * @param rules what the model was told, which is nobody else's business
   */
  SentenceProof(
      List<Evidence> evidence, String question, String language, String rules, Proofs proofs) {
    this.evidence = evidence;
    this.question = question;
    this.language = language;
    this.rules = words(rules);
    this.proofs = proofs;
  }

  private record Standing(Evidence evidence, Evidence.Source source, String words) {}

  Result of(Draft.Written sentence) {
    if (sentence.quotes().isEmpty() || sentence.text().isBlank()) {
      return fault(Fault.NO_QUOTE);
    }
    List<Standing> standing = sentence.quotes().stream().flatMap(q -> find(q).stream()).toList();
    if (standing.isEmpty()) {
      return fault(Fault.QUOTE_NOT_FOUND);
    }
    String text = sentence.text();
    if (leaks(text)) {
      return fault(Fault.RULES);
    }
    if (!numbersStand(text, standing)) {
      return fault(Fault.NUMBER);
    }
    String course = standing.getFirst().evidence().hit().language();
    String written = languageOf(text, course);
    if (!language.isEmpty() && !written.isEmpty() && !written.equals(language)) {
      return fault(Fault.LANGUAGE);
    }
    if (turned(text, standing, written.isEmpty() ? course : written, course)) {
      return fault(Fault.NEGATION);
    }
    if ((written.isEmpty() || written.equals(course)) && !supported(text, standing, course)) {
      return fault(Fault.UNSUPPORTED);
    }
    Set<Integer> numbers = new LinkedHashSet<>();
    standing.forEach(s -> numbers.add(proofs.cite(s.evidence(), s.source(), s.words())));
    return new Result(List.copyOf(numbers), List.of());
  }

  private static Result fault(Fault fault) {
    return new Result(List.of(), List.of(fault));
  }

  /** The block that the quote stands in, or nothing. */
  private List<Standing> find(Draft.Quote quote) {
    boolean spaced = quote.words().strip().split("\\s+").length >= LEAST_WORDS;
    boolean unspaced =
        quote.words().indexOf(' ') < 0
            && quote.words().codePointCount(0, quote.words().length()) >= LEAST_CHARACTERS
            && quote.words().codePoints().anyMatch(SentenceProof::writtenWithoutSpaces);
    if (quote.passage() < 1 || quote.passage() > evidence.size() || !(spaced || unspaced)) {
      return List.of();
    }
    Evidence e = evidence.get(quote.passage() - 1);
    return e.sources().stream()
        .filter(s -> Quotes.stands(quote.words(), s.text()))
        .limit(1)
        .map(s -> new Standing(e, s, quote.words().strip()))
        .toList();
  }

  private static boolean writtenWithoutSpaces(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case KHMER, THAI, LAO, MYANMAR, HAN, HIRAGANA, KATAKANA -> true;
      default -> false;
    };
  }

  private boolean numbersStand(String text, List<Standing> standing) {
    Set<String> known = new HashSet<>(numbers(question));
    standing.forEach(s -> known.addAll(numbers(s.source().text())));
    return known.containsAll(numbers(text));
  }

  /** Digits of any script as ASCII, without the marks that group them. */
  private static List<String> numbers(String text) {
    List<String> numbers = new ArrayList<>();
    Matcher m = DIGITS.matcher(text);
    while (m.find()) {
      StringBuilder number = new StringBuilder();
      m.group()
          .codePoints()
          .filter(Character::isDigit)
          .forEach(c -> number.append(Character.digit(c, 10)));
      numbers.add(number.toString());
    }
    return numbers;
  }

  /** Whether the sentence denies and what it quotes does not, or the other way round. */
  private static boolean turned(
      String text, List<Standing> standing, String written, String course) {
    if (denies(text, written)) {
      return standing.stream().noneMatch(s -> denies(around(s), course));
    }
    return standing.stream().allMatch(s -> denies(upTo(s), course));
  }

  private static boolean denies(String text, String language) {
    Matcher m = DENIES.matcher(text);
    while (m.find()) {
      boolean swahili = m.group().equalsIgnoreCase("si");
      boolean french = m.group().equalsIgnoreCase("ne");
      if ((!swahili || language.equals("sw")) && (!french || language.equals("fr"))) {
        return true;
      }
    }
    return (language.equals("en") || language.equals("es")) && NO.matcher(text).find();
  }

  /** The whole sentence that a quote was taken from. */
  private static String around(Standing s) {
    String quote = Quotes.fold(s.words());
    return Sentences.of(s.source().text(), s.evidence().hit().language()).stream()
        .filter(sentence -> Quotes.fold(sentence).contains(quote))
        .findFirst()
        .orElse(s.source().text());
  }

  /** The quote with the three words before it: a denial may have been cut off. */
  private static String upTo(Standing s) {
    String quote = Quotes.fold(s.words());
    String sentence = Quotes.fold(around(s));
    int at = sentence.indexOf(quote);
    String before = at < 0 ? "" : sentence.substring(0, at).strip();
    String[] words = before.split(" ");
    int from = Math.max(0, words.length - 3);
    return String.join(" ", List.of(words).subList(from, words.length)) + " " + quote;
  }

  private boolean supported(String text, List<Standing> standing, String course) {
    Set<String> said = new HashSet<>(Terms.of(text, course));
    if (said.size() < LEAST_TERMS) {
      return true;
    }
    Set<String> known = new HashSet<>(Terms.of(question, course));
    for (Standing s : standing) {
      known.addAll(Terms.of(s.source().text(), course));
    }
    long held = said.stream().filter(known::contains).count();
    return held >= SUPPORTED * said.size();
  }

  /**
   * The language a sentence is written in, "" when it is too short to tell. Languages that the
   * detector takes for each other (Indonesian and Malay) count as the one wanted.
   */
  private String languageOf(String text, String course) {
    if (text.codePoints().filter(Character::isLetter).count() < LEAST_LETTERS) {
      return "";
    }
    String any = LanguageDetector.standard().detect(text);
    if (TOLD_APART.contains(any)) {
      return any;
    }
    Set<String> likely = new HashSet<>(List.of("en", course));
    if (!language.isEmpty()) {
      likely.add(language);
    }
    return LanguageDetector.standard().detect(text, likely);
  }

  private boolean leaks(String text) {
    List<String> said = List.of(words(text).split(" "));
    for (int i = 0; i + LEAKED_WORDS <= said.size(); i++) {
      if (rules.contains(String.join(" ", said.subList(i, i + LEAKED_WORDS)))) {
        return true;
      }
    }
    return false;
  }

  private static String words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
