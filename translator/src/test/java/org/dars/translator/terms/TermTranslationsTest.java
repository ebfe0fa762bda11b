package org.dars.translator.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermTranslationsTest {

  private static final Termbase TERMS =
      Termbase.of(
          List.of(
              concept("regression", "en:regression", "es:regresión", "kk:регрессия", "sw:rejeshi"),
              concept("logistic", "en:logistic regression", "es:regresión logística"),
              concept("computer", "en:computer", "sw:kompyuta", "kk:компьютер"),
              concept("network", "en:network", "sw:mtandao"),
              concept("alone", "es:varianza")));

  private static Concept concept(String id, String... terms) {
    List<Term> all =
        List.of(terms).stream()
            .map(t -> Term.preferred(t.substring(0, 2), t.substring(3)))
            .toList();
    return new Concept(id, "", "", false, Map.of(), all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es | ¿Qué son las regresiones? | regression",
        "es | Explica la regresión logística | logistic regression",
        "kk | Регрессияның мақсаты қандай? | regression",
        "kk | Компьютерлерде не бар? | computer",
        "sw | Mitandao ni nini? | network"
      })
  void aTermIsFoundInTheFormsOfItsLanguage(String language, String question, String called) {
    assertThat(TermTranslations.of(TERMS, language, "en").find(question))
        .extracting(TermTranslations.Found::called)
        .containsExactly(called);
  }

  @Test
  void whatIsFoundSaysWhereItStands() {
    TermTranslations.Found found =
        TermTranslations.of(TERMS, "es", "en").find("¿Para qué sirve una regresión?").getFirst();

    assertThat(found).isEqualTo(new TermTranslations.Found(20, 29, "regresión", "regression"));
  }

  @Test
  void aTermThatTheOtherLanguageLacksIsNotFound() {
    assertThat(TermTranslations.of(TERMS, "es", "en").find("¿Qué es la varianza?")).isEmpty();
    assertThat(TermTranslations.of(TERMS, "fr", "en").isEmpty()).isTrue();
  }

  @Test
  void aForbiddenTermIsUnderstoodAndNeverGiven() {
    Concept both =
        new Concept(
            "error",
            "",
            "",
            false,
            Map.of(),
            List.of(
                Term.forbidden("es", "bug"),
                Term.forbidden("en", "boo-boo"),
                Term.preferred("en", "defect")));

    assertThat(TermTranslations.of(Termbase.of(List.of(both)), "es", "en").find("¿Qué es un bug?"))
        .extracting(TermTranslations.Found::called)
        .containsExactly("defect");
  }
}
