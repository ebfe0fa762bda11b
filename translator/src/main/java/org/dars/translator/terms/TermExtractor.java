package org.dars.translator.terms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Definition;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Sentences;
import org.dars.index.search.WordForms;
import org.dars.translator.terms.TextWords.Word;

/**
 * Proposes terms from a course in any language: its own glossary first, then phrases of up to four
 * words by C-value, raised where the course emphasises them or has them in a heading, and lowered
 * where their words stand everywhere. A phrase neither begins nor ends with a stop word, and does
 * not run over punctuation.
 *
 * <p>C-value of a phrase a: log2(|a| + 1) · (f(a) − mean frequency of the longer phrases that hold
 * a).
 *
 * @see <a href="https://doi.org/10.1007/s007999900023">Frantzi, Ananiadou, Mima (2000), Automatic
 *     recognition of multi-word terms: the C-value/NC-value method</a>
 */
public final class TermExtractor {

  /** What raises a phrase; fitted on chapters 1 to 8 of a psychology book. */
  record Weights(double emphasis, double heading, double commonness, double single, double name) {
    static final Weights STANDARD = new Weights(8, 0.5, 1.0, 0.6, 0.6);
  }

  private static final int LONGEST = 4;
  private static final int LEAST_FREQUENCY = 2;
  private static final int CONTEXTS = 3;
  private static final int LONGEST_CONTEXT = 300;

  /** A word in so many of the blocks is no term by itself. */
  private static final double EVERYWHERE = 0.25;

  private final String language;
  private final WordForms forms;
  private final Weights weights;
  private final Map<String, Phrase> phrases = new HashMap<>();
  private final Map<String, TermCandidate> glossary = new LinkedHashMap<>();
  private final Map<String, Integer> blocksWith = new HashMap<>();
  private int blocks;

  private TermExtractor(String language, Weights weights) {
    this.language = language;
    this.weights = weights;
    forms = WordForms.of(language);
  }

  /**
   * The candidates of a course, best first.
   *
   * @param documents in the course's order
   * @param language BCP 47 tag of the course
   * @param limit how many at most; glossary entries are always all given
   */
  public static List<TermCandidate> extract(
      List<CoursewareDocument> documents, String language, int limit) {
    return extract(documents, language, limit, true, Weights.STANDARD);
  }

  static List<TermCandidate> extract(
      List<CoursewareDocument> documents,
      String language,
      int limit,
      boolean withGlossary,
      Weights weights) {
    TermExtractor extractor = new TermExtractor(language, weights);
    for (int i = 0; i < documents.size(); i++) {
      for (Block block : documents.get(i).blocks()) {
        extractor.add(block, i, withGlossary);
      }
    }
    return extractor.ranked(limit);
  }

  private void add(Block block, int document, boolean withGlossary) {
    Optional<Definition> definition = Definition.of(block);
    if (definition.isPresent()) {
      Definition d = definition.get();
      if (withGlossary) {
        glossary.putIfAbsent(
            key(TextWords.of(d.term(), language)),
            new TermCandidate(d.term(), 0, 0, 0, d.definition(), List.of()));
      }
      return;
    }
    boolean heading = block.kind() == BlockKind.HEADING || block.kind() == BlockKind.SLIDE_TITLE;
    if (block.kind() == BlockKind.CODE
        || block.kind() == BlockKind.FORMULA
        || (heading && Definition.isHeading(block.text()))) {
      return;
    }
    blocks++;
    Set<String> seen = new HashSet<>();
    for (String sentence : Sentences.of(block.text(), language)) {
      sentence(sentence, document, heading, seen);
    }
    seen.forEach(word -> blocksWith.merge(word, 1, Integer::sum));
    emphasised(block);
  }

  private void sentence(String sentence, int document, boolean heading, Set<String> seen) {
    List<Word> words = TextWords.of(sentence, language);
    for (int i = 0; i < words.size(); i++) {
      seen.add(forms.stem(words.get(i).text()));
      if (!edge(words.get(i))) {
        continue;
      }
      for (int n = 1; n <= LONGEST && i + n <= words.size(); n++) {
        if (n > 1 && !joined(sentence, words.get(i + n - 2), words.get(i + n - 1))) {
          break;
        }
        List<Word> phrase = words.subList(i, i + n);
        if (edge(phrase.getLast()) && whole(sentence, phrase)) {
          String text = sentence.substring(phrase.getFirst().start(), phrase.getLast().end());
          phrases
              .computeIfAbsent(key(phrase), k -> new Phrase(List.of(k.split(" "))))
              .add(text, document, heading, sentence, phrase.getFirst().start() == 0);
        }
      }
    }
  }

  /** Words that a phrase may begin or end with: no stop words, numbers or single letters. */
  private boolean edge(Word word) {
    return word.text().length() >= (TextWords.unspaced(word.text().codePointAt(0)) ? 1 : 3)
        && word.text().codePoints().anyMatch(Character::isLetter)
        && !forms.stopWord(word.text());
  }

  /** Whether a phrase does not begin or end inside a hyphenated word. */
  private static boolean whole(String text, List<Word> phrase) {
    int start = phrase.getFirst().start();
    int end = phrase.getLast().end();
    return (start == 0 || text.charAt(start - 1) != '-')
        && (end == text.length() || text.charAt(end) != '-');
  }

  private static boolean joined(String text, Word a, Word b) {
    String gap = text.substring(a.end(), b.start());
    return gap.isEmpty() || gap.equals(" ") || gap.equals("-") || gap.equals("\u00a0");
  }

  private String key(List<Word> words) {
    List<String> stems = new ArrayList<>();
    words.forEach(w -> stems.add(forms.stem(w.text())));
    return String.join(" ", stems);
  }

