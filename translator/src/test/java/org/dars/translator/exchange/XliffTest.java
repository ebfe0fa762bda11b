package org.dars.translator.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dars.translator.exchange.Exchanges.plain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.sf.okapi.lib.xliff2.reader.XLIFFReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class XliffTest {

  @TempDir Path folder;

  @Test
  void whatGoesOutIn21ComesBackWhole() throws Exception {
    String xliff = Xliff.write(Exchanges.course(), XliffVersion.V2_1);
    XLIFFReader.validate(xliff, null);
    Reading reading = read(xliff);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.file()).isEqualTo(Exchanges.course());
  }

  @Test
  void whatGoesOutIn12ComesBackButForTerms() throws Exception {
    String xliff = Xliff.write(Exchanges.course(), XliffVersion.V1_2);
    assertThat(xliff)
        .contains(
            "<note from=\"term\" annotates=\"source\">cell = célula (preferred): unit of life",
            "<note from=\"headings\" annotates=\"source\">Life › Cells</note>",
            "<alt-trans match-quality=\"83%\" origin=\"memory\">",
            "<trans-unit id=\"1-p2/0\" translate=\"no\"",
            "<target state=\"new\">It grows.</target>");
    Reading reading = read(xliff);
    assertThat(reading.problems()).isEmpty();
    List<ExchangeDocument> withoutTerms =
        Exchanges.course().documents().stream()
            .map(d -> d.map(s -> s.with(s.matches(), s.notes(), List.of())))
            .toList();
    assertThat(reading.file()).isEqualTo(new ExchangeFile("en", "es", withoutTerms));
  }

  @ParameterizedTest
  @EnumSource
  void everyStateComesBack(ExchangeState state) throws Exception {
    List<ExchangeSegment> segments = new ArrayList<>();
    if (state == ExchangeState.NEW || state == ExchangeState.NEEDS_TRANSLATION) {
      segments.add(
          new ExchangeSegment(
              "p1/0", "One.", List.of(), "", state, List.of(), List.of(), List.of()));
    }
    if (state != ExchangeState.NEW) {
      segments.add(plain("p1/1", "Two.").with("Dos.", state));
    }
    ExchangeFile file = Exchanges.file(segments.toArray(ExchangeSegment[]::new));
    for (XliffVersion version : XliffVersion.values()) {
      assertThat(read(Xliff.write(file, version)).file()).as("%s", version).isEqualTo(file);
    }
  }

  @Test
  void randomTextsAndCodesComeBackInBothVersions() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<ExchangeSegment> segments = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      ExchangeSegment s = random(random, "p1/" + i);
      segments.add(random.nextBoolean() ? s : s.with(s.source() + "!", ExchangeState.FINAL));
    }
    ExchangeFile file = Exchanges.file(segments.toArray(ExchangeSegment[]::new));
    for (XliffVersion version : XliffVersion.values()) {
      Reading reading = read(Xliff.write(file, version));
      assertThat(reading.file()).as("seed %d, %s", seed, version).isEqualTo(file);
    }
  }

  private static ExchangeSegment random(Random random, String id) {
    String[] words = {"a & b", "<p>", "]]>", "\"q\"", "'", "مرحبا", "語", "🙂", "&amp;", "{x}"};
    List<ExchangeCode> codes = new ArrayList<>();
    StringBuilder text = new StringBuilder("w");
    for (int n = 1; n <= random.nextInt(5); n++) {
      boolean paired = random.nextBoolean();
      String code = words[random.nextInt(words.length)];
      codes.add(new ExchangeCode(n, paired, code, paired ? "</x>" : "", paired ? "" : "v" + n));
      text.append(' ').append('⟦').append(n).append('⟧').append(words[random.nextInt(10)]);
      text.append(paired ? "⟦/" + n + "⟧" : "");
    }
    return new ExchangeSegment(
        id, text.toString(), codes, "", ExchangeState.NEW, List.of(), List.of(), List.of());
  }

  @Test
  void charactersThatXmlCannotHoldDoNoHarm() throws Exception {
    ExchangeFile out = Exchanges.file(plain("p1/0", "A\u0003 b\uFFFF c."));
    ExchangeFile back =
        Exchanges.file(plain("p1/0", "A\u0003 b\uFFFF c.").with("D\u0003.", ExchangeState.FINAL));
    for (XliffVersion version : XliffVersion.values()) {
      Reading reading = read(Xliff.write(back, version));
      Returned returned = Returned.of(Path.of("a.xlf"), reading, out);
      assertThat(returned.problems()).as("%s", version).isEmpty();
      assertThat(returned.segments()).hasSize(1);
    }
  }

  @Test
  void rightToLeftLanguagesSayTheirDirection() {
    ExchangeFile file = new ExchangeFile("en", "ar", Exchanges.course().documents());
    assertThat(Xliff.write(file, XliffVersion.V2_1)).contains("trgDir=\"rtl\"");
  }

  @Test
  void otherNamespacesAreIgnoredAlsoWhereTheyUseTheSameNames() throws Exception {
    String xliff =
        """
        <x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:1.2" xmlns:o="urn:other"
            o:version="2.0" version="1.2">
          <x:file original="a.md" source-language="en" target-language="es" datatype="x">
            <x:header><o:trans-unit id="9"/></x:header>
            <x:body><o:group><x:trans-unit id="no"/></o:group>
              <x:trans-unit id="7" o:translate="no">
                <x:source>One <o:x>hidden</o:x><x:g id="a">two</x:g></x:source>
                <x:target><x:g id="a">Dos</x:g> uno</x:target>
              </x:trans-unit>
            </x:body>
          </x:file>
        </x:xliff>
        """;
    ExchangeUnit unit = read(xliff).file().documents().getFirst().units().getFirst();
    assertThat(unit.id()).isEqualTo("7");
    assertThat(unit.translate()).isTrue();
    assertThat(unit.segments().getFirst().source()).isEqualTo("One ⟦1⟧two⟦/1⟧");
    assertThat(unit.segments().getFirst().target()).isEqualTo("⟦1⟧Dos⟦/1⟧ uno");
  }

  @Test
  void codesOfEveryKindAreReadInBothVersions() throws Exception {
    String one =
        twelve(
            "<trans-unit id=\"1\"><source><bpt id=\"1\" rid=\"7\">[</bpt>a<ept id=\"2\" rid=\"7\">]"
                + "</ept><bx id=\"3\" rid=\"8\"/>b<ex id=\"4\" rid=\"8\"/><x id=\"5\"/><it id=\"6\""
                + " pos=\"open\">i</it></source></trans-unit>");
    assertThat(first(one).source()).isEqualTo("⟦1⟧a⟦/1⟧⟦2⟧b⟦/2⟧⟦3⟧⟦4⟧");
    assertThat(first(one).codes().getFirst()).isEqualTo(new ExchangeCode(1, true, "[", "]", ""));
    String two =
        twenty(
            "<unit id=\"u\"><originalData><data id=\"d\">&lt;b></data></originalData><segment>"
                + "<source><sc id=\"1\" dataRef=\"d\"/>a<ec startRef=\"1\"/><ph id=\"2\""
                + " equiv=\"v\"/><cp hex=\"0041\"/><mrk id=\"m\" type=\"comment\" value=\"Why?\">x"
                + "</mrk></source></segment></unit>");
    assertThat(first(two).source()).isEqualTo("⟦1⟧a⟦/1⟧⟦2⟧Ax");
    assertThat(first(two).codes())
        .containsExactly(
            new ExchangeCode(1, true, "<b>", "", ""), new ExchangeCode(2, false, "", "", "v"));
    assertThat(first(two).notes()).containsExactly(new ExchangeNote("", "Why?"));
  }

  @Test
  void whatCannotBeReadIsNamedAndTheRestGoesIn() throws Exception {
    String unit = "<unit id=\"%s\"><segment><source>%s</source></segment></unit>";
    Reading reading =
        read(
            twenty(
                unit.formatted("a", "One")
                    + unit.formatted("a", "Again")
                    + unit.formatted("", "x")
                    + "<unit id=\"b\"><segment/></unit>"
                    + unit.formatted("c", "A<cp hex=\"zz\"/>")
                    + unit.formatted("d", "A&nosuch; b")
                    + unit.formatted("e", "Five")));
    assertThat(reading.file().documents().getFirst().units())
        .extracting(ExchangeUnit::id)
        .containsExactly("a", "e");
    assertThat(reading.problems())
        .containsExactly(
            "a.xlf: its unit a stands there twice; the first is taken",
            "a.xlf: its unit  has no id",
            "a.xlf: its unit b has a segment without a source; export it again",
            "a.xlf: its unit c has a <cp> of \"zz\", which is no character",
            "a.xlf: its unit d has the entity &nosuch;, which XML does not know");
  }

  @Test
  void filesForOtherLanguagesInOne12FileAreLeftOut() throws Exception {
    String xliff =
        twelve("<trans-unit id=\"1\"><source>One</source></trans-unit>")
            .replace(
                "</xliff>",
                "<file original=\"b.md\" source-language=\"en\" target-language=\"fr\""
                    + " datatype=\"x\"><body/></file></xliff>");
    assertThat(read(xliff).problems())
        .containsExactly(
            "a.xlf: its file b.md is for en to fr, not en to es as the first, and was left out;"
                + " export it apart");
  }

  @Test
  void whatIsNotXliffIsRefused() {
    assertThatThrownBy(() -> read("<xliff version=\"3.0\"/>"))
        .isInstanceOf(XliffProblemException.class)
        .hasMessage("a.xlf: is XLIFF 3.0; export it as XLIFF 1.2 or 2.1");
    assertThatThrownBy(() -> read("<html/>"))
        .hasMessage("a.xlf: is not XLIFF; export it again as XLIFF 1.2 or 2.1");
    assertThatThrownBy(() ->
            read(
                "<!DOCTYPE xliff [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                    + "<xliff version=\"1.2\">&e;</xliff>"))
        .hasMessage("a.xlf: has a DOCTYPE, which is not allowed");
  }

  private ExchangeSegment first(String xliff) throws Exception {
    Reading reading = read(xliff);
    assertThat(reading.problems()).isEmpty();
    return reading.file().documents().getFirst().units().getFirst().segments().getFirst();
  }

  private static String twelve(String units) {
    return "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\"><file"
        + " original=\"a.md\" source-language=\"en\" target-language=\"es\" datatype=\"x\"><body>"
        + units
        + "</body></file></xliff>";
  }

  private static String twenty(String units) {
    return "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\""
        + " trgLang=\"es\"><file id=\"f1\">"
        + units
        + "</file></xliff>";
  }

  private Reading read(String xliff) throws Exception {
    return Xliff.read(Files.writeString(folder.resolve("a.xlf"), xliff));
  }
}
