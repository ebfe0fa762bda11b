package org.dars.index.courseware.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.splice.SourceText;
import org.junit.jupiter.api.Test;

class XmlTreeTest {

  @Test
  void everyNodeIsWhereItStands() throws Exception {
    String xml =
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r
        <!-- a comment --><r xmlns="u:r" xmlns:x='u:x'>
          <x:a  one = "1 &amp; 2"  x:two='"quoted"'>T &lt; &#x1F393; emoji 🎓</x:a><b/>< c ></c>
          <![CDATA[<raw> & ]] text]]><?pi data?><!-- in -->tail\r
        </r>
        """
            .replace("< c >", "<c >");
    XmlTree tree = parse(xml);
    XmlElement r = tree.root();
    assertThat(r.uri()).isEqualTo("u:r");
    assertThat(tree.raw(r)).startsWith("<r xmlns").endsWith("</r>");
    XmlElement a = Objects.requireNonNull(r.child("a"));
    assertThat(a.uri()).isEqualTo("u:x");
    assertThat(a.attribute("one")).isEqualTo("1 & 2");
    XmlAttribute two = Objects.requireNonNull(a.find("two"));
    assertThat(tree.raw(two.start(), two.end())).isEqualTo("\"quoted\"");
    assertThat(a.text()).isEqualTo("T < 🎓 emoji 🎓");
    assertThat(tree.raw(a.contentStart(), a.contentEnd())).isEqualTo("T &lt; &#x1F393; emoji 🎓");
    assertThat(tree.raw(Objects.requireNonNull(r.child("b")))).isEqualTo("<b/>");
    XmlElement c = Objects.requireNonNull(r.child("c"));
    assertThat(tree.raw(c)).isEqualTo("<c ></c>");
    assertThat(c.contentStart()).isEqualTo(c.contentEnd());
    XmlText cdata =
        r.nodes().stream()
            .filter(n -> n instanceof XmlText t && t.cdata())
            .map(n -> (XmlText) n)
            .findFirst()
            .orElseThrow();
    assertThat(tree.raw(cdata.from(), cdata.to())).isEqualTo("<raw> & ]] text");
    assertThat(tree.raw(cdata)).startsWith("<![CDATA[").endsWith("]]>");
    assertThat(r.text()).endsWith("tail\n");
  }

  @Test
  void textOfAnElementIsATextOfItsOwn() throws Exception {
    XmlTree tree = parse("<q>Ә &amp; &lt;b&gt;bold&lt;/b&gt;</q>");
    SourceText inner = Objects.requireNonNull(tree.content(tree.root()));
    assertThat(inner.text()).isEqualTo("Ә & <b>bold</b>");
    int bold = inner.text().indexOf("bold");
    Span span = inner.span(bold, bold + 4);
    byte[] bytes = "<q>Ә &amp; &lt;b&gt;bold&lt;/b&gt;</q>".getBytes(StandardCharsets.UTF_8);
    assertThat(new String(bytes, span.start(), span.length(), StandardCharsets.UTF_8))
        .isEqualTo("bold");
    assertThat(inner.charAt(span.start())).isEqualTo(bold);
    assertThat(new String(inner.encode("<&\u0001]]>"), StandardCharsets.UTF_8))
        .isEqualTo("&lt;&amp;\uFFFD]]&gt;");
  }

  @Test
  void cdataIsWrittenAsCdata() throws Exception {
    XmlTree tree = parse("<q><![CDATA[<p>one</p>]]></q>");
    SourceText inner = Objects.requireNonNull(tree.content(tree.root()));
    assertThat(inner.text()).isEqualTo("<p>one</p>");
    assertThat(new String(inner.encode("a ]]> b"), StandardCharsets.UTF_8))
        .isEqualTo("a ]]]]><![CDATA[> b");
  }

  @Test
  void whatTheEncodingLacksStandsBetweenTwoSections() throws Exception {
    byte[] bytes =
        "<?xml version='1.0' encoding='ISO-8859-1'?><q><![CDATA[caf\u00e9]]></q>"
            .getBytes(StandardCharsets.ISO_8859_1);
    XmlTree tree = XmlTree.parse("t.xml", "", bytes, ReadLimits.standard());
    SourceText inner = Objects.requireNonNull(tree.content(tree.root()));
    assertThat(new String(inner.encode("\u00e9 🎓 b"), StandardCharsets.ISO_8859_1))
        .isEqualTo("\u00e9 ]]>&#127891;<![CDATA[ b");
  }

  @Test
  void anAttributeKeepsReferencesThatNoDtdDeclares() throws Exception {
    XmlTree tree = parse("<q a='x &nbsp;&what; &x32;\n y&#10;' b='&#x0000041;'/>");
    XmlAttribute a = Objects.requireNonNull(tree.root().find("a"));
    assertThat(a.value()).isEqualTo("x \u00a0&what; &x32;  y\n");
    assertThat(tree.content(a).text()).isEqualTo(a.value());
    assertThat(tree.root().attribute("b")).isEqualTo("A");
  }

  @Test
  void anElementWithMoreThanTextHasNoTextOfItsOwn() throws Exception {
    for (String xml :
        List.of("<q>a<b/>c</q>", "<q>a<![CDATA[b]]></q>", "<q/>", "<q>a<!--x--></q>")) {
      XmlTree tree = parse(xml);
      assertThat(tree.content(tree.root())).as(xml).isNull();
    }
  }

  @Test
  void longTextsStayWhole() throws Exception {
    String text = "word &amp; ".repeat(50_000);
    XmlTree tree = parse("<q>" + text + "</q>");
    assertThat(tree.root().nodes()).hasSize(1);
    assertThat(tree.root().text()).hasSize(50_000 * 7);
  }

  @Test
  void noEntityIsExpandedOrFetched() throws Exception {
    String bomb =
        "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>"
            + "<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r>&b;&x;</r>";
    assertThat(parse(bomb).root().text()).isEmpty();
  }

  @Test
  void brokenXmlIsRefusedByNameAndLine() {
    assertThatThrownBy(() -> parse("<r>\n<a></r>"))
        .isInstanceOf(CoursewareException.class)
        .hasMessageContaining("t.xml")
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> parse("<a>".repeat(10_000)))
        .isInstanceOf(CoursewareException.class)
        .hasMessageContaining("t.xml");
  }

  private static XmlTree parse(String xml) throws CoursewareException {
    return XmlTree.parse("t.xml", "", xml.getBytes(StandardCharsets.UTF_8), ReadLimits.standard());
  }
}
