package org.dars.assistant.quiz;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences of a course in which a key term can be blanked out and still be known. */
public final class ClozeSentences {

  /** A blank. */
  public static final String BLANK = "_____";

  /**
   * A sentence about a term.
   *
   * @param term the term
   * @param at its block
   * @param sentence verbatim
   * @param start where the term stands in it
   * @param likeness with the term's definition, 0…1: how sure the sentence asks for this term
   */
  public record Found(KeyTerm term, Placed at, String sentence, int start, double likeness) {}

  /** A sentence that begins so hangs on the one before it. */
  private static final Pattern HANGS =
      Pattern.compile(
          "(?i)(this|that|these|those|it|they|he|she|his|her|hers|their|its|we|you|your|such|however|therefore|thus|hence"
              + "|instead|but|and|or|so|yet|also|another|other|others|both|in contrast|in addition|for example"
              + "|for instance|in other words|on the other hand|similarly|likewise|next|then|first|second|third|finally"
              + "|here|there|figure|table|as a result|consequently|moreover|furthermore|remember|recall|imagine|consider"
              + "|think|suppose|let|este|esta|esto|estos|estas|ese|esa|eso|sin embargo|por ejemplo|además|ce|cette|ces"
              + "|cela|cependant|par exemple|это|этот|эта|эти|однако|поэтому|например|бұл|ол|сондықтан|мысалы"
              + "|dies|diese|dieser|dieses|jedoch|isso|esse|essa|هذا|هذه|ذلك|لكن)\\b.*",
          Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);

  private static final Pattern CITATION =
      Pattern.compile("\\s*\\((?:[^()]*\\b(?:1[6-9]|20)\\d\\d[a-z]?[^()]*|)\\)");

  /** Points at something said before, wherever it stands. */
  private static final Pattern POINTS =
      Pattern.compile(
          "(?i)\\b(this|these|those|that (?:chapter|section|example|case|study)|above|below|following"
              + "|let['’]s|take a look|we (?:will|shall)|you(?:['’]ll| will) (?:learn|see|read))\\b");

  /** A reference was lost: "shown in , all", "differences. shows the". */
  private static final Pattern HOLED =
      Pattern.compile("(?<!\\.)\\s[,;.](?![\\d.])|[.!?]\\s\\p{Ll}\\p{Ll}");

  private static final Pattern ENDS = Pattern.compile("[.!。።।։؛]['’”\"»)]*$");

  /** A line of a glossary rather than a sentence. */
  private static final Pattern LEAD_IN = Pattern.compile("\\s*(?:[:：]|[–—-]+\\s)");

  private static final int ARTICLE = 4;
  private static final int MIN_WORDS = 9;
  private static final int MAX_WORDS = 40;
  private static final double LIKE_ENOUGH = 0.22;

  /** A sentence that could be asked about. */
  public record Sentence(Placed at, String text) {}

  private final List<Sentence> all = new ArrayList<>();

  private final Map<String, List<Sentence>> byWord = new HashMap<>();
  private final Likeness likeness;
  private final List<String> names;
  private final Map<String, List<String>> longer = new HashMap<>();

  /** The sentences of what was asked for, in course order. */
  public ClozeSentences(
      Collection<Placed> course, List<KeyTerm> terms, Likeness likeness, String language) {
    this.likeness = likeness;
    names = terms.stream().map(t -> t.term().toLowerCase(Locale.ROOT)).toList();
    for (Placed at : course) {
      if (at.asked() && prose(at)) {
        for (String sentence : Words.sentences(at.text(), language)) {
          if (complete(sentence)) {
            Sentence found = new Sentence(at, sentence);
            all.add(found);
            Set.copyOf(Words.of(sentence))
                .forEach(w -> byWord.computeIfAbsent(w, x -> new ArrayList<>()).add(found));
          }
        }
      }
    }
  }

  private ClozeSentences(ClozeSentences same, List<KeyTerm> terms, Likeness likeness) {
    this.likeness = likeness;
    names = terms.stream().map(t -> t.term().toLowerCase(Locale.ROOT)).toList();
    all.addAll(same.all);
    byWord.putAll(same.byWord);
  }

