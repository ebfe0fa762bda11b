package org.dars.assistant.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.passage.Passage;
import org.dars.index.passage.Passages;
import org.dars.index.search.Terms;

/**
 * Makes a question set by rule of a course that nobody wrote questions for. Arguments: {@code
 * FOLDER LANGUAGE OUT [OTHER]}; writes {@code OUT-p.jsonl}, the passages of the folder's Markdown,
 * and {@code OUT-q.jsonl}: of each passage two to six of its words that are rare in the course, in
 * their order, to be found again (known-item search). Words that stand in the Markdown of {@code
 * OTHER}, the course in another language, are not taken. The same files give the same sets.
 */
final class KnownItems {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{3,}");

  /** A word that stands in more of the passages than this says nothing. */
  private static final double COMMON = 0.05;

  private static final int MOST = 400;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String language;
  private final Set<String> foreign;
  private final Map<String, Integer> frequency = new HashMap<>();
  private final Random random = new Random(1);
  private final List<Map<String, String>> passages;

  private KnownItems(List<Map<String, String>> passages, String language, Set<String> foreign) {
    this.passages = passages;
    this.language = language;
    this.foreign = foreign;
    for (Map<String, String> p : passages) {
      new HashSet<>(Terms.of(text(p), language)).forEach(t -> frequency.merge(t, 1, Integer::sum));
    }
  }

  public static void main(String[] args) throws Exception {
    Set<String> foreign = new HashSet<>();
    if (args.length > 3) {
      for (Map<String, String> p : passages(Path.of(args[3]), "en")) {
        words(text(p)).forEach(w -> foreign.add(w.group().toLowerCase(Locale.ROOT)));
      }
    }
    List<Map<String, String>> passages = passages(Path.of(args[0]), args[1]);
    write(Path.of(args[2] + "-p.jsonl"), passages);
    write(Path.of(args[2] + "-q.jsonl"), new KnownItems(passages, args[1], foreign).questions());
  }

  private List<Map<String, String>> questions() {
    List<Map<String, String>> questions = new ArrayList<>();
    int each = Math.max(1, passages.size() / MOST);
    for (int i = 0; i < passages.size(); i += each) {
      String words = words(passages.get(i));
      if (!words.isEmpty()) {
        questions.add(
            Map.of(
                "id",
                "k" + i,
                "question",
                words,
                "lang",
                language,
                "gold_paragraph",
                passages.get(i).getOrDefault("id", "")));
      }
    }
    return questions;
  }

  /** Two to six words of a passage, "" when it has no two that are rare. */
  private String words(Map<String, String> passage) {
    List<MatchResult> telling = new ArrayList<>();
    Set<String> met = new HashSet<>();
    for (MatchResult word : words(text(passage))) {
      List<String> terms = Terms.of(word.group(), language);
      boolean rare =
          !terms.isEmpty()
              && terms.stream()
                  .allMatch(t -> frequency.getOrDefault(t, 0) <= COMMON * passages.size());
      String lower = word.group().toLowerCase(Locale.ROOT);
      if (rare && !foreign.contains(lower) && met.add(lower)) {
        telling.add(word);
      }
    }
    int wanted = 2 + random.nextInt(5);
    Set<Integer> chosen = new TreeSet<>();
    while (chosen.size() < Math.min(wanted, telling.size())) {
      chosen.add(random.nextInt(telling.size()));
    }
    return chosen.size() < 2
        ? ""
        : String.join(" ", chosen.stream().map(i -> telling.get(i).group()).toList());
  }

  private static List<MatchResult> words(String text) {
    return WORD.matcher(text).results().toList();
  }

  private static String text(Map<String, String> passage) {
    return passage.getOrDefault("text", "");
  }

  private static List<Map<String, String>> passages(Path folder, String language) throws Exception {
    List<Map<String, String>> passages = new ArrayList<>();
    try (Courseware courseware = Courseware.open(ReadLimits.standard());
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.mdx?")).sorted().toList()) {
        String path = folder.relativize(file).toString();
        CoursewareDocument document = courseware.read(new SourceFile(path, file));
        for (Passage p : Passages.of(document)) {
          Map<String, String> row = new LinkedHashMap<>();
          row.put("id", path + "#" + p.id());
          row.put("section", path + "#" + p.section());
          row.put("title", String.join(" › ", p.headings()));
          row.put("lang", language);
          row.put("text", p.text());
          passages.add(row);
        }
      }
    }
    return passages;
  }

  private static void write(Path file, List<Map<String, String>> rows) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Map<String, String> row : rows) {
      lines.add(JSON.writeValueAsString(row));
    }
    Files.write(file, lines);
  }
}
