package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.ClozeSentences;
import org.dars.assistant.quiz.ClozeSentences.Found;
import org.dars.assistant.quiz.Form;
import org.dars.assistant.quiz.KeyTerm;
import org.dars.assistant.quiz.QuestionWording.Line;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.Words;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.make.Rivals.Shown;

/** Sentences of the course about a term: with a gap for it, or with a sibling in its place. */
final class SentenceSeeds {

  /** A sentence must be this much nearer to its own term than to one that fills the gap wrongly. */
  private static final double CLEARLY_LESS = 0.7;

  /** Of each term at most so many sentences are asked. */
  private static final int PER_TERM = 3;

  /** A gap that is typed needs a sentence that says this much of its term. */
  private static final double SURE = 0.35;

  private static final Pattern VOWEL = Pattern.compile("(?i)[aeiou].*");
  private static final Pattern ARTICLE = Pattern.compile("(?i)(?:^|.*\\s)(an?)\\s+$");

  private final Material material;
  private final Drafts drafts;
  private final Rivals rivals;

  SentenceSeeds(Material material) {
    this.material = material;
    this.drafts = material.drafts();
    this.rivals = material.rivals();
  }

  List<Seed> seeds() {
    List<Seed> seeds = new ArrayList<>();
    for (KeyTerm term : material.asked()) {
      List<Found> found =
          material.about().about(term).stream()
              .sorted(Comparator.comparingDouble((Found f) -> -f.likeness()))
              .limit(PER_TERM)
              .toList();
      for (Found f : found) {
        String about = "term " + String.join(" ", Words.stems(term.term()));
        String fact = fact(f.at().quote(f.sentence()));
        boolean typed = f.likeness() > SURE && Words.count(term.term()) <= 3;
        int document = f.at().ordinal();
        double worth = material.worth().of(f.sentence(), term, f.likeness());
        String section = f.at().section();
        seeds.add(
            new Seed(
                ItemKind.CLOZE,
                Bloom.REMEMBER,
                document,
                section,
                about,
                fact,
                worth,
                () -> typed && f.sentence().hashCode() % 2 == 0 ? typed(f) : picked(f)));
        seeds.add(
            new Seed(
                ItemKind.TRUE_FALSE,
                Bloom.REMEMBER,
                document,
                section,
                about,
                fact,
                worth,
                () -> truth(f)));
      }
    }
    return seeds;
  }

  /** The same for every use of one sentence. */
  static String fact(SourceQuote quote) {
    return "sentence " + quote.document() + " " + quote.block() + " " + Words.normal(quote.quote());
  }

  private Optional<Item> picked(Found found) {
    List<KeyTerm> wrong = wrong(found, Rivals.COUNT);
    if (wrong.size() < Rivals.COUNT) {
      return Optional.empty();
    }
    rivals.use(wrong);
    List<Body.Option> options = new ArrayList<>();
    options.add(Drafts.right(found.term().term(), Drafts.explain(found.term())));
    wrong.forEach(t -> options.add(Drafts.wrong(t.term(), Drafts.explain(t))));
    double difficulty = Difficulty.choice(material, found.term(), wrong);
    return Optional.of(
        cloze("gap-picked", found, difficulty, new Body.Choice(drafts.alike(options), true, true)));
  }

  private Optional<Item> typed(Found found) {
    List<Body.Accepted> accepted = TermSeeds.accepted(found.term());
    return Optional.of(
        cloze("gap-typed", found, Difficulty.WRITTEN, new Body.ShortAnswer(accepted, false)));
  }

  private Item cloze(String how, Found found, double difficulty, Body fill) {
    String blanked = ClozeSentences.blanked(found, material.language());
    int gap = blanked.indexOf(ClozeSentences.BLANK);
    List<Body.Part> parts = new ArrayList<>();
    words(parts, blanked.substring(0, gap));
    parts.add(new Body.Gap(1, fill));
    words(parts, blanked.substring(gap + ClozeSentences.BLANK.length()));
    String stem = drafts.wording().say(Line.FILL);
    KeyTerm term = found.term();
    return drafts.item(
        asked(how, found, difficulty),
        stem,
        new Body.Cloze(parts),
        Drafts.explain(term),
        sources(found));
  }

