package org.dars.translator.align;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.dars.translator.align.BitextPair.Verdict;
import org.dars.translator.guard.Guard;
import org.dars.translator.guard.Guarded;
import org.dars.translator.memory.SegmentContext;

/** Aligns two documents: blocks first, then the sentences inside blocks that belong together. */
final class DocumentAligner {

  private static final int MOST_BLOCKS = 2;
  private static final int MOST_SENTENCES = 3;
  private static final int MOST_SPOKEN = 4;

  private static final double SAME_TIMES = 100;

  /** From here on a pair vouches for its neighbours. */
  private static final int SURE = 75;

  private final Side source;
  private final Side target;
  private final PairCost cost;

  /**
   * @param language BCP 47 tag
   * @param pieces made for it
   */
  record Side(String language, Pieces pieces) {}

  /**
   * Two documents, aligned.
   *
   * @param source as it was aligned: of subtitles perhaps the sentences, not the cues
   * @param target as it was aligned
   * @param blocks steps over their blocks
   * @param sentences sentences that stand beside each other
   * @param cost of the blocks' alignment
   */
  record Aligned(
      DocumentText source,
      DocumentText target,
      List<Step> blocks,
      List<Beside> sentences,
      double cost) {

    boolean holdsText(Step step) {
      return !source.sentences(step.from(), step.to()).isEmpty()
          || !target.sentences(step.otherFrom(), step.otherTo()).isEmpty();
    }
  }

  /**
   * One or more sentences beside one or more.
   *
   * @param moved how many there are in both together
   * @param step index of the blocks' step that they stand in
   */
  record Beside(Sentence source, Sentence target, int moved, int step) {}

  DocumentAligner(Side source, Side target, PairCost cost) {
    this.source = source;
    this.target = target;
    this.cost = cost;
  }

  Aligned align(DocumentText a, DocumentText b) {
    if (a.spoken() && b.spoken()) {
      return spoken(a, b);
    }
    SequenceAligner.Path path =
        new SequenceAligner(cost, MOST_BLOCKS).align(a.pieces(), b.pieces());
    return new Aligned(a, b, path.steps(), inside(a, b, path.steps()), path.cost());
  }

  private Aligned spoken(DocumentText a, DocumentText b) {
    List<Step> same = Speech.sameCues(a, b);
    if (same != null) {
      // Nothing fits better than the same times.
      return new Aligned(a, b, same, cues(a, b, same), -SAME_TIMES * same.size());
    }
    DocumentText left = a.asSpeech(source.language(), source.pieces());
    DocumentText right = b.asSpeech(target.language(), target.pieces());
    SequenceAligner.Path path =
        new SequenceAligner(cost, MOST_SPOKEN).align(left.pieces(), right.pieces());
    List<Beside> sentences = new ArrayList<>();
    for (int s = 0; s < path.steps().size(); s++) {
      Step step = path.steps().get(s);
      if (step.paired()) {
        sentences.add(
            beside(
                left.sentences(step.from(), step.to()),
                right.sentences(step.otherFrom(), step.otherTo()),
                s));
      }
    }
    return new Aligned(left, right, path.steps(), sentences, path.cost());
  }

  /** Cue beside cue: that is how subtitles are looked up, whether or not sentences end there. */
  private List<Beside> cues(DocumentText a, DocumentText b, List<Step> steps) {
    List<Beside> cues = new ArrayList<>();
    for (int s = 0; s < steps.size(); s++) {
      Step step = steps.get(s);
      List<Sentence> left = a.sentences(step.from(), step.to());
      List<Sentence> right = b.sentences(step.otherFrom(), step.otherTo());
      if (!left.isEmpty() && !right.isEmpty()) {
        Sentence whole = Sentence.join(left);
        Sentence other = Speech.withoutSource(Sentence.join(right), whole, target.pieces());
        cues.add(new Beside(whole, other, 2, s));
      }
    }
    return cues;
  }

