package org.dars.translator.align;

import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline.Text;
import org.dars.translator.guard.Guarded;
import org.dars.translator.segment.Segmenter;
import org.dars.translator.terms.Termbase;

/**
 * Cuts a text and its translation into the same sentences, for memories are asked for sentences. A
 * text whose sentences cannot all be paired surely stays whole. Safe for use by several threads.
 */
public final class SentencePairs {

  /** Least score of each pair, without learnt words, for the cut to hold. */
  private static final int SURE = 45;

  private final DocumentAligner.Side source;
  private final DocumentAligner.Side target;

  /**
   * Guarded texts.
   *
   * @param source with placeholders
   * @param target with the same placeholders
   */
  public record Pair(String source, String target) {}

  /**
   * For a pair of languages.
   *
   * @param from BCP 47 tag of the texts
   * @param to BCP 47 tag of the translations
   */
  public SentencePairs(String from, String to) {
    Termbase none = Termbase.of(List.of());
    this.source = new DocumentAligner.Side(from, new Pieces(from, to, none));
    this.target = new DocumentAligner.Side(to, new Pieces(to, from, none));
  }

  /**
   * The sentences of a text beside their translations.
   *
   * @return one pair at least, or none where the two do not hold the same codes, or no words
   */
  public List<Pair> of(String text, String translation) {
    List<Sentence> left = sentences(text, source);
    List<Sentence> right = sentences(translation, target);
    if (left.isEmpty() || right.isEmpty()) {
      return List.of();
    }
    List<Pair> cut = left.size() + right.size() > 2 ? cut(left, right) : List.of();
    return cut.isEmpty() ? pair(Sentence.join(left), Sentence.join(right)) : cut;
  }

  private static List<Pair> cut(List<Sentence> left, List<Sentence> right) {
    int from = left.stream().mapToInt(s -> s.piece().length()).sum();
    int to = right.stream().mapToInt(s -> s.piece().length()).sum();
    PairCost cost = PairCost.first(Math.clamp((double) to / Math.max(1, from), 0.3, 3));
    SequenceAligner.Path path =
        new SequenceAligner(cost, 2)
            .align(
                left.stream().map(Sentence::piece).toList(),
                right.stream().map(Sentence::piece).toList());
    List<Pair> pairs = new ArrayList<>();
    for (Step step : path.steps()) {
      if (!step.paired()) {
        return List.of();
      }
      Sentence one = Sentence.join(left.subList(step.from(), step.to()));
      Sentence other = Sentence.join(right.subList(step.otherFrom(), step.otherTo()));
      int moved = step.size() + step.otherSize();
      List<Pair> pair = pair(one, other);
      if (pair.isEmpty() || cost.score(one.piece(), other.piece(), moved, 0) < SURE) {
        return List.of();
      }
      pairs.addAll(pair);
    }
    return List.copyOf(pairs);
  }

  private static List<Pair> pair(Sentence left, Sentence right) {
    Guarded from = left.guarded();
    Guarded to = right.guarded();
    String numbered = from.hasWords() && to.hasWords() ? Codes.numbered(from, to) : null;
    return numbered == null ? List.of() : List.of(new Pair(from.text(), numbered));
  }

  private static List<Sentence> sentences(String text, DocumentAligner.Side side) {
    if (text.isBlank()) {
      return List.of();
    }
    Block block =
        new Block(
            "p1",
            BlockKind.PARAGRAPH,
            0,
            List.of(new Text(text)),
            new Anchor.Section(List.of()),
            null);
    return Segmenter.segments(block, side.language()).stream()
        .map(s -> new Sentence("", s.content(), side.pieces().of(s.content())))
        .toList();
  }
}
