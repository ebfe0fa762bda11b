package org.dars.translator.adapt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of rules, decided and undone in random order, in files of several formats. */
class AdaptedFormatsTest {

  private static final String STORY =
      "Imagine that Mary walks 5 miles and Tom walks 7 miles. Mary carries 20 pounds.";

  private static final int STEPS = 60;

  @TempDir Path folder;

  private final Courseware courseware = Courseware.open(ReadLimits.standard());

  @AfterEach
  void close() {
    courseware.close();
  }

  private SourceFile file(String name) throws IOException {
    return switch (name) {
      case "a.md" ->
          Texts.file(
              folder,
              name,
              "# A\n\n%s\n\n![Tom walks 3 miles](a.png)\n\n| who | how far |\n|---|---|\n| Tom | 5 miles, or 6 miles |\n| Mary | 5 miles |\n"
                  .formatted(STORY));
      case "a.html" ->
          Texts.file(
              folder,
              name,
              "<!doctype html><html lang=en><body><p>%s</p><figure><img src=a.png alt='3 miles'><figcaption>It is <i>9 miles</i>, or 4 miles.</figcaption></figure><table><tr><td>5 miles, 6 miles<td>5 miles</table>"
                  .formatted(STORY));
      case "a.srt" ->
          Texts.file(
              folder,
              name,
              "1\r\n00:00:01,000 --> 00:00:02,500\r\nImagine that Mary walks\r\n5 miles, then 6 miles.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n<i>5 miles</i> to go\r\n");
      case "a.vtt" ->
          Texts.file(
              folder,
              name,
              "WEBVTT\n\n00:01.000 --> 00:02.500 align:start\nMary walks 5 miles, then 6 miles.\n\n00:03.000 --> 00:04.000\n- 5 miles to go\n");
      default -> docx(name);
    };
  }

  /** A text with a run in bold inside a sentence, and a table. */
  private SourceFile docx(String name) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream to = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(to)) {
      entry(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
      entry(
          zip,
          "_rels/.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
      entry(
          zip,
          "word/document.xml",
          "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
              + paragraph(run(STORY))
              + paragraph(
                  run("It is 9 miles ")
                      + "<w:r><w:rPr><w:b/></w:rPr><w:t>or 4 miles</w:t></w:r>"
                      + run(" away."))
              + "<w:tbl><w:tr><w:tc>"
              + paragraph(run("5 miles, or 6 miles"))
              + "</w:tc><w:tc>"
              + paragraph(run("5 miles"))
              + "</w:tc></w:tr></w:tbl></w:body></w:document>");
    }
    return new SourceFile(name, file);
  }

  private static String run(String text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  }

  private static String paragraph(String runs) {
    return "<w:p>" + runs + "</w:p>";
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.md", "a.html", "a.srt", "a.vtt", "a.docx"})
  void whateverIsDecidedAndUndoneTheSameRecordsGiveTheSameBytes(String name) throws Exception {
    SourceFile file = file(name);
    byte[] translation = Files.readAllBytes(file.file());
    CoursewareDocument document = courseware.read(file);
    Adaptations adaptations =
        new Adaptations(new JsonLinesLedger(folder.resolve(name + ".jsonl")), Texts.CLOCK);
    LedgerView view =
        adaptations.propose("c", "KZ", "en", Texts.rules("KZ", "en"), List.of(document));
    assertThat(view.in(State.PROPOSED)).hasSizeGreaterThanOrEqualTo(2);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Adapter adapter = new Adapter(courseware);
    Map<Set<String>, byte[]> bySet = new HashMap<>();
    int edits = 0;
    for (int step = 0; step < STEPS; step++) {
      List<String> ids = new ArrayList<>(adaptations.view().adaptations().keySet());
      String id = ids.get(random.nextInt(ids.size()));
      try {
        switch (random.nextInt(5)) {
          case 0, 1 -> adaptations.decide(List.of(id), State.APPROVED, "Amina");
          case 2 -> adaptations.decide(List.of(id), State.REJECTED, "Amina");
          case 3 -> adaptations.undo(id, "Berik");
          default -> {
            if (edits++ < 6) {
              adaptations.edit(id, "mended & <" + edits + ">", "Berik");
            }
          }
        }
      } catch (AdaptationException e) {
        assertThat(e).hasMessageContaining(id.substring(0, 4)); // refused, and nothing was added
      }
      LedgerView now = adaptations.view();
      Set<String> approved = new TreeSet<>();
      now.in(State.APPROVED).forEach(a -> approved.add(a.id() + a.dependsOn()));
      Rendered rendered = adapter.render(file, now.adaptations().values());
      byte[] known = bySet.putIfAbsent(approved, rendered.bytes());
      if (known != null) {
        assertThat(rendered.bytes()).as("seed %d, step %d", seed, step).isEqualTo(known);
      }
      if (rendered.applied().isEmpty()) {
        assertThat(rendered.bytes()).as("seed %d, step %d", seed, step).isEqualTo(translation);
      }
    }
    // Taking everything back gives the translation, byte for byte.
    for (Adaptation a : adaptations.view().in(State.APPROVED)) {
      adaptations.decide(List.of(a.id()), State.REJECTED, "Amina");
    }
    assertThat(adapter.render(file, adaptations.view().adaptations().values()).bytes())
        .isEqualTo(translation);
    assertThat(Files.readAllBytes(file.file())).isEqualTo(translation);
  }

  @Test
  void severalRecordsOfOneBlockStandOrFallEachByItself() throws Exception {
    SourceFile file = file("a.docx");
    CoursewareDocument document = courseware.read(file);
    List<Adaptation> all =
        List.of(
            Texts.approved(document, "5 miles", "8 km"),
            Texts.approved(document, "7 miles", "11 km"),
            Texts.approved(document, "20 pounds", "9 kg"));
    Adapter adapter = new Adapter(courseware);
    Map<Integer, String> texts = new HashMap<>();
    for (int set = 0; set < 8; set++) {
      List<Adaptation> some = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        if ((set & (1 << i)) != 0) {
          some.add(all.get(i));
        }
      }
      Path out = Files.write(folder.resolve("out.docx"), adapter.render(file, some).bytes());
      texts.put(set, courseware.read(new SourceFile("a.docx", out)).blocks().getFirst().text());
    }

    for (int set = 0; set < 8; set++) {
      String expected = STORY;
      for (int i = 0; i < 3; i++) {
        if ((set & (1 << i)) != 0) {
          expected = expected.replace(all.get(i).before(), all.get(i).after());
        }
      }
      assertThat(texts.get(set)).isEqualTo(expected);
    }
  }
}
