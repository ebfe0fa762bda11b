package org.dars.assistant.tutor;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a follow-up stand alone by carrying its subject: "and its drawbacks?" after "What is
 * retrieval-augmented generation?" becomes "and its drawbacks? (retrieval-augmented generation)".
 */
final class FollowUps {

  /** The openings of a question that goes on from the last one. */
  private static final List<String> GOES_ON =
      List.of(
          "and|but|so|also|what about|how about|why|how so|for example|give|tell me more|more", // en
          "y|pero|¿?y qué|¿?por qué|por ejemplo|más", // es
          "et|mais|pourquoi|par exemple", // fr
          "а|и|но|почему|например|а как", // ru
          "و|ولماذا|لماذا|مثلا", // ar
          "және|ал|бірақ|неге|мысалы", // kk
          "харин|бас|яагаад|жишээ нь", // mn
          "va|lekin|nega|nima uchun|masalan", // uz
          "na|lakini|kwa nini|mfano", // sw
          "اور|لیکن|کیوں|مثال", // ur
          "dan|tapi|tetapi|mengapa|kenapa|contohnya|bagaimana dengan"); // id

  /** Words that point back to what was named before. */
  private static final List<String> STANDS_FOR =
      List.of(
          "it|its|they|them|their|this|that|these|those|he|she|his|her|the former|the latter", // en
          "ello|eso|esto|su|sus", // es
          "il|elle|ils|elles|cela|ça|son|sa|ses", // fr
          "он|она|оно|они|его|её|их|это", // ru
          "هو|هي|هذا|هذه|ذلك|تلك", // ar
          "ол|оның|олар|олардың|бұл|мұның", // kk
          "энэ|тэр|түүний|үүний|эдгээр|тэдний", // mn
          "bu|uning|ular|ularning|shu", // uz
          "hiyo|hii|hizo|huyo|yake|zake|wake", // sw
          "یہ|وہ|اس|ان|اسے", // ur
          "itu|ini|mereka|tersebut"); // id

  /** Khmer puts no space between words: it, this, that, why, example. */
  private static final String KHMER = "វា|នេះ|នោះ|ហេតុអ្វី|ឧទាហរណ៍";

  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "(?iu)^("
              + String.join("|", GOES_ON)
              + ")\\b|\\b("
              + String.join("|", STANDS_FOR)
              + ")\\b|"
              + KHMER,
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern GOING_ON =
      Pattern.compile(
          "(?iu)^(" + String.join("|", GOES_ON) + ")\\b", Pattern.UNICODE_CHARACTER_CLASS);

