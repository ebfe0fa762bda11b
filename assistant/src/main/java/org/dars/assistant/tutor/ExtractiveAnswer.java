package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Sentences;

/**
 * Chooses the sentences that answer, and shows them so that they read: those of one block together
 * and in order, with the one before where they lean on it, lists whole, cells as rows of their
 * table, captions with the words that stand for the picture.
 */
final class ExtractiveAnswer {

  private static final int MOST = 3;

  /** A further sentence is at most so much less likely to answer than the best, as log odds: */
  private static final double NEAR_BEST = 3;

  /** less where a number, date or name is asked for, which one sentence tells. */
  private static final double NEAR_EXACT = 2;

  /** A glossary's entry for what is asked about goes first when it is not further behind. */
  private static final double GLOSSARY = 6;

  /** A sentence whose number counts what is asked for goes first when it is not further behind. */
  private static final double FITTING = 6;

  private static final int SCRAP = 3;
  private static final double SAME_WORDS = 0.7;
  private static final int MOST_ITEMS = 8;
  private static final int MOST_BEFORE = 2;

  /** Of what "Consider an example." makes way for. */
  private static final int MOST_AFTER = 2;

  private final AnswerSigns signs;
  private final Proofs proofs;
  private final List<Answer.Sentence> sentences = new ArrayList<>();
  private final Set<Evidence.Source> shown = new HashSet<>();

  private ExtractiveAnswer(AnswerSigns signs, Proofs proofs) {
    this.signs = signs;
    this.proofs = proofs;
  }

  /**
   * The best sentence's block first, then the others by the rank of their passages.
   *
   * @param type what the question asks for
   * @param ranked best first, not empty
   */
  static List<Answer.Sentence> choose(
      QuestionType type, String question, List<Candidate> ranked, Proofs proofs) {
    ExtractiveAnswer answer = new ExtractiveAnswer(new AnswerSigns(type, question), proofs);
    Comparison compared = Comparison.of(question).orElse(null);
    if (compared != null && answer.compare(new ComparisonAnswer(compared, ranked))) {
      return List.copyOf(answer.sentences);
    }
    List<Candidate> chosen = answer.chosen(ranked);
    Map<Evidence.Source, List<Candidate>> byBlock = new LinkedHashMap<>();
    Evidence.Source best = chosen.getFirst().source();
    chosen.stream()
        .sorted(
            Comparator.comparing((Candidate c) -> !c.source().equals(best))
                .thenComparingInt(Candidate::passageRank)
                .thenComparingInt(Candidate::blockIndex)
                .thenComparingInt(Candidate::position))
        .forEach(c -> byBlock.computeIfAbsent(c.source(), s -> new ArrayList<>()).add(c));
    byBlock.forEach((source, of) -> answer.show(source, of, chosen));
    return List.copyOf(answer.sentences);
  }

  /** Shows two things side by side; false when the course names neither. */
  private boolean compare(ComparisonAnswer comparison) {
    comparison.table().ifPresent(cell -> sentences.add(AnswerTable.whole(cell, signs, proofs)));
    Map<Evidence.Source, List<Candidate>> byBlock = new LinkedHashMap<>();
    List<Candidate> chosen = comparison.sentences();
    chosen.forEach(c -> byBlock.computeIfAbsent(c.source(), s -> new ArrayList<>()).add(c));
    if (sentences.isEmpty()) {
      byBlock.forEach((source, of) -> show(source, of, chosen));
    }
    return !sentences.isEmpty();
  }

  private List<Candidate> chosen(List<Candidate> ranked) {
    List<Candidate> chosen = new ArrayList<>();
    double most = ranked.getFirst().score();
    double least = most - (signs.type().isExact() ? NEAR_EXACT : NEAR_BEST);
    if (signs.type() == QuestionType.DEFINITION) {
      ranked.stream()
          .filter(c -> c.source().kind() == BlockKind.TERM && SentenceRanker.defines(c))
          .filter(c -> c.score() >= most - GLOSSARY)
          .findFirst()
          .ifPresent(chosen::add);
    }
    if (signs.tellsQuantity()) {
      ranked.stream()
          .filter(c -> fits(c) >= 1 && c.coverage() > 0)
          .filter(c -> c.score() >= most - FITTING)
          .findFirst()
          .ifPresent(chosen::add);
    }
    // Where a glossary does not answer, the bar is set by the best that may.
    boolean others = ranked.stream().anyMatch(c -> !glossed(c) && c.coverage() > 0);
    if (others) {
      double best =
          ranked.stream()
              .filter(c -> !glossed(c))
              .mapToDouble(Candidate::score)
              .findFirst()
              .orElse(most);
      least -= most - best;
    }
    for (Candidate c : ranked) {
      if (chosen.size() == MOST || c.score() < least) {
        break;
      }
      boolean adds = c.coverage() > 0 && !isExercise(c) && !dangles(c);
      adds &= signs.type() != QuestionType.NUMBER || fits(c) > 0;
      boolean fits =
          !isSignpost(c) && !isScrap(c) && !isOtherTerm(c, chosen) && !(glossed(c) && others);
      if (fits
          && (adds || chosen.isEmpty())
          && chosen.stream().noneMatch(d -> alike(c.text(), d.text()))) {
        chosen.add(c);
      }
    }
    return chosen.isEmpty() ? List.of(ranked.getFirst()) : chosen;
  }

