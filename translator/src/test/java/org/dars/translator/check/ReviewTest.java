package org.dars.translator.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dars.index.courseware.CourseFolder;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.ReadLimits;
import org.dars.translator.memory.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is looked at beyond one segment: subtitles, quizzes, a grammar server, reviewers' marks. */
class ReviewTest {

  private static final CheckSettings STANDARD = CheckSettings.standard();

  @Test
  void aSubtitleHasToBeReadable() {
    assertThat(subtitle("Hola a todos.", 2000, "es")).isEmpty();
    assertThat(subtitle("a".repeat(43), 2000, "es")).containsExactly(Issue.Kind.SUBTITLE_SPEED);
    assertThat(subtitle("a\nb\nc", 2000, "es")).containsExactly(Issue.Kind.SUBTITLE_LINES);
    assertThat(subtitle("a".repeat(43) + "\nb", 4000, "es"))
        .containsExactly(Issue.Kind.SUBTITLE_LINES);
    assertThat(subtitle("Hola", 500, "es")).containsExactly(Issue.Kind.SUBTITLE_DURATION);
    assertThat(subtitle("Hola", 7500, "es")).containsExactly(Issue.Kind.SUBTITLE_DURATION);
    assertThat(subtitle("<i>" + "a".repeat(40) + "</i>", 2000, "es")).isEmpty();
    // Khmer: vowel signs belong to their consonant.
    assertThat(subtitle("កី".repeat(40), 2000, "km")).isEmpty();
    assertThat(subtitle("细".repeat(19), 2000, "zh-CN")).containsExactly(Issue.Kind.SUBTITLE_SPEED);
    CheckSettings slow = STANDARD.with("subtitle.characters-per-second@es", "5");
    assertThat(SubtitleCheck.look("a".repeat(11), Duration.ofSeconds(2), "es", slow)).hasSize(1);
  }

  private static List<Issue.Kind> subtitle(String text, long millis, String to) {
    return SubtitleCheck.look(text, Duration.ofMillis(millis), to, STANDARD).stream()
        .map(Issue::kind)
        .toList();
  }

  @Test
  void aQuizKeepsItsKeys(@TempDir Path folder) throws Exception {
    String source = "::Q1:: Which one divides? {=A cell ~A stone ~A word}\n";
    String good = "::Q1:: ¿Cuál se divide? {=Una célula ~Una piedra ~Una palabra}\n";
    String moved = "::Q1:: ¿Cuál se divide? {~Una célula =Una piedra ~Una palabra}\n";
    String fewer = "::Q1:: ¿Cuál se divide? {=Una célula ~Una piedra}\n";
    assertThat(keys(folder, source, good)).isEmpty();
    assertThat(keys(folder, source, moved))
        .containsExactly("the marks of what is right differ from the source's");
    assertThat(keys(folder, source, fewer))
        .containsExactly("the source has 3 × option, the translation 2");
  }

