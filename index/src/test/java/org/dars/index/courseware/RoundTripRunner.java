package org.dars.index.courseware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts every spliceable file under the folders named through both round trips and prints how many
 * came back. Not a test of the build: run its main with folders of real courses.
 */
final class RoundTripRunner {

  private RoundTripRunner() {}

  public static void main(String[] folders) throws IOException {
    int files = 0;
    int identical = 0;
    int pseudo = 0;
    int blocks = 0;
    int spans = 0;
    int words = 0;
    List<String> failures = new ArrayList<>();
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      for (Path file : files(folders)) {
        SourceFile source = new SourceFile(file.toString(), file);
        try {
          CoursewareDocument document = courseware.read(source);
          if (!courseware.canSplice(document)) {
            continue;
          }
          files++;
          byte[] original = Files.readAllBytes(file);
          blocks += document.blocks().size();
          words += document.words();
          spans += (int) document.blocks().stream().filter(b -> b.span() != null).count();
          identical +=
              Arrays.equals(original, courseware.splice(original, document, Map.of())) ? 1 : 0;
          List<String> problems = Pseudo.roundTrip(courseware, source, original, document);
          if (problems.isEmpty()) {
            pseudo++;
          } else {
            failures.add(
                file
                    + "\n    "
                    + String.join("\n    ", problems.subList(0, Math.min(4, problems.size()))));
          }
        } catch (CoursewareException | RuntimeException e) {
          failures.add(file + "\n    " + e);
        }
      }
    }
    failures.forEach(System.out::println);
    System.out.printf(
        "files %d, identical %d, pseudo-translated and read back %d, blocks %d (%d with span), words %d%n",
        files, identical, pseudo, blocks, spans, words);
  }

  private static List<Path> files(String[] folders) throws IOException {
    List<Path> out = new ArrayList<>();
    for (String folder : folders) {
      try (Stream<Path> walk = Files.walk(Path.of(folder))) {
        walk.filter(p -> p.toString().matches("(?i).*\\.(mdx?|markdown|x?html?|vtt|srt)"))
            .sorted()
            .forEach(out::add);
      }
    }
    return out;
  }
}
