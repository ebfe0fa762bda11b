package org.dars.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.index.search.SearchFixture.DOC;
import static org.dars.index.search.SearchFixture.ids;
import static org.dars.index.search.SearchFixture.passage;
import static org.dars.index.search.SearchFixture.words;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyzersTest {

  @TempDir Path folder;

  /** Each line: a word of a question, and the form of it that stands in the course. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "en, token, tokens",
        "en, student's, students",
        "en, student’s, student's",
        "en, naive, naïve",
        "en, evaluating, evaluated",
        "kk, оқушы, оқушылардың",
        "kk, университет, университетімізде",
        "ky, мугалим, мугалимдерге",
        "mn, сургууль, сургуулийнхаа",
        "uz, oʻqituvchi, o'qituvchilarning",
        "uz, o‘qituvchi, oqituvchi",
        "kk, oqýshy, оқушылардың",
        "kk, OQUŞY, оқушы",
        "kk, İnformatika, информатика",
        "kk, mektep, мектептер",
        "kk, Moodle, Moodle-дің",
        "mn, surguuli, сургуулийнхаа",
        "mn, bagsh, багш",
        "uz, ўқитувчи, o‘qituvchilarning",
        "uz, oʻquvchi, ЎҚУВЧИЛАР",
        "uz, maktab, мактабда",
        "tt, укучы, укучыларга",
        "ru, модель, моделями",
        "ru, елка, ёлка",
        "ar, كتاب, الكتاب",
        "ar, مدرسة, مدرسه",
        "fa, کتاب, كتاب",
        "ur, کتاب, كتاب",
        "es, evaluacion, evaluaciones",
        "fr, étudiant, l’étudiant",
        "fr, modele, modèles",
        "pt, avaliação, avaliações",
        "de, Prüfung, Prufungen",
        "tr, öğrenci, öğrenciler",
        "id, buku, bukunya",
        "hi, किताब, किताबें",
        "sw, MWALIMU, mwalimu",
        "vi, sinh viên, Sinh viên",
        "am, ተማሪ, ተማሪ",
        "und, Café, CAFE",
      })
  void formsOfAWordFindEachOther(String language, String asked, String written) throws IOException {
    try (var index = PassageIndex.open(folder, "", 0)) {
      index.put(
          DOC,
          List.of(
              passage("p1", "", "Xyz " + written + " abc.", language, null),
              passage("p2", "", "Something else", language, null)));

      assertThat(ids(index, words(asked, language))).containsExactly("p1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "km, សាស្ត្រាចារ្យ, ខ្ញុំចូលចិត្តសាស្ត្រាចារ្យនៅសាកលវិទ្យាល័យ",
    "th, มหาวิทยาลัย, ฉันเรียนที่มหาวิทยาลัยกรุงเทพ",
    "lo, ມະຫາວິທະຍາໄລ, ຂ້ອຍຮຽນຢູ່ມະຫາວິທະຍາໄລ",
    "my, တက္ကသိုလ်, ကျွန်တော်တက္ကသိုလ်မှာပညာသင်တယ်",
    "zh, 大学, 我在大学学习",
    "ja, 大学, 私は大学で勉強します",
    "ko, 대학교, 나는대학교에서공부합니다",
  })
  void aWordIsFoundInTextWithoutSpaces(String language, String word, String text)
      throws IOException {
    try (var index = PassageIndex.open(folder, "", 0)) {
      index.put(DOC, List.of(passage("p1", "", text, language, null)));

      assertThat(ids(index, words(word, language))).containsExactly("p1");
    }
  }

  @Test
  void aQuestionFindsANameInAPassageOfAnotherLanguage() throws IOException {
    try (var index = PassageIndex.open(folder, "", 0)) {
      index.put(
          DOC,
          List.of(
              passage("en", "", "Transformers were proposed by Vaswani.", "en", null),
              passage("kk", "", "Трансформерлерді Vaswani ұсынды.", "kk", null),
              passage("und", "", "Vaswani", "", null)));

      for (String language : List.of("en", "kk", "ru", "sw", "und", "")) {
        assertThat(ids(index, words("Vaswani", language)))
            .as(language)
            .containsExactlyInAnyOrder("en", "kk", "und");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Liphi inhloko-dolobha yaseTanzania?",
        "umujyi wa tanzaniya",
        "TANZANIA ni nini",
        "Tanzanie"
      })
  void aNameIsFoundBehindAPrefixAndInAnotherSpelling(String question) throws IOException {
    try (var index = PassageIndex.open(folder, "", 0)) {
      index.put(
          DOC,
          List.of(
              passage("a", "", "Tanzania lies on the coast of the Indian Ocean.", "en", null),
              passage("b", "", "Kenya lies north of it.", "en", null)));

      assertThat(ids(index, words(question, "zu"))).startsWith("a");
    }
  }

  @Test
  void passagesOfOtherCoursesDoNotTellInWhichLanguageACourseIs() throws IOException {
    try (var index = PassageIndex.open(folder, "", 0)) {
      index.put(DOC, List.of(passage("a", "", "Tanzania lies on the coast.", "en", null)));
      index.put(
          new DocumentKey(DOC.zone(), "other", "d"),
          List.of(passage("z", "", "Izwe laseTanzania lisogwini.", "zu", null)));

      var course = Set.of(DOC.course());
      var request =
          new SearchRequest(
              "kz", course, Set.of(), "tanzaniya", "zu", null, SearchMode.LEXICAL, 10);
      assertThat(ids(index, request)).containsExactly("a");
    }
  }

  @Test
  void aPassageOfTheQuestionsLanguageComesBeforeOneOfAnother() throws IOException {
    try (var index = PassageIndex.open(folder, "", 0)) {
      index.put(
          DOC,
          List.of(
              passage("a", "", "Vaswani transformer", "ru", null),
              passage("b", "", "Vaswani transformer", "en", null)));

      assertThat(ids(index, words("Vaswani transformer", "en"))).containsExactly("b", "a");
      assertThat(ids(index, words("Vaswani transformer", "ru"))).containsExactly("a", "b");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "EN", "en_GB"})
  void theRegionOfALanguageDoesNotMatter(String tag) throws IOException {
    try (var index = PassageIndex.open(folder, "", 0)) {
      index.put(DOC, List.of(passage("p1", "", "tokens", tag, null)));

      assertThat(ids(index, words("token", "en"))).containsExactly("p1");
      assertThat(ids(index, words("token", tag))).containsExactly("p1");
    }
  }

  @Test
  void questionWordsDoNotCount() throws IOException {
    String question = "What is the role of a token, and how does it work?";

    assertThat(LexicalQuery.words(question, "en").keySet())
        .containsExactly("role", "token", "work");
  }

  @Test
  void aQuestionOfNothingButQuestionWordsStillFindsThem() throws IOException {
    try (var index = PassageIndex.open(folder, "", 0)) {
      index.put(
          DOC, List.of(passage("p1", "The WHO advises."), passage("p2", "Nobody else does.")));

      assertThat(ids(index, words("What is WHO?"))).containsExactly("p1");
    }
  }

  @Test
  void everyLanguageOfTheWorldHasAnAnalyzer() throws IOException {
    for (String language : Locale.getISOLanguages()) {
      String family = Analyzers.family(Languages.primary(language));
      assertThat(LexicalQuery.words("Token 42", family)).as(language).isNotEmpty();
    }
  }
}