  private static List<String> keys(Path folder, String source, String target) throws Exception {
    List<String> messages = new ArrayList<>();
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      CoursewareDocument a = read(courseware, folder.resolve("a"), source);
      CoursewareDocument b = read(courseware, folder.resolve("b"), target);
      assertThat(a.blocks()).isNotEmpty();
      QuizKeys.look(bytes(source), a, bytes(target), b).ifPresent(i -> messages.add(i.message()));
    }
    return messages;
  }

  private static CoursewareDocument read(Courseware courseware, Path folder, String gift)
      throws Exception {
    Files.createDirectories(folder);
    Files.write(folder.resolve("quiz.gift"), bytes(gift));
    return courseware.read(CourseFolder.of(folder).files().getFirst());
  }

  @Test
  void aGrammarServerIsAskedInItsProtocol() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    String answer =
        """
        {"software":{"name":"LanguageTool","apiVersion":1},"matches":[
         {"message":"Falta una coma.","offset":4,"length":3,
          "replacements":[{"value":"pero,"}],"rule":{"id":"COMA"}}]}
        """;
    HttpServer server = server(200, answer, asked);
    try (LanguageTool tool = tool(server)) {
      CheckedPair pair = new CheckedPair("A & b", "La ⟦1⟧ & célula", "en", "es", Quality.NEURAL);
      assertThat(Checks.with(STANDARD, List.of(tool)).issues(pair))
          .extracting(Issue::message)
          .contains("Falta una coma. (“pero,”?)");
      assertThat(asked).containsExactly("POST /v2/check text=La++%26+c%C3%A9lula&language=es");
      assertThat(tool.problem()).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aGrammarServerThatIsDownIsAskedOnce() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer server = server(503, "busy", asked);
    CheckedPair pair = new CheckedPair("A", "Una", "en", "es", Quality.NEURAL);
    try (LanguageTool tool = tool(server)) {
      assertThat(tool.look(pair, STANDARD)).isEmpty();
      assertThat(tool.look(pair, STANDARD)).isEmpty();
      assertThat(asked).hasSize(1);
      assertThat(tool.problem()).contains("the LanguageTool server answered 503");
    } finally {
      server.stop(0);
    }
    assertThat(LanguageTool.of(Map.of())).isEmpty();
    assertThatThrownBy(() -> LanguageTool.of(Map.of(LanguageTool.VARIABLE, "ftp://x")))
        .hasMessage(
            "the address of the LanguageTool server is \"ftp://x\"; it has to begin with http");
  }

  private static LanguageTool tool(HttpServer server) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    return LanguageTool.of(Map.of(LanguageTool.VARIABLE, url)).orElseThrow();
  }

  private static HttpServer server(int status, String answer, List<String> asked)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(
              exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath() + " " + body);
          exchange.sendResponseHeaders(status, bytes(answer).length);
          exchange.getResponseBody().write(bytes(answer));
          exchange.close();
        });
    server.start();
    return server;
  }

  @Test
  void marksAreCountedAThousandWords() {
    List<MqmMark> marks =
        List.of(
            mark(MqmCategory.MISTRANSLATION, MqmMark.Level.MAJOR),
            mark(MqmCategory.SPELLING, MqmMark.Level.MINOR),
            mark(MqmCategory.PUNCTUATION, MqmMark.Level.NEUTRAL));
    MqmScore score = MqmScore.of(marks, 500);
    assertThat(score.points()).isEqualTo(6);
    assertThat(score.perThousandWords()).isCloseTo(12, within(1e-9));
    assertThat(score.score()).isCloseTo(98.8, within(1e-9));
    assertThat(score.byDimension())
        .containsOnly(
            Map.entry(MqmCategory.Dimension.ACCURACY, 5.0),
            Map.entry(MqmCategory.Dimension.FLUENCY, 1.0));
    assertThat(score.passes(12)).isTrue();
    assertThat(score.passes(11)).isFalse();
    assertThat(MqmScore.of(marks, 500, Map.of(MqmCategory.Dimension.ACCURACY, 2.0)).points())
        .isEqualTo(11);
    MqmScore critical =
        MqmScore.of(List.of(mark(MqmCategory.OMISSION, MqmMark.Level.CRITICAL)), 100_000);
    assertThat(critical.passes(100)).isFalse();
    assertThatThrownBy(() -> MqmScore.of(marks, 0)).hasMessageContaining("needs reviewed words");
    assertThatThrownBy(() ->
            new MqmMark("s1", 5, 4, MqmCategory.OTHER, MqmMark.Level.MINOR, "", "r", Instant.EPOCH))
        .hasMessage("a mark from 5 to 4 in s1 is no stretch of a text");
  }

  private static MqmMark mark(MqmCategory category, MqmMark.Level level) {
    return new MqmMark("s1", 0, 3, category, level, "", "reviewer", Instant.EPOCH);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
