package org.dars.translator;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.translator.guard.Guarded;
import org.dars.translator.memory.Quality;

/** Counts what localising files would be, and what it may cost, without asking any engine. */
public final class Estimator {

  /** Names of the bands, best first, and the lowest score of each. */
  private static final Map<String, Integer> BANDS = bands();

  /** Characters a token, for texts in Latin script; others take more tokens. */
  private static final double LATIN = 4.0;

  private static final double OTHER = 2.0;

  /** Instructions, ids and neighbours that go with each segment, in tokens. */
  private static final int BESIDES = 60;

  private final Courseware courseware;
  private final Score score;
  private final Prices prices;
  private final Speed speed;

  /** How well the memory knows a guarded text: 0 for not at all, else 70–101. */
  public interface Score {
    int of(String source, String previous, String next) throws IOException;
  }

  /**
   * Prices of a language model.
   *
   * @param in of a million tokens that it reads
   * @param out of a million tokens that it writes
   */
  public record Prices(double in, double out) {
    public static final Prices NONE = new Prices(0, 0);
  }

  /** Segments a second that the engine does, from and to. */
  public record Speed(double slow, double fast) {
    /** As measured here for each kind of engine; a language model's depends on its server. */
    public static Speed of(Quality quality) {
      return switch (quality) {
        case PSEUDO, PERSON -> new Speed(2_000, 20_000);
        case RULES -> new Speed(300, 2_000);
        case NEURAL -> new Speed(1, 20);
        case LANGUAGE_MODEL -> new Speed(0.5, 10);
      };
    }
  }

  public Estimator(Courseware courseware, Score score, Prices prices, Speed speed) {
    this.courseware = courseware;
    this.score = score;
    this.prices = prices;
    this.speed = speed;
  }

  /**
   * Counts documents; those that cannot be written back are passed over.
   *
   * @param documents read one at a time
   * @param from BCP 47 tag of the source
   * @param to BCP 47 tag of the target
   */
  public Estimate estimate(Iterable<CoursewareDocument> documents, String from, String to)
      throws IOException {
    Count count = new Count();
    for (CoursewareDocument document : documents) {
      if (courseware.canSplice(document)) {
        count.take(new Draft(document, from).units());
      }
    }
    return count.estimate(to);
  }

  /** One walk through a course. */
  private final class Count {
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Integer> segmentsOf = new LinkedHashMap<>();
    private final Map<String, Long> wordsOf = new LinkedHashMap<>();
    private int documents;
    private int segments;
    private long words;
    private long characters;
    private int repeated;
    private int asked;
    private long askedCharacters;

    Count() {
      BANDS
          .keySet()
          .forEach(band -> {
            segmentsOf.put(band, 0);
            wordsOf.put(band, 0L);
          });
    }

    void take(List<Unit> units) throws IOException {
      documents++;
      for (int i = 0; i < units.size(); i++) {
        Unit unit = units.get(i);
        if (unit.settled()) {
          continue;
        }
        String text = unit.text();
        long own = words(Guarded.words(text));
        segments++;
        words += own;
        characters += text.length();
        if (!seen.add(text)) {
          repeated++;
          continue;
        }
        String previous = i == 0 ? "" : units.get(i - 1).text();
        String next = i + 1 == units.size() ? "" : units.get(i + 1).text();
        int best = score.of(text, previous, next);
        String band = band(best);
        segmentsOf.merge(band, 1, Integer::sum);
        wordsOf.merge(band, own, Long::sum);
        if (best < 100) {
          asked++;
          askedCharacters += text.length();
        }
      }
    }

    Estimate estimate(String to) {
      List<Estimate.Band> bands = new ArrayList<>();
      segmentsOf.forEach(
          (name, n) -> bands.add(new Estimate.Band(name, n, wordsOf.getOrDefault(name, 0L))));
      long in = Math.round(askedCharacters / LATIN) + (long) BESIDES * asked;
      long out = Math.round(askedCharacters / (latin(to) ? LATIN : OTHER)) + 15L * asked;
      double cost = (in * prices.in() + out * prices.out()) / 1e6;
      return new Estimate(
          documents,
          segments,
          words,
          characters,
          repeated,
          bands,
          new Estimate.Tokens(in, out),
          new Estimate.Range(0.7 * cost, 1.6 * cost),
          new Estimate.Range(asked / speed.fast(), asked / speed.slow()));
    }
  }

  private static boolean latin(String language) {
    return ULocale.addLikelySubtags(ULocale.forLanguageTag(language)).getScript().equals("Latn");
  }

  private static long words(String text) {
    BreakIterator words = BreakIterator.getWordInstance();
    words.setText(text);
    long n = 0;
    for (int at = words.first(); at != BreakIterator.DONE; at = words.next()) {
      if (words.getRuleStatus() >= BreakIterator.WORD_NUMBER) {
        n++;
      }
    }
    return n;
  }

  private static String band(int score) {
    return BANDS.entrySet().stream()
        .filter(b -> score >= b.getValue())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Integer> bands() {
    Map<String, Integer> bands = new LinkedHashMap<>();
    bands.put("101", 101);
    bands.put("100", 100);
    bands.put("95–99", 95);
    bands.put("85–94", 85);
    bands.put("75–84", 75);
    bands.put("70–74", 70);
    bands.put("none", 0);
    return bands;
  }
}
