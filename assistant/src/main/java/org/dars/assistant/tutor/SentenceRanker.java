package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Sentences;
import org.dars.index.search.Hit;
import org.dars.index.search.SentenceMatch;

/**
 * Ranks the sentences of the passages found by how well they answer: a weighted sum of what is seen
 * of each, the weights fitted by {@code SentenceFit} (in the tests). Seen are, in this order: the
 * share of the question's words that it holds, alone and with its passage's title and the sentence
 * before it; the rank of its passage; whether it shows a number, date or name that is asked for,
 * alone and where the words fit too; what else it shows of the answer ({@link AnswerSigns});
 * whether it defines what is asked for; whether it opens its passage; its length; and, with an
 * embedder, how near it is to the question.
 */
final class SentenceRanker {

  /** Passages that are read for sentences. */
  static final int PASSAGES = 8;

  /** In the order of the features: where a number, a date or a name is asked for, and elsewhere. */
  private static final double[] EXACT_BY_WORDS = {0.35, 5.87, 2.45, 1.99, 0.54, 0, 0, 1.7, -0.22};

  private static final double[] BY_WORDS = {1.14, 3.93, 2.68, 0, 0, 1.62, 0.5, 1.48, 0.13};

  /** The same, the nearness in meaning last. */
  private static final double[] EXACT_WITH_VECTORS = {
    -0.34, 3.21, 1.61, 1.47, 1.22, 0, 0, 1.83, -0.38, 46.7
  };

  private static final double[] WITH_VECTORS = {
    0.08, 2.96, 0.76, 0, 0, 2.52, 1.1, 1.64, -0.08, 57.1
  };

  /** Index of the feature that tells whether a sentence defines what is asked about. */
  private static final int DEFINES = 6;

  private static final double USUAL_WORDS = 25;

  private static final Set<BlockKind> QUOTABLE =
      EnumSet.complementOf(
          EnumSet.of(BlockKind.HEADING, BlockKind.SLIDE_TITLE, BlockKind.CODE, BlockKind.FORMULA));

  private SentenceRanker() {}

  /** The sentences of the first {@value #PASSAGES} passages, best first. */
  static List<Candidate> rank(String question, List<Evidence> evidence) {
    return rank(QuestionType.of(question), question, evidence);
  }

  /** The same for a question that is known to ask for that. */
  static List<Candidate> rank(QuestionType type, String question, List<Evidence> evidence) {
    QuestionTerms terms = QuestionTerms.of(type.subject(question), evidence);
    AnswerSigns signs = new AnswerSigns(type, question);
    List<Candidate> all = new ArrayList<>();
    for (int rank = 0; rank < Math.min(PASSAGES, evidence.size()); rank++) {
      addSentences(evidence.get(rank), rank, terms, signs, all);
    }
    return scored(signs.type(), all);
  }

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble((Candidate c) -> -c.score())
          .thenComparingInt(Candidate::passageRank)
          .thenComparingInt(Candidate::blockIndex)
          .thenComparingInt(Candidate::position);

  private static void addSentences(
      Evidence passage, int rank, QuestionTerms terms, AnswerSigns signs, List<Candidate> into) {
    String language = passage.hit().language();
    String before = "";
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
        String around = passage.hit().title() + "\n" + before + "\n" + sentence;
        double context = terms.coverage(around, language);
        double sign = signs.of(sentence, source.kind());
        boolean exact = signs.type().isExact();
        boolean defines = defines(signs.type(), source, sentence, terms, language);
        List<Double> features =
            List.of(
                coverage,
                context,
                1.0 / (1 + rank),
                exact ? sign : 0,
                exact ? sign * context : 0,
                exact ? 0 : sign * context,
                defines ? 1.0 : 0,
                b == 0 && position == 0 ? 1.0 : 0,
                Math.min(2, words(sentence) / USUAL_WORDS));
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
                features,
                0));
        before = sentence;
      }
    }
  }

  private static double score(List<Double> features, double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features.get(i);
    }
    return sum;
  }

  private static int words(String text) {
    return text.split("\\s+").length;
  }

  /** A definition is quoted whole; what ends in a question mark asks, and does not answer. */
  private static List<String> sentences(Evidence.Source source, String language) {
    if (source.kind() == BlockKind.TERM || source.kind() == BlockKind.TABLE_CELL) {
      return List.of(source.text());
    }
    return Sentences.of(source.text(), language).stream()
        .filter(s ->
            !s.matches("(?s).*[?؟]") && s.codePoints().filter(Character::isLetter).count() >= 8)
        .toList();
  }

  /** Whether a ranked sentence defines what is asked about. */
  static boolean defines(Candidate c) {
    return c.features().get(DEFINES) > 0;
  }

  private static boolean defines(
      QuestionType type,
      Evidence.Source source,
      String sentence,
      QuestionTerms terms,
      String language) {
    if (type != QuestionType.DEFINITION) {
      return false;
    }
    String subject = subject(source, sentence);
    return !subject.isEmpty() && terms.coverage(subject, language) > 0.6;
  }

  /** What a sentence of the form "X is …" or "X: …" tells of, "" for another form. */
  static String subject(Evidence.Source source, String sentence) {
    int colon = source.text().indexOf(':');
    if (source.kind() == BlockKind.TERM && colon > 0) {
      return source.text().substring(0, colon);
    }
    String lower =
        sentence
            .toLowerCase(Locale.ROOT)
            .replaceAll(
                " (are|refers to|means|is defined as|es|son|est|sont|—|–|adalah|ni) ", " is ");
    int verb = lower.indexOf(" is ");
    return verb < 0 || verb > 60 ? "" : sentence.substring(0, Math.min(verb, sentence.length()));
  }

  /**
   * The weighted sums. What has no vector, being in a language without an embedder among others,
   * counts as the farthest of the rest.
   */
  private static List<Candidate> scored(QuestionType type, List<Candidate> all) {
    double least =
        all.stream()
            .mapToDouble(Candidate::similarity)
            .filter(s -> !Double.isNaN(s))
            .min()
            .orElse(Double.NaN);
    List<Candidate> scored = new ArrayList<>();
    for (Candidate c : all) {
      List<Double> features = new ArrayList<>(c.features());
      double[] weights = type.isExact() ? EXACT_BY_WORDS : BY_WORDS;
      if (!Double.isNaN(least)) {
        features.add(Double.isNaN(c.similarity()) ? least : c.similarity());
        weights = type.isExact() ? EXACT_WITH_VECTORS : WITH_VECTORS;
      }
      scored.add(c.scored(features, score(features, weights)));
    }
    scored.sort(BEST_FIRST);
    return scored;
  }

  /** Whether a sentence of a block that makes several passages stands in another one. */
  private static boolean isElsewhere(Hit hit, Evidence.Source source, String sentence) {
    return source.text().length() > hit.text().length() && !hit.text().contains(sentence);
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
