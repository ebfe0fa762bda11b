package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionTermsTest {

  private static final List<Evidence> FOUND =
      List.of(
          EvidenceFixture.paragraph("p1", "Tokens", "A token is a piece of a word."),
          EvidenceFixture.paragraph("p2", "Prices", "Prices are given for a million tokens."));

  @Test
  void whatNoPassageHoldsIsNamedAsItWasTyped() {
    QuestionTerms terms =
        QuestionTerms.of("Do tokens cost more on the Moon than the tokens of Ada-Lovelace?", FOUND);
    assertThat(terms.missing("en")).containsExactly("cost", "more", "Moon", "than", "Ada-Lovelace");
  }

  @Test
  void aQuestionWhoseWordsAllStandThereMissesNothing() {
    assertThat(QuestionTerms.of("What is a token?", FOUND).missing("en")).isEmpty();
  }
}