  /** Stretches between the marks of emphasis, short enough to be a term. */
  private void emphasised(Block block) {
    StringBuilder inside = new StringBuilder();
    int depth = 0;
    for (Inline inline : block.content()) {
      if (inline instanceof Inline.Markup m && m.role() == Inline.Role.OPEN && !link(m)) {
        depth++;
        inside.setLength(0);
      } else if (inline instanceof Inline.Markup m && m.role() == Inline.Role.CLOSE && depth > 0) {
        depth--;
        List<Word> words = TextWords.of(inside.toString(), language);
        if (!words.isEmpty() && words.size() <= LONGEST) {
          Phrase phrase = phrases.get(key(words));
          if (phrase != null) {
            phrase.emphasised++;
          }
        }
      } else {
        inside.append(inline.visibleText());
      }
    }
  }

  private static boolean link(Inline.Markup markup) {
    return markup.source().startsWith("[") || markup.source().startsWith("<a");
  }

  private List<TermCandidate> ranked(int limit) {
    nest();
    List<TermCandidate> found = new ArrayList<>();
    phrases.forEach((key, phrase) -> {
      boolean often = phrase.frequency >= LEAST_FREQUENCY || phrase.emphasised > 0;
      if (often && !glossary.containsKey(key) && !everywhere(phrase)) {
        found.add(phrase.candidate(score(phrase)));
      }
    });
    found.sort(
        Comparator.comparingDouble(TermCandidate::score)
            .reversed()
            .thenComparing(TermCandidate::text));
    List<TermCandidate> all = new ArrayList<>();
    double top = found.isEmpty() ? 1 : found.getFirst().score() + 1;
    glossary.forEach((key, own) -> {
      Phrase phrase = phrases.get(key);
      all.add(
          new TermCandidate(
              own.text(),
              top,
              phrase == null ? 0 : phrase.frequency,
              phrase == null ? 0 : phrase.documents.size(),
              own.definition(),
              phrase == null ? List.of() : phrase.contexts));
    });
    found.stream().limit(Math.max(0, limit - all.size())).forEach(all::add);
    return all;
  }

  private boolean everywhere(Phrase phrase) {
    return phrase.stems.size() == 1
        && blocksWith.getOrDefault(phrase.stems.getFirst(), 0) > EVERYWHERE * Math.max(blocks, 20);
  }

  /** Tells every phrase how often it stands inside longer ones. */
  private void nest() {
    for (Phrase longer : phrases.values()) {
      int size = longer.stems.size();
      if (size == 1 || longer.frequency < LEAST_FREQUENCY) {
        continue;
      }
      Set<String> parts = new HashSet<>();
      for (int n = 1; n < size; n++) {
        for (int i = 0; i + n <= size; i++) {
          parts.add(String.join(" ", longer.stems.subList(i, i + n)));
        }
      }
      for (String part : parts) {
        Phrase shorter = phrases.get(part);
        if (shorter != null) {
          shorter.nestedIn++;
          shorter.nestedFrequency += longer.frequency;
        }
      }
    }
  }

  private double score(Phrase phrase) {
    int size = phrase.stems.size();
    double own = phrase.frequency;
    if (phrase.nestedIn > 0) {
      own -= (double) phrase.nestedFrequency / phrase.nestedIn;
    }
    double length = Math.log(size + 1.0) / Math.log(2);
    double c = Math.max(length * own, 0.1);
    double rarity = 0;
    for (String stem : phrase.stems) {
      rarity += Math.log((blocks + 1.0) / (blocksWith.getOrDefault(stem, 0) + 1.0));
    }
    double score = Math.log1p(c) * Math.pow(Math.max(rarity / size, 0.1), weights.commonness);
    score *= phrase.name() ? weights.name : 1;
    score += phrase.emphasised > 0 ? weights.emphasis : 0;
    score += phrase.heading > 0 ? weights.heading : 0;
    return size == 1 ? score * weights.single : score;
  }

  /** A phrase with all its forms. */
  private static final class Phrase {
    private final List<String> stems;
    private final Map<String, Integer> forms = new LinkedHashMap<>();
    private final Set<Integer> documents = new HashSet<>();
    private final List<String> contexts = new ArrayList<>();
    private int lastContext = -1;
    private int frequency;
    private int heading;
    private int emphasised;
    private int nestedIn;
    private int nestedFrequency;

    Phrase(List<String> stems) {
      this.stems = stems;
    }

    void add(String text, int document, boolean inHeading, String sentence, boolean first) {
      frequency++;
      heading += inHeading ? 1 : 0;
      documents.add(document);
      // A capital at the beginning of a sentence says nothing about how a term is written.
      forms.merge(text, first || inHeading ? 1 : 4, Integer::sum);
      boolean elsewhere = document != lastContext || contexts.size() < frequency / 3;
      if (!inHeading && contexts.size() < CONTEXTS && elsewhere && !contexts.contains(sentence)) {
        contexts.add(
            sentence.length() > LONGEST_CONTEXT
                ? sentence.substring(0, LONGEST_CONTEXT) + "…"
                : sentence);
        lastContext = document;
      }
    }

    /** As it is written most often. */
    private String text() {
      return forms.entrySet().stream()
          .max(
              Map.Entry.<String, Integer>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
          .map(Map.Entry::getKey)
          .orElseThrow();
    }

    /** Whether all its words are capitalised: most likely somebody's name. */
    private boolean name() {
      String text = text();
      return stems.size() > 1
          && java.util.Arrays.stream(text.split("[\\s-]+"))
              .allMatch(w -> Character.isUpperCase(w.codePointAt(0)));
    }

    TermCandidate candidate(double score) {
      String text = text();
      return new TermCandidate(text, score, frequency, documents.size(), "", contexts);
    }
  }
}
