package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.assistant.retrieve.LiveEmbedder;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Sentences;
import org.dars.models.Embedder;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the sentences of the passages found by how well they answer: rare question words they hold,
 * closeness in meaning, the rank of their passage, and whether they define what is asked for.
 */
final class SentenceRanker {

  /** Passages that are read for sentences. */
  static final int PASSAGES = 8;

  /** Sentences that are embedded: those that look best without it. */
  private static final int EMBEDDED = 16;

  private static final double COVERAGE = 0.5;
  private static final double SIMILARITY = 6;
  private static final double RANK = 0.35;
  private static final double DEFINITION = 0.8;

  private static final Set<BlockKind> QUOTABLE =
      EnumSet.complementOf(
          EnumSet.of(BlockKind.HEADING, BlockKind.SLIDE_TITLE, BlockKind.CODE, BlockKind.FORMULA));

  private static final Pattern DEFINITION_QUESTION =
      Pattern.compile(
          "(?iu)^(what('s| is| are)( meant by)?|define|definition of|what does .* mean|explain|que es|qué es|qu'est|что такое|ما هو|ما هي)\\b.*");

  private final @Nullable Embedder embedder;

  SentenceRanker(@Nullable Embedder embedder) {
    this.embedder = embedder;
  }

  /** The sentences of the first {@value #PASSAGES} passages, best first. */
  List<Candidate> rank(String question, List<Evidence> evidence) {
    QuestionTerms terms = QuestionTerms.of(question, evidence);
    boolean definition = DEFINITION_QUESTION.matcher(question).matches();
    List<Candidate> all = new ArrayList<>();
    for (int rank = 0; rank < Math.min(PASSAGES, evidence.size()); rank++) {
      addSentences(evidence.get(rank), rank, terms, definition, all);
    }
    all.sort(BEST_FIRST);
    return similar(question, all);
  }

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble((Candidate c) -> -c.score())
          .thenComparingInt(Candidate::passageRank)
          .thenComparingInt(Candidate::blockIndex)
          .thenComparingInt(Candidate::position);

  private static void addSentences(
      Evidence passage, int rank, QuestionTerms terms, boolean definition, List<Candidate> into) {
    String language = passage.hit().language();
    for (int b = 0; b < passage.sources().size(); b++) {
      Evidence.Source source = passage.sources().get(b);
      if (!QUOTABLE.contains(source.kind())) {
        continue;
      }
      int position = 0;
      for (String sentence : sentences(source, language)) {
        double coverage = terms.coverage(sentence, language);
        boolean defines = definition && defines(source, sentence, terms, language);
        double score = COVERAGE * coverage + RANK / (1 + rank) + (defines ? DEFINITION : 0);
        into.add(
            new Candidate(
                passage, source, sentence, rank, b, position++, coverage, Double.NaN, score));
      }
    }
  }

  /** A definition is quoted whole; what ends in a question mark asks, and does not answer. */
  private static List<String> sentences(Evidence.Source source, String language) {
    if (source.kind() == BlockKind.TERM || source.kind() == BlockKind.TABLE_CELL) {
      return List.of(source.text());
    }
    return Sentences.of(source.text(), language).stream()
        .filter(s -> !s.endsWith("?") && s.codePoints().filter(Character::isLetter).count() >= 8)
        .toList();
  }

  private static boolean defines(
      Evidence.Source source, String sentence, QuestionTerms terms, String language) {
    int colon = source.text().indexOf(':');
    String subject;
    if (source.kind() == BlockKind.TERM && colon > 0) {
      subject = source.text().substring(0, colon);
    } else {
      String lower = sentence.toLowerCase(Locale.ROOT);
      int verb = lower.replaceAll(" (are|refers to|means|is defined as) ", " is ").indexOf(" is ");
      if (verb < 0 || verb > 60) {
        return false;
      }
      subject = sentence.substring(0, Math.min(verb, sentence.length()));
    }
    return terms.coverage(subject, language) > 0.6;
  }

  /** Adds closeness in meaning to the best, where an embedder serves their language. */
  private List<Candidate> similar(String question, List<Candidate> ranked) {
    List<Candidate> best = ranked.subList(0, Math.min(EMBEDDED, ranked.size()));
    Embedder e = LiveEmbedder.now(embedder);
    if (e == null
        || best.stream().anyMatch(c -> !e.languages().contains(c.evidence().hit().language()))) {
      return ranked;
    }
    float[] q = e.embedQuery(question);
    List<float[]> vectors =
        e.embedPassages(best.stream().map(Candidate::text).toList(), done -> {});
    List<Candidate> again = new ArrayList<>();
    for (int i = 0; i < best.size(); i++) {
      double similarity = e.calibrated(dot(q, vectors.get(i)));
      Candidate c = best.get(i);
      again.add(c.withSimilarity(similarity, c.score() + SIMILARITY * similarity));
    }
    again.sort(BEST_FIRST);
    return again;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