  private double fits(Candidate c) {
    return signs.of(c.text(), c.source().kind());
  }

  /** Whether it is a glossary's entry, and something else was asked for than what a thing is. */
  private boolean glossed(Candidate c) {
    return c.source().kind() == BlockKind.TERM && !signs.type().asksWhatIs();
  }

  /** Whether it is a few words of a lecture: "You said token." */
  private static boolean isScrap(Candidate c) {
    return c.source().kind() == BlockKind.CUE && c.text().split("\\s+").length <= SCRAP;
  }

  /** Whether a list holds questions: an exercise asks, and does not answer. */
  private static boolean isExercise(Candidate c) {
    List<Evidence.Source> around = c.evidence().around();
    int at = around.indexOf(c.source());
    for (int step : new int[] {-1, 1}) {
      for (int i = at;
          i >= 0 && i < around.size() && around.get(i).kind() == BlockKind.LIST_ITEM;
          i += step) {
        if (around.get(i).text().matches("(?s).*[?؟]")) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether it tells of the text itself, or is an item of a list that does: "you will learn to".
   */
  static boolean isSignpost(Candidate c) {
    List<Evidence.Source> around = c.evidence().around();
    int at = around.indexOf(c.source());
    if (c.source().kind() == BlockKind.LIST_ITEM) {
      while (at >= 0 && around.get(at).kind() == BlockKind.LIST_ITEM) {
        at--;
      }
      return at >= 0
          && Joining.announces(around.get(at).text())
          && Joining.isSignpost(around.get(at).text());
    }
    return Joining.isSignpost(c.text());
  }

  /** Whether it is one more entry of the glossary: the best says what is asked for. */
  private boolean isOtherTerm(Candidate c, List<Candidate> chosen) {
    return signs.type() == QuestionType.DEFINITION
        && c.source().kind() == BlockKind.TERM
        && chosen.stream().anyMatch(SentenceRanker::defines);
  }

  /** Whether a sentence leads to what cannot be shown with it: a formula, code. */
  private static boolean dangles(Candidate c) {
    List<Evidence.Source> around = c.evidence().around();
    int next = around.indexOf(c.source()) + 1;
    return c.source().kind() == BlockKind.PARAGRAPH
        && Joining.announces(c.text())
        && c.source().text().endsWith(c.text())
        && next > 0
        && next < around.size()
        && around.get(next).kind() != BlockKind.LIST_ITEM;
  }

  private void show(Evidence.Source source, List<Candidate> of, List<Candidate> chosen) {
    if (shown.contains(source)) {
      return;
    }
    Candidate first = of.getFirst();
    switch (source.kind()) {
      case TABLE_CELL -> {
        List<Candidate> cells =
            chosen.stream()
                .filter(c -> c.source().kind() == BlockKind.TABLE_CELL)
                .filter(c -> AnswerTable.same(c.source(), source))
                .toList();
        cells.forEach(c -> shown.add(c.source()));
        sentences.add(AnswerTable.of(cells, signs, proofs));
      }
      case CAPTION, ALT_TEXT -> figure(first);
      case LIST_ITEM -> item(first, chosen);
      default -> prose(first, of);
    }
  }

  /** A caption and the words that stand for the picture, where both are there. */
  private void figure(Candidate c) {
    List<Evidence.Source> around = c.evidence().around();
    int at = around.indexOf(c.source());
    List<Evidence.Source> parts = new ArrayList<>(List.of(c.source()));
    for (int i : new int[] {at - 1, at + 1}) {
      boolean there = at >= 0 && i >= 0 && i < around.size();
      if (there && isFigure(around.get(i)) && around.get(i).kind() != c.source().kind()) {
        parts.add(around.get(i));
        break;
      }
    }
    for (Evidence.Source part : parts) {
      if (shown.add(part)) {
        add(c.evidence(), part, part.text(), Answer.Form.FIGURE, 0);
      }
    }
  }

  private static boolean isFigure(Evidence.Source source) {
    return source.kind() == BlockKind.CAPTION || source.kind() == BlockKind.ALT_TEXT;
  }

  /** An item, with the line that leads to it; all of its list where a list was asked for. */
  private void item(Candidate c, List<Candidate> chosen) {
    List<Evidence.Source> around = c.evidence().around();
    int first = around.indexOf(c.source());
    while (first > 0 && around.get(first - 1).kind() == BlockKind.LIST_ITEM) {
      first--;
    }
    if (first > 0) {
      leadIn(c.evidence(), around.get(first - 1));
    }
    boolean whole =
        !isExercise(c)
            && switch (signs.type()) {
              case LIST, PROCEDURE, EXAMPLE, CAUSE, COMPARISON -> true;
              default -> chosen.stream().filter(d -> around.contains(d.source())).count() > 1;
            };
    if (whole && first >= 0) {
      list(c.evidence(), first);
    } else if (shown.add(c.source())) {
      add(c.evidence(), c.source(), c.source().text(), Answer.Form.ITEM, 0);
    }
  }

  /** The last sentence before a list, when it leads to it. */
  private void leadIn(Evidence evidence, Evidence.Source before) {
    if (before.kind() != BlockKind.PARAGRAPH || shown.contains(before)) {
      return;
    }
    String last = Sentences.of(before.text(), evidence.hit().language()).getLast();
    if (Joining.announces(last) && before.text().endsWith(last)) {
      add(evidence, before, last, Answer.Form.PROSE, 0);
    }
  }

  /** The items from this one on, up to a bound. */
  private void list(Evidence evidence, int first) {
    List<Evidence.Source> around = evidence.around();
    int end = first;
    while (end < around.size() && around.get(end).kind() == BlockKind.LIST_ITEM) {
      end++;
    }
    int last = Math.min(end, first + MOST_ITEMS);
    for (int i = first; i < last; i++) {
      Evidence.Source item = around.get(i);
      if (shown.add(item)) {
        add(evidence, item, item.text(), Answer.Form.ITEM, i + 1 == last ? end - last : 0);
      }
    }
  }

  /** The chosen sentences of a block, each with the one before where it leans on that. */
  private void prose(Candidate first, List<Candidate> of) {
    Evidence.Source source = first.source();
    shown.add(source);
    List<Sentences.Range> all =
        source.kind() == BlockKind.TERM
            ? List.of(new Sentences.Range(0, source.text().length()))
            : Sentences.ranges(source.text(), first.evidence().hit().language());
    Set<Integer> wanted = new TreeSet<>();
    for (Candidate c : of) {
      int at = index(all, source.text(), c.text());
      for (int back = 0; at >= 0; back++, at--) {
        wanted.add(at);
        boolean leans = Joining.leansBack(all.get(at).of(source.text()));
        if (!leans || back == MOST_BEFORE) {
          break;
        }
        if (at == 0) {
          before(first.evidence(), source);
        }
      }
    }
    int end = -1;
    for (int at : wanted) {
      if (at <= end) {
        continue;
      }
      end = at;
      while (wanted.contains(end + 1) && Joining.leansBack(all.get(end + 1).of(source.text()))) {
        end++;
      }
      if (Joining.makesWay(all.get(end).of(source.text()))) {
        end = Math.min(all.size() - 1, end + MOST_AFTER);
      }
      String text = source.text().substring(all.get(at).start(), all.get(end).end());
      add(first.evidence(), source, text, Answer.Form.PROSE, 0);
    }
    listAfter(first.evidence(), source);
  }

  private static int index(List<Sentences.Range> all, String text, String sentence) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).of(text).equals(sentence)) {
        return i;
      }
    }
    return -1;
  }

  /** The last sentence of the paragraph before, which the first of this one leans on. */
  private void before(Evidence evidence, Evidence.Source source) {
    int at = evidence.around().indexOf(source);
    if (at < 1) {
      return;
    }
    Evidence.Source previous = evidence.around().get(at - 1);
    boolean prose = previous.kind() == source.kind() && source.kind() != BlockKind.TERM;
    if (prose && !shown.contains(previous) && !previous.text().isBlank()) {
      String last = Sentences.of(previous.text(), evidence.hit().language()).getLast();
      // Of a lecture, a question is another speaker's.
      if (source.kind() != BlockKind.CUE || !last.matches("(?s).*[?؟]")) {
        add(evidence, previous, last, Answer.Form.PROSE, 0);
      }
    }
  }

  /** The list that a block leads to with its last sentence, when that is shown. */
  private void listAfter(Evidence evidence, Evidence.Source source) {
    String said = sentences.getLast().text();
    int at = evidence.around().indexOf(source);
    if (at >= 0 && source.text().endsWith(said) && Joining.announces(said)) {
      list(evidence, at + 1);
    }
  }

  private void add(
      Evidence evidence, Evidence.Source source, String text, Answer.Form form, int more) {
    int citation = proofs.cite(evidence, source, text);
    sentences.add(
        new Answer.Sentence(text, List.of(citation), signs.marks(text), form, List.of(), more));
  }

  private static boolean alike(String a, String b) {
    Set<String> wordsA = words(a);
    Set<String> wordsB = words(b);
    Set<String> shared = new HashSet<>(wordsA);
    shared.retainAll(wordsB);
    return shared.size() >= SAME_WORDS * Math.min(wordsA.size(), wordsB.size());
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
  }
}
