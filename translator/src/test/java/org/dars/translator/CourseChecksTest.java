package org.dars.translator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.dars.index.courseware.CourseFolder;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.translator.check.CheckNote;
import org.dars.translator.check.CheckSettings;
import org.dars.translator.check.Checks;
import org.dars.translator.check.Issue;
import org.dars.translator.engine.EngineChoice;
import org.dars.translator.engine.Guidance;
import org.dars.translator.memory.Quality;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is looked at beyond a segment, and again when settings change. */
class CourseChecksTest {

  private static final ReviewPolicy SHOWN = new ReviewPolicy(0.1, true);

  @TempDir private Path folder;
  private Path in = Path.of("");
  private Path out = Path.of("");
  private final KeptSegments kept = new KeptSegments();

  /** Segments in memory, as a store keeps them. */
  private static final class KeptSegments implements SegmentStore {
    private final Map<String, Map<String, StoredSegment>> documents = new TreeMap<>();

    @Override
    public synchronized Map<String, StoredSegment> of(String document) {
      return Map.copyOf(documents.getOrDefault(document, Map.of()));
    }

    @Override
    public synchronized void keep(String document, List<StoredSegment> segments) {
      segments.forEach(
          s -> documents.computeIfAbsent(document, d -> new LinkedHashMap<>()).put(s.id(), s));
    }

    @Override
    public synchronized void unequal(BiConsumer<String, StoredSegment> each) {
      Map<String, List<Map.Entry<String, StoredSegment>>> bySource = new TreeMap<>();
      documents.forEach((document, segments) ->
          segments.values().stream()
              .sorted(Comparator.comparingInt(StoredSegment::ord))
              .forEach(s ->
                  bySource
                      .computeIfAbsent(s.source(), k -> new ArrayList<>())
                      .add(Map.entry(document, s))));
      bySource.values().forEach(all -> all.forEach(e -> each.accept(e.getKey(), e.getValue())));
    }

    StoredSegment only(String document) {
      assertThat(of(document)).hasSize(1);
      return of(document).values().iterator().next();
    }
  }

  @BeforeEach
  void folders() throws IOException {
    in = Files.createDirectories(folder.resolve("in"));
    out = folder.resolve("out");
  }

  @Test
  void aSubtitleThatCannotBeReadInTimeWaits() throws Exception {
    Files.writeString(in.resolve("a.vtt"), cue("Cells grow.", "00:02.000") + "\n");
    SpoiltEngine engine = SpoiltEngine.each(s -> "Las células crecen muy despacio y sin descanso.");
    TranslationReport report = run(engine, CheckSettings.standard(), SHOWN);
    assertThat(kinds(kept.only("a.vtt"))).containsExactly(Issue.Kind.SUBTITLE_SPEED);
    assertThat(kept.only("a.vtt").state()).isEqualTo(SegmentState.WAITING);
    assertThat(Files.readString(out.resolve("a.vtt"))).contains("Las células crecen");
    assertThat(report.toMarkdown())
        .contains("subtitle-speed: 47 characters in 2.0 s are more than 21 a second");
  }

  @Test
  void aSubtitleWhoseSourceIsTooFastIsOnlyNoted() throws Exception {
    String fast = "Every cell of every living thing grows and rests all the time";
    Files.writeString(in.resolve("a.vtt"), cue(fast, "00:02.000"));
    run(SpoiltEngine.each(s -> fast.replace('e', 'o')), CheckSettings.standard(), SHOWN);
    assertThat(kinds(kept.only("a.vtt"))).contains(Issue.Kind.SUBTITLE_SPEED);
    assertThat(kept.only("a.vtt").state()).isEqualTo(SegmentState.DRAFT);
  }

  @Test
  void aSubtitleThatWaitsIsLeftOutWhereTheTeamWantsThat() throws Exception {
    Files.writeString(in.resolve("a.vtt"), cue("Cells grow.", "00:02.000"));
    SpoiltEngine engine = SpoiltEngine.each(s -> "Las células crecen muy despacio y sin descanso.");
    run(engine, CheckSettings.standard(), new ReviewPolicy(0.1, false));
    assertThat(out.resolve("a.vtt")).hasSameTextualContentAs(in.resolve("a.vtt"));
    assertThat(kept.only("a.vtt").target()).startsWith("Las células");
  }