  /** How a question opens before it names its subject. */
  private static final Pattern OPENING =
      Pattern.compile(
          "(?iu)^(so |and |but |please |ok |okay )*((what|how) about|what('s| is| are| was| were| does| do| did)?|who('s| is| was)?|when|where"
              + "|which|why|how( do| does| did| can| should| much| many)?|explain|define|describe|tell me( more)? about"
              + "|give( me)? an example of|can you explain|do|does|is|are|should|can"
              + "|whats|whos|¿?qué (es|son)|¿?quién (es|fue|era)|qu'est-ce que?|qui (est|était)|что такое|кто так(ой|ая)|ما هو|ما هي"
              + "|apa itu)\\b( (the|a|an|i|we|you|el|la|los|las|un|una)\\b)?",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Set<String> EMPTY =
      Set.of("mean", "means", "work", "works", "it", "that", "this", "about", "example", "more");

  /** Openings that go on only when little follows: "why?", but not "why do models hallucinate?". */
  private static final Pattern MAY_STAND_ALONE =
      Pattern.compile(
          "(?iu)^(why|give|tell me more|for example|¿?por qué|por ejemplo|pourquoi|par exemple|почему|например|ولماذا|لماذا"
              + "|неге|мысалы|яагаад|жишээ нь|nega|nima uchun|masalan|kwa nini|mfano|کیوں|مثال|mengapa|kenapa|contohnya)\\b",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern PRONOUN =
      Pattern.compile(
          "(?iu)\\b(" + String.join("|", STANDS_FOR) + ")\\b|" + KHMER,
          Pattern.UNICODE_CHARACTER_CLASS);

  /** A question that names what it is about, however short: "what is temperature". */
  private static final Pattern NAMES =
      Pattern.compile(
          "(?iu)^(what('s|s| is| are| was| were| causes?| caused)|who('s|s| is| was| were)|define|explain|describe|¿?qué (es|son)|qu'est-ce que?"
              + "|¿?quién (es|fue|era)|qui (est|était)|что такое|кто такой|кто такая|ما هو|ما هي|apa itu|maana ya)\\s+\\S"
              + "|^\\S+ (ni nini|ni nani|alikuwa nani|nedir|nima|дегеніміз не|деген не|гэж юу)\\b",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** What is always something of something else: "what are the drawbacks?". */
  private static final Pattern OF_SOMETHING =
      Pattern.compile(
          "(?iu)^(the |some |its |main |other )*(drawback|disadvantage|advantage|benefit|downside|example|difference|type|kind"
              + "|cause|reason|effect|consequence|step|stage|part|risk|limit|limitation|use|purpose|definition|meaning)s?$");

  /** An "it" that stands for what follows: "is it safe to give …". */
  private static final Pattern NOBODY =
      Pattern.compile(
          "(?iu)\\bit('s| is| was| would be)?( \\w+)? \\w+ (to|that|if|for)\\b"
              + "|\\bthis (course|lesson|page|chapter|unit|module|section|book)\\b"
              + "|\\bil (faut|est \\w+ (de|que))\\b|\\bes (posible|necesario) que\\b",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** Asks the same of something else, which it names: "what about extinction?". */
  private static final Pattern OF_ANOTHER =
      Pattern.compile(
          "(?iu)^(and |but |so )*(what|how) about (?<other>.+)$", Pattern.UNICODE_CHARACTER_CLASS);

  /** "the capacity of", "difference between": what was asked of the subject, before the subject. */
  private static final Pattern ASPECT =
      Pattern.compile(
          "(?iu)^(the |some |main )*(\\w+ ){0,2}(capacity|duration|size|length|role|purpose|function|effect|cause|reason|use"
              + "|meaning|definition|difference|similarity|similaritie|advantage|disadvantage|drawback|benefit|risk|limit"
              + "|limitation|example|importance|stage|type|kind|part|step)s? (of|between|for|in) (the |an? )?",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** Asks for more of the same and names nothing: "give me an example". */
  private static final Pattern NAMES_NOTHING =
      Pattern.compile(
          "(?iu)^(so |and |but |please |can you |could you )*"
              + "((give|show|tell)( me| us)?( an?| some| another| one| two| three| more)* (examples?|more)|(explain|say)( it| that| this)?( more| again| better"
              + "| simply| in detail)+|(da|pon)me (un|otro) ejemplo|donnez?(-moi)? (un|un autre) exemple|приведи(те)? (ещё )?пример"
              + "|дай(те)? (ещё )?пример|(ni)?pe mfano|beri contoh|мысал келтір\\p{L}*|misol keltir\\p{L}*)( please| por favor)?[?!. ]*$",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern HAS_ITS_OWN_ASPECT =
      Pattern.compile("(?iu)\\bits \\w{3,}", Pattern.UNICODE_CHARACTER_CLASS);

  private static final int SHORT = 3;

  private FollowUps() {}

  /**
   * What a question's language is told by: itself, or with what it goes on from where it is too
   * short to tell.
   */
  static String spoken(String question, List<Turn> earlier) {
    return question.split("\\s+").length <= SHORT ? standAlone(question, earlier) : question;
  }

  /** The question with its subject, given the earlier turns (oldest first). */
  static String standAlone(String question, List<Turn> earlier) {
    if (earlier.isEmpty()) {
      return question;
    }
    if (!goesOn(question)) {
      return question;
    }
    for (int i = earlier.size() - 1; i >= 0; i--) {
      String before = earlier.get(i).question();
      String subject = Intents.of(before).isPresent() ? "" : subject(before);
      if (!subject.isEmpty()) {
        return carrying(question, subject);
      }
    }
    return question;
  }

  private static String carrying(String question, String subject) {
    String thing = ASPECT.matcher(subject).replaceFirst("");
    Matcher another = OF_ANOTHER.matcher(question);
    boolean names =
        another.matches() && !PRONOUN.matcher(another.group("other")).find() && !thing.isEmpty();
    if (names || HAS_ITS_OWN_ASPECT.matcher(question).find()) {
      return question + " (" + (thing.isEmpty() ? subject : thing) + ")";
    }
    return question + " (" + subject + ")";
  }

  /** Whether a question cannot be understood without those before it. */
  private static boolean goesOn(String question) {
    // What opens a question may be a pronoun that points nowhere: "ما هو", "is it safe to".
    String pointing = NOBODY.matcher(question).replaceAll("");
    String about = OPENING.matcher(pointing).replaceFirst("").replaceAll("[?!.\\s]+$", "").strip();
    if (PRONOUN.matcher(about).find() || NAMES_NOTHING.matcher(question).find()) {
      return true;
    }
    if (OF_SOMETHING.matcher(about).matches()) {
      return true;
    }
    boolean few = question.split("\\s+").length <= SHORT;
    if (few) {
      return !NAMES.matcher(question).find();
    }
    return GOING_ON.matcher(pointing).find() && !MAY_STAND_ALONE.matcher(question).find();
  }

  /** What a question is about: the question without its opening; "" when it only points back. */
  static String subject(String question) {
    if (NAMES_NOTHING.matcher(question).find()) {
      return "";
    }
    int carried = question.lastIndexOf('(');
    if (carried >= 0 && question.endsWith(")")) {
      return question.substring(carried + 1, question.length() - 1);
    }
    String rest = OPENING.matcher(question).replaceFirst("").replaceAll("[?!.\\s]+$", "").strip();
    String last = rest.substring(rest.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    if (rest.indexOf(' ') < 0 && EMPTY.contains(last)) {
      return "";
    }
    boolean few = rest.split("\\s+").length <= SHORT;
    // A question that points back names no subject, however long: "how long does it last".
    boolean points = PRONOUN.matcher(NOBODY.matcher(rest).replaceAll("")).find();
    return points || (few && POINTS_BACK.matcher(rest).find()) ? "" : rest;
  }
}