  private List<Beside> inside(DocumentText a, DocumentText b, List<Step> steps) {
    SequenceAligner aligner = new SequenceAligner(cost, MOST_SENTENCES);
    List<Beside> all = new ArrayList<>();
    for (int s = 0; s < steps.size(); s++) {
      Step step = steps.get(s);
      List<Sentence> left = a.sentences(step.from(), step.to());
      List<Sentence> right = b.sentences(step.otherFrom(), step.otherTo());
      if (left.isEmpty() || right.isEmpty()) {
        continue;
      }
      SequenceAligner.Path path =
          aligner.align(
              left.stream().map(Sentence::piece).toList(),
              right.stream().map(Sentence::piece).toList());
      for (Step inner : path.steps()) {
        if (inner.paired()) {
          all.add(
              beside(
                  left.subList(inner.from(), inner.to()),
                  right.subList(inner.otherFrom(), inner.otherTo()),
                  s));
        }
      }
    }
    return all;
  }

  private static Beside beside(List<Sentence> left, List<Sentence> right, int step) {
    return new Beside(Sentence.join(left), Sentence.join(right), left.size() + right.size(), step);
  }

  /**
   * The pairs of aligned documents, each with its score and what becomes of it.
   *
   * @param version of the source, "" when there is one only
   * @param threshold least score of what is kept, 0–100
   */
  List<BitextPair> pairs(Aligned aligned, String version, int threshold) {
    List<Sentence> order = aligned.source().all();
    List<String> guarded = order.stream().map(s -> Guard.protect(s.content()).text()).toList();
    IdentityHashMap<Object, Integer> places = new IdentityHashMap<>();
    for (int i = 0; i < order.size(); i++) {
      places.put(order.get(i).content(), i);
    }
    List<BitextPair> pairs = new ArrayList<>();
    List<Beside> all = aligned.sentences();
    boolean[] sure = new boolean[all.size()];
    for (int i = 0; i < sure.length; i++) {
      sure[i] = all.get(i).moved() == 2 && score(all.get(i), 0) >= SURE;
    }
    for (int i = 0; i < all.size(); i++) {
      Beside beside = all.get(i);
      int support = 0;
      if (beside.moved() == 2) {
        support += i > 0 && sure[i - 1] && follows(aligned, all.get(i - 1), beside) ? 1 : 0;
        support +=
            i + 1 < sure.length && sure[i + 1] && follows(aligned, beside, all.get(i + 1)) ? 1 : 0;
      }
      Integer place = beside.moved() == 2 ? places.get(beside.source().content()) : null;
      SegmentContext context =
          place == null
              ? SegmentContext.NONE
              : new SegmentContext(
                  place == 0 ? "" : guarded.get(place - 1),
                  place + 1 == guarded.size() ? "" : guarded.get(place + 1),
                  aligned.source().path(),
                  beside.source().block());
      pairs.add(pair(aligned, beside, version, context, score(beside, support), threshold));
    }
    return pairs;
  }

  private int score(Beside beside, int sureNeighbours) {
    return cost.score(
        beside.source().piece(), beside.target().piece(), beside.moved(), sureNeighbours);
  }

  /** Whether nothing without a partner stands between two pairs, code aside. */
  private static boolean follows(Aligned aligned, Beside before, Beside after) {
    if (before.step() == after.step()) {
      return true;
    }
    for (int s = before.step(); s <= after.step(); s++) {
      Step step = aligned.blocks().get(s);
      boolean lone = !step.oneToOne() && aligned.holdsText(step);
      if (lone) {
        return false;
      }
    }
    return true;
  }

  private static BitextPair pair(
      Aligned aligned,
      Beside beside,
      String version,
      SegmentContext context,
      int score,
      int threshold) {
    Guarded from = beside.source().guarded();
    Guarded to = beside.target().guarded();
    String numbered = Codes.numbered(from, to);
    String source = beside.source().text();
    String target = beside.target().text();
    Verdict verdict;
    if (!from.hasWords() || !to.hasWords()) {
      verdict = Verdict.NO_WORDS;
    } else if (source.equals(target)) {
      verdict = Verdict.SAME_TEXT;
    } else if (score < threshold) {
      verdict = Verdict.UNSURE;
    } else if (numbered == null) {
      verdict = Verdict.CODES_DIFFER;
    } else {
      verdict = Verdict.KEPT;
    }
    return new BitextPair(
        version,
        aligned.source().path(),
        aligned.target().path(),
        context,
        source,
        target,
        from.text(),
        numbered == null ? "" : numbered,
        score,
        verdict);
  }
}
