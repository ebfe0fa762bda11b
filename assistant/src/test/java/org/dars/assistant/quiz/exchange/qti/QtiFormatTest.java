package org.dars.assistant.quiz.exchange.qti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.dars.assistant.quiz.exchange.ItemFormat.Problem;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.exchange.MeasuredLosses;
import org.dars.assistant.quiz.exchange.SampleItems;
import org.dars.assistant.quiz.exchange.WholeFile;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.zip.ZipEntries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QtiFormatTest {

  @TempDir Path folder;

  private static QtiFormat format(String id) {
    return id.equals("qti22") ? QtiFormat.v22() : QtiFormat.v3();
  }

  private Path zip() {
    return folder.resolve("items.zip");
  }

  private static Map<String, String> entries(Path zip) throws Exception {
    Map<String, String> out = new LinkedHashMap<>();
    try (ZipEntries entries = ZipEntries.open("z", zip, WholeFile.LIMITS)) {
      for (String name : entries.names()) {
        out.put(name, new String(entries.read(name), StandardCharsets.UTF_8));
      }
    }
    return out;
  }

  private Reading read(String item) throws Exception {
    Path file = folder.resolve("item.xml");
    Files.writeString(file, item);
    return QtiFormat.v22().read(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"qti22", "qti3"})
  void itemsOfEveryKindComeBackWhole(String id) throws Exception {
    assertThat(MeasuredLosses.losses(format(id), SampleItems.all(), zip()))
        .containsExactly( // a choice in a line is words alone
            "cloze: text of option 1 of gap 1: changed",
            "cloze: text of option 3 of gap 1: changed");
    Item single = format(id).read(zip()).items().getFirst();
    assertThat(single.about()).isEqualTo(SampleItems.all().getFirst().about());
  }

  @ParameterizedTest
  @CsvSource({
    "qti22,choice",
    "qti22,truth",
    "qti22,short",
    "qti22,matching",
    "qti22,ordering",
    "qti22,essay",
    "qti22,numeric",
    "qti22,cloze",
    "qti3,choice",
    "qti3,cloze",
    "qti3,essay"
  })
  void nastyTextsComeBackWhole(String id, String kind) throws Exception {
    for (long seed = 1; seed <= 5; seed++) {
      List<Item> items = SampleItems.nasty(kind, seed);
      List<String> losses = MeasuredLosses.losses(format(id), items, zip());
      losses.removeIf(
          l -> l.matches("cloze.*: text of option \\d of gap 1: changed")); // words alone
      assertThat(losses).as("seed %d", seed).isEmpty();
    }
  }

  /** Items of every kind, with markup and signs of every sort. */
  private static List<Item> schemaItems() {
    String rich =
        "<h2>H</h2><p>a <em>b</em> <u>c</u> <font color='red'>d</font><br>e</p><blockquote>q</blockquote>"
            + "<table><tr><th>1<td>2</table><img src='x.png'><script>evil()</script><ol><li>x</ol>"
            + "<p onclick='x()' style='color:red'>f <a href='http://example.org/'>g</a> <video src=v></video></p>";
    List<Item> items = new ArrayList<>(SampleItems.all());
    items.add(SampleItems.item("rich", RichText.html(rich), SampleItems.single()));
    for (String kind :
        List.of("choice", "cloze", "matching", "short", "ordering", "essay", "numeric")) {
      items.addAll(SampleItems.nasty(kind, 7));
    }
    return items;
  }

  /** Those schemas may not be handed on: whoever has them names the folder. */
  @ParameterizedTest
  @CsvSource({"qti22,imsqti_v2p2", "qti3,imsqti_asiv3p0"})
  void whatIsWrittenIsValidByTheSchemaOfItsVersionWhereThatIsAtHand(String id, String schema)
      throws Exception {
    String folderOfSchemas = System.getenv("DARS_QTI_XSD");
    assumeTrue(
        folderOfSchemas != null, "DARS_QTI_XSD names no folder with imsqti_v2p2*.xsd and so on");
    Path xsd;
    try (Stream<Path> files = Files.list(Path.of(folderOfSchemas))) {
      xsd =
          files
              .filter(f -> f.getFileName().toString().matches(schema + ".*[.]xsd"))
              .sorted()
              .reduce((older, newer) -> newer)
              .orElseThrow();
    }
    Schema valid = SchemaFactory.newDefaultInstance().newSchema(xsd.toFile());
    format(id).write(schemaItems(), zip());
    Map<String, String> entries = entries(zip());
    entries.remove("imsmanifest.xml");
    for (Map.Entry<String, String> e : entries.entrySet()) {
      assertThatCode(
              () -> valid.newValidator().validate(new StreamSource(new StringReader(e.getValue()))))
          .as(e.getKey() + "\n" + e.getValue())
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"qti22", "qti3"})
  void whatIsWrittenIsValidByThePublishedSchema(String id) throws Exception {
    QtiSchema schema = new QtiSchema();
    List<Item> items = schemaItems();
    format(id).write(items, zip());
    Map<String, String> entries = entries(zip());
    assertThat(entries).hasSize(items.size() + 2);
    entries.remove("imsmanifest.xml");
    for (Map.Entry<String, String> e : entries.entrySet()) {
      assertThat(schema.problem(e.getValue())).as(e.getKey() + "\n" + e.getValue()).isEmpty();
    }
    String item = Objects.requireNonNull(entries.get("items/item-1.xml"));
    assertThat(schema.problem(item.replace("title=", "titel="))).contains("titel");
  }

  @Test
  void namesOfVersion3AreItsOwn() throws Exception {
    QtiFormat.v3().write(SampleItems.all(), zip());
    Map<String, String> entries = entries(zip());
    assertThat(entries.get("items/item-1.xml"))
        .contains(
            "<qti-assessment-item xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"",
            "time-dependent=\"false\"",
            "<qti-simple-choice identifier=\"A1\"><b>Paris</b></qti-simple-choice>",
            "<qti-content-body>")
        .doesNotContain("responseIdentifier", "simpleChoice");
    assertThat(entries.get("imsmanifest.xml"))
        .contains("imsqti_item_xmlv3p0", "<schemaversion>3.0.0</schemaversion>");
  }

  @Test
  void oneItemAloneIsAFileAndSeveralAreNot() throws Exception {
    Path file = folder.resolve("one.xml");
    List<Item> items = SampleItems.all();
    Item item = SampleItems.item("one", SampleItems.plain("?"), SampleItems.single());
    assertThat(MeasuredLosses.losses(QtiFormat.v22(), List.of(item), file)).isEmpty();
    assertThatThrownBy(() -> QtiFormat.v22().write(items, file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "one.xml: a QTI file holds one item, and these are 10; write a .zip for several");
    assertThat(MeasuredLosses.losses(QtiFormat.v22(), items.subList(0, 1), file))
        .containsExactlyInAnyOrder(
            "single: category: not in the file",
            "single: objective: not in the file",
            "single: bloom: not in the file",
            "single: difficulty: not in the file",
            "single: author: not in the file",
            "single: tags: not in the file");
  }

  @Test
  void answersWithPatternsAndUnknownMarkupAreLostAndNamed() throws Exception {
    Body.ShortAnswer pattern =
        new Body.ShortAnswer(
            List.of(
                new Body.Accepted("exact", BigDecimal.ONE, RichText.EMPTY),
                new Body.Accepted("ex*", BigDecimal.ONE, RichText.EMPTY)),
            false);
    Item item = SampleItems.item("p", RichText.html("<p style=\"color:red\">x</p>"), pattern);
    assertThat(MeasuredLosses.losses(QtiFormat.v22(), List.of(item), zip()))
        .containsExactlyInAnyOrder("p: stem: changed", "p: answers: 1 of 2 are in the file");
  }

  @Test
  void anItemOfAnotherProgramIsReadByItsKeyAndItsMapping() throws Exception {
    Reading reading =
        read(
            """
            <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="x" title="T" adaptive="false" timeDependent="false">
              <responseDeclaration identifier="R" cardinality="multiple" baseType="identifier">
                <correctResponse><value>H</value><value>O</value></correctResponse>
                <mapping lowerBound="0" upperBound="2" defaultValue="-2">
                  <mapEntry mapKey="H" mappedValue="1"/><mapEntry mapKey="O" mappedValue="1"/><mapEntry mapKey="Cl" mappedValue="-1"/>
                </mapping>
              </responseDeclaration>
              <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
              <itemBody><p>Look.</p><choiceInteraction responseIdentifier="R" shuffle="true" maxChoices="0">
                <prompt>What is in water?</prompt>
                <simpleChoice identifier="H">Hydrogen</simpleChoice>
                <simpleChoice identifier="O">Oxygen<feedbackInline outcomeIdentifier="F" identifier="O" showHide="show">Yes.</feedbackInline></simpleChoice>
                <simpleChoice identifier="Cl">Chlorine</simpleChoice>
              </choiceInteraction></itemBody>
              <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>
            </assessmentItem>
            """);
    Item item = reading.items().getFirst();
    Body.Choice choice = (Body.Choice) item.body();
    assertThat(item.mark()).isEqualByComparingTo("2");
    assertThat(item.stem().value()).contains("Look.", "What is in water?");
    assertThat(choice.single()).isFalse();
    assertThat(choice.options())
        .extracting(o -> o.weight().toPlainString())
        .containsExactly("0.5", "0.5", "-0.5");
    assertThat(choice.options().get(1).text()).isEqualTo(RichText.plain("Oxygen"));
    assertThat(choice.options().get(1).feedback()).isEqualTo(RichText.plain("Yes."));
  }

  @Test
  void picturesOfAPackageStandInTheText() throws Exception {
    QtiFormat.v22()
        .write(
            List.of(
                SampleItems.item(
                    "i", RichText.html("<img src=\"../a.png\" alt=\"A\">"), SampleItems.single())),
            zip());
    Map<String, byte[]> more = new LinkedHashMap<>();
    entries(zip()).forEach((n, text) -> more.put(n, text.getBytes(StandardCharsets.UTF_8)));
    more.put("a.png", new byte[] {1, 2, 3});
    Files.write(zip(), WholeFile.zip(more));
    assertThat(QtiFormat.v22().read(zip()).items().getFirst().stem().value())
        .isEqualTo("<img src=\"data:image/png;base64,AQID\" alt=\"A\">");
  }

  @Test
  void interactionsThatAreNotReadAreNamed() throws Exception {
    Reading reading =
        read(
            "<assessmentItem identifier=\"x\" title=\"T\"><itemBody><p><hotspotInteraction responseIdentifier=\"R\"/></p></itemBody></assessmentItem>");
    assertThat(reading.items()).isEmpty();
    assertThat(reading.problems())
        .containsExactly(new Problem("item 1", "its interaction <hotspotInteraction> is not read"));
  }
}
