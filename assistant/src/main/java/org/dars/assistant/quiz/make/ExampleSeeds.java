package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.KeyTerm;
import org.dars.assistant.quiz.Placed;
import org.dars.assistant.quiz.QuestionWording.Line;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.Words;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.make.Rivals.Shown;
import org.dars.index.courseware.BlockKind;

/**
 * Examples that the course gives right after it has said what a term means: which concept does the
 * example illustrate? To see the concept in a case is to classify, which Anderson and Krathwohl
 * (2001) count as understanding.
 */
final class ExampleSeeds {

  private static final Map<String, Pattern> LEADS =
      Map.of(
          "en", lead("for example|for instance|as an example|to illustrate"),
          "es", lead("por ejemplo|a modo de ejemplo"),
          "fr", lead("par exemple"),
          "de", lead("zum beispiel|beispielsweise"),
          "pt", lead("por exemplo"),
          "ru", lead("например|к примеру"),
          "kk", lead("мысалы"),
          "tr", lead("örneğin|mesela"));

  /** What hangs on an earlier sentence, or asks. */
  private static final Pattern HANGS =
      Pattern.compile(
          "(?iu)^(imagine|consider|think|suppose|imagina|imagine[zr]|представьте|this|these|those|he|she|it|they|his|her|its|their|in this|in that|in the above|esto|ese|él|ella|ello|ce|cette|ces|il|elle|ils"
              + "|это|этот|он|она|они|dies|er|sie|es)(?!\\p{L}).*|.*[?:]$",
          Pattern.DOTALL);

  /** What comes before a term that a sentence defines: "In", "The concept of", "is called". */
  private static final Pattern NAMES_IT =
      Pattern.compile(
          "(?iu).*(?<!\\p{L})(called|known as|termed|referred to as|concept of|llamad[oa]|denominad[oa]|conocid[oa] como|appelée?|nommée?|genannt|называ(ют|ется)|деп атала(ды|тын))\\s+(an? |the |una? |el |la |une? |le )?");

  /** What comes after a term that a sentence defines. */
  private static final Pattern DEFINES =
      Pattern.compile(
          "(?iu)^(\\s*\\([^()]*\\))?(,|\\s+(is|are|refers?|describes?|means|occurs?|involves?|states?|suggests|asserts|happens|es|son|se refiere|consiste|significa|est|sont|désigne|consiste|ist|bezeichnet|bedeutet|é|são|—|–|это))(?!\\p{L}).*",
          Pattern.DOTALL);

  private static final Pattern ASIDE =
      Pattern.compile(
          "(?iu)^(as|given|unlike|not only|like|because|although|while|when|if|since|como|comme|wie|как)(?!\\p{L}).*",
          Pattern.DOTALL);

  private static final int BEFORE_SUBJECT = 3;

  /** What may stand before a subject; "emotion-focused" makes another thing of coping. */
  private static final Pattern ARTICLE =
      Pattern.compile(
          "(?iu)(?:an?|the|el|la|los|las|una?|le|les|une|der|die|das|eine?|os?|as?|uma?)?");

  private static final int FEWEST_WORDS = 9;
  private static final int MOST_WORDS = 55;

  /** The sentence before the example must say this much of what its term means. */
  private static final double SAID = 0.1;

  /** What asks for more than a word is worth more. */
  private static final double EXAMPLE_WORTH = 0.95;

  private final Material material;
  private final Drafts drafts;

  ExampleSeeds(Material material) {
    this.material = material;
    this.drafts = material.drafts();
  }

  private static Pattern lead(String words) {
    return Pattern.compile("(?iu)^(?:" + words + ")[,:]?\\s+(?<text>\\S.*)$", Pattern.DOTALL);
  }

  /** An example with the sentence before it. */
  private record Example(Placed at, String text, String sentence, String before, KeyTerm term) {}

  List<Seed> seeds() {
    Pattern lead = LEADS.get(material.language());
    List<Seed> seeds = new ArrayList<>();
    if (lead == null) {
      return seeds;
    }
    for (Placed at : material.course()) {
      boolean prose =
          at.block().kind() == BlockKind.PARAGRAPH || at.block().kind() == BlockKind.LIST_ITEM;
      if (prose && at.asked() && at.part() == Placed.Part.TEACHING) {
        List<String> sentences = Words.sentences(at.text(), material.language());
        for (int i = 1; i < sentences.size(); i++) {
          example(at, lead, sentences.get(i - 1), sentences.get(i))
              .ifPresent(e -> seeds.add(seed(e)));
        }
      }
    }
    return seeds;
  }

