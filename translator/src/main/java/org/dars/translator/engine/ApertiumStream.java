package org.dars.translator.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A guarded text in Apertium's stream format and back.
 *
 * <p>{@code ⟦n⟧} alone becomes a word that no dictionary knows, so that it keeps its place in the
 * sentence as a noun would. A pair becomes a word-bound blank, {@code [[t:p:1]]…[[/]]}, which
 * Apertium (3.7 and later) carries with each word when it reorders; coming back, the pair is put
 * around the words that carry it.
 *
 * @see <a href="https://wiki.apertium.org/wiki/Apertium_stream_format">Apertium stream format</a>
 */
final class ApertiumStream {

  private static final Pattern MARK = Pattern.compile("⟦(/?)(\\d+)⟧");
  private static final Pattern RESERVED = Pattern.compile("[\\[\\]{}^$/\\\\@<>]");
  private static final Pattern ENDS = Pattern.compile("[.!?:;…。؟]\\W*\\z");
  private static final Pattern PAIR_NUMBER = Pattern.compile("t:p:(\\d+)");
  private static final String LETTERS = "bcdfghjklm";

  private final String source;
  private final String prefix;
  private final String encoded;
  private final boolean pointAdded;
  private final Map<Integer, Set<Integer>> enclosing = new TreeMap<>();

  private ApertiumStream(String source) {
    this.source = source;
    this.prefix = freePrefix(source);
    this.pointAdded = !ENDS.matcher(MARK.matcher(source).replaceAll("")).find();
    this.encoded = encodeAll() + (pointAdded ? "." : "");
  }

  static ApertiumStream encode(String guardedText) {
    return new ApertiumStream(guardedText.replace("\0", ""));
  }

  String source() {
    return source;
  }

  String encoded() {
    return encoded;
  }

  private String encodeAll() {
    Set<Integer> paired = new TreeSet<>();
    MARK.matcher(source)
        .results()
        .filter(m -> !m.group(1).isEmpty())
        .forEach(m -> paired.add(Integer.valueOf(m.group(2))));
    StringBuilder out = new StringBuilder();
    Deque<Integer> open = new ArrayDeque<>();
    Matcher mark = MARK.matcher(source);
    int from = 0;
    while (mark.find()) {
      out.append(escape(source.substring(from, mark.start())));
      from = mark.end();
      Integer number = Integer.valueOf(mark.group(2));
      if (!paired.contains(number)) {
        out.append(word(number));
        continue;
      }
      if (!open.isEmpty()) {
        out.append("[[/]]");
      }
      if (mark.group(1).isEmpty()) {
        enclosing.put(number, new TreeSet<>(open));
        open.addLast(number);
      } else {
        open.remove(number);
      }
      if (!open.isEmpty()) {
        out.append(
            open.stream()
                .map(n -> "t:p:" + n)
                .collect(java.util.stream.Collectors.joining("; ", "[[", "]]")));
      }
    }
    return out.append(escape(source.substring(from))).toString();
  }

  private static String escape(String text) {
    return RESERVED.matcher(text).replaceAll("\\\\$0");
  }

  private String word(int number) {
    StringBuilder word = new StringBuilder(prefix);
    for (char digit : Integer.toString(number).toCharArray()) {
      word.append(LETTERS.charAt(digit - '0'));
    }
    return word.append('q').toString();
  }

