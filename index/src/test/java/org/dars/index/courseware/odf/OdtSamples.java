package org.dars.index.courseware.odf;

import java.io.IOException;
import java.util.Map;
import org.dars.index.courseware.SplicingReaderFixture;

/** The OpenDocument texts of tests. */
final class OdtSamples {

  static final String STYLES =
      "<style:style style:name='T1' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>"
          + "<style:style style:name='T9' style:family='text'><style:text-properties fo:language='en'/></style:style>"
          + "<style:style style:name='T2' style:family='text' style:parent-style-name='Source_20_Text'/>"
          + "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Preformatted_20_Text'/>"
          + "<style:style style:name='P2' style:family='paragraph' style:parent-style-name='Caption'/>";

  static final String BODY =
      """
      <text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion></text:changed-region></text:tracked-changes>
      <text:sequence-decls/>
      <text:h text:outline-level="1">Memory &amp; <text:span text:style-name="T1">mind</text:span></text:h>
      <text:p>  Two   spaces <text:s text:c="2"/>kept,<text:line-break/>a break,
        and <text:span text:style-name="T9">an unseen</text:span> span.</text:p>
      <text:p><text:span text:style-name="T1">All of it bold</text:span></text:p>
      <text:p>Code <text:span text:style-name="T2">x = 1</text:span> and page <text:page-number>3</text:page-number>.</text:p>
      <text:p>Noted<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>The <text:span text:style-name="T1">note</text:span>.</text:p></text:note-body></text:note> here<office:annotation><dc:creator>A</dc:creator><text:p>remark</text:p></office:annotation>.</text:p>
      <text:p>Framed <draw:frame><draw:text-box><text:p>inside<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>deep</text:p></text:note-body></text:note> box</text:p></draw:text-box><svg:title>A &lt;cell&gt;</svg:title><svg:desc>Long words</svg:desc></draw:frame> after</text:p>
      <text:h text:outline-level="2">Kinds</text:h>
      <text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>two</text:p></text:list-item></text:list></text:list-item></text:list>
      <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Part</text:p></table:table-cell><table:table-cell table:number-columns-spanned="2"><text:p>Role</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>
      <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>axon</text:p><text:p>soma</text:p></table:table-cell></table:table-row></table:table>
      <text:p text:style-name="P1">int x;</text:p>
      <text:p text:style-name="P2">Figure <text:sequence>1</text:sequence>: a cell</text:p>
      <text:table-of-content><text:index-body><text:index-title><text:p>Contents</text:p></text:index-title><text:p>Memory 1</text:p></text:index-body></text:table-of-content>
      <text:p><text:change-start text:change-id="c"/>Added<text:change-end text:change-id="c"/> text &amp;#38;</text:p>
      <text:p/>
      <text:section text:name="S"><text:p>In a section <!-- a comment --><text:bookmark-start text:name="b"/>marked<text:bookmark-end text:name="b"/></text:p></text:section>
      """;

  static final String HEADERS =
      "<office:document-styles"
          + OdfFiles.NAMESPACES
          + "><office:master-styles><style:master-page style:name='Standard'>"
          + "<style:header><text:p>Course <text:chapter>x</text:chapter></text:p></style:header>"
          + "<style:footer><text:p><text:page-number>1</text:page-number></text:p></style:footer>"
          + "</style:master-page></office:master-styles></office:document-styles>";

  static final String META =
      "<office:document-meta"
          + OdfFiles.NAMESPACES
          + "><office:meta><dc:title>The mind</dc:title><dc:language>en-US</dc:language></office:meta></office:document-meta>";

  static byte[] rich() throws IOException {
    return OdfFiles.file("text", STYLES, BODY, Map.of("styles.xml", HEADERS, "meta.xml", META));
  }

  static byte[] odt(String body) throws IOException {
    return OdfFiles.file("text", STYLES, body);
  }

  static String content(byte[] bytes) throws Exception {
    return SplicingReaderFixture.part(bytes, "content.xml");
  }

  private OdtSamples() {}
}
