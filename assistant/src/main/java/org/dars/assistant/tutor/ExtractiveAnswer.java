package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Sentences;

/** Chooses the sentences that answer, and puts them into an order that reads. */
final class ExtractiveAnswer {

  private static final int MOST = Integer.getInteger("most",3);

  /** A further sentence must score no more than this below the best one. */
  private static final double NEAR_BEST = Double.parseDouble(System.getProperty("nb","1.5"));

  private static final double SAME_WORDS = 0.7;

  /** A sentence that opens so cannot be understood without the one before it. */
  private static final Pattern LEANS_BACK =
      Pattern.compile(
          "(?u)^(This|These|That|Those|It|They|He|She|Its|Their|Such|However|Therefore|Thus|Also|But|And|Instead"
              + "|For example|For instance|In addition|As a result|Это|Он|Она|Они|Cela|Elle|Ils|Esto|Eso)\\b.*",
          Pattern.DOTALL);

  /** A sentence that has not ended: what follows it belongs to it. */
  private static final Pattern ANNOUNCES =
      Pattern.compile(".*([:：]|[^.!?。؟।…\\p{Pe}\\p{Pf}\"'])", Pattern.DOTALL);

  private static final int MOST_ITEMS = 6;

  private ExtractiveAnswer() {}

  /** The best sentence, then others in reading order, passages by rank; each cited. */
  static List<Answer.Sentence> choose(List<Candidate> ranked, Proofs proofs) {
    List<Candidate> chosen = new ArrayList<>();
    double least = ranked.getFirst().score() - NEAR_BEST;
    for (Candidate c : ranked) {
      if (chosen.size() == MOST || c.score() < least) {
        break;
      }
      if (chosen.stream().noneMatch(d -> alike(c.text(), d.text()))) {
        chosen.add(c);
      }
    }
    Candidate best = chosen.getFirst();
    chosen.sort(
        Comparator.comparing((Candidate c) -> !c.equals(best))
            .thenComparingInt(Candidate::passageRank)
            .thenComparingInt(Candidate::blockIndex)
            .thenComparingInt(Candidate::position));
    List<Answer.Sentence> sentences = new ArrayList<>();
    for (Candidate c : chosen) {
      sentences.add(sentence(c, proofs));
      sentences.addAll(listAfter(c, chosen, proofs));
    }
    return List.copyOf(sentences);
  }

  /** The items of the list that a sentence announces ("such as", "for example:"). */
  private static List<Answer.Sentence> listAfter(
      Candidate c, List<Candidate> chosen, Proofs proofs) {
    if (!ANNOUNCES.matcher(c.text()).matches() || !c.source().text().endsWith(c.text())) {
      return List.of();
    }
    List<Answer.Sentence> items = new ArrayList<>();
    List<Evidence.Source> blocks = c.evidence().sources();
    for (int b = c.blockIndex() + 1; b < blocks.size() && items.size() < MOST_ITEMS; b++) {
      Evidence.Source item = blocks.get(b);
      if (item.kind() != BlockKind.LIST_ITEM) {
        break;
      }
      if (chosen.stream().noneMatch(d -> d.source().equals(item))) {
        int citation = proofs.cite(c.evidence(), item, item.text());
        items.add(new Answer.Sentence(item.text(), List.of(citation)));
      }
    }
    return items;
  }

  private static Answer.Sentence sentence(Candidate c, Proofs proofs) {
    String text = LEANS_BACK.matcher(c.text()).matches() ? withTheOneBefore(c) : c.text();
    return new Answer.Sentence(text, List.of(proofs.cite(c.evidence(), c.source(), text)));
  }

  /** The words of the block from the sentence before to the end of this one. */
  private static String withTheOneBefore(Candidate c) {
    List<String> all = Sentences.of(c.source().text(), c.evidence().hit().language());
    int at = all.indexOf(c.text());
    if (at <= 0) {
      return c.text();
    }
    String block = c.source().text();
    int to = block.indexOf(c.text());
    int from = block.lastIndexOf(all.get(at - 1), to);
    return from < 0 ? c.text() : block.substring(from, to + c.text().length());
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
