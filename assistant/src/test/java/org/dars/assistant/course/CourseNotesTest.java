package org.dars.assistant.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dars.assistant.course.CourseNotes.Note;
import org.dars.index.courseware.Block;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseNotesTest {
  private static final String HEADING = "Why 2 * 3 < 7 [really] & `so`?";
  private static final String TEXT = "Because *six* is less than seven.\n\n- count\n- compare";

  @TempDir Path folder;
  private CourseFixture house;
  private CourseNotes notes;
  private Path files;
  private String course;

  @BeforeEach
  void addACourse() throws Exception {
    house = new CourseFixture(folder.resolve("home"));
    notes = new CourseNotes(house.database, house.blobs, house.courseware);
    files = CourseFixture.course(folder.resolve("kelp"), "kelp", 2);
    course = house.add("a", files).course().id();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aNoteIsADocumentOfItsOwnUnitAfterAllOthers() throws Exception {
    String id = notes.save("a", course, null, HEADING, TEXT);
    Unit last = house.library.units("a", course).getLast();
    assertThat(last.title()).isEqualTo("Notes");
    assertThat(last.documents()).extracting(CourseDocument::id).containsExactly(id);
    assertThat(last.documents().getFirst().language()).isEqualTo("en");
    assertThat(house.library.blocks("a", course, id))
        .extracting(Block::text)
        .containsExactly(HEADING, "Because six is less than seven.", "count", "compare");
    assertThat(house.library.passages("a", course, id)).isNotEmpty();
    assertThat(house.library.changes("a", 0, 100)).anyMatch(c -> c.document().equals(id));
  }

  @Test
  void aNoteComesBackToBeChangedAsItWasWritten() throws Exception {
    String id = notes.save("a", course, null, HEADING, TEXT);
    assertThat(notes.note("a", course, id)).hasValue(new Note(id, HEADING, TEXT));
    assertThat(notes.save("a", course, id, "Another heading", "Other words.")).isEqualTo(id);
    assertThat(notes.list("a", course))
        .containsExactly(new Note(id, "Another heading", "Other words."));
    assertThat(house.library.document("a", course, id).orElseThrow().title())
        .isEqualTo("Another heading");
  }

  @Test
  void notesStayWhenTheFilesAreAddedAgainAndAreNoFilesOfTheCourse() throws Exception {
    String id = notes.save("a", course, null, "Why?", "Because.");
    Files.delete(files.resolve("unit-02.md"));
    AddReport again = house.add("a", files);
    assertThat(again.removed()).isEqualTo(1);
    assertThat(notes.note("a", course, id)).isPresent();
    CourseFixture.unit(files, "kelp", 3, "new");
    house.add("a", files);
    assertThat(house.library.documents("a", course).getLast().id()).isEqualTo(id);
    Files.createDirectories(files.resolve(".notes"));
    Files.writeString(
        files.resolve("course.json"),
        "{\"title\":\"Kelp\",\"units\":[{\"title\":\"U\",\"files\":[\"unit-01.md\",\".notes/why.md\"]}]}");
    Files.writeString(files.resolve(".notes/why.md"), "# Why?\n\nSomebody else's words.");
    house.add("a", files);
    assertThat(notes.note("a", course, id).orElseThrow().text()).isEqualTo("Because.");
  }

  @Test
  void twoNotesOfOneHeadingAreTwoAndADeletedOneIsGone() throws Exception {
    String one = notes.save("a", course, null, "Why?", "Because.");
    String two = notes.save("a", course, null, "Why?", "Therefore.");
    assertThat(one).isNotEqualTo(two);
    assertThat(notes.delete("a", course, one)).isTrue();
    assertThat(notes.delete("a", course, one)).isFalse();
    assertThat(notes.delete("b", course, two)).isFalse();
    assertThat(notes.list("a", course)).extracting(Note::document).containsExactly(two);
  }

  @Test
  void onlyNotesAreChangedAndDeletedAsNotes() throws Exception {
    String file = house.library.documents("a", course).getFirst().id();
    assertThat(notes.delete("a", course, file)).isFalse();
    assertThatThrownBy(() -> notes.save("a", course, file, "Why?", "Because."))
        .isInstanceOf(CourseException.class)
        .hasMessage("There is no note \"" + file + "\" any more.");
    assertThatThrownBy(() -> notes.save("a", course, null, " ", "Because."))
        .hasMessage("A note's heading is empty: write something.");
    assertThatThrownBy(() -> notes.save("a", course, null, "Why?", "x".repeat(20_001)))
        .hasMessage("A note's text has 20001 characters, at most 20000 are taken.");
    assertThatThrownBy(() -> notes.save("a", "nothing", null, "Why?", "Because."))
        .hasMessage("There is no course \"nothing\" any more.");
  }
}
