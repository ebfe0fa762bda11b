package org.dars.translator.align;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.translator.align.Candidates.Source;
import org.dars.translator.align.DocumentAligner.Aligned;
import org.dars.translator.align.DocumentAligner.Beside;
import org.dars.translator.align.DocumentAligner.Side;
import org.dars.translator.terms.Termbase;

/**
 * Pairs translations that exist with their sources, to be remembered.
 *
 * <p>Each translated document is paired with the source that it fits best, of whatever version; its
 * blocks by structure, length, code, addresses, numbers and words; the sentences inside likewise;
 * subtitles by their times. This is done three times: what was aligned teaches the words ({@link
 * Lexicon}) and the lengths by which it is aligned again. The more documents at once, the better.
 *
 * <p>It keeps all documents in memory. Safe for use by several threads.
 */
public final class BitextAligner {

  /** From here on a pair is kept, unless somebody wants it otherwise. */
  public static final int THRESHOLD = 60;

  /** Least share of characters aligned for a source to be a document's own. */
  private static final double LEAST_FIT = 0.25;

  /** Sources that are looked into for a document, round by round. */
  private static final int[] LOOKED_INTO = {6, 4, 1};

  private static final int LEARNT_FROM = 65;
  private static final int LEAST_PAIRS = 40;

  private final String from;
  private final String to;
  private final int threshold;
  private final Side source;
  private final Side target;

  /**
   * Documents that belong together.
   *
   * @param name of the version; "" when there is one only
   * @param documents in order, each path once
   */
  public record Collection(String name, List<CoursewareDocument> documents) {
    public Collection {
      documents = List.copyOf(documents);
    }
  }

  /**
   * For a pair of languages.
   *
   * @param from BCP 47 tag of the sources
   * @param to BCP 47 tag of the translations
   * @param terms whose concepts stand in both; may be empty
   * @param threshold least score of a pair that is kept, 0–100
   */
  public BitextAligner(String from, String to, Termbase terms, int threshold) {
    if (threshold < 0 || threshold > 100) {
      throw new IllegalArgumentException("threshold " + threshold + " is not 0 to 100");
    }
    this.from = from;
    this.to = to;
    this.threshold = threshold;
    this.source = new Side(from, new Pieces(from, to, terms));
    this.target = new Side(to, new Pieces(to, from, terms));
  }

  /** A translated document with the sources that it may be of, and the best alignment so far. */
  private static final class Work {
    final DocumentText text;
    List<Source> candidates;
    List<Aligned> alignments = List.of();

    Work(DocumentText text, List<Source> candidates) {
      this.text = text;
      this.candidates = candidates;
    }

    Source source() {
      return candidates.getFirst();
    }

    Aligned aligned() {
      return alignments.getFirst();
    }
  }

  /**
   * Aligns a translation.
   *
   * @param sources versions of the source, oldest first; one for most
   * @param translation of a version that need not be known
   * @param done told after each look at a document how many there were; {@link #looks} says how
   *     many there will be
   */
  public Bitext align(List<Collection> sources, Collection translation, IntConsumer done) {
    List<Source> all = new ArrayList<>();
    for (Collection version : sources) {
      for (CoursewareDocument document : version.documents()) {
        all.add(Source.of(version.name(), DocumentText.of(document, from, source.pieces())));
      }
    }
    Candidates candidates = new Candidates(all, from, to);
    List<Work> work = new ArrayList<>();
    for (CoursewareDocument document : translation.documents()) {
      DocumentText text = DocumentText.of(document, to, target.pieces());
      work.add(new Work(text, candidates.of(text, LOOKED_INTO[0])));
    }
    PairCost cost = PairCost.first(ratio(work));
    int looks = 0;
    for (int most : LOOKED_INTO) {
      DocumentAligner aligner = new DocumentAligner(source, target, cost);
      for (Work one : work) {
        round(one, aligner, most);
        done.accept(++looks);
      }
      cost = learnt(work, cost);
    }
    DocumentAligner aligner = new DocumentAligner(source, target, cost);
    return new Bitext(work.stream().map(one -> document(one, aligner)).toList());
  }

  /** How often {@link #align} tells that a document was looked at. */
  public static int looks(int documents) {
    return documents * LOOKED_INTO.length;
  }

  /** Characters of the translations for one of the sources, as far as whole documents tell. */
  private static double ratio(List<Work> work) {
    double from = 1;
    double to = 1;
    for (Work one : work) {
      if (!one.candidates.isEmpty()) {
        from += one.source().text().length();
        to += one.text.length();
      }
    }
    return Math.clamp(to / from, 0.2, 4);
  }