  private static void words(List<Body.Part> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(new Body.Words(RichText.plain(text)));
    }
  }

  private Drafts.Asked asked(String how, Found found, double difficulty) {
    return new Drafts.Asked(
        how,
        found.term().term() + "\n" + found.sentence(),
        Bloom.REMEMBER,
        difficulty,
        found.at().section());
  }

  private static List<SourceQuote> sources(Found found) {
    List<SourceQuote> sources = new ArrayList<>();
    sources.add(found.at().quote(found.sentence()));
    sources.addAll(found.term().sources());
    return sources;
  }

  private List<KeyTerm> wrong(Found found, int most) {
    ToDoubleFunction<KeyTerm> saidOf = material.likeness().of(found.sentence());
    String after = found.sentence().substring(found.start() + found.term().term().length()).strip();
    List<String> next = Words.stems(after);
    return rivals.pick(
        found.term(),
        Shown.AS_TERM,
        found.sentence(),
        t -> {
          List<String> words = Words.stems(t.term());
          // "the _____ gland" filled with "pituitary gland".
          boolean repeats =
              !next.isEmpty() && !words.isEmpty() && next.getFirst().equals(words.getLast());
          return !repeats && saidOf.applyAsDouble(t) < found.likeness() * CLEARLY_LESS;
        },
        most);
  }

  /** The sentence as it stands, or with a sibling where the term stands. */
  private Optional<Item> truth(Found found) {
    boolean truth = (found.sentence().hashCode() >>> 1) % 2 == 0;
    String sentence = Material.cited(found.sentence());
    KeyTerm term = found.term();
    List<SourceQuote> sources = sources(found);
    String why = found.sentence();
    if (!truth) {
      Set<String> names = Words.cues(term.term());
      // A term that shares a word may be the whole of which this one is a part.
      List<KeyTerm> wrong =
          wrong(found, Rivals.COUNT).stream()
              .filter(w -> Form.of(w.term()).plural() == Form.of(term.term()).plural())
              .filter(w -> Collections.disjoint(names, Words.cues(w.term())))
              .filter(w -> w.term().indexOf('(') < 0 && !ofOneWhole(term, w))
              .limit(1)
              .toList();
      String before = found.sentence().substring(0, found.start());
      if (wrong.isEmpty() || !agrees(before, term.term(), wrong.getFirst().term())) {
        return Optional.empty();
      }
      rivals.use(wrong);
      String other = wrong.getFirst().term();
      String shown = before.isBlank() ? drafts.capital(other) : other;
      sentence =
          Material.cited(
              before + shown + found.sentence().substring(found.start() + term.term().length()));
      sources.addAll(wrong.getFirst().sources());
      why = found.sentence() + " " + Drafts.explain(wrong.getFirst());
    }
    Body body = new Body.TrueFalse(truth, RichText.plain(why), RichText.plain(why));
    return Optional.of(
        drafts.item(
            asked(truth ? "true-sentence" : "false-term", found, Difficulty.TRUTH),
            drafts.wording().say(Line.TRUTH, sentence),
            body,
            drafts.says(found.sentence()),
            sources));
  }

  /** Definitions that name one term more: what is said of a part may be true of its whole. */
  private boolean ofOneWhole(KeyTerm a, KeyTerm b) {
    return !Collections.disjoint(
        material.named(a.fullDefinition()), material.named(b.fullDefinition()));
  }

  /**
   * Whether an English article before the term fits the other one, too: the same one, and a word
   * that the course itself uses with it ("a fine-tuning" is said nowhere).
   */
  private boolean agrees(String before, String term, String other) {
    return !material.language().equals("en")
        || !ARTICLE.matcher(before).matches()
        || (VOWEL.matcher(term).matches() == VOWEL.matcher(other).matches()
            && (material.says("a " + other) || material.says("an " + other)));
  }
}
