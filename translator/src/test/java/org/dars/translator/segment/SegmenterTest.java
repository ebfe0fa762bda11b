package org.dars.translator.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.translator.Blocks.close;
import static org.dars.translator.Blocks.code;
import static org.dars.translator.Blocks.image;
import static org.dars.translator.Blocks.open;
import static org.dars.translator.Blocks.paragraph;
import static org.dars.translator.Blocks.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Inline.Markup;
import org.dars.index.courseware.Inline.Role;
import org.junit.jupiter.api.Test;

class SegmenterTest {

  @Test
  void aParagraphIsCutIntoSentencesThatKeepTheirWhiteSpace() {
    Block block = paragraph(text("Cells divide. They grow. Then they rest."));
    assertThat(Segmenter.segments(block, "en"))
        .extracting(Segment::content)
        .containsExactly(
            List.of(text("Cells divide. ")),
            List.of(text("They grow. ")),
            List.of(text("Then they rest.")));
    assertThat(Segmenter.segments(block, "en"))
        .extracting(Segment::id)
        .containsExactly("p1/0", "p1/1", "p1/2");
  }

  @Test
  void abbreviationsAndInitialsEndNoSentence() {
    Block block = paragraph(text("See Fig. 3 by J. Smith and Dr. Jones. It helps."));
    assertThat(Segmenter.segments(block, "en")).hasSize(2);
  }

  @Test
  void noCutFallsInsideALink() {
    Block block = paragraph(open("["), text("One. Two"), close("](x)"), text(" and three. Four."));
    assertThat(Segmenter.segments(block, "en"))
        .extracting(Segment::text)
        .containsExactly("One. Two and three.", "Four.");
  }

  @Test
  void aPairAroundTheWholeBlockIsNoReasonNotToCut() {
    Block block = paragraph(open("**"), text("One. Two."), close("**"));
    assertThat(Segmenter.segments(block, "en")).hasSize(2);
  }

  @Test
  void aTermAndItsDefinitionAreTwoSegments() {
    Block block =
        paragraph(
            open("<dt>"),
            text("cell"),
            new Markup("</dt>", Role.CLOSE, ": "),
            open("<dd>"),
            text("unit of life"),
            close("</dd>"));
    assertThat(Segmenter.segments(block, "en")).hasSize(2);
  }

  @Test
  void anOpeningAfterASentenceBelongsToTheNextAndAFootnoteToTheLast() {
    Block block =
        paragraph(text("One."), image(), text(" "), open("*"), text("Two"), close("*"), text("."));
    assertThat(Segmenter.segments(block, "en"))
        .extracting(Segment::content)
        .first()
        .isEqualTo(List.of(text("One."), image(), text(" ")));
  }

  @Test
  void khmerAndUrduSentencesAreCut() {
    assertThat(Segmenter.segments(paragraph(text("កោសិកា។ ជីវិត។")), "km")).hasSize(2);
    assertThat(Segmenter.segments(paragraph(text("خلیہ زندہ ہے۔ یہ بڑھتا ہے۔")), "ur")).hasSize(2);
  }

  @Test
  void segmentsOfRandomContentJoinToExactlyThatContent() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      Block block = paragraph(content(random));
      assertThat(Segmenter.join(Segmenter.segments(block, "en")))
          .as("seed %d round %d", seed, round)
          .isEqualTo(block.content());
    }
  }

  private static List<Inline> content(Random random) {
    String[] texts = {"One. ", "two", " ", ". ", "?! Yes. ", "e.g. ", "A\nB", "Dr.", "។", "3.5. X"};
    List<Inline> content = new ArrayList<>();
    int size = random.nextInt(12);
    for (int i = 0; i < size; i++) {
      content.add(
          switch (random.nextInt(7)) {
            case 0 -> open("<b>");
            case 1 -> close("</b>");
            case 2 -> code("f. G");
            case 3 -> new Markup("</dt>", Role.CLOSE, ": ");
            case 4 -> image();
            default -> text(texts[random.nextInt(texts.length)]);
          });
    }
    return content;
  }
}
