package org.dars.translator.terms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dars.index.courseware.CourseFolder;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.search.WordForms;

/**
 * Prints how many of a course's own key terms the extractor proposes when it may not see the
 * course's glossary.
 *
 * <p>Arguments: the course folder, its key terms (JSONL with {@code section} and {@code term}),
 * first and last chapter; {@code --list} prints the first hundred. Files belong to chapters by a
 * folder {@code chNN}, terms by a section {@code psy-NN-…}.
 */
public final class TermBench {

  private static final int[] CUTS = {50, 100, 200, 500, 1000};

  private TermBench() {}

  public static void main(String... arguments) throws IOException, CoursewareException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int first = Integer.parseInt(arguments[2]);
    int last = Integer.parseInt(arguments[3]);
    List<CoursewareDocument> documents = documents(Path.of(arguments[0]), first, last);
    Set<String> keys = keys(Path.of(arguments[1]), first, last);
    boolean list = arguments.length > 4 && arguments[4].equals("--list");
    for (double emphasis : new double[] {0, TermExtractor.Weights.STANDARD.emphasis()}) {
      TermExtractor.Weights s = TermExtractor.Weights.STANDARD;
      TermExtractor.Weights weights =
          new TermExtractor.Weights(emphasis, s.heading(), s.commonness(), s.single(), s.name());
      List<TermCandidate> found =
          TermExtractor.extract(documents, "en", CUTS[CUTS.length - 1], false, weights);
      out.printf(
          Locale.ROOT,
          "chapters %d–%d, %d documents, %d key terms, emphasis %s%n",
          first,
          last,
          documents.size(),
          keys.size(),
          emphasis > 0 ? "seen" : "not seen");
      int hits = 0;
      int cut = 0;
      for (int i = 0; i < found.size(); i++) {
        boolean hit = keys.contains(key(found.get(i).text()));
        hits += hit ? 1 : 0;
        if (list && i < 100) {
          TermCandidate c = found.get(i);
          out.printf(
              Locale.ROOT, "%s %.2f %d %s%n", hit ? "+" : " ", c.score(), c.frequency(), c.text());
        }
        if (i + 1 == CUTS[cut]) {
          out.printf(
              Locale.ROOT,
              "  first %4d: precision %.3f, recall %.3f%n",
              i + 1,
              hits / (double) (i + 1),
              hits / (double) keys.size());
          cut++;
        }
      }
    }
  }

  private static List<CoursewareDocument> documents(Path folder, int first, int last)
      throws CoursewareException {
    List<CoursewareDocument> documents = new ArrayList<>();
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      for (SourceFile file : CourseFolder.of(folder).files()) {
        String chapter = file.path().replaceFirst("(?s).*\\bch(\\d+)/.*", "$1");
        if (chapter.matches("\\d+")
            && Integer.parseInt(chapter) >= first
            && Integer.parseInt(chapter) <= last) {
          documents.add(courseware.read(file));
        }
      }
    }
    return documents;
  }

  private static Set<String> keys(Path file, int first, int last) throws IOException {
    Set<String> keys = new HashSet<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(file)) {
      JsonNode entry = json.readTree(line);
      int chapter = Integer.parseInt(entry.path("section").asText().split("-")[1]);
      if (chapter >= first && chapter <= last) {
        keys.add(key(entry.path("term").asText()));
      }
    }
    return keys;
  }

  private static String key(String text) {
    StringBuilder key = new StringBuilder();
    TextWords.of(text, "en")
        .forEach(w -> key.append(WordForms.of("en").stem(w.text())).append(' '));
    return key.toString();
  }
}
