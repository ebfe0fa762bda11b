package org.dars.translator.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.translator.memory.Words.Kind;
import org.dars.translator.memory.Words.Word;

/**
 * Puts the numbers and placeholders of a segment into the translation of a similar one. Each number
 * of the remembered source stands for the one at its place in the segment; where that leaves doubt,
 * nothing is put in: a number that would become two, or that stands more or less often in the
 * translation than in the source.
 */
final class Substitution {

  private final List<Word> wanted;
  private final List<Word> remembered;
  private final Map<String, String> numbers = new HashMap<>();
  private final Map<String, String> marks = new HashMap<>();
  private boolean doubt;

  private Substitution(List<Word> wanted, List<Word> remembered) {
    this.wanted = wanted;
    this.remembered = remembered;
  }

  /** The translation for the segment; none where there is doubt. */
  static Optional<String> apply(List<Word> wanted, MemoryEntry entry) {
    Substitution s = new Substitution(wanted, Words.of(entry.source()));
    s.align();
    List<Word> target = Words.of(entry.target());
    s.unaligned();
    return s.doubt || !s.countsAgree(target)
        ? Optional.empty()
        : Optional.of(s.rewritten(entry.target(), target));
  }

  /** Walks a least-cost alignment from its end. */
  private void align() {
    int[][] cost = costs();
    int i = wanted.size();
    int j = remembered.size();
    while (i > 0 && j > 0) {
      Word w = wanted.get(i - 1);
      Word r = remembered.get(j - 1);
      boolean same = w.masked().equals(r.masked());
      if (cost[i][j] == cost[i - 1][j - 1] + (same ? 0 : 1)) {
        if (same) {
          pair(w, r);
        }
        i--;
        j--;
      } else if (cost[i][j] == cost[i - 1][j] + 1) {
        i--;
      } else {
        j--;
      }
    }
  }

  private int[][] costs() {
    int[][] cost = new int[wanted.size() + 1][remembered.size() + 1];
    for (int i = 0; i <= wanted.size(); i++) {
      for (int j = 0; j <= remembered.size(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
        } else {
          boolean same = wanted.get(i - 1).masked().equals(remembered.get(j - 1).masked());
          cost[i][j] =
              Math.min(
                  cost[i - 1][j - 1] + (same ? 0 : 1),
                  1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        }
      }
    }
    return cost;
  }

  private void pair(Word w, Word r) {
    switch (r.kind()) {
      case NUMBER -> put(numbers, r.text(), w.text());
      case MARK -> put(marks, bare(r), bare(w));
      case WORD -> {}
    }
  }

  private void put(Map<String, String> map, String old, String fresh) {
    String before = map.putIfAbsent(old, fresh);
    doubt |= before != null && !before.equals(fresh);
  }

  /** A number that changes must change wherever it stands. */
  private void unaligned() {
    for (Map.Entry<String, String> e : numbers.entrySet()) {
      long standing = count(remembered, e.getKey());
      long fresh = count(wanted, e.getValue());
      doubt |= !e.getKey().equals(e.getValue()) && standing > fresh;
    }
  }

  private boolean countsAgree(List<Word> target) {
    for (Map.Entry<String, String> e : numbers.entrySet()) {
      boolean changes = !e.getKey().equals(e.getValue());
      if (changes && count(remembered, e.getKey()) != count(target, e.getKey())) {
        return false;
      }
    }
    return true;
  }

  private static long count(List<Word> words, String number) {
    return words.stream().filter(w -> w.kind() == Kind.NUMBER && w.text().equals(number)).count();
  }

  private String rewritten(String text, List<Word> target) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Word word : target) {
      String fresh =
          switch (word.kind()) {
            case WORD -> word.text();
            case NUMBER -> numbers.getOrDefault(word.text(), word.text());
            case MARK -> mark(word);
          };
      out.append(text, from, word.start()).append(fresh);
      from = word.end();
    }
    return out.append(text, from, text.length()).toString();
  }

  /** A placeholder that the segment does not have is left out. */
  private String mark(Word word) {
    String number = marks.get(bare(word));
    String slash = word.masked().endsWith("/") ? "/" : "";
    return number == null ? "" : "⟦" + slash + number + "⟧";
  }

  private static String bare(Word mark) {
    return mark.text().replaceAll("[⟦/⟧]", "");
  }

  /** The distance of both sources where every other number is another word. */
  static int distance(List<Word> wanted, MemoryEntry entry) {
    int[] other = strict(Words.of(entry.source()));
    return new WordDistance(strict(wanted)).to(other, other.length);
  }

  private static int[] strict(List<Word> words) {
    List<Integer> hashes = new ArrayList<>();
    for (Word w : words) {
      hashes.add((w.kind() == Kind.WORD ? w.masked() : w.text()).hashCode());
    }
    return hashes.stream().mapToInt(Integer::intValue).toArray();
  }
}