  private static String cue(String text, String end) {
    return "WEBVTT\n\n00:00.000 --> " + end + "\n" + text + "\n";
  }

  @Test
  void changedSettingsLookAgainWithoutAskingTheEngine() throws Exception {
    Files.writeString(in.resolve("a.md"), "The cell has 4 parts.\n");
    SpoiltEngine engine = SpoiltEngine.each(s -> "La célula tiene 5 partes.");
    run(engine, CheckSettings.standard(), SHOWN);
    StoredSegment held = kept.only("a.md");
    assertThat(held.outcome()).isEqualTo(Outcome.HELD_BACK);
    assertThat(kinds(held)).containsExactly(Issue.Kind.NUMBERS);
    assertThat(out.resolve("a.md")).hasContent("The cell has 4 parts.\n");
    engine.asked.clear();

    run(engine, CheckSettings.standard().with("numbers", "off"), SHOWN);
    assertThat(out.resolve("a.md")).hasContent("La célula tiene 5 partes.\n");
    assertThat(kept.only("a.md").outcome()).isEqualTo(Outcome.ENGINE);
    assertThat(kept.only("a.md").notes()).isEmpty();

    run(engine, CheckSettings.standard().with("numbers@es", "warning"), SHOWN);
    assertThat(kinds(kept.only("a.md"))).containsExactly(Issue.Kind.NUMBERS);
    assertThat(out.resolve("a.md")).hasContent("La célula tiene 5 partes.\n");

    run(engine, CheckSettings.standard(), SHOWN);
    assertThat(kept.only("a.md")).isEqualTo(held);
    assertThat(out.resolve("a.md")).hasContent("The cell has 4 parts.\n");
    assertThat(run(engine, CheckSettings.standard(), SHOWN).skipped()).containsExactly("a.md");
    assertThat(engine.asked).isEmpty();
  }

  @Test
  void whatAPersonSentBackStaysSo() throws Exception {
    Files.writeString(in.resolve("a.md"), "The cell has 4 parts.\n");
    SpoiltEngine engine = SpoiltEngine.each(s -> "La célula tiene 4 partes.");
    run(engine, CheckSettings.standard(), SHOWN);
    StoredSegment s = kept.only("a.md");
    StoredSegment refused =
        new StoredSegment(
            s.id(),
            s.ord(),
            s.source(),
            s.target(),
            s.outcome(),
            s.by(),
            s.quality(),
            0,
            SegmentState.WAITING,
            List.of("sent back by aigul"));
    kept.keep("a.md", List.of(refused));
    run(engine, CheckSettings.standard().with("length", "warning"), SHOWN);
    assertThat(kept.only("a.md")).isEqualTo(refused);
  }

  @Test
  void equalSourcesAreComparedOverTheWholeCourse() throws Exception {
    Files.writeString(in.resolve("a.md"), "Cells grow.\n");
    Files.writeString(in.resolve("b.md"), "Cells grow.\n");
    Files.writeString(in.resolve("c.md"), "Cells grow.\n");
    List<String> answers = new ArrayList<>(List.of("Las células crecen.", "Crecen las células."));
    SpoiltEngine engine =
        SpoiltEngine.each(s -> answers.size() > 1 ? answers.removeFirst() : answers.getFirst());
    TranslationReport report = run(engine, CheckSettings.standard(), SHOWN);
    assertThat(report.findings().sources()).isEqualTo(1);
    assertThat(report.findings().segments()).isEqualTo(1);
    assertThat(report.findings().inconsistent().getFirst().ways())
        .extracting(CourseFindings.Way::target, CourseFindings.Way::segments)
        .containsExactly(tuple("Crecen las células.", 2), tuple("Las células crecen.", 1));
    assertThat(kept.only("a.md").notes())
        .containsExactly("inconsistent: the same source is “Crecen las células.” elsewhere");
    assertThat(kept.only("a.md").state()).isEqualTo(SegmentState.WAITING);
    assertThat(kept.only("b.md").state()).isEqualTo(SegmentState.DRAFT);
    assertThat(report.toMarkdown())
        .contains(
            "## Translated in more than one way (1)",
            "“Cells grow.”: “Crecen las células.” × 2 (`b.md#");
    // A run that finds everything finished says the same.
    assertThat(run(engine, CheckSettings.standard(), SHOWN).findings())
        .isEqualTo(report.findings());

    // What a person approved is the usual one, and is left alone.
    StoredSegment a = kept.only("a.md");
    kept.keep("a.md", List.of(a.with(SegmentState.APPROVED, List.of())));
    Files.writeString(in.resolve("d.md"), "Cells rest.\n");
    run(engine, CheckSettings.standard(), SHOWN);
    assertThat(kept.only("a.md").notes()).isEmpty();
    assertThat(kept.only("b.md").notes())
        .containsExactly("inconsistent: the same source is “Las células crecen.” elsewhere");

    // Switched off, nothing is left of it.
    run(engine, CheckSettings.standard().with("inconsistent", "off"), SHOWN);
    assertThat(kept.only("b.md").notes()).isEmpty();
    assertThat(kept.only("b.md").state()).isEqualTo(SegmentState.DRAFT);
  }

