package org.dars.translator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.translator.engine.EngineChoice;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every damage is mended, or the segment is held back and flagged; none reaches a file. */
class AdversarialEnginesTest {

  /** What a program or the page reads: it must stand in the output as often as in the source. */
  private static final Pattern FIXED =
      Pattern.compile(
          "\\{\\{[^}]*\\}\\}|\\$[^$\\s]+\\$|`[^`]+`|\\]\\([^)]*\\)|https?://[^\\s)<\"]+|[\\w.]+@[\\w.]+|\\{[\\w.]+\\}|%\\d*\\$?[sd]"
              + "|\\$\\{\\w+\\}|:ref:|:[a-z]+:|--[a-z]+=\\d+|\\w+_\\w+|\\w+\\.(?:py|csv)|\\d+(?:[.,]\\d+)*(?: °C)?"
              + "|</?(?:p|b|i|em|a|h1|h2|ul|li|code|img)\\b[^>]*>|\\*\\*");

  private static final List<String> FRAGMENTS =
      List.of(
          "**bold words**",
          "`call(x)`",
          "[the atlas](https://example.org/a?b=1)",
          "<b>deep <i>and deeper</i> words</b>",
          "{name}",
          "%d",
          "{user.id}",
          "{{ course }}",
          "a.b@uni.example",
          "https://example.org/x-(y)",
          "25.5 °C",
          "1,200 cells",
          "max_tokens",
          "data.csv",
          "--length=20",
          ":tada:",
          ":ref:`install`",
          "$x_1^2$",
          "**one** and **two**",
          "(1)");

  @TempDir Path folder;

  /** Sentences of every kind of thing, in pairs and alone, statements and questions. */
  private static List<String> hardSegments() {
    List<String> segments = new ArrayList<>();
    for (int i = 0; i < FRAGMENTS.size(); i++) {
      String a = FRAGMENTS.get(i);
      String b = FRAGMENTS.get((i * 7 + 3) % FRAGMENTS.size());
      segments.add("The teacher shows " + a + " to the class number " + (100 + i) + ".");
      segments.add("When does " + a + " come before " + b + " in the lesson?");
      segments.add("Small leaves turn yellow while " + b + " stays near " + a + " for long.");
    }
    segments.add("Plants grow slowly in the shade of old trees.");
    segments.add("Rivers carry sand.");
    return segments;
  }

  private static Map<String, Integer> fixed(String text) {
    return FIXED
        .matcher(text)
        .results()
        .collect(Collectors.toMap(MatchResult::group, m -> 1, Integer::sum, TreeMap::new));
  }

  @ParameterizedTest
  @EnumSource
  void noDamageReachesAFile(AdversarialEngine engine) throws Exception {
    Path in = course();
    Path out = folder.resolve("out");
    TranslationReport report =
        new CourseLocaliser(
                Courseware.open(ReadLimits.standard()),
                new EngineChoice.Machine(engine, "for the test"),
                null,
                new LocalisationRequest("en", "kk", ""),
                Clock.systemUTC())
            .localise(in, out, p -> {}, () -> false);
    Map<Outcome, Integer> tally = report.outcomes();
    System.out.println("adversary " + engine + ": " + new TreeMap<>(tally));
    assertThat(report.stopped()).isEmpty();
    for (String file : List.of("a.md", "b.html")) {
      String source = Files.readString(in.resolve(file));
      // The page says its language now, and Markdown may be escaped where it need not be.
      String text =
          Files.readString(out.resolve(file))
              .replaceAll(" (?:lang|dir)=\"\\w+\"", "")
              .replaceAll("\\\\([$_])", "$1");
      assertThat(fixed(text)).as(file).isEqualTo(fixed(source));
      assertThat(text).doesNotContain("⟦", "⟧", "Sure!", "```");
      placed(source, text);
    }
    for (FileReport f : report.files()) {
      assertThat(f.open()).allSatisfy(held -> assertThat(held.notes()).isNotEmpty());
    }
  }

  /** Each line is the honest translation of its source, give or take case, or the source. */
  private static void placed(String source, String text) {
    List<String> before = source.lines().toList();
    List<String> after = text.lines().toList();
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      assertThat(words(after.get(i)))
          .as(after.get(i))
          .isIn(words(before.get(i)), AdversarialEngine.cyrillic(words(before.get(i))));
    }
  }

  private static String words(String line) {
    String plain = FIXED.matcher(line).replaceAll(" ").toLowerCase(Locale.ROOT);
    return plain.replaceAll("[\\s\\p{Punct}]+", " ").strip();
  }

  private Path course() throws Exception {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.writeString(in.resolve("a.md"), String.join("\n\n", hardSegments()) + "\n");
    Files.writeString(
        in.resolve("b.html"),
        """
        <html><body>
        <h1>Cells and plants</h1>
        <p>A <b>cell</b> has <i>2</i> <a href="x?a=1">parts</a>.</p>
        <p>Is the <em>core</em> of 3 cells small?</p>
        <p>Nothing more is said here.</p>
        </body></html>
        """);
    return in;
  }
}
