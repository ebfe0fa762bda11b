package org.dars.assistant.quiz.make;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dars.assistant.quiz.ClozeSentences;
import org.dars.assistant.quiz.CourseText;
import org.dars.assistant.quiz.KeyTerm;
import org.dars.assistant.quiz.KeyTermFinder;
import org.dars.assistant.quiz.Likeness;
import org.dars.assistant.quiz.Placed;
import org.dars.assistant.quiz.SourceDocument;
import org.junit.jupiter.api.Test;

class MinedTermsTest {

  private static final String PLAIN =
      """
      # Tides

      A tidal bore is a wave that runs up a river against its stream when the tide comes in. \
      Boats wait for the tidal bore in the harbour because it can overturn them in the narrows.

      Strong currents keep the river mouth open for boats during most of the winter months. \
      Sailors watch the river mouth closely before a storm from the west reaches the harbour. \
      Sand banks close the river mouth to larger ships after several calm weeks in the summer.

      Mary Anning is a researcher who collected fossils along the cliffs of the southern coast. \
      Visitors still read about Mary Anning in the small museum behind the old harbour wall.

      The goal is a harbour that stays open for boats during every month of the whole year.
      """;

  private static List<KeyTerm> mined(String text) {
    List<Placed> course =
        Placed.all(List.<SourceDocument>of(CourseText.document("d1", "Tides", text)), List.of());
    List<KeyTerm> defined = KeyTermFinder.find(course, "en");
    ClozeSentences sentences = new ClozeSentences(course, defined, new Likeness(defined), "en");
    return MinedTerms.of(sentences.all(), defined, "en");
  }

  @Test
  void subjectsThatAreDefinedAreTermsAndPeopleAndGoalsAreNot() {
    List<KeyTerm> defined = mined(PLAIN);
    assertThat(defined).extracting(KeyTerm::term).containsExactly("tidal bore");
    assertThat(defined.getFirst().definition()).startsWith("a wave that runs up a river");
  }

  @Test
  void whatSomethingIsCalledIsATerm() {
    String text =
        PLAIN
            + """

            The short calm between two tides that move in opposite directions is called slack water. \
            Divers go down to old wrecks during slack water because no current pulls at them then.
            """;
    KeyTerm term = mined(text).getLast();
    assertThat(term.term()).isEqualTo("slack water");
    assertThat(term.definition()).startsWith("The short calm between two tides");
  }

  @Test
  void aCourseThatDefinesEnoughIsLeftAsItIs() {
    assertThat(mined("# Terms\n\n## Key terms\n\n**ebb**: the tide going out.\n\n" + PLAIN))
        .isEmpty();
  }
}
