package org.dars.translator.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dars.translator.terms.Term.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TermbaseFilesTest {

  private static final Termbase HARD =
      Termbase.of(
          List.of(
              new Concept(
                  "neural-network",
                  "machine learning",
                  "a & b <c> \"d\"",
                  false,
                  Map.of("", "layers, \"units\"\nand weights", "kk", "қабаттар", "de", "nur so"),
                  List.of(
                      new Term(
                          "en", "neural network", Status.PREFERRED, PartOfSpeech.NOUN, "=SUM(A1)"),
                      new Term("en", "neural net", Status.ADMITTED, PartOfSpeech.UNKNOWN, ""),
                      Term.preferred("kk", "нейрондық желі"),
                      Term.forbidden("kk", "нейронды тор"))),
              new Concept(
                  "_1", "", "", true, Map.of(), List.of(Term.preferred("en", "-Keras, \"the\""))),
              new Concept(
                  "c2", "", "", false, Map.of(), List.of(Term.preferred("uz-Cyrl", "'тармоқ")))));

  @ParameterizedTest
  @EnumSource(Tbx.Style.class)
  void tbxLosesNothing(Tbx.Style style) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Tbx.write(HARD, "course & terms", style, out);
    TermbaseFile read = Tbx.read(new ByteArrayInputStream(out.toByteArray()), "a.tbx");
    assertThat(read.termbase()).isEqualTo(HARD);
    assertThat(read.remarks()).isEmpty();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("type=\"TBX-Basic\"", style == Tbx.Style.DCA ? "style=\"dca\"" : "<min:partOf");
  }

  @Test
  void aTbxFileMayHoldAnyNumberOfCharactersThatXmlWritesAsEntities() throws Exception {
    String definition = "a & b < c ".repeat(60_000);
    Termbase large =
        Termbase.of(
            List.of(
                new Concept(
                    "c1",
                    "",
                    definition.strip(),
                    false,
                    Map.of(),
                    List.of(Term.preferred("en", "a")))));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Tbx.write(large, "large", Tbx.Style.DCA, out);
    assertThat(Tbx.read(new ByteArrayInputStream(out.toByteArray()), "a.tbx").termbase())
        .isEqualTo(large);
  }

  @Test
  void csvLosesNothingAndNoCellIsAFormula() throws Exception {
    StringBuilder out = new StringBuilder();
    TermCsv.write(HARD, out);
    TermbaseFile read = TermCsv.read(new StringReader(out.toString()), "a.csv");
    assertThat(read.termbase()).isEqualTo(HARD);
    assertThat(read.remarks()).isEmpty();
    assertThat(out.toString()).contains("'=SUM(A1)").doesNotContain(",=SUM", ",-Keras");
  }

  @Test
  void olderTbxIsReadWithItsDocumentTypeSkipped() throws Exception {
    String martif =
        """
        <?xml version="1.0"?>
        <!DOCTYPE martif SYSTEM "file:///etc/passwd">
        <martif type="TBX" xml:lang="en"><text><body>
        <termEntry id="12"><descripGrp><descrip type="subjectField">biology</descrip></descripGrp>
        <transacGrp><transac type="transactionType">origination</transac></transacGrp>
        <langSet xml:lang="en"><ntig><termGrp><term>cell <hi>wall</hi></term>
        <termNote type="administrativeStatus">standardizedTerm-admn-sts</termNote>
        <termNote type="termType">fullForm</termNote></termGrp></ntig></langSet>
        <langSet xml:lang="es"><tig><term>pared</term>
        <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig></langSet>
        </termEntry></body></text></martif>
        """;
    TermbaseFile read = tbx(martif);
    Concept concept = read.termbase().concepts().getFirst();
    assertThat(concept.id()).isEqualTo("c12");
    assertThat(concept.domain()).isEqualTo("biology");
    assertThat(concept.terms())
        .extracting(Term::text, Term::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("cell wall", Status.ADMITTED),
            org.assertj.core.groups.Tuple.tuple("pared", Status.FORBIDDEN));
    assertThat(read.remarks())
        .containsExactly("1 × termType left out: Dars keeps no such data category");
  }

  @Test
  void anEntityIsNeverResolved(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    String xml =
        "<!DOCTYPE tbx [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]>\n<tbx><text><body><conceptEntry id=\"a\"><langSec xml:lang=\"en\"><termSec>"
            + "<term>&x;</term></termSec></langSec></conceptEntry></body></text></tbx>";
    assertThatThrownBy(() -> tbx(xml))
        .isInstanceOf(TermProblemException.class)
        .hasMessageStartingWith("a.tbx, line 2")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html/>|a.tbx is no TBX file: its root is neither tbx nor martif",
        "<tbx><text>|a.tbx, line 1: the file is damaged XML; export it again",
        "<tbx><conceptEntry id='a'><langSec xml:lang='??'/></conceptEntry></tbx>"
            + "|a.tbx, line 1: \"??\" is no language tag; write one like en, kk or pt-BR",
        "<tbx><conceptEntry><termSec><term>x</term></termSec></conceptEntry></tbx>"
            + "|a.tbx, line 1: a term has no language; add xml:lang to its section"
      })
  void badTbxIsNamed(String xml, String message) {
    assertThatThrownBy(() -> tbx(xml)).isInstanceOf(TermProblemException.class).hasMessage(message);
  }

  @Test
  void aTableOfLanguagesIsReadToo() throws Exception {
    TermbaseFile read = csv("\ufeffEN,kk,Domain,colour\ncell;unit,жасуша,biology,red\n");
    Concept concept = read.termbase().concepts().getFirst();
    assertThat(concept.domain()).isEqualTo("biology");
    assertThat(concept.terms())
        .extracting(t -> t.language() + " " + t.text() + " " + t.status())
        .containsExactly("en cell PREFERRED", "en unit ADMITTED", "kk жасуша PREFERRED");
    assertThat(read.remarks()).hasSize(1).first().asString().contains("colour");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|a.csv is empty; its first row has to name the columns",
        "'language,term,status\nen,cell,best'|a.csv, row 2: the status \"best\" is none of"
            + " preferred, admitted, forbidden, reject",
        "'language,term\nenglish!,cell'|a.csv, row 2: \"english!\" is no language tag; write one"
            + " like en, kk or pt-BR",
        "'language,term\nen,'|a.csv, row 2: the term is empty; fill it in or remove the row",
        "'language,term,do_not_translate\nen,a,perhaps'|a.csv, row 2: do_not_translate is"
            + " \"perhaps\"; write yes or leave it empty"
      })
  void badCsvIsNamed(String csv, String message) {
    assertThatThrownBy(() -> csv(csv)).isInstanceOf(TermProblemException.class).hasMessage(message);
  }

  @Test
  void candidatesComeBackAsTermsUnlessRejected() throws Exception {
    StringBuilder out = new StringBuilder();
    CandidateCsv.write(
        List.of(
            new TermCandidate("neural network", 3, 9, 2, "", List.of("A neural network learns.")),
            new TermCandidate("next chapter", 1, 4, 2, "", List.of())),
        "en",
        out);
    String approved = out.toString().replace("next chapter,", "next chapter,reject");
    assertThat(csv(approved).termbase().concepts())
        .flatExtracting(Concept::terms)
        .extracting(Term::text)
        .containsExactly("neural network");
  }

  @Test
  void aHundredThousandConceptsSurviveTheStore(@TempDir Path folder) throws Exception {
    List<Concept> concepts = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      concepts.add(
          new Concept(
              "c" + i,
              "",
              "",
              false,
              Map.of(),
              List.of(Term.preferred("en", "term " + i), Term.preferred("kk", "атау " + i))));
    }
    TermbaseStore store = new TermbaseStore(folder);
    store.write("big", Termbase.of(concepts));
    assertThat(store.read("big").size()).isEqualTo(100_000);
    assertThat(store.names()).containsExactly("big");
  }

  @Test
  void aCourseUsesWhatItChose(@TempDir Path folder) throws Exception {
    TermbaseStore store = new TermbaseStore(folder.resolve("terms"));
    assertThat(store.names()).isEmpty();
    store.write("biology", HARD);
    store.write("own", HARD);
    store.choose("ai-101", List.of("own", "biology"));
    assertThat(store.ofCourse("ai-101").size()).isEqualTo(6);
    assertThat(store.ofCourse("other").size()).isZero();
    store.delete("biology");
    assertThat(store.chosen("ai-101")).containsExactly("own");
    assertThatThrownBy(() -> store.read("biology"))
        .hasMessage("there is no termbase named biology; there are: own");
    assertThatThrownBy(() -> store.write("../x", HARD))
        .isInstanceOf(TermProblemException.class)
        .hasMessageContaining("may hold only a-z, 0-9 and hyphens");
  }

  private static TermbaseFile tbx(String xml) throws TermProblemException {
    return Tbx.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "a.tbx");
  }

  private static TermbaseFile csv(String text) throws IOException, TermProblemException {
    return TermCsv.read(new StringReader(text), "a.csv");
  }
}
