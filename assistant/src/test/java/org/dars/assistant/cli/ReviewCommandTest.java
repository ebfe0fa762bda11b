package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dars.assistant.store.Home;
import org.dars.translator.exchange.ExchangeFile;
import org.dars.translator.exchange.ExchangeNote;
import org.dars.translator.exchange.ExchangeSegment;
import org.dars.translator.exchange.ExchangeState;
import org.dars.translator.exchange.Xliff;
import org.dars.translator.exchange.XliffVersion;
import org.dars.translator.memory.TranslationMemory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test has a language of its own. */
class ReviewCommandTest {

  private static final String TRANSLATED = "Dos pleamares y dos bajamares.";

  @TempDir static Path folder;

  @BeforeAll
  static void localise() throws Exception {
    SmallCourse.write(folder.resolve("sea"));
    dars("add", folder.resolve("sea")).done();
    localise("es,pt,ar,kk,fr,ru,sw");
  }

  private static Ran dars(Object... args) {
    List<Object> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--home", folder.resolve("home")));
    return Ran.dars(all.toArray());
  }

  private static void localise(String languages) {
    dars("localise", "sea", "--to", languages, "--engine", "pseudo", "--threshold", "0.5").done();
  }

  private static Ran review(String action, String language, Object... args) {
    List<Object> all = new ArrayList<>(List.of("review", action, "sea", "--to", language));
    all.addAll(List.of(args));
    return dars(all.toArray());
  }

  private static int count(String language, String state) {
    return review("list", language, "--json").json().path("counts").path(state).asInt();
  }

  private static JsonNode segment(String language, String words) {
    JsonNode all = review("list", language, "--document", "01-tides.md", "--json").json();
    for (JsonNode segment : all.path("segments")) {
      if (segment.path("source").asText().contains(words)) {
        return segment;
      }
    }
    throw new AssertionError("no " + words + " in " + all);
  }

  private static void edit(Path xliff, XliffVersion version, UnaryOperator<ExchangeSegment> hand)
      throws Exception {
    ExchangeFile file = Xliff.read(xliff).file();
    Xliff.write(
        new ExchangeFile(
            file.from(), file.to(), file.documents().stream().map(d -> d.map(hand)).toList()),
        version,
        xliff);
  }

  private static ExchangeSegment byHand(ExchangeSegment s) {
    if (s.source().contains("high waters")) {
      return s.with(TRANSLATED, ExchangeState.TRANSLATED);
    }
    if (s.source().contains("spring tide")) {
      return s.with("Sin sus marcas.", ExchangeState.TRANSLATED);
    }
    if (s.source().contains("neap tide")) {
      return s.with(s.target(), ExchangeState.REVIEWED)
          .with(List.of(), List.of(new ExchangeNote("Amina", "good")), List.of());
    }
    if (s.source().contains("range is")) {
      return s.with(s.target(), ExchangeState.NEEDS_TRANSLATION);
    }
    return s;
  }

  @ParameterizedTest
  @CsvSource({"es, 2.1, V2_1", "pt, 1.2, V1_2"})
  void whatPeopleChangeOrSignOffIsApprovedAndStandsInTheFiles(
      String language, String version, XliffVersion written) throws Exception {
    Path file = folder.resolve(language + ".xlf");
    review("export", language, file, "--version", version, "--state", "waiting").done();
    assertThat(Files.readString(file)).contains("version=\"" + version + "\"");
    edit(file, written, ReviewCommandTest::byHand);
    int waiting = count(language, "waiting");

    JsonNode report = review("import", language, file, "--by", "Amina", "--json").json();
    assertThat(report.path("approved").asInt()).as(report.toString()).isEqualTo(2);
    assertThat(report.path("sentBack").asInt()).isEqualTo(1);
    assertThat(report.path("remembered").asInt()).as("not the made-up one").isEqualTo(1);
    assertThat(report.path("problems")).hasSize(1);
    assertThat(report.path("problems").path(0).asText())
        .startsWith(language + ".xlf: the translation of ")
        .contains("⟦1⟧", "is missing");
    assertThat(count(language, "approved")).isEqualTo(2);
    assertThat(count(language, "waiting")).isEqualTo(waiting - 2);
    assertThat(segment(language, "neap tide").path("notes").toString()).contains("Amina: good");
    assertThat(segment(language, "range is").path("notes").toString())
        .contains("sent back by Amina");
    assertThat(segment(language, "high waters").path("by").asText()).isEqualTo("Amina");

    assertThat(
            dars("memory", "search", "pleamares", "--in", "target", "--to", language, "--json")
                .json()
                .path(0)
                .path("approved")
                .asBoolean())
        .isTrue();
    localise(language);
    Path tides = new Home(folder.resolve("home")).localised("local", "sea").resolve(language);
    assertThat(Files.readString(tides.resolve("01-tides.md"))).contains(TRANSLATED);
    assertThat(count(language, "approved")).isEqualTo(2);

    JsonNode again = review("import", language, file, "--by", "Amina", "--json").json();
    assertThat(again.path("approved").asInt()).isZero();
    assertThat(again.path("already").asInt()).isEqualTo(2);
  }

