package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.BlockKind;

/**
 * What a sentence shows of the answer to one question: the number, date, name or term that it does
 * not repeat from the question, the words that give a cause or an example, that set things against
 * each other or count them up.
 */
final class AnswerSigns {

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])[\\p{Sc}]?\\p{Nd}+([.,\u066b\u066c\u00a0]\\p{Nd}+)*( ?%| percent| (million|billion|thousand)\\b)?"
              + "(?![\\p{L}\\p{N}])"
              + "|\\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|one-third|two-thirds"
              + "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
              + "|veinte|treinta|cuarenta|cincuenta|cien|vingt|trente|quarante|cinquante|двадцать|тридцать|сорок|пятьдесят"
              + "|dos|tres|cuatro|cinco|seis|siete|ocho|diez|deux|trois|quatre|cinq|sept|huit|neuf|dix"
              + "|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|екі|үш|төрт|бес|хоёр|гурав|дөрөв|тав"
              + "|ikki|uch|to['ʻ‘’]rt|besh|mbili|tatu|nne|tano|dua|tiga|empat|lima)\\b",
          FLAGS);

  private static final String MONTHS =
      "(January|February|March|April|May|June|July|August|September|October|November|December"
          + "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
          + "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
          + "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)";

  private static final Pattern DATE =
      Pattern.compile(
          "(\\p{Nd}{1,2} )?(de )?"
              + MONTHS
              + "( \\p{Nd}{1,2}(st|nd|rd|th)?\\b)?(,? (de )?\\p{Nd}{4}\\b)?"
              + "|\\b(1\\p{Nd}{3}|20\\p{Nd}{2})(s|-х|–(1\\p{Nd}{3}|20\\p{Nd}{2}))?\\b"
              + "|\\b[\u0660-\u0669\u06f0-\u06f9\u17e0-\u17e9]{4}\\b|\\b\\p{Nd}{1,4} (BCE?|CE|AD)\\b"
              + "|\\b(\\p{Nd}{1,2}(st|nd|rd|th)|(early|late) \\p{Nd}{2}th) century",
          FLAGS);

  /** Names of one or more words; particles of names may stand between. */
  private static final Pattern NAME =
      Pattern.compile(
          "\\p{Lu}[\\p{L}\\p{M}'’.-]*+(?: (?:(?:de|da|von|van|der|den|bin|ibn|al|el|of|the|di|du|la) ){0,2}\\p{Lu}[\\p{L}\\p{M}'’.-]*+)*",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern WHERE =
      Pattern.compile(
          "\\b(in|at|near|from|of|to|on|is|en|à|au|aux|в|на|из|di|ke|dari|katika|ya)\\s*$", FLAGS);

  private static final Pattern CAUSE =
      Pattern.compile(
          "\\b(because|since|therefore|thus|due to|as a result|caused? by|causes?|leads? to|led to|results? (in|from)|so that"
              + "|in order to|reasons?|explain(s|ed)?|the effect of|owing to|that is why"
              + "|porque|debido|por lo tanto|ya que|causa|parce que|car|puisque|en raison|donc|grâce à|à cause"
              + "|потому что|поэтому|так как|поскольку|из-за|вследствие|благодаря|причин\\p{L}*"
              + "|себебі|өйткені|сондықтан|салдарынан|учир|тул|шалтгаан\\p{L}*|учраас"
              + "|chunki|sababli|tufayli|shuning uchun|kwa sababu|kutokana|hivyo|karena|sebab|akibat|sehingga)\\b"
              + "|لأن|بسبب|لذلك|نتيجة|کیونکہ|کی وجہ|لہذا|ដោយសារ|ព្រោះ|ដូច្នេះ",
          FLAGS);

  private static final Pattern CONTRAST =
      Pattern.compile(
          "\\b(whereas|while|unlike|in contrast|on the other hand|differs?|different|differences?|than|rather|both|however"
              + "|compared|mientras|a diferencia|en cambio|tandis que|alors que|contrairement|en revanche"
              + "|в отличие|тогда как|напротив|отлича\\p{L}*|ал|айырмашылы\\p{L}*|харин|ялгаа\\p{L}*"
              + "|esa|farq\\p{L}*|tofauti|wakati|sedangkan|berbeda|perbedaan)\\b"
              + "|بينما|على عكس|الفرق|جبکہ|فرق|ខុស|ចំណែក",
          FLAGS);

  private static final Pattern EXAMPLE =
      Pattern.compile(
          "\\b(for example|for instance|such as|e\\.g|including|examples?|imagine|consider|like when"
              + "|por ejemplo|como|ejemplos?|par exemple|tels? que|comme|например|такие как|пример\\p{L}*"
              + "|мысалы|жишээ|masalan|misol|kwa mfano|mfano|misalnya|seperti|contoh\\p{L}*)\\b"
              + "|مثلا|مثل|على سبيل|مثال|جیسے|ឧទាហរណ៍|ដូចជា",
          FLAGS);

  private static final Pattern STEPS =
      Pattern.compile(
          "\\b(first|second|third|then|next|finally|after|before|steps?|begin|start|must|should|use|primero|luego|después"
              + "|finalmente|d'abord|ensuite|puis|enfin|сначала|затем|потом|наконец|алдымен|содан|эхлээд|дараа"
              + "|avval|keyin|kwanza|kisha|halafu|pertama|kemudian|lalu)\\b|أولا|ثم|پہلے|پھر|ដំបូង|បន្ទាប់",
          FLAGS);

  /** Two commas, or one and a last member: a row of things. */
  private static final Pattern ROW =
      Pattern.compile(
          ".+[,،、].+([,،、]|\\b(and|or|y|et|и|dan|na|va|және|ба)\\b).+", FLAGS | Pattern.DOTALL);

  private static final Pattern NAMES_IT =
      Pattern.compile(
          "\\b(called|known as|termed|refers? to|named|defined as|is the|are the|is an?|se llama|se denomina|appelé\\p{L}*"
              + "|называ\\p{L}*|деп аталады|деп атайды|гэж нэрлэ\\p{L}*|deb ataladi|huitwa|inaitwa|disebut)\\b"
              + "|يسمى|تسمى|کہلات|کہتے|ហៅថា",
          FLAGS);

  private static final String NAME_OF_A_THING = "(?<name>\\p{L}[\\p{L}'’-]*( [\\p{L}'’-]+){0,3})";

  /** What is "called …". */
  private static final Pattern NAMED =
      Pattern.compile(
          "\\b(called|known as|termed|named|referred to as|se llama|se denomina|appelée?s?|называ(ют|ется|ются)"
              + "|huitwa|disebut)\\b (the |a |an |el |la |le |un |une )?[\"“«]?"
              + NAME_OF_A_THING
              + "(?=[\"”»]?([,.;:()]|$| (is|are|was|were|and|or|which|that|in|to|by|as)\\b))",
          FLAGS);

  /** What "… is", or the term of a glossary. */
  private static final Pattern SUBJECT =
      Pattern.compile(
          "(the |a |an |el |la |le |un |une )?"
              + NAME_OF_A_THING
              + "( \\([^)]*\\))?(:| (is|are|refers to|means|occurs|es|son|est|sont|adalah|ni|—|–)\\b)",
          FLAGS);

  private static final int MOST_MARKS = 3;

  /** What decides whether something is so, may be done, or should be. */
  private static final Pattern DECIDES =
      Pattern.compile(
          "\\b(must|should|never|cannot|can't|do not|don't|does not|may not|not allowed|is not|are not|unless|only (if|when)"
              + "|no (longer|one|more)|always|avoid|debe[n]?|nunca|no (debe|puede|es|son)|doit|doivent|jamais|ne \\p{L}+ pas"
              + "|нельзя|должн\\p{L}*|никогда|следует|не (может|является)|lazima|kamwe|haipaswi|harus|jangan|tidak (boleh|bisa))\\b"
              + "|يجب|لا يمكن|لا يجوز|چاہیے|نہیں",
          FLAGS);

  private final QuestionType type;
  private final Set<String> asked;
  private final Quantity quantity;

  AnswerSigns(String question) {
    this(QuestionType.of(question), question);
  }

  AnswerSigns(QuestionType type, String question) {
    this.type = type;
    this.asked = words(question);
    this.quantity = Quantity.of(question);
  }

  /** Whether the question tells what a number has to count or measure. */
  boolean tellsQuantity() {
    return type == QuestionType.NUMBER && quantity.isTold();
  }

  QuestionType type() {
    return type;
  }

  /** How much of what is asked for the sentence shows, 0–1; 0 for types without a sign. */
  double of(String sentence, BlockKind kind) {
    return switch (type) {
      case NUMBER -> number(sentence);
      case DATE, PERSON, PLACE -> Math.min(1, found(sentence).size());
      case CAUSE -> sign(CAUSE, sentence);
      case COMPARISON -> sign(CONTRAST, sentence);
      case EXAMPLE -> sign(EXAMPLE, sentence);
      case PROCEDURE -> kind == BlockKind.LIST_ITEM ? 1 : sign(STEPS, sentence);
      case LIST -> kind == BlockKind.LIST_ITEM ? 1 : sign(ROW, sentence);
      case TERM -> kind == BlockKind.TERM ? 1 : sign(NAMES_IT, sentence);
      case YES_NO -> sign(DECIDES, sentence);
      case DEFINITION, OTHER -> 0;
    };
  }

  /** How well the number fits that fits best. */
  private double number(String sentence) {
    return found(sentence).stream()
        .mapToDouble(m -> quantity.fit(sentence, m.from(), m.to()))
        .max()
        .orElse(0);
  }

  private static double sign(Pattern pattern, String sentence) {
    return pattern.matcher(sentence).find() ? 1 : 0;
  }

  /**
   * The words of a sentence that are a number, date or name that was asked for; none when there are
   * so many that nothing would stand out.
   */
  List<Answer.Mark> marks(String sentence) {
    List<Answer.Mark> found = found(sentence);
    return found.size() > MOST_MARKS ? List.of() : found;
  }

  private List<Answer.Mark> found(String sentence) {
    return switch (type) {
      case NUMBER ->
          find(NUMBER, sentence).stream()
              .filter(m -> quantity.fit(sentence, m.from(), m.to()) > 0)
              .toList();
      case DATE ->
          find(DATE, sentence).stream()
              .filter(m -> !Quantity.isReference(sentence, m.from(), m.to()))
              .toList();
      case PERSON -> names(sentence, false);
      case PLACE -> names(sentence, true);
      case TERM -> term(sentence);
      case EXAMPLE, COMPARISON, CAUSE, PROCEDURE, LIST, DEFINITION, YES_NO, OTHER -> List.of();
    };
  }

  /** The name that a sentence gives to what the question describes. */
  private List<Answer.Mark> term(String sentence) {
    Matcher m = NAMED.matcher(sentence);
    while (m.find()) {
      if (isNew(m.group("name"))) {
        return List.of(new Answer.Mark(m.start("name"), m.end("name")));
      }
    }
    Matcher subject = SUBJECT.matcher(sentence);
    return subject.lookingAt() && isNew(subject.group("name"))
        ? List.of(new Answer.Mark(subject.start("name"), subject.end("name")))
        : List.of();
  }

  private List<Answer.Mark> find(Pattern pattern, String sentence) {
    List<Answer.Mark> marks = new ArrayList<>();
    Matcher m = pattern.matcher(sentence);
    while (m.find()) {
      if (m.end() > m.start() && isNew(m.group())) {
        marks.add(new Answer.Mark(m.start(), m.end()));
      }
    }
    return marks;
  }

  private List<Answer.Mark> names(String sentence, boolean place) {
    List<Answer.Mark> marks = new ArrayList<>();
    Matcher m = NAME.matcher(sentence);
    while (m.find()) {
      boolean opens =
          m.start() == 0 || sentence.substring(0, m.start()).matches("(?s).*[.!?:(“\"«]\\s*");
      boolean several = m.group().indexOf(' ') > 0;
      boolean where = !place || WHERE.matcher(sentence.substring(0, m.start())).find();
      int end = m.group().endsWith(".") ? m.end() - 1 : m.end();
      if ((!opens || (several && !place)) && where && end - m.start() > 2 && isNew(m.group())) {
        marks.add(new Answer.Mark(m.start(), end));
      }
    }
    return marks;
  }

  /** How many words of the question stand in a text. */
  long shared(String text) {
    return words(text).stream().filter(asked::contains).count();
  }

  /** Whether it says more than the question did. */
  private boolean isNew(String found) {
    return !asked.containsAll(words(found));
  }

  private static Set<String> words(String text) {
    return new HashSet<>(
        List.of(
            text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip()
                .split(" ")));
  }
}
