package org.dars.assistant.retrieve;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Tells the language of a short question in Latin script by the small words that nearly every
 * question holds: those that ask, articles, prepositions. Words that two of these languages share
 * stand in both.
 */
final class FunctionWords {

  private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{M}'’]+");

  private static final Map<String, Set<String>> WORDS =
      new TreeMap<>(
          Map.of(
              "en",
              words(
                  "what which who whom whose when where why how is are was were do does did can could"
                      + " should would will the a an of in on to for with by from and or not it this that"
                      + " these between about i you we my your tell explain give me mean"),
              "es",
              words(
                  "qué que quién quiénes cuál cuáles cuándo dónde cómo por cuánto cuántos es son está"
                      + " están fue el la los las un una de del en con para y o no se su este esta entre"
                      + " sobre yo mi explica dime significa hay puede"),
              "fr",
              words(
                  "quoi quel quelle quels quelles qui quand où pourquoi comment est sont était le la les"
                      + " un une de des du en dans avec pour et ou ne pas se son ce cette entre sur je"
                      + " mon explique est-ce qu'est c'est que combien peut il elle"),
              "pt",
              words(
                  "que quê quem qual quais quando onde como por é são está foi o a os as um uma de do da"
                      + " dos das em no na com para e ou não se seu sua este esta entre sobre eu meu"
                      + " explique significa há pode"),
              "de",
              words(
                  "was welche welcher welches wer wann wo warum wieso wie ist sind war waren kann können"
                      + " der die das den dem des ein eine einen einer von in im mit für und oder nicht es"
                      + " dieser diese zwischen über ich mein erkläre bedeutet gibt man wird"),
              "it",
              words(
                  "che cosa cos'è quale quali chi quando dove perché come è sono era il lo la i gli le un"
                      + " una di del della dei in con per e o non si suo questo questa tra su io mio spiega"
                      + " significa può"),
              "tr",
              words(
                  "ne nedir nasıl neden niçin hangi kim nerede zaman kaç mi mı mu mü ve veya ile için bir"
                      + " bu şu o arasında arasındaki fark hakkında olan açıkla demek var"),
              "id",
              words(
                  "apa apakah siapa kapan dimana mana mengapa kenapa bagaimana berapa adalah itu ini yang"
                      + " dan atau di ke dari untuk dengan pada tidak antara tentang saya jelaskan dapat"
                      + " bisa perbedaan"),
              "sw",
              words(
                  "nini nani lini wapi kwa vipi gani ni si na au ya wa la za cha katika kati hii hiyo"
                      + " kuhusu eleza je kwanini jinsi maana tofauti"),
              "uz",
              words(
                  "nima nimalar qanday qaysi kim qachon qayer qayerda nega nechta va yoki bilan uchun bu"
                      + " shu o'rtasida haqida tushuntiring degani emas mi farq qanaqa")));

  private FunctionWords() {}

  private static Set<String> words(String all) {
    return Set.of(all.split(" "));
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
    String[] asked = BREAK.split(question.toLowerCase(Locale.ROOT).replace('’', '\''));
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
