package org.dars.translator.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dars.translator.exchange.Exchanges.plain;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewTableTest {

  private static final Pattern ROW = Pattern.compile("<w:tr>.*?</w:tr>", Pattern.DOTALL);

  @TempDir Path folder;

  private final ExchangeFile course =
      Exchanges.file(
          new ExchangeSegment(
              "p1/0",
              "A ⟦1⟧cell⟦/1⟧: ⟦2⟧.",
              Exchanges.CODES,
              "Una ⟦1⟧célula⟦/1⟧: ⟦2⟧.",
              ExchangeState.NEEDS_REVIEW,
              List.of(),
              List.of(new ExchangeNote("Ana", "Right?")),
              List.of()),
          plain("p1/1", "It grows.").with("Crece.", ExchangeState.TRANSLATED),
          plain("p1/2", "It ends."));

  @Test
  void anUntouchedTableComesBackAsItWas() throws Exception {
    Returned returned = back(xml -> xml);
    assertThat(returned.problems()).isEmpty();
    assertThat(returned.segments())
        .extracting(Returned.Segment::id, Returned.Segment::target, Returned.Segment::state)
        .containsExactly(
            row("p1/0", "Una ⟦1⟧célula⟦/1⟧: ⟦2⟧.", ExchangeState.NEEDS_REVIEW),
            row("p1/1", "Crece.", ExchangeState.TRANSLATED));
    assertThat(returned.segments().getFirst().notes()).isEmpty();
  }

  @Test
  void aReviewerWhoHasReadAllOfItApprovesIt() throws Exception {
    Path file = folder.resolve("a.docx");
    ReviewTable.write(course, file);
    assertThat(ReviewTable.read(file, course, true).segments())
        .extracting(Returned.Segment::state)
        .containsOnly(ExchangeState.REVIEWED);
  }

  @Test
  void sortedDeletedAndEditedRowsFindTheirSegments() throws Exception {
    Returned returned =
        back(xml -> {
          List<String> rows = rows(xml);
          List<String> kept = new ArrayList<>(rows.subList(2, rows.size()));
          kept.remove(0); // the row of p1/0
          Collections.reverse(kept);
          String edited = String.join("", kept).replace("Crece.", "Crece mucho.");
          return xml.replace(String.join("", rows.subList(2, rows.size())), edited);
        });
    assertThat(returned.problems()).isEmpty();
    assertThat(returned.segments())
        .extracting(Returned.Segment::id, Returned.Segment::target, Returned.Segment::state)
        .containsExactly(row("p1/1", "Crece mucho.", ExchangeState.TRANSLATED));
  }

  @Test
  void trackedChangesAreAcceptedAndCommentsAreNotes() throws Exception {
    Returned returned =
        back(
            xml -> {
              Matcher cell =
                  Pattern.compile(
                          "<w:r><w:rPr><w:lang w:val=\"es\"/></w:rPr>"
                              + "<w:t xml:space=\"preserve\">Crece\\.</w:t></w:r>")
                      .matcher(xml);
              assertThat(cell.find()).isTrue();
              return cell.replaceFirst(
                  "<w:commentRangeStart w:id=\"4\"/><w:del w:id=\"90\"><w:r><w:delText>Crece"
                      + "</w:delText></w:r></w:del><w:ins w:id=\"91\">"
                      + "<w:r><w:t>Va</w:t></w:r>"
                      + "<w:r><w:tab/><w:t>creciendo</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r>"
                      + "<w:r><w:commentReference w:id=\"4\"/></w:r>");
            },
            Map.of(
                "word/comments.xml",
                "<w:comments xmlns:w=\""
                    + Wordml.NAMESPACE
                    + "\"><w:comment w:id=\"4\""
                    + " w:author=\"Luz\"><w:p><w:r><w:t>Better so</w:t></w:r></w:p></w:comment>"
                    + "</w:comments>"));
    assertThat(returned.segments().get(1).target()).isEqualTo("Va creciendo.");
    assertThat(returned.segments().get(1).notes())
        .containsExactly(new ExchangeNote("Luz", "Better so"));
  }

  @Test
  void remarksInTheLastColumnAreNotes() throws Exception {
    Returned returned = back(xml -> xml.replace("Ana: Right?</w:t>", "Ana: Right? Yes!</w:t>"));
    assertThat(returned.segments().getFirst().notes())
        .containsExactly(new ExchangeNote("", "Ana: Right? Yes!"));
  }

  @Test
  void rowsWithoutTheirBookmarksAreFoundByNumberAndSource() throws Exception {
    Returned returned =
        back(xml -> xml.replaceAll("<w:bookmark(Start|End)[^>]*>", "").replace("Crece.", "Sube."));
    assertThat(returned.problems()).isEmpty();
    assertThat(returned.segments())
        .extracting(Returned.Segment::target)
        .containsExactly("Una ⟦1⟧célula⟦/1⟧: ⟦2⟧.", "Sube.");
  }

  @Test
  void aDoubledRowALostCodeAndAnotherSourceAreNamed() throws Exception {
    Returned returned =
        back(xml -> {
          List<String> rows = rows(xml);
          return xml.replace(
                  "⟦2⟧</w:t></w:r><w:r><w:rPr><w:lang w:val=\"es\"",
                  "</w:t></w:r>" + "<w:r><w:rPr><w:lang w:val=\"es\"")
              .replace(rows.getLast(), rows.get(3) + rows.getLast());
        });
    assertThat(returned.problems())
        .containsExactly(
            "a.docx: row 5 of its table (\"It grows.\") stands there twice; the first is taken",
            "a.docx: the translation of p1/0 was left out: ⟦2⟧ (`f()`) is missing; put its codes as"
                + " in the source");
    Path file = folder.resolve("a.docx");
    ReviewTable.write(Exchanges.file(plain("p1/1", "It grew.")), file);
    assertThat(ReviewTable.read(file, course, false).problems())
        .containsExactly(
            "a.docx: row 3 of its table (\"It grew.\") has another source now and was left out;"
                + " export it again");
  }

  @Test
  void languagesFromRightToLeftHaveTheirColumnsAndTextThatWay() throws Exception {
    Path file = folder.resolve("a.docx");
    ReviewTable.write(new ExchangeFile("en", "ur", course.documents()), file);
    assertThat(entries(file).get("word/document.xml"))
        .contains("<w:bidiVisual/>", "<w:rtl/>", "<w:bidi w:val=\"1\"/>", "w:bidi=\"ur\"")
        .contains("Translation for review");
    ReviewTable.write(new ExchangeFile("en", "ar", course.documents()), file);
    assertThat(entries(file).get("word/document.xml")).contains("ترجمة للمراجعة", "Read each row");
    ReviewTable.write(course, file);
    assertThat(entries(file).get("word/document.xml")).doesNotContain("bidiVisual", "<w:rtl");
  }

  @Test
  void whatIsNoReviewTableIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("a.docx"), "text");
    assertThatThrownBy(() -> ReviewTable.read(file, course, false))
        .isInstanceOf(XliffProblemException.class)
        .hasMessageStartingWith("a.docx: is not a whole zip file");
    ReviewTable.write(course, file);
    change(file, xml -> ROW.matcher(xml).replaceAll(""), Map.of());
    assertThatThrownBy(() -> ReviewTable.read(file, course, false))
        .hasMessage("a.docx: has no table of four columns; choose the document that was exported");
  }

  private Returned back(UnaryOperator<String> edit) throws Exception {
    return back(edit, Map.of());
  }

  private Returned back(UnaryOperator<String> edit, Map<String, String> more) throws Exception {
    Path file = folder.resolve("a.docx");
    ReviewTable.write(course, file);
    change(file, edit, more);
    return ReviewTable.read(file, course, false);
  }

  private static void change(Path file, UnaryOperator<String> edit, Map<String, String> more)
      throws Exception {
    Map<String, String> entries = entries(file);
    entries.computeIfPresent("word/document.xml", (name, xml) -> edit.apply(xml));
    entries.putAll(more);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static Map<String, String> entries(Path file) throws Exception {
    Map<String, String> entries = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        entries.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }

  /** Header, document, and a row each segment. */
  private static List<String> rows(String xml) {
    return ROW.matcher(xml).results().map(java.util.regex.MatchResult::group).toList();
  }

  private static org.assertj.core.groups.Tuple row(String id, String target, ExchangeState state) {
    return org.assertj.core.groups.Tuple.tuple(id, target, state);
  }
}
