package org.dars.assistant.insight;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of a group of questions: nothing unless at least {@value #PEOPLE} different
 * people asked them (k-anonymity). Counts are rounded down to a multiple of that number, so that
 * two counts that are told differ by nothing or by at least {@value #PEOPLE}, whichever views are
 * subtracted.
 */
final class Anonymity {

  /** The fewest people of a group that is told of, and what counts are rounded down to. */
  static final int PEOPLE = 5;

  /** How much of an example may be words that nobody else of the group used. */
  private static final double MOST_OWN_WORDS = 1.0 / 3;

  private static final int LONGEST_EXAMPLE = 160;

  static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}'’-]+");

  private static final Pattern PERSONAL =
      Pattern.compile(
          "(?U)\\S+@\\S+|https?://\\S+|www\\.\\S+|[+(]?\\d[\\d\\s().-]{5,}\\d|@\\w{2,}");

  private Anonymity() {}

  /** How many people asked, rounded down; null when that is not told. */
  static @Nullable Integer people(Collection<AskedQuestion> group) {
    int people = persons(group).size();
    return people < PEOPLE ? null : rounded(people);
  }

  /** How many questions, rounded down; null when that is not told. */
  static @Nullable Integer questions(Collection<AskedQuestion> group) {
    return people(group) == null ? null : rounded(group.size());
  }

  private static int rounded(int count) {
    return count / PEOPLE * PEOPLE;
  }

  private static Set<String> persons(Collection<AskedQuestion> group) {
    return group.stream().map(AskedQuestion::person).collect(Collectors.toSet());
  }

  /**
   * The terms that at least {@value #PEOPLE} people of a group used, those of most people first.
   */
  static List<String> terms(Collection<AskedQuestion> group) {
    Map<String, Set<String>> users = users(group);
    return users.entrySet().stream()
        .filter(e -> e.getValue().size() >= PEOPLE)
        .sorted(
            Comparator.<Map.Entry<String, Set<String>>>comparingInt(e -> -e.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, Set<String>> users(Collection<AskedQuestion> group) {
    Map<String, Set<String>> users = new HashMap<>();
    for (AskedQuestion q : group) {
      q.terms().forEach(t -> users.computeIfAbsent(t, k -> new HashSet<>()).add(q.person()));
    }
    return users;
  }

  /**
   * A question that may stand for its group: the one with the fewest words of its asker's own, and
   * of those the one whose words most people share. Words that nobody else of the group used are
   * taken out of it, and so are addresses, links and long numbers.
   *
   * @return "" when the group is too small, or no question is like enough to the others
   */
  static String example(Collection<AskedQuestion> group) {
    if (people(group) == null) {
      return "";
    }
    Map<String, Set<String>> users = users(group);
    AskedQuestion best = null;
    for (AskedQuestion q : group) {
      boolean like = !q.terms().isEmpty() && own(q, users) <= MOST_OWN_WORDS;
      if (like && (best == null || better(q, best, users))) {
        best = q;
      }
    }
    return best == null ? "" : masked(common(best, users));
  }

  private static boolean better(
      AskedQuestion q, AskedQuestion than, Map<String, Set<String>> users) {
    int byOwn = Double.compare(own(q, users), own(than, users));
    int byShared = Double.compare(shared(q, users), shared(than, users));
    return byOwn < 0
        || (byOwn == 0 && (byShared > 0 || (byShared == 0 && q.text().compareTo(than.text()) < 0)));
  }

  /** The share of a question's terms that only its asker used. */
  private static double own(AskedQuestion q, Map<String, Set<String>> users) {
    long own = q.terms().stream().filter(t -> lone(t, users)).count();
    return (double) own / q.terms().size();
  }

  private static double shared(AskedQuestion q, Map<String, Set<String>> users) {
    return q.terms().stream()
        .mapToInt(t -> users.getOrDefault(t, Set.of()).size())
        .average()
        .orElse(0);
  }

  private static boolean lone(String term, Map<String, Set<String>> users) {
    return users.getOrDefault(term, Set.of()).size() < 2;
  }

  /** The text with "…" for words of its asker's own. */
  private static String common(AskedQuestion q, Map<String, Set<String>> users) {
    return WORD.matcher(q.text())
        .replaceAll(word -> {
          List<String> terms = q.words().getOrDefault(word.group(), List.of());
          boolean own = terms.stream().anyMatch(t -> lone(t, users));
          return Matcher.quoteReplacement(own ? "…" : word.group());
        });
  }

  static String masked(String text) {
    String line = PERSONAL.matcher(text).replaceAll("…").replaceAll("\\s+", " ").strip();
    if (line.codePointCount(0, line.length()) <= LONGEST_EXAMPLE) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, LONGEST_EXAMPLE)) + "…";
  }
}
