package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Sentences;
import org.dars.models.Embedder;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the sentences of the passages found by how well they answer: a weighted sum of what is seen
 * of each, the weights fitted by {@code SentenceFit} (in the tests). Seen are, in this order: the
 * share of the question's words that it holds, alone and with its passage's title and the sentence
 * before it; the rank of its passage; whether it shows a number, date or name that is asked for,
 * alone and where the words fit too; what else it shows of the answer ({@link AnswerSigns}); whether
 * it defines what is asked for; whether it opens its passage; its length; and, with an embedder, how
 * near it is to the question.
 */
final class SentenceRanker {

  /** Passages that are read for sentences. */
  static final int PASSAGES = 8;

  /** Sentences that are embedded: those that look best without it. */
  private static final int EMBEDDED = 16;

  /** In the order of the features. */
  private static final double[] BY_WORDS = {0.29, 4.06, 3.46, 1.38, 1.11, 0.6, 0.52, 1.62, 0.04};

  private static final double[] WITH_VECTORS = {-3, 4.06, 2.35, 1.04, 1.6, 1.78, 0.58, 0.91, -0.1, 32};

  private static final double USUAL_WORDS = 25;

  private static final Set<BlockKind> QUOTABLE =
      EnumSet.complementOf(
          EnumSet.of(BlockKind.HEADING, BlockKind.SLIDE_TITLE, BlockKind.CODE, BlockKind.FORMULA));

  private final @Nullable Embedder embedder;

  SentenceRanker(@Nullable Embedder embedder) {
    this.embedder = embedder;
  }

  /** The sentences of the first {@value #PASSAGES} passages, best first. */
  List<Candidate> rank(String question, List<Evidence> evidence) {
    QuestionTerms terms = QuestionTerms.of(question, evidence);
    AnswerSigns signs = new AnswerSigns(question);
    List<Candidate> all = new ArrayList<>();
    for (int rank = 0; rank < Math.min(PASSAGES, evidence.size()); rank++) {
      addSentences(evidence.get(rank), rank, terms, signs, all);
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
                Double.NaN,
                features,
                score(features, BY_WORDS)));
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
        .filter(
            s ->
                !s.matches("(?s).*[?؟]") && s.codePoints().filter(Character::isLetter).count() >= 8)
        .toList();
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
  private static String subject(Evidence.Source source, String sentence) {
    int colon = source.text().indexOf(':');
    if (source.kind() == BlockKind.TERM && colon > 0) {
      return source.text().substring(0, colon);
    }
    String lower =
        sentence
            .toLowerCase(Locale.ROOT)
            .replaceAll(" (are|refers to|means|is defined as|es|son|est|sont|—|–|adalah|ni) ", " is ");
    int verb = lower.indexOf(" is ");
    return verb < 0 || verb > 60 ? "" : sentence.substring(0, Math.min(verb, sentence.length()));
  }

  /** Adds closeness in meaning to the best, where an embedder serves their language. */
  private List<Candidate> similar(String question, List<Candidate> ranked) {
    List<Candidate> best = ranked.subList(0, Math.min(EMBEDDED, ranked.size()));
    Embedder e = embedder;
    if (e == null
        || best.stream().anyMatch(c -> !e.languages().contains(c.evidence().hit().language()))) {
      return ranked;
    }
    float[] q = e.embedQuery(question);
    List<float[]> vectors =
        e.embedPassages(best.stream().map(Candidate::text).toList(), done -> {});
    List<Candidate> again = new ArrayList<>();
    for (int i = 0; i < best.size(); i++) {
      Candidate c = best.get(i);
      double similarity = dot(q, vectors.get(i));
      List<Double> features = new ArrayList<>(c.features());
      features.add(similarity);
      again.add(c.withSimilarity(similarity, features, score(features, WITH_VECTORS)));
    }
    again.sort(BEST_FIRST);
    return again;
  }

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
