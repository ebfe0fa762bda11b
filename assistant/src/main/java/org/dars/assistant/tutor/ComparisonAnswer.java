package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dars.index.courseware.BlockKind;

/**
 * Chooses what answers a comparison: a table that sets the two against each other, or a sentence
 * that names both, with what each of them is; else the best sentence for each, in the order of the
 * question. Never two about one of them alone.
 */
final class ComparisonAnswer {

  /** A sentence with both is at most so much less likely to answer than the best, as log odds. */
  private static final double NEAR_BEST = 5;

  /** What words that set things against each other are worth beside the rank, as log odds. */
  private static final double CONTRASTS = 1;

  /** Words of a definition's subject that say nothing: "the term …". */
  private static final int ARTICLES = 2;

  private final AnswerSigns signs = new AnswerSigns(QuestionType.COMPARISON, "");

  private final Comparison.Words words;
  private final List<Candidate> ranked;
  private final List<Candidate> ofFirst;
  private final List<Candidate> ofSecond;

  /**
   * @param ranked sentences for the whole question, best first, not empty
   */
  ComparisonAnswer(Comparison compared, List<Candidate> ranked) {
    this.words = compared.words(ranked.getFirst().evidence().hit().language());
    this.ranked = ranked;
    List<Evidence> passages =
        ranked.stream()
            .sorted(Comparator.comparingInt(Candidate::passageRank))
            .map(Candidate::evidence)
            .distinct()
            .toList();
    this.ofFirst = SentenceRanker.rank(QuestionType.DEFINITION, compared.first(), passages);
    this.ofSecond = SentenceRanker.rank(QuestionType.DEFINITION, compared.second(), passages);
  }

  /** A table in which one row names both, each in a cell of its own: one of its cells. */
  Optional<Candidate> table() {
    return ranked.stream()
        .filter(c -> c.source().kind() == BlockKind.TABLE_CELL)
        .filter(c -> AnswerTable.setsApart(c, words::namesFirst, words::namesSecond))
        .findFirst();
  }

  /** The sentences to show, in order; empty when the course names neither. */
  List<Candidate> sentences() {
    List<Candidate> both =
        ranked.stream()
            .filter(ComparisonAnswer::isProse)
            .filter(c -> words.namesBoth(c.text()))
            .filter(c -> c.score() >= ranked.getFirst().score() - NEAR_BEST)
            .sorted(Comparator.comparingDouble(c -> -(c.score() + (sets(c) ? CONTRASTS : 0))))
            .toList();
    List<Candidate> chosen = new ArrayList<>();
    both.stream().findFirst().ifPresent(chosen::add);
    if (!chosen.isEmpty() && sets(chosen.getFirst())) {
      return chosen;
    }
    Optional<Candidate> first = best(ofFirst, words::namesFirst, words::namesSecond);
    Optional<Candidate> second = best(ofSecond, words::namesSecond, words::namesFirst);
    if (both.isEmpty()
        || (first.filter(this::tells).isPresent() && second.filter(this::tells).isPresent())) {
      first.ifPresent(chosen::add);
      second.ifPresent(chosen::add);
    } else {
      both.stream().skip(1).filter(this::sets).findFirst().ifPresent(chosen::add);
    }
    return chosen.stream().distinct().toList();
  }

  private boolean sets(Candidate c) {
    return signs.of(c.text(), c.source().kind()) > 0;
  }

  private static boolean isProse(Candidate c) {
    return c.source().kind() != BlockKind.TABLE_CELL
        && c.source().kind() != BlockKind.ALT_TEXT
        && !ExtractiveAnswer.isSignpost(c);
  }

  /** Whether it says what one thing is, and not only something of a part or kind of it. */
  private boolean tells(Candidate c) {
    String subject = SentenceRanker.subject(c.source(), c.text()).replaceAll("\\([^)]*\\)", "");
    int most = Math.max(words.allFirst().size(), words.allSecond().size()) + ARTICLES;
    return SentenceRanker.defines(c) && subject.strip().split("[\\s-]+").length <= most;
  }

  /** What defines it first; then what names it without the other. */
  private Optional<Candidate> best(
      List<Candidate> of, Predicate<String> named, Predicate<String> other) {
    List<Candidate> naming =
        of.stream().filter(ComparisonAnswer::isProse).filter(c -> named.test(c.text())).toList();
    return naming.stream()
        .filter(c -> tells(c) && !other.test(c.text()))
        .findFirst()
        .or(() -> naming.stream().filter(c -> !other.test(c.text())).findFirst())
        .or(() -> naming.stream().findFirst());
  }
}
