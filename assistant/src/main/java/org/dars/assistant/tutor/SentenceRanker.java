package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Sentences;
import org.dars.index.search.Hit;
import org.dars.index.search.SentenceMatch;

/**
 * Ranks the sentences of the passages found by how well they answer: rare question words they hold,
 * closeness in meaning, the rank of their passage, and whether they define what is asked for.
 */
final class SentenceRanker {

  /** Passages that are read for sentences. */
  static final int PASSAGES = 8;

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

  private SentenceRanker() {}

  /** The sentences of the first {@value #PASSAGES} passages, best first. */
  static List<Candidate> rank(String question, List<Evidence> evidence) {
    QuestionTerms terms = QuestionTerms.of(question, evidence);
    boolean definition = DEFINITION_QUESTION.matcher(question).matches();
    List<Candidate> all = new ArrayList<>();
    for (int rank = 0; rank < Math.min(PASSAGES, evidence.size()); rank++) {
      addSentences(evidence.get(rank), rank, terms, definition, all);
    }
    all.sort(BEST_FIRST);
    return similar(all);
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
        if (isElsewhere(passage.hit(), source, sentence)) {
          continue;
        }
        double coverage = terms.coverage(sentence, language);
        boolean defines = definition && defines(source, sentence, terms, language);
        double score = COVERAGE * coverage + RANK / (1 + rank) + (defines ? DEFINITION : 0);
        into.add(
            new Candidate(
                passage,
                source,
                sentence,
                rank,
                b,
                position++,
                coverage,
                similarity(passage.hit(), sentence),
                score));
      }
    }
  }

  /** Whether a sentence of a block that makes several passages stands in another one. */
  private static boolean isElsewhere(Hit hit, Evidence.Source source, String sentence) {
    return source.text().length() > hit.text().length() && !hit.text().contains(sentence);
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

  /**
   * Adds closeness in meaning, as the search measured it. What has none, being in a language
   * without an embedder among others, counts as the farthest of the rest.
   */
  private static List<Candidate> similar(List<Candidate> ranked) {
    double least =
        ranked.stream()
            .mapToDouble(Candidate::similarity)
            .filter(s -> !Double.isNaN(s))
            .min()
            .orElse(Double.NaN);
    if (Double.isNaN(least)) {
      return ranked;
    }
    List<Candidate> again = new ArrayList<>();
    for (Candidate c : ranked) {
      double similarity = Double.isNaN(c.similarity()) ? least : c.similarity();
      again.add(c.withScore(c.score() + SIMILARITY * similarity));
    }
    again.sort(BEST_FIRST);
    return again;
  }

  /** The similarity of the stretch of the passage that holds most of a sentence. */
  private static double similarity(Hit hit, String sentence) {
    int from = hit.sentences().isEmpty() ? -1 : hit.text().indexOf(sentence);
    if (from < 0) {
      return Double.NaN;
    }
    int to = from + sentence.length();
    int most = 0;
    double similarity = Double.NaN;
    for (SentenceMatch m : hit.sentences()) {
      int shared = Math.min(to, m.end()) - Math.max(from, m.start());
      if (shared > most) {
        most = shared;
        similarity = m.similarity();
      }
    }
    return similarity;
  }
}
