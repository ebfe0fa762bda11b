package org.dars.assistant.tutor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dars.assistant.App;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.Settings;

/**
 * How long a learner waits for an answer without a language model, the embedding of the question
 * included; one question at a time.
 *
 * <pre>AskSpeed HOME COURSE QUESTIONS.jsonl [questions 500]</pre>
 *
 * The course must be indexed ({@code ./dars add}). Half as many questions as are timed are asked
 * first, untimed.
 */
final class AskSpeed {

  private static final String ZONE = "local";

  private AskSpeed() {}

  public static void main(String[] args) throws Exception {
    int count = args.length > 3 ? Integer.parseInt(args[3]) : 500;
    List<String> questions = new ArrayList<>();
    JsonMapper json = new JsonMapper();
    for (String line : Files.readAllLines(Path.of(args[2]))) {
      JsonNode node = json.readTree(line);
      questions.add(node.path("question").asText());
    }
    Collections.shuffle(questions, new Random(7));
    try (App app = App.open(new Settings(new Home(Path.of(args[0])), ZONE), Map.of())) {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      List<Double> times = new ArrayList<>();
      List<Double> worked = new ArrayList<>();
      int warm = count / 2;
      for (int i = 0; i < warm + count; i++) {
        String question = questions.get(i % questions.size());
        long start = System.nanoTime();
        long before = threads.getCurrentThreadCpuTime();
        app.tutor().answer(new Ask(ZONE, args[1], question, List.of()), AnswerListener.SILENT);
        if (i >= warm) {
          times.add((System.nanoTime() - start) / 1e6);
          worked.add((threads.getCurrentThreadCpuTime() - before) / 1e6);
        }
      }
      System.out.printf(
          "%d questions: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms; of it the asking thread's"
              + " processor time p50 %.1f ms, p95 %.1f ms (the rest: embedding, waiting)%n",
          count,
          at(times, .5),
          at(times, .95),
          at(times, .99),
          at(times, 1),
          at(worked, .5),
          at(worked, .95));
    }
  }

  private static double at(List<Double> times, double share) {
    List<Double> sorted = times.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
  }
}