  private static final String QUIZ = "::Q1:: Which one divides? {=A cell ~A stone ~A word}\n";

  @Test
  void aQuizThatKeepsItsKeysIsWritten() throws Exception {
    Files.writeString(in.resolve("q.gift"), QUIZ);
    TranslationReport report =
        run(SpoiltEngine.each(s -> s + " = ~"), CheckSettings.standard(), SHOWN);
    assertThat(report.files()).allMatch(f -> f.problems().isEmpty());
    assertThat(Files.readString(out.resolve("q.gift"))).contains("A CELL").contains("{=", "~A");
  }

  @Test
  void aQuizWhoseKeysWouldChangeStaysInItsLanguage() throws Exception {
    Path file = Files.writeString(in.resolve("q.gift"), QUIZ);
    String moved = QUIZ.replace("{=A cell ~A stone", "{~A cell =A stone");
    assertThat(written(file, moved, CheckSettings.standard(), true))
        .containsExactly(
            "quiz-keys: the marks of what is right differ from the source's; the quiz stays in its"
                + " source language until a person looked");
    assertThat(written(file, moved, CheckSettings.standard().with("quiz-keys", "warning"), false))
        .containsExactly("quiz-keys: the marks of what is right differ from the source's");
    assertThat(written(file, moved, CheckSettings.standard().with("quiz-keys", "off"), false))
        .isEmpty();
  }

  /**
   * What is said about a file that a writer has damaged; whether all its segments are held back.
   */
  private List<String> written(Path file, String damaged, CheckSettings settings, boolean held)
      throws Exception {
    LocalisationRequest request = request(settings);
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      SourceFile source = CourseFolder.of(in).files().getFirst();
      CoursewareDocument document = courseware.read(source);
      Draft draft = new Draft(document, "en");
      for (Unit unit : draft.units()) {
        String text = unit.text().toUpperCase(Locale.ROOT);
        unit.offer(text, request, SHOWN, Outcome.ENGINE, Quality.NEURAL, 0, -1, "spoilt 1");
      }
      List<String> said =
          new DocumentChecks(new Splicer(courseware, "es"), request, SHOWN)
              .written(
                  source,
                  Files.readAllBytes(file),
                  document,
                  draft,
                  damaged.getBytes(StandardCharsets.UTF_8));
      assertThat(draft.units()).isNotEmpty();
      assertThat(draft.units()).allMatch(u -> (u.outcome().outcome() == Outcome.HELD_BACK) == held);
      assertThat(draft.changed().isEmpty()).isEqualTo(held);
      return said;
    }
  }

  private TranslationReport run(SpoiltEngine engine, CheckSettings settings, ReviewPolicy policy)
      throws Exception {
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      return new CourseLocaliser(
              courseware,
              new EngineChoice.Machine(engine, "for the test"),
              null,
              request(settings),
              Clock.systemUTC(),
              kept,
              policy,
              1)
          .localise(in, out, p -> {}, () -> false);
    }
  }

  private static LocalisationRequest request(CheckSettings settings) {
    return new LocalisationRequest("en", "es", "", Guidance.NONE, Checks.with(settings, List.of()));
  }

  private static List<Issue.Kind> kinds(StoredSegment segment) {
    return segment.notes().stream()
        .flatMap(note -> CheckNote.of(note).stream())
        .map(CheckNote::kind)
        .collect(Collectors.toList());
  }
}
