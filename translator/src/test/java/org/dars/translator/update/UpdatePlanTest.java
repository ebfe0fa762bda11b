package org.dars.translator.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.dars.translator.update.Change.Kind;
import org.junit.jupiter.api.Test;

class UpdatePlanTest {

  @Test
  void theSameVersionChangesNothing() {
    List<VersionSegment> all = version("a.md", "One.", "Two.", "Two.", "Three.");
    UpdatePlan plan = UpdatePlan.of(all, all);
    assertThat(plan.counts()).containsEntry(Kind.UNCHANGED, 4).containsEntry(Kind.GONE, 0);
    assertThat(plan.changes()).allSatisfy(c -> assertThat(c.before()).isEqualTo(c.now()));
  }

  @Test
  void aSegmentPutInFrontLeavesTheOthersInPlaceUnderNewNames() {
    UpdatePlan plan =
        UpdatePlan.of(version("a.md", "One.", "Two."), version("a.md", "Zero!", "One.", "Two."));
    assertThat(kinds(plan)).containsExactly(Kind.NEW, Kind.UNCHANGED, Kind.UNCHANGED);
    assertThat(plan.changes().get(1).why())
        .isEqualTo("its text is the same in the same place, which was called a.md b0/0");
  }

  @Test
  void whatMovedKeepsItsTranslationAndOfEqualTextsTheOneWithTheSameNeighboursIsTaken() {
    List<VersionSegment> before =
        version(
            "a.md",
            "Cats.",
            "Note this.",
            "Dogs.",
            "One.",
            "Two.",
            "Three.",
            "Birds.",
            "Note this.",
            "Fish.");
    List<VersionSegment> now =
        version(
            "a.md",
            "One.",
            "Two.",
            "Three.",
            "Birds.",
            "Note this.",
            "Fish.",
            "Cats.",
            "Note this.",
            "Dogs.");
    UpdatePlan plan = UpdatePlan.of(before, now);
    assertThat(kinds(plan).subList(0, 6)).containsOnly(Kind.UNCHANGED);
    assertThat(kinds(plan).subList(6, 9)).containsOnly(Kind.MOVED);
    assertThat(origin(plan, 4)).isEqualTo("b7/0");
    assertThat(origin(plan, 7)).isEqualTo("b1/0");
    assertThat(plan.gone()).isEmpty();
  }

  @Test
  void aTextThatIsThereOnceMoreIsRepeated() {
    UpdatePlan plan =
        UpdatePlan.of(version("a.md", "One.", "Two."), version("a.md", "One.", "Two.", "One."));
    assertThat(kinds(plan)).containsExactly(Kind.UNCHANGED, Kind.UNCHANGED, Kind.REPEATED);
    assertThat(origin(plan, 2)).isEqualTo("b0/0");
  }

  @Test
  void anEditedSegmentIsOfferedItsOldTranslationAndApprovedWorkIsStale() {
    UpdatePlan plan =
        UpdatePlan.of(
            version("a.md", "Zebras.", "A model predicts the next word.", "End."),
            version("a.md", "Zebras.", "A language model predicts the next word.", "End."));
    Change change = plan.changes().get(1);
    assertThat(change.kind()).isEqualTo(Kind.EDITED);
    assertThat(change.score()).isEqualTo(1 - 1.0 / 7);
    assertThat(change.stale()).isTrue();
    assertThat(change.why())
        .isEqualTo(
            "its text is 85% like that at a.md b1/0, whose approved translation is stale for it");
    assertThat(plan.gone()).isEmpty();
  }

  @Test
  void whatIsLessThanHalfAlikeIsNewAndTheOldOneGone() {
    UpdatePlan plan =
        UpdatePlan.of(
            version("a.md", "One two three four."), version("a.md", "One two five six seven."));
    assertThat(kinds(plan)).containsExactly(Kind.NEW);
    assertThat(plan.gone().getFirst().why())
        .isEqualTo(
            "the new version has nothing like it; its approved translation stays in the"
                + " memory");
  }

  @Test
  void ofTwoCandidatesTheMoreAlikeIsTakenAndEachOnlyOnce() {
    UpdatePlan plan =
        UpdatePlan.of(
            version("a.md", "Press the red button now.", "Press the green button now."),
            version("a.md", "Press the green button now!", "Press the red button twice."));
    assertThat(origin(plan, 0)).isEqualTo("b1/0");
    assertThat(origin(plan, 1)).isEqualTo("b0/0");
  }

  @Test
  void aRenamedDocumentIsCompared() {
    UpdatePlan plan =
        UpdatePlan.of(
            version("old.md", "One.", "Two.", "A longer sentence about cells."),
            version("new.md", "One.", "Two.", "A longer sentence about big cells."));
    assertThat(kinds(plan)).containsExactly(Kind.UNCHANGED, Kind.UNCHANGED, Kind.EDITED);
  }

