package org.dars.translator.adapt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.translator.adapt.Rendered.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdapterTest {

  private static final String MARKDOWN =
      """
      # Distances

      Nairobi is **300 miles** from Mombasa, about 5 miles more than the road says.

      * Mary has *three* apples & `5 miles` of `<code>`.
      * A barrel holds 42 gallons of \\*oil\\*.

      | who | weight |
      |-----|--------|
      | Tom | 150 pounds |
      """;

  private static final String HTML =
      """
      <!doctype html><html lang="en"><body><h1>Distances</h1>
      <p>Nairobi is <b>300 miles</b> from Mombasa, about 5 miles more &amp; than the road says.</p>
      <ul><li>Mary has <i>three</i> apples</li><li>A barrel holds 42 gallons.</li></ul>
      <table><tr><td>Tom</td><td>150 pounds</td></tr></table></body></html>
      """;

  @TempDir Path folder;

  private final Courseware courseware = Courseware.open(ReadLimits.standard());
  private final Adapter adapter = new Adapter(courseware);

  @AfterEach
  void close() {
    courseware.close();
  }

  private static List<Adaptation> records(CoursewareDocument d) {
    Adaptation mary = Texts.approved(d, "Mary", "Wanjiku");
    Adaptation tom = Texts.approved(d, "Tom", "Kamau", mary.id());
    return List.of(
        Texts.approved(d, "300 miles", "483 kilometres"),
        Texts.approved(d, "5 miles", "8 kilometres"),
        Texts.approved(d, "about 5 miles more", "a little more"), // overlaps the one above
        mary,
        tom,
        Texts.approved(d, "42 gallons", "159 litres <&*_"),
        Texts.approved(d, "150 pounds", "68 kilograms | x", tom.id()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.md", "a.html"})
  void aRenderingDependsOnTheSetOfRecordsAlone(String name) throws Exception {
    SourceFile file = Texts.file(folder, name, name.endsWith("md") ? MARKDOWN : HTML);
    byte[] translation = Files.readAllBytes(file.file());
    List<Adaptation> all = records(courseware.read(file));
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Map<Integer, byte[]> bySet = new HashMap<>();
    for (int round = 0; round < 120; round++) {
      int set = round == 0 ? 0 : random.nextInt(1 << all.size());
      List<Adaptation> some = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if ((set & (1 << i)) != 0) {
          some.add(all.get(i));
        }
      }
      Collections.shuffle(some, random);
      Rendered rendered = adapter.render(file, some);
      assertThat(rendered.applied().size() + rendered.leftOut().size()).isEqualTo(some.size());
      byte[] known = bySet.putIfAbsent(set, rendered.bytes());
      if (known != null) {
        assertThat(rendered.bytes()).as("seed %d, set %d", seed, set).isEqualTo(known);
      }
      if (rendered.applied().isEmpty()) {
        assertThat(rendered.bytes()).isEqualTo(translation);
      }
      // Dropping what was left out changes nothing: the rest is what a course without it would be.
      List<Adaptation> applied =
          some.stream().filter(a -> rendered.applied().contains(a.id())).toList();
      assertThat(adapter.render(file, applied).bytes())
          .as("seed %d, set %d", seed, set)
          .isEqualTo(rendered.bytes());
    }
    assertThat(bySet.get(0)).isEqualTo(translation);
    assertThat(Files.readAllBytes(file.file())).isEqualTo(translation);
  }

  @Test
  void approvedChangesStandInTheFileAndNothingElseMoves() throws Exception {
    SourceFile file = Texts.file(folder, "a.md", MARKDOWN);
    CoursewareDocument d = courseware.read(file);

    Rendered rendered =
        adapter.render(
            file,
            List.of(
                Texts.approved(d, "300 miles", "483 kilometres"),
                Texts.approved(d, "42 gallons", "159 litres")));

    assertThat(new String(rendered.bytes(), UTF_8))
        .isEqualTo(
            MARKDOWN.replace("300 miles", "483 kilometres").replace("42 gallons", "159 litres"));
  }

  @Test
  void whatIsNotApprovedIsNotInTheFile() throws Exception {
    SourceFile file = Texts.file(folder, "a.md", MARKDOWN);
    CoursewareDocument d = courseware.read(file);
    List<Adaptation> others = new ArrayList<>();
    for (State state : List.of(State.PROPOSED, State.REJECTED, State.WITHDRAWN)) {
      others.add(
          Texts.approved(d, "300 miles", "483 kilometres")
              .decided(new Decision(state, "Amina", Texts.TIME, "")));
    }

    assertThat(adapter.render(file, others).bytes()).isEqualTo(MARKDOWN.getBytes(UTF_8));
  }

  @Test
  void aRecordWhoseTextIsGoneIsStaleAndTakesItsDependantsWithIt() throws Exception {
    SourceFile file = Texts.file(folder, "a.md", MARKDOWN);
    CoursewareDocument before = courseware.read(file);
    Adaptation mary = Texts.approved(before, "Mary", "Wanjiku");
    Adaptation tom = Texts.approved(before, "Tom", "Kamau", mary.id());
    SourceFile edited = Texts.file(folder, "a.md", MARKDOWN.replace("Mary", "Lucy"));

    Rendered rendered = adapter.render(edited, List.of(mary, tom));

    assertThat(rendered.applied()).isEmpty();
    assertThat(rendered.bytes()).isEqualTo(MARKDOWN.replace("Mary", "Lucy").getBytes(UTF_8));
    assertThat(rendered.leftOut())
        .containsExactlyInAnyOrder(
            new Rendered.LeftOut(
                mary.id(), Why.STALE, "\"Mary\" no longer stands in its place: propose again"),
            new Rendered.LeftOut(
                tom.id(), Why.DEPENDENCY, "it depends on " + mary.id() + ", which is not applied"));
  }

  @Test
  void aRecordIsStaleOnceItsSentenceWasRewrittenThoughItsWordsStand() throws Exception {
    SourceFile file = Texts.file(folder, "a.md", "They ran 5 miles there.\n");
    Adaptation record = Texts.approved(courseware.read(file), "5 miles", "8 km");
    SourceFile edited = Texts.file(folder, "a.md", "They ran 5 miles an hour.\n");

    Rendered rendered = adapter.render(edited, List.of(record));

    assertThat(rendered.bytes()).isEqualTo("They ran 5 miles an hour.\n".getBytes(UTF_8));
    assertThat(rendered.leftOut())
        .containsExactly(
            new Rendered.LeftOut(
                record.id(), Why.STALE, "the text around \"5 miles\" has changed: propose again"));
  }

  @Test
  void aRecordDoesNotMoveToAnotherBlockThatTookItsPlace() throws Exception {
    SourceFile file = Texts.file(folder, "a.md", "5 miles by car.\n\nThe end.\n");
    Adaptation record = Texts.approved(courseware.read(file), "5 miles", "8 km");
    String moved = "5 miles on foot.\n\n5 miles by car.\n";

    Rendered rendered = adapter.render(Texts.file(folder, "a.md", moved), List.of(record));

    assertThat(rendered.applied()).isEmpty();
    assertThat(rendered.bytes()).isEqualTo(moved.getBytes(UTF_8));
  }

  @Test
  void ofTwoChangesOfTheSameCharactersAPersonsStands() throws Exception {
    SourceFile file = Texts.file(folder, "a.md", MARKDOWN);
    CoursewareDocument d = courseware.read(file);
    Adaptation rule = Texts.approved(d, "5 miles more", "8 km more");
    Adaptation small = Texts.approved(d, "5 miles", "eight kilometres");
    Adaptation person =
        new Adaptation(
            small.id(),
            small.target(),
            small.category(),
            small.before(),
            small.after(),
            small.rationale(),
            small.evidence(),
            new Proposer(Proposer.Kind.PERSON, "Amina"),
            0.1,
            small.decision(),
            List.of());

    Rendered rendered = adapter.render(file, List.of(rule, person));

    assertThat(rendered.applied()).containsExactly(person.id());
    assertThat(rendered.leftOut().getFirst().why()).isEqualTo(Why.OVERLAP);
    assertThat(rendered.leftOut().getFirst().reason()).contains(person.id());
  }

  @Test
  void twoRecordsThatNeedEachOtherStandTogetherOrNotAtAll() throws Exception {
    SourceFile file = Texts.file(folder, "a.md", "He said “yes” to it.\n");
    CoursewareDocument d = courseware.read(file);
    Adaptation open = Texts.approved(d, "“", "«");
    Adaptation close = Texts.approved(d, "”", "»", open.id());
    Adaptation both = open.dependingOn(List.of(close.id()));

    assertThat(adapter.render(file, List.of(both, close)).bytes())
        .isEqualTo("He said «yes» to it.\n".getBytes(UTF_8));
    assertThat(adapter.render(file, List.of(close)).bytes())
        .isEqualTo("He said “yes” to it.\n".getBytes(UTF_8));
    assertThat(adapter.render(file, List.of(both)).applied()).isEmpty();
  }

  @Test
  void aChangeThatWouldBreakTheFileIsHeldBackAndTheOthersStand() throws Exception {
    SourceFile file =
        Texts.file(
            folder,
            "a.srt",
            "1\n00:00:01,000 --> 00:00:02,000\nfive miles\n\n2\n00:00:03,000 --> 00:00:04,000\nten miles\n");
    CoursewareDocument d = courseware.read(file);
    Adaptation breaking = Texts.approved(d, "five miles", " ");
    Adaptation good = Texts.approved(d, "ten miles", "16 km");

    Rendered rendered = adapter.render(file, List.of(breaking, good));

    assertThat(rendered.applied()).containsExactly(good.id());
    assertThat(rendered.leftOut().getFirst().why()).isEqualTo(Why.UNWRITABLE);
    assertThat(new String(rendered.bytes(), UTF_8)).contains("five miles").contains("16 km");
  }
}
