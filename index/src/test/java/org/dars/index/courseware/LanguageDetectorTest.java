package org.dars.index.courseware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {

  private final LanguageDetector detector = LanguageDetector.standard();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kk | Қазақстан — Еуразияның орталығында орналасқан мемлекет. Оқушылар сабақта жаңа сөздерді үйренеді.",
        "mn | Монгол улсын нийслэл Улаанбаатар хот юм. Оюутнууд хичээл дээрээ шинэ үг сурдаг.",
        "uz | O‘zbekiston Markaziy Osiyoda joylashgan davlat. Talabalar darsda yangi so‘zlarni o‘rganadilar.",
        "uz | Ўзбекистон Марказий Осиёда жойлашган давлат. Талабалар дарсда янги сўзларни ўрганадилар.",
        "sw | Wanafunzi hujifunza maneno mapya darasani kila siku na mwalimu huwasaidia kuelewa somo.",
        "ur | پاکستان جنوبی ایشیا کا ایک ملک ہے۔ طلباء کلاس میں نئے الفاظ سیکھتے ہیں۔",
        "ar | الذاكرة هي قدرة الدماغ على تخزين المعلومات واسترجاعها عند الحاجة.",
        "fa | حافظه چیست و چگونه کار می‌کند؟ دانشجویان در کلاس واژه‌های تازه یاد می‌گیرند.",
        "km | ការចងចាំគឺជាសមត្ថភាពរបស់ខួរក្បាលក្នុងការរក្សាទុកព័ត៌មាន។",
        "ru | Память — это способность мозга хранить и воспроизводить информацию.",
        "ky | Кыргызстан Борбор Азияда жайгашкан өлкө. Студенттер сабакта жаңы сөздөрдү үйрөнүшөт.",
        "tg | Тоҷикистон кишварест дар Осиёи Марказӣ. Донишҷӯён дар дарс калимаҳои нав меомӯзанд.",
        "uz | Ўқувчилар ҳар куни янги сўзларни ёдлайдилар ва ўқитувчи уларга ёрдам беради.",
        "be | Памяць — гэта здольнасць мозгу захоўваць інфармацыю, і яна ўплывае на ўсё жыццё чалавека.",
        "ps | حافظه د مغز هغه وړتیا ده چې معلومات ساتي او بېرته یې راوړي.",
        "am | ትዝታ ምንድን ነው? ተማሪዎች በክፍል ውስጥ አዳዲስ ቃላትን ይማራሉ።",
        "en | The brain is an organ that controls thought, memory and emotion in every process of the body.",
        "es | El cerebro controla los pensamientos y la memoria de las personas durante toda la vida.",
        "zh | 什么是记忆？",
        "ja | 記憶とは何ですか？",
        "en | What is classical conditioning?",
        "kk | Жады дегеніміз не?",
      })
  void languagesOfOurUsersAreToldApart(String language, String text) {
    assertThat(detector.detect(text)).isEqualTo(language);
  }

  @Test
  void whatCannotBeToldIsUnknown() {
    assertThat(detector.detect("")).isEqualTo("und");
    assertThat(detector.detect("x = 3")).isEqualTo("und");
    assertThat(detector.detect("Memory")).isEqualTo("und");
  }

  @Test
  void aShortQuestionIsOneOfTheLikelyLanguages() {
    assertThat(detector.detect("Kumbukumbu ni nini?", Set.of("sw", "en"))).isEqualTo("sw");
    assertThat(detector.detect("Memory", Set.of("en", "kk"))).isEqualTo("en");
    assertThat(detector.detect("Жады", Set.of("en", "kk"))).isEqualTo("kk");
    assertThat(detector.detect("ការចងចាំ", Set.of("en", "kk"))).isEqualTo("und");
  }
}
