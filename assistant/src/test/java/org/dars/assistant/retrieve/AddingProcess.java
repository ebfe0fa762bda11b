package org.dars.assistant.retrieve;

import java.nio.file.Path;
import java.util.Set;
import org.dars.assistant.App;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.Settings;
import org.dars.models.testing.HashEmbedder;

/**
 * Adds a course and indexes it at the same time, says "open" at first and "done PATH" for each
 * document that it was told is done, and runs until it is killed.
 */
final class AddingProcess {

  private AddingProcess() {}

  public static void main(String[] arguments) throws Exception {
    Settings settings = new Settings(new Home(Path.of(arguments[0])), "a");
    try (App app = App.open(settings, new HashEmbedder(64, Set.of("en")), null)) {
      app.tidy();
      System.out.println("open");
      Thread indexing =
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                while (true) {
                  app.retriever().catchUp("a", CatchUpListener.SILENT);
                }
              });
      app.library()
          .add(
              "a",
              new AddRequest(Path.of(arguments[1]), "course", null),
              progress -> System.out.println("done " + progress.path()));
      System.out.println("all");
      indexing.join();
    }
  }
}