  private static String freePrefix(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String prefix : List.of("Qz", "Xzq", "Wqx")) {
      if (!lower.contains(prefix.toLowerCase(Locale.ROOT))) {
        return prefix;
      }
    }
    return "Qxzwq";
  }

  /** The guarded text that a translated stream stands for. */
  String decode(String output) {
    List<Run> runs = runs(output);
    Map<Integer, int[]> places = new TreeMap<>();
    enclosing.forEach((pair, outer) -> {
      int[] place = place(runs, pair);
      if (place.length > 0) {
        places.put(pair, place);
      }
    });
    // An outer pair reaches at least as far as its inner ones.
    places.forEach((pair, place) ->
        enclosing
            .getOrDefault(pair, Set.of())
            .forEach(outer -> {
              int[] around = places.get(outer);
              if (around != null) {
                around[0] = Math.min(around[0], place[0]);
                around[1] = Math.max(around[1], place[1]);
              }
            }));
    String text = withWords(withPairs(runs, places)).strip();
    return pointAdded ? text.replaceFirst("\\s*\\.((?:⟦/\\d+⟧)*)\\z", "$1") : text;
  }

  /** First and last run that carry a pair, without the runs of pairs that never belonged inside. */
  private int[] place(List<Run> runs, int pair) {
    int first = -1;
    int last = -1;
    int bestFirst = -1;
    int bestLast = -1;
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      if (run.pairs().contains(pair)) {
        first = first < 0 ? i : first;
        last = i;
        if (last - first >= bestLast - bestFirst || bestFirst < 0) {
          bestFirst = first;
          bestLast = last;
        }
      } else if (strange(run.pairs(), pair)) {
        first = -1;
      }
    }
    return bestFirst < 0 ? new int[0] : new int[] {bestFirst, bestLast};
  }

  private boolean strange(Collection<Integer> pairs, int pair) {
    return pairs.stream()
        .anyMatch(other ->
            !enclosing.getOrDefault(other, Set.of()).contains(pair)
                && !enclosing.getOrDefault(pair, Set.of()).contains(other));
  }

  private static String withPairs(List<Run> runs, Map<Integer, int[]> places) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < runs.size(); i++) {
      int at = i;
      // Wider pairs open first and close last; of equal ones, the lower number is the outer.
      places.entrySet().stream()
          .filter(e -> e.getValue()[0] == at)
          .sorted((a, b) ->
              a.getValue()[1] != b.getValue()[1]
                  ? b.getValue()[1] - a.getValue()[1]
                  : a.getKey() - b.getKey())
          .forEach(e -> text.append("⟦").append(e.getKey()).append("⟧"));
      text.append(runs.get(i).text());
      places.entrySet().stream()
          .filter(e -> e.getValue()[1] == at)
          .sorted((a, b) ->
              a.getValue()[0] != b.getValue()[0]
                  ? b.getValue()[0] - a.getValue()[0]
                  : b.getKey() - a.getKey())
          .forEach(e -> text.append("⟦/").append(e.getKey()).append("⟧"));
    }
    return text.toString();
  }

  private String withWords(String text) {
    Pattern word = Pattern.compile(prefix + "([" + LETTERS + "]+)q", Pattern.CASE_INSENSITIVE);
    return word.matcher(text)
        .replaceAll(m -> {
          StringBuilder digits = new StringBuilder();
          m.group(1)
              .toLowerCase(Locale.ROOT)
              .chars()
              .forEach(c -> digits.append(LETTERS.indexOf(c)));
          return "⟦" + digits + "⟧";
        });
  }

  /** A stretch of output and the pairs that its words carry. */
  private record Run(String text, Set<Integer> pairs) {}

  private static List<Run> runs(String output) {
    List<Run> runs = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Set<Integer> pairs = Set.of();
    for (int i = 0; i < output.length(); i++) {
      char c = output.charAt(i);
      if (c == '\\' && i + 1 < output.length()) {
        text.append(output.charAt(++i));
      } else if (output.startsWith("[[", i) && output.indexOf("]]", i) > 0) {
        add(runs, text, pairs);
        int end = output.indexOf("]]", i);
        pairs = new TreeSet<>();
        Matcher number = PAIR_NUMBER.matcher(output.substring(i, end));
        while (number.find()) {
          pairs.add(Integer.valueOf(number.group(1)));
        }
        i = end + 1;
      } else if (c != '[' && c != ']' && c != '\uFFFF') {
        text.append(c);
      }
    }
    add(runs, text, pairs);
    return runs;
  }

  private static void add(List<Run> runs, StringBuilder text, Set<Integer> pairs) {
    if (!text.isEmpty()) {
      runs.add(new Run(text.toString(), text.toString().isBlank() ? Set.of() : pairs));
      text.setLength(0);
    }
  }
}
