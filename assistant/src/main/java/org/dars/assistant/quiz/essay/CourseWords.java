package org.dars.assistant.quiz.essay;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dars.assistant.quiz.MarkedText;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.Words;
import org.dars.index.courseware.Block;

/**
 * Every word of a course in order, to find what stands word for word in an answer. Capitals,
 * punctuation and white space do not count. Words are kept as hashes: eight in a row are not the
 * same by chance. Immutable.
 */
public final class CourseWords {

  /** Words in a row that count as copied. */
  public static final int RUN = 8;

  /** The same in scripts without spaces, in pairs of characters that overlap. */
  private static final int UNSPACED_RUN = 2 * RUN;

  private static final Set<UnicodeScript> UNSPACED =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private static final Pattern CHUNK = Pattern.compile("\\S+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
  private static final long BASE = 0x9E3779B97F4A7C15L;

  /** Stands between documents: no word of an answer equals it. */
  private static final String END = "\n";

  private final int[] words;

  /** Where the blocks with words begin in {@link #words}, ascending. */
  private final int[] starts;

  private final List<SourceQuote> places;

  private CourseWords(int[] words, int[] starts, List<SourceQuote> places) {
    this.words = words;
    this.starts = starts;
    this.places = List.copyOf(places);
  }

  /** The words of a course, read once. */
  public static CourseWords of(List<SourceDocument> documents) {
    IntStream.Builder words = IntStream.builder();
    IntStream.Builder starts = IntStream.builder();
    int count = 0;
    List<SourceQuote> places = new ArrayList<>();
    for (SourceDocument document : documents) {
      for (Block block : document.blocks()) {
        List<String> said = Words.of(MarkedText.of(block).text());
        if (!said.isEmpty()) {
          starts.add(count);
          count += said.size();
          places.add(
              new SourceQuote(
                  document.id(), document.title(), block.id(), block.anchor().label(), ""));
          said.forEach(w -> words.add(w.hashCode()));
        }
      }
      words.add(END.hashCode());
      count++;
    }
    return new CourseWords(words.build().toArray(), starts.build().toArray(), places);
  }

  /**
   * Words of an answer that stand in the course in a row.
   *
   * @param start first character in the answer
   * @param end behind the last one
   * @param words how many
   * @param place where the course has them; its quote is empty
   */
  public record Run(int start, int end, int words, SourceQuote place) {}

  /**
   * What of an answer was copied.
   *
   * @param words of the answer, pairs of characters where there are no spaces
   * @param runs in the order of the answer; none overlap
   */
  public record Copied(int words, List<Run> runs) {

    public Copied {
      runs = List.copyOf(runs);
    }

    /** Share of the answer's words that stand in a run, 0 to 1. */
    public double share() {
      return words == 0 ? 0 : (double) runs.stream().mapToInt(Run::words).sum() / words;
    }
  }

  /**
   * Finds what was copied.
   *
   * @param answer plain text
   * @param question whose words an answer may say again
   */
  public Copied copied(String answer, String question) {
    List<Token> tokens = tokens(answer);
    int[] said = tokens.stream().mapToInt(Token::hash).toArray();
    int run = unspaced(answer) ? UNSPACED_RUN : RUN;
    int[] asked = Words.of(question).stream().mapToInt(String::hashCode).toArray();
    int[] length = new int[said.length];
    int[] from = new int[said.length];
    longest(said, run, grams(asked, run).keySet(), length, from);
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < said.length; i++) {
      if (length[i] >= run) {
        int last = i + length[i] - 1;
        runs.add(new Run(tokens.get(i).start(), tokens.get(last).end(), length[i], place(from[i])));
        i = last;
      }
    }
    return new Copied(said.length, runs);
  }

  /** For each word of an answer the longest run from there, and where the course has it. */
  private void longest(int[] said, int run, Set<Long> asked, int[] length, int[] from) {
    Map<Long, List<Integer>> grams = grams(said, run);
    asked.forEach(grams::remove);
    if (grams.isEmpty() || words.length < run) {
      return;
    }
    long hash = 0;
    long out = 1;
    for (int i = 0; i < run; i++) {
      out *= BASE;
    }
    for (int i = 0; i < words.length; i++) {
      hash = hash * BASE + words[i] - (i >= run ? out * words[i - run] : 0);
      int start = i - run + 1;
      if (start < 0) {
        continue;
      }
      for (int at : grams.getOrDefault(hash, List.of())) {
        int same = same(said, at, start);
        if (same > length[at]) {
          length[at] = same;
          from[at] = start;
        }
      }
    }
  }

  private int same(int[] said, int at, int start) {
    int n = 0;
    while (at + n < said.length && start + n < words.length && said[at + n] == words[start + n]) {
      n++;
    }
    return n;
  }

  /** Where each run of so many words begins, by its hash. */
  private static Map<Long, List<Integer>> grams(int[] words, int run) {
    Map<Long, List<Integer>> grams = new HashMap<>();
    for (int start = 0; start + run <= words.length; start++) {
      long hash = 0;
      for (int i = start; i < start + run; i++) {
        hash = hash * BASE + words[i];
      }
      grams.computeIfAbsent(hash, h -> new ArrayList<>()).add(start);
    }
    return grams;
  }

  private SourceQuote place(int word) {
    int found = Arrays.binarySearch(starts, word);
    return places.get(found >= 0 ? found : -found - 2);
  }

  /** A word of an answer and where it stands. */
  private record Token(int hash, int start, int end) {}

  private static List<Token> tokens(String answer) {
    List<Token> tokens = new ArrayList<>();
    Matcher chunk = CHUNK.matcher(answer);
    while (chunk.find()) {
      if (!unspaced(chunk.group())) {
        for (String word : Words.of(chunk.group())) {
          tokens.add(new Token(word.hashCode(), chunk.start(), chunk.end()));
        }
        continue;
      }
      Matcher word = WORD.matcher(chunk.group());
      while (word.find()) {
        int start = chunk.start() + word.start();
        int end = chunk.start() + word.end();
        for (String pair : Words.of(word.group())) {
          tokens.add(new Token(pair.hashCode(), start, Math.min(end, start + pair.length())));
          start++;
        }
      }
    }
    return tokens;
  }

  /** Whether most letters are of scripts without spaces. */
  private static boolean unspaced(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long unspaced =
        text.codePoints()
            .filter(Character::isLetter)
            .filter(c -> UNSPACED.contains(UnicodeScript.of(c)))
            .count();
    return 2 * unspaced > letters;
  }
}