  /** The same sentences, to ask about other terms. */
  public ClozeSentences about(List<KeyTerm> terms, Likeness how) {
    return new ClozeSentences(this, terms, how);
  }

  /** Sentences that can be understood alone, in course order. */
  public List<Sentence> all() {
    return all;
  }

  /** The sentence that says most about a term; the first of equals. */
  public Optional<Found> best(KeyTerm term) {
    return about(term).stream().max(Comparator.comparingDouble(Found::likeness));
  }

  /** Sentences that hold a term's first word, in course order. */
  public List<Sentence> naming(KeyTerm term) {
    List<String> words = Words.of(term.term());
    return words.isEmpty() ? List.of() : byWord.getOrDefault(words.getFirst(), List.of());
  }

  /** Sentences that say something about a term, in course order. */
  public List<Found> about(KeyTerm term) {
    List<Found> about = new ArrayList<>();
    for (Sentence s : naming(term)) {
      int start = onlyPlace(s.text(), term);
      double like = start < 0 ? 0 : likeness.of(s.text()).applyAsDouble(term);
      if (like > LIKE_ENOUGH) {
        about.add(new Found(term, s.at(), s.text(), start, like));
      }
    }
    return about;
  }

  /** The sentence with its blank, citations of literature left out. */
  public static String blanked(Found found, String language) {
    int end = found.start() + found.term().term().length();
    String before = found.sentence().substring(0, found.start());
    String after = found.sentence().substring(end);
    return (Articles.neutral(before, language) + BLANK + after)
        .transform(s -> CITATION.matcher(s).replaceAll(""));
  }

  private static boolean prose(Placed at) {
    return at.part() == Placed.Part.TEACHING
        && switch (at.block().kind()) {
          case PARAGRAPH, LIST_ITEM, SPEAKER_NOTE, CAPTION -> true;
          case HEADING,
              TABLE_CELL,
              ALT_TEXT,
              TERM,
              SLIDE_TITLE,
              CUE,
              STEM,
              OPTION,
              FEEDBACK,
              CODE,
              FORMULA ->
              false;
        };
  }

  /** Whether a sentence can be understood alone. */
  private static boolean complete(String sentence) {
    int words = Words.count(sentence);
    return words >= MIN_WORDS
        && words <= MAX_WORDS
        && ENDS.matcher(sentence).find()
        && DefinitionText.balanced(sentence)
        && !HANGS.matcher(sentence).matches()
        && !POINTS.matcher(sentence).find()
        && !HOLED.matcher(sentence).find();
  }

  /** "memory" in "short-term memory" is not the term "memory". */
  private boolean insideLonger(String sentence, String name) {
    String folded = sentence.toLowerCase(Locale.ROOT);
    return longer
        .computeIfAbsent(
            name.toLowerCase(Locale.ROOT),
            n -> names.stream().filter(o -> o.length() > n.length() && o.contains(n)).toList())
        .stream()
        .anyMatch(folded::contains);
  }

  /** Where the term stands in the sentence, or −1 when the rest would still give it away. */
  private int onlyPlace(String sentence, KeyTerm term) {
    String name = term.term();
    Matcher m =
        Pattern.compile(
                "(?<![\\p{L}\\p{N}\\p{M}-])"
                    + Pattern.quote(name)
                    + "(?![\\p{L}\\p{N}\\p{M}-])(?! \\()(?!['’]s)",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(sentence);
    if (!m.find()) {
      return -1;
    }
    if (LEAD_IN.matcher(sentence.substring(m.end())).lookingAt() && m.start() <= ARTICLE) {
      return -1;
    }
    String rest = sentence.substring(0, m.start()) + " ¦ " + sentence.substring(m.end());
    Set<String> cues = Words.cues(String.join(" ", term.names()));
    boolean repeated = Words.cues(rest).stream().anyMatch(cues::contains);
    return repeated || insideLonger(sentence, name) ? -1 : m.start();
  }
}