  @Test
  void aWordTableComesBackFromAReviewer() throws Exception {
    Path file = folder.resolve("ar.docx");
    int waiting = count("ar", "waiting");
    String title = segment("ar", "Tides").path("target").asText();
    JsonNode exported = review("export", "ar", file, "--state", "waiting", "--json").json();
    assertThat(exported.path("segments").asInt()).isEqualTo(waiting);
    assertThat(review("import", "ar", file, "--by", "Amina").done().out())
        .contains("0 approved by Amina", waiting + " untouched");

    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Path document = zip.getPath("word/document.xml");
      String text = Files.readString(document);
      assertThat(text).contains(title);
      Files.writeString(document, text.replace(title, "المد والجزر"));
    }
    assertThat(review("import", "ar", file, "--by", "Amina").done().out())
        .contains("1 approved by Amina");
    assertThat(segment("ar", "Tides").path("target").asText()).isEqualTo("المد والجزر");
    assertThat(
            review("import", "ar", file, "--by", "Amina", "--all-read", "--json")
                .json()
                .path("approved")
                .asInt())
        .isEqualTo(waiting - 1);
    assertThat(count("ar", "waiting")).isZero();
  }

  @Test
  void anotherPersonsApprovalIsReplacedOnlyWhenThatIsSaid() throws Exception {
    Path file = folder.resolve("fr.xlf");
    review("export", "fr", file).done();
    String id = segment("fr", "high waters").path("id").asText();
    review("approve", "fr", id, "--by", "Baurzhan").done();
    edit(
        file,
        XliffVersion.V2_1,
        s -> s.source().contains("high waters") ? s.with("Autre.", ExchangeState.TRANSLATED) : s);

    Ran left = review("import", "fr", file, "--by", "Amina");
    assertThat(left.code()).isEqualTo(1);
    assertThat(left.out()).contains(id + ": Baurzhan approved another text", "--overwrite");
    assertThat(segment("fr", "high waters").path("by").asText()).isEqualTo("Baurzhan");
    review("import", "fr", file, "--by", "Amina", "--overwrite").done();
    assertThat(segment("fr", "high waters").path("target").asText()).isEqualTo("Autre.");
  }

  @Test
  void segmentsAreApprovedOneByOneOrAllThatAreSure() throws Exception {
    int waiting = count("kk", "waiting");
    Path file = folder.resolve("kk.xlf");
    review("export", "kk", file).done();
    String id = segment("kk", "high waters").path("id").asText();
    assertThat(id).startsWith("01-tides.md#");
    assertThat(review("approve", "kk", id, "--by", "Amina").done().out())
        .contains("1 approved by Amina", "./dars localise sea --to kk");
    assertThat(review("approve", "kk", "01-tides.md#9/9").complaint())
        .startsWith("there is no segment \"01-tides.md#9/9\"");
    assertThat(review("approve", "kk", "--all-above", "0.9").done().out())
        .contains("0 approved by");
    assertThat(count("kk", "waiting")).isEqualTo(waiting - 1);

    try (TranslationMemory other =
        TranslationMemory.open(new Home(folder.resolve("home")).memory("local"))) {
      Ran made = review("approve", "kk", "--all-above", "0", "--by", "Amina").done();
      assertThat(count("kk", "approved")).isEqualTo(waiting);
      edit(
          file,
          XliffVersion.V2_1,
          s -> s.source().contains("high waters") ? s.with("Екеу.", ExchangeState.TRANSLATED) : s);
      Ran noted = review("import", "kk", file, "--by", "Amina").done();
      assertThat(noted.err()).contains("another process (./dars serve?) has the memory");
      assertThat(made.out()).contains("approved by Amina");
      assertThat(other.toString()).contains("memory");
    }
    assertThat(
            review("approve", "kk", "--all-above", "0", "--state", "approved", "--json")
                .json()
                .path("remembered")
                .asInt())
        .as("all that is not made up")
        .isEqualTo(1);
  }

  @Test
  void errorsAreMarkedAndScoredAndSegmentsSentBack() throws Exception {
    assertThat(review("score", "sw").done().out()).startsWith("Nothing was reviewed yet");
    JsonNode waters = segment("sw", "high waters");
    String id = waters.path("id").asText();
    String word = waters.path("target").asText().substring(0, 5);
    List<Object> mark = List.of(id, "--error", "wrong-term", "--by", "Amina", "--words");
    review("mark", "sw", with(mark, word, "--severity", "critical")).done();
    assertThat(review("mark", "sw", with(mark, "hakuna")).complaint()).contains("“hakuna”");
    Ran unknown = review("mark", "sw", id, "--error", "bad");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("mistranslation", "not bad");

    Path csv = folder.resolve("sw.csv");
    JsonNode score = review("score", "sw", "--csv", csv, "--json").json();
    assertThat(score.path("all").path("critical").asInt()).isEqualTo(1);
    assertThat(score.path("engines").path(0).path("name").asText()).startsWith("pseudo");
    assertThat(score.path("marks").path(0).path("words").asText()).isEqualTo(word);
    assertThat(Files.readString(csv)).contains("wrong-term,terminology,critical,25," + word);

    assertThat(review("reject", "sw", id, "--by", "Amina").done().out()).contains("1 sent back");
    assertThat(review("reject", "sw", id, "--anew", "--by", "Amina").done().out())
        .contains("1 to be translated anew");
    assertThat(segment("sw", "high waters").path("target").asText()).isEmpty();
    localise("sw");
    assertThat(segment("sw", "high waters").path("target").asText()).startsWith(word);
  }

  @Test
  void finishedWorkIsLookedAtAgainWhenTheChecksChange() throws Exception {
    localise("it");
    Path file = folder.resolve("it.xlf");
    review("export", "it", file).done();
    edit(
        file,
        XliffVersion.V2_1,
        s ->
            s.source().contains("high waters")
                ? s.with("Due alte maree e due basse maree.", ExchangeState.REVIEWED)
                : s);
    review("import", "it", file, "--by", "Amina").done();
    assertThat(review("recheck", "it", "--look", "--json").json().path("fail").asInt()).isZero();
    dars("checks", "--for", "it", "--set", "length=warning", "--set", "length.longest=0.1").done();
    dars("checks", "--for", "it", "--set", "length.slack=0").done();
    JsonNode look = review("recheck", "it", "--look", "--json").json();
    assertThat(look.path("approved").asInt()).isEqualTo(1);
    assertThat(look.path("kinds").path("length").asInt()).isEqualTo(1);
    assertThat(segment("it", "high waters").path("state").asText()).isEqualTo("approved");
    assertThat(review("recheck", "it", "--by", "Amina").done().out())
        .contains("1 fail now and wait (1 of them approved)", "out of proportion");
    JsonNode reopened = segment("it", "high waters");
    assertThat(reopened.path("state").asText()).isEqualTo("waiting");
    assertThat(reopened.path("target").asText()).startsWith("Due alte maree");
    assertThat(review("recheck", "it", "--by", " ").code()).isEqualTo(2);
  }

  private static Object[] with(List<Object> first, Object... more) {
    List<Object> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all.toArray();
  }

  @Test
  void theFileCarriesMatchesAndTerms() throws Exception {
    Path csv = folder.resolve("tides.csv");
    Files.writeString(csv, "concept,language,term\nc,en,high water\nc,ru,полная вода\n");
    dars("terms", "import", "tides", csv).done();
    dars("terms", "use", "sea", "tides").done();
    Path tmx = folder.resolve("ru.tmx");
    Files.writeString(
        tmx,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence"
          o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body>
        <tu><tuv xml:lang="en"><seg>Most coasts have two high waters and two low waters in a
          week.</seg></tuv><tuv xml:lang="ru"><seg>Дважды.</seg></tuv></tu></body></tmx>
        """);
    dars("memory", "import", tmx).done();
    Path file = folder.resolve("ru.xlf");

    review("export", "ru", file).done();
    ExchangeSegment segment =
        Xliff.read(file).file().documents().stream()
            .flatMap(d -> d.units().stream())
            .flatMap(u -> u.segments().stream())
            .filter(s -> s.source().contains("high waters"))
            .findFirst()
            .orElseThrow();
    assertThat(segment.matches()).extracting(m -> m.target()).containsExactly("Дважды.");
    assertThat(segment.terms()).extracting(t -> t.target()).containsExactly("полная вода");
  }

  @Test
  void whatIsWrongIsSaidInOneSentence() throws IOException {
    Path file = folder.resolve("x.xlf");
    assertThat(review("list", "mn").complaint())
        .startsWith("sea has no segments in mn, but in ar, es")
        .endsWith("./dars localise sea --to mn");
    assertThat(review("export", "kk", file, "--state", "stale").complaint())
        .startsWith("no segment is stale");
    assertThat(file).doesNotExist();
    assertThat(review("import", "kk", file).complaint()).endsWith("there is no such file");
    Files.writeString(file, "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><xliff version=\"2.1\"/>");
    assertThat(review("import", "kk", file).complaint()).startsWith("x.xlf: ").contains("DOCTYPE");
    Path table = Files.writeString(folder.resolve("x.docx"), "no zip");
    assertThat(review("import", "kk", table).complaint()).startsWith("x.docx: ");
    Path es = folder.resolve("for-ru.xlf");
    review("export", "ru", es).done();
    assertThat(review("import", "kk", es).complaint()).contains("is for en to ru, not en to kk");
    assertThat(review("export", "kk", folder.resolve("x.txt")).code()).isEqualTo(2);
    assertThat(review("export", "kk", file, "--version", "3").code()).isEqualTo(2);
    assertThat(review("approve", "kk").code()).isEqualTo(2);
    assertThat(review("approve", "kk", "--all-above", "7").code()).isEqualTo(2);
    assertThat(review("import", "kk", file, "--by", " ").code()).isEqualTo(2);
    assertThat(dars("review").code()).isEqualTo(2);
  }
}
