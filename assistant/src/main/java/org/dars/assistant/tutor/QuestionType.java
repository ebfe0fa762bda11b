package org.dars.assistant.tutor;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a question asks for, told by the words it is asked with, in English, Spanish, French,
 * Russian, Arabic, Kazakh, Mongolian, Uzbek, Swahili, Urdu, Indonesian and Khmer.
 *
 * <p>The types stand in the order in which they are tried: what is asked for more narrowly first.
 */
enum QuestionType {
  /** A name for what the question describes; a gap to be filled. */
  TERM(
      "_{3,}",
      "\\b(which|what) (\\w+ )?(term|word|name)\\b",
      "\\bwhat (is|are|was|were|do (we|you|they) call)\\b.*\\b(called|known as|termed|named)\\b",
      "\\bcómo se (llama|denomina)|comment (s'appelle|appelle-t-on)|как называ|ماذا (يسمى|تسمى)",
      "қалай аталады|юу гэж нэрлэ|qanday ataladi|nima deb ataladi|huitwaje|inaitwaje|کیا کہتے ہیں"
          + "|کیا کہا جاتا|disebut apa|ហៅថាអ្វី"),

  EXAMPLE(
      "\\b(examples?( of|\\?|$)|give (me )?(an?|some|two|three) examples?|an? instance of)",
      "\\bejemplos?\\b|\\bexemples?\\b|\\bпример(а|ы|ов)?\\b|مثال|أمثلة|مثالیں",
      "\\bмысал|\\bжишээ|\\bmisol|\\b(mfano|mifano)\\b|\\bcontoh|ឧទាហរណ៍"),

  COMPARISON(
      "\\b(differences? (between|of)|differs? from|different from|compare|contrast|versus|vs|distinguish(es|ed)?"
          + "|similarit(y|ies)|in common|how (do|does|are|is) .* differ)\\b",
      "\\b(diferencias?|compara(r|ción)?|se diferencia[n]?|différences?|compare[rz]?|diffère)\\b",
      "разниц|отлича|отличи|сравн|الفرق|قارن|مقارنة|يختلف|تختلف|فرق|موازنہ",
      "айырмашылы|салыстыр|ялгаа|харьцуул|\\bfarq|solishtir|taqqosla|tofauti|linganisha",
      "perbedaan|\\bbeda(nya)?\\b|bandingkan|ខុសគ្នា|ប្រៀបធៀប"),

  CAUSE(
      "^((so|and|but) )*(why|how come)\\b|\\bwhy (is|are|was|were|do|does|did|should|would|can|might)\\b",
      "\\b(reasons?|causes?) (for|of|why|that)|\\bwhat (causes?|caused|leads? to|led to)\\b",
      "\\bpor qué\\b|a qué se debe|\\bcausas?\\b|\\bpourquoi\\b|\\braisons?\\b",
      "почему|зачем|причин|из-за чего|لماذا|سبب|أسباب|کیوں|وجہ|وجوہات",
      "\\bнеге\\b|неліктен|себеб|яагаад|шалтгаан|\\bnega\\b|nima uchun|sabab",
      "kwa ?nini|\\bsababu|mengapa|kenapa|penyebab|ហេតុអ្វី|មូលហេតុ"),

  DATE(
      "^((so|and|but) )*(when|since when|until when)\\b|^[\\w ,]*\\b(what|which) (year|date|day|month|century|decade)\\b",
      "\\bcuándo\\b|qué (año|fecha|siglo)|\\bquand\\b|quelle (année|date)|quel siècle",
      "\\bкогда\\b|как(ом|ой|ого) (году?|век|числа)|متى|أي (عام|سنة|قرن)|\\bکب\\b|کس سال",
      "қашан|қай жыл|хэзээ|qachon|qaysi yil|\\blini\\b|mwaka gani|kapan|tahun berapa",
      "ពេលណា|ឆ្នាំណា"),