  /** Aligns a document with its candidates and puts them in the order of their fit. */
  private static void round(Work one, DocumentAligner aligner, int most) {
    record Fitted(Source source, Aligned aligned) {}
    List<Fitted> fitted = new ArrayList<>();
    one.candidates.stream()
        .limit(most)
        .forEach(s -> fitted.add(new Fitted(s, aligner.align(s.text(), one.text))));
    fitted.sort((a, b) -> Double.compare(a.aligned().cost(), b.aligned().cost()));
    one.candidates = fitted.stream().map(Fitted::source).toList();
    one.alignments = fitted.stream().map(Fitted::aligned).toList();
  }

  /** What the alignments so far teach: first the lengths, for subtitles in two languages lied. */
  private static PairCost learnt(List<Work> work, PairCost before) {
    List<Beside> all =
        work.stream()
            .filter(one -> !one.candidates.isEmpty())
            .flatMap(one -> one.aligned().sentences().stream())
            .toList();
    PairCost cost = new PairCost(before.lexicon(), lengths(all), before.apart(), before.together());
    List<Beside> sure =
        all.stream()
            .filter(b ->
                cost.score(b.source().piece(), b.target().piece(), b.moved(), 0) >= LEARNT_FROM)
            .toList();
    if (sure.size() < LEAST_PAIRS) {
      return cost;
    }
    List<Lexicon.Pair> pairs = new ArrayList<>();
    for (Beside b : sure) {
      pairs.add(new Lexicon.Pair(b.source().piece().stems(), b.target().piece().stems()));
    }
    Lexicon lexicon = Lexicon.learn(pairs);
    return new PairCost(
        lexicon, lengths(sure), likeness(lexicon, pairs, 7), likeness(lexicon, pairs, 0));
  }

  /** Characters of the translation for one of the source. */
  private static double lengths(List<Beside> pairs) {
    double from = 1;
    double to = 1;
    for (Beside b : pairs) {
      from += b.source().piece().length();
      to += b.target().piece().length();
    }
    return Math.clamp(to / from, 0.2, 4);
  }

  /** Mean likeness of each source and the target that stands so many pairs later. */
  private static double likeness(Lexicon lexicon, List<Lexicon.Pair> pairs, int later) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < pairs.size(); i++) {
      List<String> other = pairs.get((i + later) % pairs.size()).target();
      double likeness = lexicon.likeness(pairs.get(i).source(), other);
      if (likeness >= 0) {
        sum += likeness;
        n++;
      }
    }
    return n == 0 ? 0 : sum / n;
  }

  private Bitext.Document document(Work one, DocumentAligner aligner) {
    int blocks = one.text.translatable();
    if (one.candidates.isEmpty()) {
      return Bitext.Document.alone(one.text.path(), blocks);
    }
    Aligned aligned = one.aligned();
    List<BitextPair> pairs = aligner.pairs(aligned, one.source().version(), threshold);
    Map<Integer, Boolean> steps = new HashMap<>();
    for (int i = 0; i < pairs.size(); i++) {
      boolean good = pairs.get(i).score() >= threshold;
      steps.merge(aligned.sentences().get(i).step(), good, Boolean::logicalOr);
    }
    long beside = 0;
    int paired = 0;
    for (int s = 0; s < aligned.blocks().size(); s++) {
      Step step = aligned.blocks().get(s);
      if (steps.getOrDefault(s, false)) {
        List<Sentence> theirs = aligned.target().sentences(step.otherFrom(), step.otherTo());
        beside += length(theirs) + length(aligned.source().sentences(step.from(), step.to()));
        for (int j = step.otherFrom(); j < step.otherTo(); j++) {
          paired += aligned.target().sentences().get(j).isEmpty() ? 0 : 1;
        }
      }
    }
    double fit =
        (double) beside
            / Math.max(1, length(aligned.source().all()) + length(aligned.target().all()));
    if (fit < LEAST_FIT) {
      return Bitext.Document.alone(one.text.path(), blocks);
    }
    return new Bitext.Document(
        one.text.path(),
        one.source().version(),
        one.source().text().path(),
        fit,
        aligned.target().translatable(),
        paired,
        pairs);
  }

  private static long length(List<Sentence> sentences) {
    return sentences.stream().mapToLong(s -> s.piece().length()).sum();
  }
}
