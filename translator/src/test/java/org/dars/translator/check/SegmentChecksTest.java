package org.dars.translator.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.dars.translator.memory.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SegmentChecksTest {

  @Test
  void anAcronymInBracketsIsNoPlaceholder() {
    String source = "the Centers for Disease Control and Prevention [CDC] say so";
    String target = "los Centros para el Control y la Prevención de Enfermedades lo dicen";
    assertThat(Checks.of(source, target, "en", "es", Quality.RULES))
        .extracting(Issue::kind)
        .doesNotContain(Issue.Kind.PLACEHOLDER);
    assertThat(placeholder("turn the motor [PORT] on", "enciende el motor")).isFalse();
    assertThat(placeholder("turn the motor [DIRECTION] on", "enciende el motor")).isTrue();
    assertThat(placeholder("turn the motor [MOTOR_ID] on", "enciende el motor")).isTrue();
    assertThat(placeholder("turn the motor [MOTOR_ID] on", "enciende [MOTOR_ID]")).isFalse();
  }

  /** Whether a translation is held back for its placeholders. */
  private static boolean placeholder(String source, String target) {
    return Checks.of(source, target, "en", "es", Quality.RULES).stream()
        .anyMatch(i -> i.kind() == Issue.Kind.PLACEHOLDER && i.holds());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es|same-as-source|The cell|The cell",
        "es|untranslated|You see that the cell divides here.|Se ve that the cell divides here.",
        "es|double-translation|The cell divides.|La célula se divide. The cell divides.",
        "es|double-translation|The cell divides.|La célula crece. La célula crece.",
        "ru|script|The cell divides.|The cell is dividing",
        "kk|language|The cell divides when it has grown enough.|Клетка делится, когда она достаточно"
            + " выросла и может разделиться.",
        "es|numbers|24 hours|42 horas",
        "es|units|It is 5 miles away.|Está a 5 kilómetros.",
        "es|placeholder|Save %1 now|Guarda ahora",
        "es|placeholder|⟦1⟧ divides|Se divide",
        "es|leftover-placeholder|The cell|La célula [[1]]",
        "es|repeated-word|The cell divides|La la célula se divide",
        "es|length|A cell|Una célula es la unidad mínima de la vida, y aquí sigue mucho texto",
        "es|punctuation|What is it?|Qué es?",
        "es|punctuation|Parts:|Partes",
        "ar|punctuation|What is it?|ما هذا?",
        "ur|punctuation|It is a cell.|یہ ایک خلیہ ہے.",
        "zh|punctuation|It is a cell.|这是细胞.",
        "el|punctuation|What is it?|Τι είναι?",
        "am|punctuation|It is a good cell.|ይህ ሕዋስ ነው.",
        "fr|spacing|Why?|Pourquoi ?",
        "fr|spacing|He says “yes”.|Il dit « oui ».",
        "es|spacing|The cell divides|La célula  se divide",
        "es|quotes|A “cell” is|Una «célula es",
        "es|brackets|A cell (small)|Una célula (pequeña",
        "es|markup|A **cell** is|Una **célula es",
        "es|markup|A cell is|Una <b>célula es",
        "es|wrapping|A cell|```Una célula",
        "ar|bidi|Learn C++ today|تعلم C++ اليوم",
        "ar|bidi|A cell|خلية \u2067صغيرة"
      })
  void whatIsWrongIsFound(String to, String kind, String source, String target) {
    assertThat(kinds(source, target, to)).contains(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es|What is “it” (here)?|¿Qué es «eso» (aquí)?",
        "es|Two cells at 3 p.m.|Dos células a las 3 p. m.",
        "es|It is 5 miles (8 km) away.|Está a 5 millas (8 km).",
        "es|a) First, b) second|a) Primero, b) segundo",
        "fr|Why: a “cell”?|Pourquoi\u00a0: une «\u00a0cellule\u00a0»\u202f?",
        "fr|You see yourselves.|Vous vous voyez.",
        "id|The cells divide.|Sel-sel membelah, anak anak melihat.",
        "km|A small cell divides.|កោសិកាតូចមួយបំបែក។",
        "th|A small cell divides.|เซลล์เล็กแบ่งตัว",
        "zh|Cells, when small, divide.|细胞小时，会分裂。",
        "ar|What are cells, really?|ما هي الخلايا، حقا؟",
        "el|What is it?|Τι είναι;",
        "ru|25 cells of type “A”|25 клеток типа «А»",
        "hi|The cell divides here.|कोशिका यहाँ विभाजित होती है।",
        "kk|See :ref:`the-cell` in the list.|Тізімнен :ref:`the-cell` қараңыз.",
        "es|Guido van Rossum wrote Python.|Guido van Rossum escribió Python."
      })
  void whatIsRightPasses(String to, String source, String target) {
    assertThat(kinds(source, target, to)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es|What is it?|Qué es?|¿Qué es?",
        "es|The cell|La la célula|La célula",
        "es|The cell divides here.|La célula  se divide .|La célula se divide.",
        "ar|What is it, then?|ما هذا, إذن?|ما هذا، إذن؟",
        "zh|A cell, of course.|细胞, 当然.|细胞，当然。",
        "fr|Why? Here: it.|Pourquoi ? Ici : lui.|Pourquoi\u202f? Ici\u00a0: lui.",
        "ar|Use C++ now|استخدم C++ الآن|استخدم \u2066C++\u2069 الآن",
        "es|The ⟦1⟧cell⟦/1⟧ is 5,|La ⟦1⟧célula⟦/1⟧ es 5 ,|La ⟦1⟧célula⟦/1⟧ es 5,"
      })
  void safeFixesAreMade(String to, String source, String target, String fixed) {
    CheckedPair pair = pair(source, target, to);
    assertThat(Checks.standard().repaired(pair)).isEqualTo(fixed);
    assertThat(Checks.standard().repaired(pair.with(fixed))).isEqualTo(fixed);
  }

  @Test
  void aNumberWrittenAsAWordIsWorthALookOnly() {
    List<Issue> issues = Checks.standard().issues(pair("2 cells", "dos células", "es"));
    assertThat(issues).extracting(Issue::severity).containsExactly(Severity.INFO);
  }

  @Test
  void settingsSwitchAndWeighByLanguage() {
    CheckSettings settings =
        CheckSettings.of(Map.of("spacing", "off", "spacing@fr", "error", "length.slack@es", "500"));
    Checks checks = Checks.with(settings, List.of());
    assertThat(checks.issues(pair("The cell", "La  célula", "es"))).isEmpty();
    assertThat(checks.issues(pair("Why?", "Pourquoi ?", "fr-FR")))
        .extracting(Issue::severity)
        .containsExactly(Severity.ERROR);
    String longText = "Una célula es la unidad mínima de la vida, y aquí sigue mucho texto";
    assertThat(checks.issues(pair("A cell", longText, "es"))).isEmpty();
    assertThat(checks.repaired(pair("The cell", "La  célula", "es"))).isEqualTo("La  célula");
  }

  @Test
  void unknownSettingsAreNamed() {
    assertThatThrownBy(() -> CheckSettings.of(Map.of("speling", "off")))
        .hasMessageStartingWith(
            "there is no check speling; there are: back-translation, bidi, brackets");
    assertThatThrownBy(() -> CheckSettings.of(Map.of("spacing", "loud")))
        .hasMessage("spacing is \"loud\"; write on, off, info, warning or error");
    assertThatThrownBy(() -> CheckSettings.of(Map.of("subtitle.lines@ar", "two")))
        .hasMessage("subtitle.lines@ar is \"two\"; it has to be a number");
  }

  @Test
  void equalSourcesAreToBeTranslatedAlike() {
    List<CheckedPair> pairs =
        List.of(
            pair("Next", "Weiter", "de"),
            pair("Next", "Nächste", "de"),
            pair("Next", "Weiter", "de"),
            pair("Back", "Zurück", "de"));
    Map<Integer, Issue> issues = Consistency.look(pairs, CheckSettings.standard());
    assertThat(issues).containsOnlyKeys(1);
    assertThat(issues.values())
        .extracting(Issue::message)
        .containsExactly("the same source is “Weiter” elsewhere");
  }

  @ParameterizedTest
  @EnumSource(Damages.class)
  void damageIsFound(Damages damage) {
    CheckedPair whole =
        pair(
            "Does the cell “small” (`x`) with %1 parts divide here in 24 hours, as the book says?",
            "¿La célula «menor» (`x`) con %1 partes se divide aquí en 24 horas, como dice el libro?",
            "es");
    assertThat(Checks.standard().issues(whole)).isEmpty();
    String worse = damage.apply(whole);
    assertThat(worse).isNotNull().isNotEqualTo(whole.target());
    Objects.requireNonNull(worse);
    assertThat(Checks.standard().issues(whole.with(worse)))
        .extracting(Issue::kind)
        .containsAnyElementsOf(damage.kinds());
  }

  private static List<String> kinds(String source, String target, String to) {
    return Checks.standard().issues(pair(source, target, to)).stream()
        .map(i -> i.kind().id().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static CheckedPair pair(String source, String target, String to) {
    return new CheckedPair(source, target, "en", to, Quality.NEURAL);
  }
}