  NUMBER(
      "\\bhow (many|much|old|long|far|tall|big|large|high|deep|often|fast|heavy)\\b",
      "\\bwhat (percentage|percent|number|proportion|fraction|age)\\b"
          + "|\\bwhat (is|was|are|were) the (total |average |estimated |approximate )?(population|number|size|area|length"
          + "|height|speed|rate|price|cost|percentage|age|distance|temperature)\\b",
      "\\bcuánt[oa]s?\\b|qué (porcentaje|número)|\\bcombien\\b|quel (pourcentage|nombre|âge)",
      "сколько|какой процент|какое количество|\\bكم\\b|ما عدد|کتن[اےی]",
      "қанша|\\bнеше|хэдэн|хичнээн|\\bхэд\\b|qancha|nechta|\\bnecha\\b|\\p{L}*ngapi\\b|\\bberapa\\b|ប៉ុន្មាន"),

  PERSON(
      "^((so|and|but) )*who(m|se)?\\b|\\b(by|with|from|to) whom\\b|\\bwho (is|was|were|are|has|had|did|will)\\b",
      "\\b(which|what|name of the) (\\w+ )?(psychologist|scientist|researcher|theorist|philosopher|author|person|president"
          + "|minister|king|queen|player|singer|actor|governor|leader|founder|coach|captain)\\b",
      "\\bquién(es)?\\b|^qui\\b|(par|à|avec|de) qui\\b|\\b(кто|кому|кем|кого|чей|чья)\\b|^من\\b|\\bکون\\b|کس نے",
      "\\bкім|\\bхэн\\b|\\bхэний|\\bkim(ning|ga|ni|lar)?\\b|\\bnani\\b|\\bsiapa|នរណា|អ្នកណា"),

  PLACE(
      "^((so|and|but) )*where\\b|\\b(what|which) (\\w+ )?(country|city|town|state|region|district|province|continent|place"
          + "|island|county|village)\\b|\\bwhat is the capital\\b",
      "\\bdónde\\b|qué (país|ciudad|lugar)|\\boù\\b|quel (pays|lieu)|quelle (ville|région)",
      "\\b(где|куда|откуда)\\b|как(ой|ом) (стране|городе|месте)|أين|أي (بلد|مدينة|مكان)|کہاں|کس (ملک|شہر|جگہ)",
      "қайда|қай (жер|ел|қала)|хаана|аль (улс|хот)|\\bqayer|qaysi (shahar|mamlakat)|\\bwapi\\b",
      "(nchi|mji) gani|di ?mana|(negara|kota) mana|ឯណា|កន្លែងណា|ប្រទេសណា"),

  PROCEDURE(
      "^((so|and|but) )*how (to|do|can|should|would|could|does one)( (i|we|you|one|a teacher|teachers))\\b|^how to\\b"
          + "|\\b(steps?|procedure) (to|of|in|for)\\b",
      "\\bcómo (se|puedo|podemos|hago|hacer)\\b|\\bpasos para\\b|comment (faire|puis-je|peut-on|fait-on)|\\bétapes (pour|à suivre)\\b",
      "^как (сделать|мне|можно|правильно|\\p{L}+ть)\\b|\\bшаги\\b|كيف (يمكن|أ|ن)|خطوات|کیسے|طریقہ",
      "қалай|қадам|хэрхэн|яаж|алхам|qanday qilib|qadam|bosqich|jinsi ya|\\bhatua",
      "bagaimana cara|langkah|របៀប|ជំហាន"),

  LIST(
      "^((so|and|but) )*(what|which) (\\w+ )?(are|were) (the|some|its|their)\\b|\\b(name|list|identify) (and \\w+ )?(the|two|three|four"
          + "|five|six|some|all|at least|as many)\\b",
      "\\bwhat (\\w+ )?(types|kinds|forms|stages|parts|components|elements|factors|steps|ways|functions|symptoms)\\b",
      "cuáles son|enumer|\\bnombra|menciona|tipos de|quel(le)?s sont|énum|\\bcite|types de|nomme",
      "какие|перечисл|назов|\\b(виды|типы)\\b|اذكر|أنواع|اقسام|فہرست|نام بتا",
      "түрлері|тізімде|атап|төрлүүд|жагсаа|нэрлэ|turlari|sanab|orodhesha|\\btaja|aina za",
      "sebutkan|apa saja|jenis-jenis|macam-macam|រាយ|ប្រភេទ"),

