package org.dars.translator.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dars.translator.check.CheckSettings;
import org.dars.translator.check.CheckedPair;
import org.dars.translator.check.Checks;
import org.dars.translator.check.Issue;
import org.dars.translator.memory.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermCheckTest {

  /** A term in its dictionary form, and in a sentence. */
  @ParameterizedTest
  @CsvSource({
    "kk,нейрондық желі,Нейрондық желілерді үйретеміз.",
    "kk,кітап,Оның кітабында жазылған.",
    "kk,деректер қоры,Деректер қорынан аламыз.",
    "kk,тәуекел,Тәуекелдердің бәрі.",
    "kk,тарақ,Тарағы сынды.",
    "kk,ЖИ,ЖИ-дің мақсаты.",
    "ky,китеп,Анын китебинде жазылган.",
    "ky,тармак,Тармактардын саны.",
    "uz,tarmoq,Tarmoqlarning soni.",
    "uz,oʻqituvchi,O'qituvchilarga ayting.",
    "uz,тармоқ,Tarmoqdan foydalaning.",
    "tr,kitap,Kitabı okuyun.",
    "tr,ağ,Ağların katmanları.",
    "tr,öğrenme,Öğrenmenin temeli.",
    "az,şəbəkə,Şəbəkələrin sayı.",
    "mn,сүлжээ,Сүлжээнүүдийг сургана.",
    "mn,сургууль,Сургуулийн багш.",
    "mn,өгөгдөл,Өгөгдлийн сан.",
    "sw,mtandao,Mitandao ya neva.",
    "sw,kompyuta,Kwenye kompyutani.",
    "sw,kitabu,Vitabu vyote.",
    "fi,verkko,Verkkojen kerrokset.",
    "es,red neuronal,Las redes neuronales aprenden.",
    "fr,réseau,Les réseaux apprennent.",
    "ru,нейронная сеть,В нейронных сетях есть слои.",
    "ar,شبكة,في الشبكات طبقات",
    "am,መረብ,መረቦች",
    "zh,神经网络,这个神经网络很深。",
    "km,បណ្តាញ,នៅក្នុងបណ្តាញនេះ"
  })
  void aTermIsFoundInItsForms(String language, String term, String sentence) {
    assertThat(missing(language, term, sentence)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "kk,желі,Желкен көтерілді.",
    "kk,ат,Атау берілді.",
    "tr,ağ,Ağaç dikildi.",
    "uz,tarmoq,Tarvuz shirin.",
    "mn,сан,Сандал дээр суу.",
    "sw,kitabu,Tabibu anasema.",
    "es,red neuronal,La tela de araña es grande.",
    "ru,сеть,Сетка рвётся здесь.",
    "zh,网络,这个神经很深。"
  })
  void anotherWordIsNot(String language, String term, String sentence) {
    assertThat(missing(language, term, sentence))
        .containsExactly("“network” should be translated as “" + term + "”");
  }

  @Test
  void theLongestTermOfTheSourceCounts() {
    Termbase terms =
        termbase(
            concept("net", false, Term.preferred("en", "network"), Term.preferred("es", "red")),
            concept(
                "nn",
                false,
                Term.preferred("en", "neural network"),
                Term.preferred("es", "perceptrón")));
    assertThat(TermFinder.of(terms, "en").find("Two neural networks"))
        .extracting(m -> m.concept().id() + " " + m.start() + "-" + m.end())
        .containsExactly("nn 4-19");
    assertThat(issues(terms, "Neural networks", "El perceptrón", "es")).isEmpty();
  }

  @Test
  void acronymsAreFoundInTheirLettersOnly() {
    Termbase terms =
        termbase(concept("who", false, Term.preferred("en", "WHO"), Term.preferred("es", "OMS")));
    TermFinder finder = TermFinder.of(terms, "en");
    assertThat(finder.find("people who ask")).isEmpty();
    assertThat(finder.find("The WHO says")).hasSize(1);
    Termbase plural = termbase(concept("llm", false, Term.preferred("en", "LLM")));
    assertThat(TermFinder.of(plural, "en").find("All LLMs fail")).hasSize(1);
  }

  @Test
  void aNameStaysAsItIs() {
    Termbase terms = termbase(concept("k", true, Term.preferred("en", "Transformers")));
    assertThat(issues(terms, "Use Transformers.", "Usa Transformadores.", "es"))
        .extracting(Issue::message)
        .containsExactly("“Transformers” has to stay as it is");
    assertThat(issues(terms, "Use Transformers.", "Transformers-ді қолдан.", "kk")).isEmpty();
    assertThat(issues(terms, "Two transformers hum.", "Dos transformadores.", "es")).isEmpty();
  }

  @Test
  void aForbiddenTermInPlaceIsReplacedAndAnInflectedOneIsNot() {
    Termbase terms =
        termbase(
            concept(
                "cell",
                false,
                Term.preferred("en", "cell"),
                Term.preferred("kk", "жасуша"),
                Term.forbidden("kk", "клетка")));
    CheckedPair plain = pair("The ⟦1⟧cell⟦/1⟧ divides.", "⟦1⟧Клетка⟦/1⟧ бөлінеді.", "kk");
    assertThat(checks(terms, "kk").repaired(plain)).isEqualTo("⟦1⟧Жасуша⟦/1⟧ бөлінеді.");
    CheckedPair inflected = pair("In the cell.", "Клеткада.", "kk");
    assertThat(checks(terms, "kk").repaired(inflected)).isEqualTo("Клеткада.");
    assertThat(checks(terms, "kk").issues(inflected))
        .extracting(Issue::kind)
        .contains(Issue.Kind.FORBIDDEN_TERM);
    assertThat(issues(terms, "A cage.", "Клетка.", "kk")).isEmpty();
  }

  @Test
  void aPreferredTermThatHoldsAForbiddenOneIsFine() {
    Termbase terms =
        termbase(
            concept(
                "nn",
                false,
                Term.preferred("en", "neural network"),
                Term.preferred("es", "red neuronal"),
                Term.forbidden("es", "red")));
    assertThat(issues(terms, "Neural networks.", "Redes neuronales.", "es")).isEmpty();
    assertThat(issues(terms, "Neural networks.", "Redes.", "es"))
        .extracting(Issue::kind)
        .containsExactly(Issue.Kind.FORBIDDEN_TERM);
  }

  private static List<String> missing(String language, String term, String sentence) {
    Termbase terms =
        termbase(
            concept("n", false, Term.preferred("en", "network"), Term.preferred(language, term)));
    return issues(terms, "The network", sentence, language).stream().map(Issue::message).toList();
  }

  private static List<Issue> issues(Termbase terms, String source, String target, String to) {
    return new TermCheck(terms, "en", to).look(pair(source, target, to), CheckSettings.standard());
  }

  private static Checks checks(Termbase terms, String to) {
    return Checks.with(CheckSettings.standard(), List.of(new TermCheck(terms, "en", to)));
  }

  private static CheckedPair pair(String source, String target, String to) {
    return new CheckedPair(source, target, "en", to, Quality.NEURAL);
  }

  private static Concept concept(String id, boolean keep, Term... terms) {
    return new Concept(id, "", "", keep, Map.of(), List.of(terms));
  }

  private static Termbase termbase(Concept... concepts) {
    return Termbase.of(List.of(concepts));
  }
}
