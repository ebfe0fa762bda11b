package org.dars.assistant.retrieve;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells the language of a short question by the small words that nearly every question holds: those
 * that ask, articles, prepositions. Words that two of these languages share stand in both.
 */
final class FunctionWords {

  private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{M}'’]+");

  private static final Map<String, Set<String>> WORDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "en",
                  words(
                      "what which who whom whose when where why how is are was were do does "
                          + "did can could should would will the a an of in on to for with by from "
                          + "and or not it this that these between about i you we my your tell "
                          + "explain give me mean")),
              Map.entry(
                  "es",
                  words(
                      "qué que quién quiénes cuál cuáles cuándo dónde cómo por cuánto cuántos "
                          + "es son está están fue el la los las un una de del en con para y o no "
                          + "se su este esta entre sobre yo mi explica dime significa hay puede")),
              Map.entry(
                  "fr",
                  words(
                      "quoi quel quelle quels quelles qui quand où pourquoi comment est sont "
                          + "était le la les un une de des du en dans avec pour et ou ne pas se son "
                          + "ce cette entre sur je mon explique est-ce qu'est c'est que combien "
                          + "peut il elle")),
              Map.entry(
                  "pt",
                  words(
                      "que quê quem qual quais quando onde como por é são está foi o a os as "
                          + "um uma de do da dos das em no na com para e ou não se seu sua este "
                          + "esta entre sobre eu meu explique significa há pode")),
              Map.entry(
                  "de",
                  words(
                      "was welche welcher welches wer wann wo warum wieso wie ist sind war "
                          + "waren kann können der die das den dem des ein eine einen einer von in "
                          + "im mit für und oder nicht es dieser diese zwischen über ich mein "
                          + "erkläre bedeutet gibt man wird")),
              Map.entry(
                  "it",
                  words(
                      "che cosa cos'è quale quali chi quando dove perché come è sono era il "
                          + "lo la i gli le un una di del della dei in con per e o non si suo "
                          + "questo questa tra su io mio spiega significa può")),
              Map.entry(
                  "tr",
                  words(
                      "ne nedir nasıl neden niçin hangi kim nerede zaman kaç mi mı mu mü ve "
                          + "veya ile için bir bu şu o arasında arasındaki fark hakkında olan "
                          + "açıkla demek var")),
              Map.entry(
                  "id",
                  words(
                      "apa apakah siapa kapan dimana mana mengapa kenapa bagaimana berapa "
                          + "adalah itu ini yang dan atau di ke dari untuk dengan pada tidak antara "
                          + "tentang saya jelaskan dapat bisa perbedaan")),
              Map.entry(
                  "sw",
                  words(
                      "nini nani lini wapi kwa vipi gani ni si na au ya wa la za cha katika "
                          + "kati hii hiyo kuhusu eleza je kwanini jinsi maana tofauti")),
              Map.entry(
                  "uz",
                  words(
                      "nima nimalar qanday qaysi kim qachon qayer qayerda nega nechta va yoki "
                          + "bilan uchun bu shu o'rtasida haqida tushuntiring degani emas mi farq "
                          + "qanaqa")),
              Map.entry(
                  "ru",
                  words(
                      "что такое такой такая кто какой какая какие какое когда где почему зачем как "
                          + "сколько это и в на с для из о об от между чем или не мне объясни "
                          + "означает значит есть")),
              Map.entry(
                  "kk",
                  words(
                      "не деген дегеніміз кім қандай қай қашан қайда неге қалай неше бұл және "
                          + "мен немесе үшін туралы арасында айырмашылығы түсіндір болып табылады "
                          + "деп")),
              Map.entry(
                  "mn",
                  words(
                      "юу вэ гэж хэн ямар хэзээ хаана яагаад хэрхэн яаж энэ ба болон эсвэл "
                          + "тухай хооронд ялгаа тайлбарла нь")),
              Map.entry(
                  "uk",
                  words(
                      "що таке хто який яка які коли де чому навіщо як скільки це і та в на з "
                          + "для про від між чим або не поясни означає є")),
              Map.entry(
                  "ar",
                  words(
                      "ما ماذا من متى أين لماذا كيف كم هو هي هل في على إلى عن مع أو هذا هذه "
                          + "بين التي الذي الفرق اشرح معنى يعني")),
              Map.entry(
                  "fa",
                  words(
                      "چه چیست چیستند کیست کدام کی کجا چرا چگونه چطور است هستند در به از با "
                          + "برای و یا این آن بین را که تفاوت توضیح یعنی")),
              Map.entry(
                  "ur",
                  words(
                      "کیا کون سا کب کہاں کیوں کیسے ہے ہیں کا کی کے میں سے پر اور یا یہ وہ "
                          + "درمیان فرق وضاحت کریں مطلب"))));

  private FunctionWords() {}

  private static Set<String> words(String all) {
    return Set.of(all.split(" "));
  }

  /** Whether the small words of a language are known. */
  static boolean knows(String language) {
    return WORDS.containsKey(language);
  }

  /** How many different words of a question are small words of a language. */
  static int count(String language, String question) {
    Set<String> small = WORDS.getOrDefault(language, Set.of());
    return (int) Stream.of(asked(question)).distinct().filter(small::contains).count();
  }

  private static String[] asked(String question) {
    return BREAK.split(question.toLowerCase(Locale.ROOT).replace('’', '\''));
  }

  /**
   * The language that holds clearly the most of a question's words: two more than any of those that
   * are likely, or two of them and none of theirs.
   *
   * @param likely BCP 47 primary tags
   * @return another BCP 47 primary tag, or "" when the words do not speak against the likely ones
   */
  static String otherThan(Set<String> likely, String question) {
    String best = "";
    int most = 0;
    int ofLikely = 0;
    boolean tied = false;
    String[] asked = asked(question);
    for (Map.Entry<String, Set<String>> language : WORDS.entrySet()) {
      int count = 0;
      for (String word : asked) {
        count += language.getValue().contains(word) ? 1 : 0;
      }
      if (likely.contains(language.getKey())) {
        ofLikely = Math.max(ofLikely, count);
      } else if (count > most) {
        most = count;
        best = language.getKey();
        tied = false;
      } else if (count == most) {
        tied = true;
      }
    }
    return most >= 2 && most >= ofLikely + 2 && !tied ? best : "";
  }
}
