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

  /** A short sentence that only makes way for the next: "Consider another example." */
  private static final Pattern MAKES_WAY =
      Pattern.compile(
          "(Consider|Imagine|Suppose|Take|Let['’]s|Let us|Here (is|are)|Look at|Think (of|about)|An example|Another example"
              + "|Considere|Imagine|Veamos|Prenons|Imaginons|Considérons|Рассмотрим|Представ(им|ьте)|Bayangkan|Fikiria)\\b.*",
          Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

  private static final int SHORT = 8;

  private static final String PART = "(section|chapter|unit|lesson|module|lecture|course)";

  /** What speaks of the text itself, not of its subject: "In this section, we will discuss …". */
  private static final Pattern SIGNPOST =
      Pattern.compile(
          "^(in|by the end of|after( (reading|completing|this))?|throughout) (this|the (next|following)) "
              + (PART
                  + "\\b|\\bthe (previous|next|last|following|preceding) "
                  + PART
                  + "\\b|^this "
                  + PART)
              + ("\\b|\\byou (will|should) (learn|be able)\\b|\\bwe will (discuss|learn|explore|look|examine|see|cover)\\b"
                  + "|\\blet['’]s (now )?(take a (closer )?look|look|turn)\\b")
              + "|^(view|watch|visit|click|see|look at) (this|the|here) ?(video|website|link|animation|clip|site|page)?\\b"
              + "|^(en|al final de) (esta|este|la siguiente) (sección|unidad|capítulo|lección|módulo)\\b|\\b(aprenderá|podrá)s?\\b"
              + "|^(dans|à la fin de) (cette|ce|la) (section|unité|chapitre|leçon|module)\\b|\\bvous (apprendrez|pourrez|saurez)\\b"
              + "|^(в|после) (этом|этой|этого|данном|данной|следующей) (разделе|раздела|главе|главы|модуле|модуля|уроке|урока)\\b"
              + "|\\bвы (узнаете|научитесь|сможете)\\b|^(في|بعد|بنهاية) (هذا|هذه) (القسم|الفصل|الوحدة|الدرس)"
              + "|^(pada|dalam|setelah) (bagian|bab|unit|modul|pelajaran) ini\\b|^(katika|baada ya) (sehemu|sura|moduli|somo) h(ii|iyo|ili)\\b"
              + "|^(осы|бұл) (бөлімде|тарауда|модульде)|^(энэ) (хэсэгт|бүлэгт|хичээлээр)|^(bu|ushbu) (bo['ʻ‘’]limda|bobda|modulda|darsda)"
              + "|^اس (حصے|باب|یونٹ|سبق) (میں|کے)|^(នៅក្នុង|ក្នុង)(ផ្នែក|ជំពូក|មេរៀន)នេះ",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  private Joining() {}

  /** Whether a sentence says nothing without the next one. */
  static boolean makesWay(String sentence) {
    return sentence.split("\\s+").length <= SHORT && MAKES_WAY.matcher(sentence).matches();
  }

  /** Whether a sentence speaks of the text itself, and not of its subject. */
  static boolean isSignpost(String sentence) {
    return SIGNPOST.matcher(sentence).find();
  }

  /** Whether a sentence cannot be understood without the one before it. */
  static boolean leansBack(String sentence) {
    return LEANS_BACK.matcher(sentence).lookingAt();
  }

  /** Whether what follows belongs to it: "such as", "for example:". */
  static boolean announces(String sentence) {
    return ANNOUNCES.matcher(sentence).matches();
  }
}