  @Test
  void whatWasEditedOnItsWayToAnotherDocumentIsFound() {
    List<VersionSegment> before = new ArrayList<>(version("a.md", "One.", "Cells grow by day."));
    before.addAll(version("b.md", "Two."));
    List<VersionSegment> now = new ArrayList<>(version("a.md", "One."));
    now.addAll(version("b.md", "Two.", "Cells grow by night."));
    assertThat(kinds(UpdatePlan.of(before, now)))
        .containsExactly(Kind.UNCHANGED, Kind.UNCHANGED, Kind.EDITED);
  }

  @Test
  void textsOfScriptsWithoutSpacesAreComparedByCharacter() {
    UpdatePlan plan = UpdatePlan.of(version("a.md", "模型预测下一个词。"), version("a.md", "语言模型预测下一个词。"));
    assertThat(plan.changes().getFirst().score()).isEqualTo(1 - 2.0 / 10);
  }

  /** Whatever is cut, doubled, shuffled and edited: what is the same is reused, nothing is lost. */
  @Test
  void everyTextOfTheOldVersionIsReusedWhereverItStands() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<VersionSegment> before = new ArrayList<>();
      for (int d = 0; d < 3; d++) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
          texts.add("Text number " + random.nextInt(70) + " of a course");
        }
        before.addAll(version("d" + d, texts.toArray(String[]::new)));
      }
      List<VersionSegment> now = changed(before, random);
      UpdatePlan plan = UpdatePlan.of(before, now);
      check(before, now, plan, seed);
    }
  }

  private static List<VersionSegment> changed(List<VersionSegment> before, Random random) {
    List<String> texts = new ArrayList<>();
    for (VersionSegment s : before) {
      switch (random.nextInt(8)) {
        case 0 -> {}
        case 1 -> texts.add(s.source() + " and more");
        case 2 -> {
          texts.add(s.source());
          texts.add(s.source());
        }
        default -> texts.add(s.source());
      }
    }
    Collections.rotate(texts.subList(20, 60), 13);
    return version("d1", texts.toArray(String[]::new));
  }

  private static void check(
      List<VersionSegment> before, List<VersionSegment> now, UpdatePlan plan, long seed) {
    Set<String> known = new HashSet<>();
    before.forEach(s -> known.add(s.source()));
    Map<VersionSegment, Integer> origins = new HashMap<>();
    for (int j = 0; j < now.size(); j++) {
      Change change = plan.changes().get(j);
      assertThat(change.now()).as("seed %d", seed).isEqualTo(now.get(j));
      assertThat(change.kind().reuses())
          .as("seed %d: %s", seed, now.get(j))
          .isEqualTo(known.contains(now.get(j).source()));
      if (change.before() != null) {
        if (change.kind().reuses()) {
          assertThat(change.before().source()).isEqualTo(now.get(j).source());
        }
        if (change.kind() != Kind.REPEATED) {
          assertThat(origins.merge(change.before(), 1, Integer::sum)).as("seed %d", seed).isOne();
        }
        origins.putIfAbsent(change.before(), 0);
      }
    }
    plan.gone().forEach(c -> assertThat(origins).doesNotContainKey(c.before()));
    assertThat(origins.size() + plan.gone().size()).as("seed %d", seed).isEqualTo(before.size());
  }

  @Test
  void theReportSaysWhatChangedAndWhyAndTextIsNeverMarkup() throws Exception {
    UpdateReport report =
        UpdateReport.of(
            UpdatePlan.of(
                version("a.md", "Zebras.", "See [this](x) page for more.", "Gone completely."),
                version("a.md", "Zebras.", "See [this](x) page for less.", "Brand new words")));
    assertThat(report.total()).isEqualTo(new UpdateReport.Document("", 1, 0, 0, 1, 1, 1, 1, 1, 1));
    assertThat(report.toMarkdown())
        .contains("| a.md | 1 | 0 | 0 | 1 | 1 | 1 | 1 | 1 | 1 |")
        .contains("| **all** | 1 | 0 | 0 | 1 | 1 | 1 | 1 | 1 | 1 |")
        .contains("- **edited, stale** a.md b1/0: its text is ")
        .contains("  - was: See \\[this\\](x) page for more.");
    var json = new com.fasterxml.jackson.databind.ObjectMapper().readTree(report.toJson());
    assertThat(json.at("/total/approvedStale").asInt()).isEqualTo(1);
    assertThat(json.at("/changes/0/kind").asText()).isEqualTo("edited");
  }

  /** A version of one document: a block a text, all approved. */
  private static List<VersionSegment> version(String document, String... texts) {
    List<VersionSegment> all = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      all.add(VersionSegment.of(document, "b" + i, 0, texts[i], Work.APPROVED));
    }
    return all;
  }

  private static List<Kind> kinds(UpdatePlan plan) {
    return plan.changes().stream().map(Change::kind).toList();
  }

  private static String origin(UpdatePlan plan, int at) {
    VersionSegment before = plan.changes().get(at).before();
    return before == null ? "" : before.id();
  }
}
