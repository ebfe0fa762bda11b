package org.dars.assistant.tutor;

import java.util.regex.Pattern;

/** How sentences hang together: which cannot stand without the one before, which go on. */
final class Joining {

  /**
   * A sentence that opens so cannot be understood without the one before it: by a word that stands
   * for what was named there, or by one that joins on to what was said there.
   */
  private static final Pattern LEANS_BACK =
      Pattern.compile(
          "^[\"“«(]?("
              // English
              + "(This|These|That|Those|It|They|He|She|Its|Their|Such|However|Therefore|Thus|Hence|Also"
              + "|But|And|Or|So|Instead|Rather|Moreover|Furthermore|Similarly|Likewise|Consequently"
              + "|Conversely|Nevertheless|Otherwise|Both|Neither|Here|Then|For example|For instance"
              + "|In addition|In contrast|In other words|In fact|As a result|On the other hand"
              + "|The (former|latter)|Another|Other)\\b"
              // Spanish, French
              + "|(Esto|Esta|Este|Estos|Estas|Eso|Ello|Ellos|Ellas|Él|Su|Sus|Sin embargo|Por ejemplo"
              + "|Por eso|Por lo tanto|Además|También|Pero|En cambio|Así)\\b"
              + "|(Cela|Ceci|Il|Elle|Ils|Elles|Ce|Cette|Ces|Son|Sa|Ses|Leur|Leurs|Cependant|Toutefois"
              + "|Par exemple|Donc|Ainsi|De plus|Mais|En revanche)\\b"
              // Russian, Kazakh, Mongolian
              + "|(Это|Этот|Эта|Эти|Он|Она|Оно|Они|Его|Её|Их|Однако|Поэтому|Также|Но|Например|Таким образом"
              + "|Кроме того|Следовательно|Напротив)\\b"
              + "|(Бұл|Ол|Олар|Оның|Олардың|Сондықтан|Бірақ|Алайда|Мысалы|Сонымен қатар)\\b"
              + "|(Энэ|Эдгээр|Тэр|Тэд|Түүний|Харин|Гэвч|Иймд|Тиймээс|Жишээ нь|Мөн)\\b"
              // Uzbek, Swahili, Indonesian
              + "|(Bu|Ular|Uning|Ularning|Biroq|Lekin|Shuning uchun|Masalan|Shuningdek)\\b"
              + "|(Hii|Hizi|Hiyo|Hayo|Yeye|Wao|Lakini|Hata hivyo|Kwa hiyo|Kwa mfano|Pia)\\b"
              + "|(Ini|Itu|Mereka|Namun|Tetapi|Oleh karena itu|Misalnya|Selain itu|Hal ini)\\b"
              // Arabic, Urdu, Khmer (no spaces)
              + "|(هذا|هذه|هؤلاء|ذلك|تلك|هو|هي|هم|وهو|وهي|لكن|ولكن|لذلك|ولذلك|مثلا|كما)\\b"
              + "|(یہ|وہ|اس|ان|لیکن|تاہم|اس لیے|مثلا|مثال کے طور پر)\\b"
              + "|(នេះ|វា|ពួកគេ|ប៉ុន្តែ|ដូច្នេះ|ឧទាហរណ៍)"
              + ")",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** A sentence that has not ended: what follows it belongs to it. */
  private static final Pattern ANNOUNCES =
      Pattern.compile(".*([:：]|[^.!?。؟।។።…\\p{Pe}\\p{Pf}\"'])", Pattern.DOTALL);

  private Joining() {}

  /** Whether a sentence cannot be understood without the one before it. */
  static boolean leansBack(String sentence) {
    return LEANS_BACK.matcher(sentence).lookingAt();
  }

  /** Whether what follows belongs to it: "such as", "for example:". */
  static boolean announces(String sentence) {
    return ANNOUNCES.matcher(sentence).matches();
  }
}
