package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import org.dars.assistant.insight.Visits;
import org.dars.assistant.store.ConversationStore;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Home;
import org.dars.assistant.tutor.Answer.Outcome;
import org.dars.assistant.tutor.SectionLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InsightsCommandTest {
  private static final String GAP = "Which boat should our harbour buy?";

  @TempDir Path folder;

  private void asked(Path home, int people) {
    try (Database database = Database.open(new Home(home))) {
      ConversationStore store = new ConversationStore(database, Clock.systemUTC());
      SectionLink section = new SectionLink("02-currents", "Currents", "1", "Currents");
      for (int i = 0; i < people; i++) {
        Visits.asked(store, "local", "sea", i, GAP, Outcome.NOT_COVERED, section, null);
      }
    }
  }

  @Test
  void whatIsAskedIsPrintedFromFivePeopleOn() throws Exception {
    Path home = folder.resolve("home");
    Ran.dars("add", SmallCourse.write(folder.resolve("sea")), "--home", home, "--id", "sea").done();
    asked(home, 4);
    assertThat(Ran.dars("insights", "sea", "--home", home).done().out())
        .contains("at least 5 different people")
        .doesNotContain("boat");
    asked(home, 8);
    assertThat(Ran.dars("insights", "sea", "--home", home).done().out())
        .contains("Asked, but not in the course", "    5 people  " + GAP + "  (near: Currents)");
    JsonNode json = Ran.dars("insights", "sea", "--home", home, "--json").json();
    assertThat(json.at("/gaps/0/people").asInt()).isEqualTo(5);
    assertThat(json.at("/sections/0/disliked").isNull()).isTrue();
  }

  @Test
  void aCourseThatIsNotThereIsNamed() {
    Ran ran = Ran.dars("insights", "nothing", "--home", folder.resolve("empty"));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("there is no course \"nothing\"");
  }
}