  private Optional<Example> example(Placed at, Pattern lead, String before, String sentence) {
    Matcher m = lead.matcher(sentence);
    if (!m.matches() || HANGS.matcher(m.group("text")).matches()) {
      return Optional.empty();
    }
    String text = drafts.capital(Material.cited(m.group("text")));
    int words = Words.count(text);
    if (words < FEWEST_WORDS || words > MOST_WORDS || named(text)) {
      return Optional.empty();
    }
    Set<String> cues = Words.cues(text);
    return material.named(before).stream()
        .filter(t -> t.names().stream().allMatch(n -> Collections.disjoint(cues, Words.cues(n))))
        .filter(t -> !covered(t, before) && defines(before, t))
        .filter(t -> material.likeness().of(before).applyAsDouble(t) >= SAID)
        .max(Comparator.comparingDouble(t -> material.likeness().of(before).applyAsDouble(t)))
        .map(t -> new Example(at, text, sentence, before, t));
  }

  /** An example that names a term tells too much, or is about another one. */
  private boolean named(String text) {
    return material.named(text).stream().anyMatch(t -> Words.count(t.term()) > 1);
  }

  /** Whether a longer term of the sentence holds this one: "memory" in "implicit memory". */
  private boolean covered(KeyTerm term, String before) {
    return material.named(before).stream()
        .anyMatch(o -> !o.equals(term) && Words.mentions(o.term(), term.term()));
  }

  /** Whether the term is what the sentence defines: its subject, or what it says it is called. */
  private static boolean defines(String sentence, KeyTerm term) {
    // "Explicit memories are …" for "explicit memory".
    String name = term.term().replaceFirst("\\s*\\(.*|(?<=\\p{L}{3})(y|s)$", "");
    int start = sentence.toLowerCase(Locale.ROOT).indexOf(name.toLowerCase(Locale.ROOT));
    if (start < 0 || ASIDE.matcher(sentence).matches() || Words.count(sentence) < FEWEST_WORDS) {
      return false;
    }
    String before = sentence.substring(0, start);
    String after = sentence.substring(start + name.length()).replaceFirst("^\\p{L}{1,3}", "");
    return NAMES_IT.matcher(before).matches()
        || (opens(before) && DEFINES.matcher(after).matches());
  }

  /** "In ", "Alternatively, the ": words that say nothing of their own, after an adverb if any. */
  private static boolean opens(String before) {
    String words = before.substring(before.lastIndexOf(',') + 1).strip();
    return Words.count(before) <= BEFORE_SUBJECT
        && !words.endsWith("-")
        && (ARTICLE.matcher(words).matches() || Words.of(words).stream().allMatch(Words::common));
  }

  private Seed seed(Example e) {
    String fact = SentenceSeeds.fact(e.at().quote(e.sentence()));
    return new Seed(
        ItemKind.SINGLE_CHOICE,
        Bloom.UNDERSTAND,
        e.at().ordinal(),
        e.at().section(),
        "term " + String.join(" ", Words.stems(e.term().term())),
        fact,
        EXAMPLE_WORTH,
        () -> item(e));
  }

  private Optional<Item> item(Example e) {
    List<KeyTerm> wrong =
        material.rivals().pick(e.term(), Shown.AS_TERM, e.text(), t -> true, Rivals.COUNT);
    if (wrong.size() < Rivals.COUNT) {
      return Optional.empty();
    }
    material.rivals().use(wrong);
    List<Body.Option> options = new ArrayList<>();
    options.add(Drafts.right(e.term().term(), Drafts.explain(e.term())));
    wrong.forEach(t -> options.add(Drafts.wrong(t.term(), Drafts.explain(t))));
    List<SourceQuote> sources = new ArrayList<>();
    sources.add(e.at().quote(e.sentence()));
    sources.add(e.at().quote(e.before()));
    sources.addAll(e.term().sources());
    Drafts.Asked asked =
        new Drafts.Asked(
            "example",
            e.term().term() + "\n" + e.sentence(),
            Bloom.UNDERSTAND,
            Difficulty.choice(material, e.term(), wrong),
            e.at().section());
    return Optional.of(
        drafts.item(
            asked,
            drafts.wording().say(Line.ILLUSTRATES, e.text()),
            new Body.Choice(drafts.alike(options), true, true),
            Drafts.explain(e.term()),
            sources));
  }
}
