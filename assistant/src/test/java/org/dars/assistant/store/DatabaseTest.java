package org.dars.assistant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

  @TempDir Path folder;

  @Test
  void writesAreOnDiskWithWalAndFullSynchronisation() {
    try (Database database = Database.open(new Home(folder))) {
      assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(database, "synchronous")).isEqualTo("2");
      assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
      assertThat(pragma(database, "busy_timeout")).isEqualTo("10000");
    }
  }

  private static String pragma(Database database, String name) {
    return database.<String, RuntimeException>write(
        w -> w.select("pragma " + name).mapTo(String.class).one());
  }

  @Test
  void readersCannotWrite() {
    try (Database database = Database.open(new Home(folder))) {
      assertThatThrownBy(() -> database.read(r -> r.execute("delete from course")))
          .isInstanceOf(StoreException.class);
    }
  }

  @Test
  void aWriteThatFailsLeavesNothing() {
    try (Database database = Database.open(new Home(folder))) {
      SettingStore settings = new SettingStore(database);
      assertThatThrownBy(() ->
              database.write(w -> {
                w.execute("insert into setting values ('a', 'half', 'made')");
                throw new IllegalStateException("power cut");
              }))
          .hasMessage("power cut");

      assertThat(settings.get("a", "half")).isEmpty();
      settings.put("a", "half", "whole");
      assertThat(settings.get("a", "half")).hasValue("whole");
      assertThat(settings.get("b", "half")).isEmpty();
    }
  }

  @Test
  void twoProgramsOnOneHomeGetOneRowOfChangeNumbers() throws Exception {
    // Two Database objects share nothing but the file, as two processes would.
    try (Database one = Database.open(new Home(folder));
        Database two = Database.open(new Home(folder));
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Callable<List<Long>> first = () -> numbers(one);
      Callable<List<Long>> second = () -> numbers(two);
      List<Long> all =
          threads.invokeAll(List.of(first, second, first, second)).stream()
              .flatMap(f -> f.resultNow().stream())
              .sorted()
              .toList();

      assertThat(all).containsExactlyElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
    }
  }

  private static List<Long> numbers(Database database) {
    return LongStream.range(0, 25)
        .map(i -> database.<Long, RuntimeException>write(w -> Database.nextChange(w, "a")))
        .boxed()
        .toList();
  }

  @Test
  void aFileThatIsNoDatabaseIsNamed() throws IOException {
    Files.writeString(folder.resolve("dars.db"), "I am a letter to my aunt. ".repeat(100));

    assertThatThrownBy(() -> Database.open(new Home(folder)))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "The database %s is damaged: put a backup in its place, or move it away and add the"
                + " courses again.",
            folder.resolve("dars.db"));
  }

  @Test
  void aHomeThatCannotBeWrittenToIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> Database.open(new Home(file)))
        .isInstanceOf(HomeException.class)
        .hasMessage(
            "The home folder %s cannot be written to (a file is in its place): choose another with"
                + " --home or DARS_HOME.",
            file);
  }

  @Test
  void theOptionWinsOverTheVariableAndThatOverTheUsersFolder() {
    Map<String, String> environment = Map.of("DARS_HOME", folder.resolve("v").toString());

    assertThat(Home.resolve(folder.resolve("o"), environment).folder())
        .isEqualTo(folder.resolve("o"));
    assertThat(Home.resolve(null, environment).folder()).isEqualTo(folder.resolve("v"));
    assertThat(Home.resolve(null, Map.of()).folder())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".dars"));
  }
}
