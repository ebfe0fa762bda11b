package org.dars.translator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.translator.engine.PseudoEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Languages, directions and fonts of whole files, as a localiser writes them. */
class PackedLanguageTest {

  private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String A = "http://schemas.openxmlformats.org/drawingml/2006/main";
  private static final String P = "http://schemas.openxmlformats.org/presentationml/2006/main";
  private static final String R =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/package/2006/relationships";

  @TempDir Path folder;
  private final Courseware courseware = Courseware.open(ReadLimits.standard());

  private Map<String, String> localised(String name, Map<String, String> parts, String to)
      throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, zip(parts));
    LocalisedDocument done =
        new Localiser(courseware, null, new LocalisationRequest("en", to, ""), Clock.systemUTC())
            .localise(new SourceFile(name, file), new PseudoEngine(), p -> {}, () -> false);
    assertThat(done.counts()).containsKey(Outcome.ENGINE);
    return unzipped(done.bytes());
  }

  private static byte[] zip(Map<String, String> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> unzipped(byte[] bytes) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        parts.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private static String relations(String id, String type, String target) {
    return "<Relationships xmlns=\"%s\"><Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/></Relationships>"
        .formatted(RELATIONS, id, R, type, target);
  }

  private static Map<String, String> word(String defaults) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
    parts.put("_rels/.rels", relations("r1", "officeDocument", "word/document.xml"));
    parts.put("word/_rels/document.xml.rels", relations("r2", "styles", "styles.xml"));
    parts.put(
        "word/styles.xml",
        "<w:styles xmlns:w=\"%s\"><w:docDefaults><w:rPrDefault><w:rPr>%s</w:rPr></w:rPrDefault></w:docDefaults></w:styles>"
            .formatted(W, defaults));
    parts.put(
        "word/document.xml",
        ("<w:document xmlns:w=\"%s\"><w:body><w:p><w:r><w:rPr><w:lang w:val=\"en-US\"/></w:rPr>"
                + "<w:t>A cell is small.</w:t></w:r></w:p><w:p><w:r><w:rPr><w:lang"
                + " w:val=\"la-VA\"/></w:rPr><w:t>The cell lives on.</w:t></w:r></w:p></w:body></w:document>")
            .formatted(W));
    return parts;
  }

  @Test
  void aWordDocumentSaysItsNewLanguageInItsDefaultsAndInItsRuns() throws Exception {
    Map<String, String> done = localised("a.docx", word("<w:sz w:val=\"22\"/>"), "es");
    assertThat(done.get("word/styles.xml"))
        .contains("<w:rPr><w:sz w:val=\"22\"/><w:lang w:val=\"es\"/></w:rPr>");
    assertThat(done.get("word/document.xml"))
        .contains("w:val=\"es\"", "w:val=\"la-VA\"")
        .doesNotContain("en-US");
  }

  @ParameterizedTest
  @CsvSource({
    "ar, <w:rFonts w:ascii=\"Georgia\" w:cs=\"Georgia\"/>, w:cs=\"Noto Naskh Arabic\"",
    "ar, <w:rFonts w:ascii=\"Arial\" w:cs=\"Arial\"/>, w:cs=\"Arial\"",
    "ur, <w:rFonts w:ascii=\"Arial\" w:cs=\"Arial\"/>, w:cs=\"Noto Nastaliq Urdu\"",
    "ur, <w:rFonts w:asciiTheme=\"minorHAnsi\" w:cstheme=\"minorBidi\"/>, w:cs=\"Noto Nastaliq Urdu\""
  })
  void aWordDocumentFromRightToLeftNamesAFontOfItsScript(String to, String fonts, String wanted)
      throws Exception {
    Map<String, String> done = localised("a.docx", word(fonts), to);
    assertThat(done.get("word/styles.xml"))
        .containsOnlyOnce(wanted)
        .containsOnlyOnce("w:cs")
        .contains("<w:lang w:bidi=\"" + to + "\"/>");
    assertThat(done.get("word/document.xml")).contains("<w:bidi/>", "<w:rtl/>", "w:bidi=\"" + to);
  }

  @Test
  void aPresentationsRunsSayTheirNewLanguage() throws Exception {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
    parts.put("_rels/.rels", relations("r1", "officeDocument", "ppt/presentation.xml"));
    parts.put(
        "ppt/presentation.xml",
        "<p:presentation xmlns:p=\"%s\" xmlns:r=\"%s\"><p:sldIdLst><p:sldId id=\"256\" r:id=\"r2\"/></p:sldIdLst></p:presentation>"
            .formatted(P, R));
    parts.put("ppt/_rels/presentation.xml.rels", relations("r2", "slide", "slides/slide1.xml"));
    parts.put(
        "ppt/slides/slide1.xml",
        ("<p:sld xmlns:p=\"%s\" xmlns:a=\"%s\"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr>"
                + "<p:txBody><a:p><a:r><a:rPr lang=\"en-US\" sz=\"2400\"/><a:t>A cell is small."
                + "</a:t></a:r><a:endParaRPr lang=\"en-US\"/></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>")
            .formatted(P, A));
    String slide = localised("a.pptx", parts, "ar").get("ppt/slides/slide1.xml");
    assertThat(slide)
        .contains("<a:rPr lang=\"ar\" sz=\"2400\"/>", "<a:endParaRPr lang=\"ar\"/>", "rtl=\"1\"")
        .doesNotContain("en-US");
  }

  @Test
  void aBookSaysItsLanguageOnEachPageAndTurnsTheOtherWay() throws Exception {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/epub+zip");
    parts.put(
        "META-INF/container.xml",
        "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\"><rootfiles><rootfile full-path=\"b.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>");
    parts.put(
        "b.opf",
        "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Cells</dc:title><dc:language>en</dc:language></metadata><manifest><item id=\"p\" href=\"p.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"p\"/></spine></package>");
    parts.put(
        "p.xhtml",
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\" xml:lang=\"en\"><head><title>Cells</title></head><body><p>A cell is small.</p></body></html>");
    Map<String, String> done = localised("a.epub", parts, "ur");
    assertThat(done.get("b.opf"))
        .contains("<dc:language>ur</dc:language>", "page-progression-direction=\"rtl\"");
    assertThat(done.get("p.xhtml"))
        .contains("lang=\"ur\"", "xml:lang=\"ur\"", "dir=\"rtl\"", "Noto Nastaliq Urdu");
  }

  @ParameterizedTest
  @CsvSource({
    "'<html lang=\"en\"><head><title>A</title></head>', ar, '<html lang=\"ar\" dir=\"rtl\"><head><title>A</title><style>:where(body:lang(ar))'",
    "'<html><head><title>A</title></head>', fa, '<html lang=\"fa\" dir=\"rtl\"><head><title>A</title><style>:where(body:lang(fa))'",
    "'<html lang=\"en\"><head><title>A</title></head>', ur, '<html lang=\"ur\" dir=\"rtl\"><head><title>A</title><style>body:lang(ur) { font-family: ''Noto Nastaliq Urdu'''",
    "'<html lang=\"ar\" dir=\"rtl\"><head></head>', es, '<html lang=\"es\" dir=\"ltr\"><head></head>'",
    "'<html><head></head>', es, '<html><head></head>'",
    "'<p>A piece</p>', ar, '<p>A piece</p>'"
  })
  void aPageNamesItsLanguageDirectionAndFonts(String page, String to, String begins) {
    byte[] done = LanguageAttribute.set(page.getBytes(StandardCharsets.UTF_8), to);
    assertThat(new String(done, StandardCharsets.UTF_8)).startsWith(begins);
  }
}