  /** What something is. */
  DEFINITION(
      "^((so|and|but|ok|please) )*(what('s|’s|s| is| are| was| were)( meant by)?)\\b(?! the \\w+( \\w+)? (of|in|for|to|between|that)\\b)",
      "\\b(define|definition of|meaning of|what does .* mean|best defined|described as|defined)\\b"
          + "|^(explain|describe|tell me about)\\b",
      "qué (es|son|significa)|defin(e|ición)|qu['’]est-ce qu|définition|définis|que signifie",
      "что (такое|значит|означает)|определ|ما (هو|هي|معنى|المقصود|تعريف)|عر[ّ]?ف|تعریف|کا مطلب|کیا (ہے|ہیں|مراد)",
      "дегеніміз|деген не|анықтама|гэж юу|юу вэ|тодорхойл|\\bnima( degani)?\\s*\\??$|ta['ʼ’‘]rif",
      "ni nini|maana ya|apa (itu|arti|yang dimaksud)|definisi|pengertian|ជាអ្វី|អ្វីទៅជា|មានន័យ|និយមន័យ"),

  /** Whether something is so. */
  YES_NO(
      "^((so|and|but) )*(is|are|was|were|do|does|did|can|could|has|have|had|will|would|should|may|might|must)\\b",
      "^¿?(es|son|está|están|puede|pueden|hay|tiene|tienen|existe|existen|fue|era)\\b",
      "^(est-ce qu|y a-t-il|peut-on|\\p{L}+-(t-)?(il|elle|ils|elles|on)\\b)|\\bли\\b|^разве\\b|^هل\\b|^کیا\\b",
      "\\s(ма|ме|ба|бе|па|пе)\\s*\\?$|\\s(уу|үү|юу|юү)\\s*\\?$|\\p{L}mi\\s*\\?$|^je\\b",
      "^(apakah|bisakah|adakah)\\b|ទេ\\s*\\??$"),

  OTHER("");

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /** Nouns that say what is asked for, and not about what: "the steps of …". */
  private static final Map<QuestionType, Pattern> NOUNS =
      Map.of(
          PROCEDURE,
          nouns(
              "steps?|procedures?|pasos|étapes|шаги|этапы|hatua|langkah|қадам\\p{L}*|алхам|qadam\\p{L}*"),
          EXAMPLE,
          nouns(
              "examples?|instances?|ejemplos?|exemples?|пример\\p{L}*|mfano|mifano|contoh\\p{L}*|мысал\\p{L}*|жишээ|misol\\p{L}*"),
          CAUSE,
          nouns(
              "reasons?|razones|raisons?|причин\\p{L}*|sababu|себеб\\p{L}*|шалтгаан|sabab\\p{L}*"),
          NUMBER,
          nouns(
              "percent|percentage|proportion|number|porcentaje|número|pourcentage|nombre|процент\\p{L}*|количество|idadi"),
          DEFINITION,
          nouns(
              "definition|meaning|definición|significado|définition|определение|maana|анықтама\\p{L}*"));

  private final Pattern words;

  QuestionType(String... words) {
    this.words =
        Pattern.compile(
            String.join("|", List.of(words)),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  private static Pattern nouns(String nouns) {
    return Pattern.compile("\\b(" + nouns + ")\\b", FLAGS);
  }

  /** A question of this type without the noun that says so: what its answer has to be about. */
  String subject(String question) {
    Pattern nouns = NOUNS.get(this);
    String subject = nouns == null ? question : nouns.matcher(question).replaceAll(" ").strip();
    return subject.isEmpty() ? question : subject;
  }

  /** Whether an entry of a glossary, which says what a thing is, may answer. */
  boolean asksWhatIs() {
    return switch (this) {
      case PROCEDURE, CAUSE, YES_NO -> false;
      case TERM, EXAMPLE, COMPARISON, NUMBER, DATE, PERSON, PLACE, LIST, DEFINITION, OTHER -> true;
    };
  }

  /** Whether the answer is a few words of a kind: a number, a date, a name. */
  boolean isExact() {
    return this == NUMBER || this == DATE || this == PERSON || this == PLACE;
  }

  /** The type of a question in any of these languages; {@link #OTHER} when no word tells. */
  static QuestionType of(String question) {
    String asked = question.strip();
    for (QuestionType type : values()) {
      if (type.words.matcher(asked).find()) {
        return type;
      }
    }
    return OTHER;
  }
}
