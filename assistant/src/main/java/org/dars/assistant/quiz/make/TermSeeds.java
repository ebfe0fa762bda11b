package org.dars.assistant.quiz.make;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

/**
 * What the definitions of a course give to ask: the term of a meaning and the meaning of a term.
 */
final class TermSeeds {

  /** Another term this near may be what a learner writes, too. */
  private static final double MISTAKABLE = 0.4;

  /** What defines a kind by its members: every member among the options would be right as well. */
  private static final Pattern ONE_OF_A_KIND =
      Pattern.compile(
          "(?i)(one|any|each|some|several|various|either) (of|types?|kinds?)\\b|uno? de|una de|l['’]une? de|un des|eine[rs]? de[rs]"
              + "|один из|одна из|одно из|um dos|uma das|бірі\\b");

  /** Endings of plurals in "s" that are no Greek or Latin singulars (bias, analysis). */
  private static final Pattern PLURAL =
      Pattern.compile(
          "(?i)[\\p{IsLatin} -]*(?:[^aisuy]s|[^i]as|[^s]es|ies)(?<!bias|atlas|canvas|pancreas|species|series)");

  private final Material material;
  private final Drafts drafts;
  private final Rivals rivals;

  TermSeeds(Material material) {
    this.material = material;
    this.drafts = material.drafts();
    this.rivals = material.rivals();
  }

  List<Seed> seeds() {
    List<Seed> seeds = new ArrayList<>();
    for (KeyTerm term : material.asked()) {
      if (!tells(term)) {
        continue;
      }
      String name = "term " + String.join(" ", Words.stems(term.term()));
      if (!ONE_OF_A_KIND.matcher(term.definition()).lookingAt()) {
        seeds.add(seed(ItemKind.SINGLE_CHOICE, Bloom.REMEMBER, term, name, name + " of", "term"));
        if (Words.count(term.term()) <= 4) {
          seeds.add(seed(ItemKind.SHORT_ANSWER, Bloom.REMEMBER, term, name, name + " of", "write"));
        }
      }
      seeds.add(seed(ItemKind.SINGLE_CHOICE, Bloom.REMEMBER, term, name, name + " is", "meaning"));
      seeds.add(seed(ItemKind.SINGLE_CHOICE, Bloom.UNDERSTAND, term, name, name + " is", "apart"));
      if (!Character.isUpperCase(term.definition().codePointAt(0))) {
        seeds.add(seed(ItemKind.TRUE_FALSE, Bloom.REMEMBER, term, name, name + " is", "means"));
      }
    }
    return seeds;
  }

  private Seed seed(
      ItemKind kind, Bloom bloom, KeyTerm term, String about, String fact, String how) {
    return new Seed(
        kind,
        bloom,
        term.document(),
        term.section(),
        about,
        fact,
        worth(how, term),
        () -> make(how, term));
  }

  /** What asks to understand is worth more than what asks to recall. */
  private double worth(String how, KeyTerm term) {
    double worth = material.worth().of(term);
    return switch (how) {
      case "apart" -> Math.min(1, worth + 0.15);
      case "write", "means" -> worth - 0.05;
      default -> worth;
    };
  }

  private Optional<Item> make(String how, KeyTerm term) {
    return switch (how) {
      case "term" -> termOfMeaning(term);
      case "write" -> write(term);
      case "meaning" -> meaningOfTerm(term);
      case "apart" -> apart(term);
      default -> means(term);
    };
  }

  /** Whether a definition says something, and does not name its term. */
  static boolean tells(KeyTerm term) {
    String definition = term.definition();
    return Words.count(definition) >= 2
        && Words.count(definition) <= 45
        && !definition.endsWith(":")
        && term.names().stream().noneMatch(n -> Words.mentions(definition, n));
  }

  private Optional<Item> termOfMeaning(KeyTerm term) {
    List<KeyTerm> wrong =
        rivals.pick(term, Shown.AS_TERM, term.definition(), t -> true, Rivals.COUNT);
    if (wrong.size() < Rivals.COUNT) {
      return Optional.empty();
    }
    List<Body.Option> options = new ArrayList<>();
    options.add(Drafts.right(term.term(), Drafts.explain(term)));
    wrong.forEach(t -> options.add(Drafts.wrong(t.term(), Drafts.explain(t))));
    rivals.use(wrong);
    return Optional.of(
        drafts.item(
            "term-of-meaning",
            term,
            Bloom.REMEMBER,
            Difficulty.choice(material, term, wrong),
            drafts.wording().whichTerm(term.definition()),
            new Body.Choice(drafts.alike(options), true, true),
            term.sources()));
  }

  private Optional<Item> meaningOfTerm(KeyTerm term) {
    List<KeyTerm> wrong =
        rivals.pick(term, Shown.AS_DEFINITION, term.term(), TermSeeds::tells, Rivals.COUNT);
    return wrong.size() < Rivals.COUNT
        ? Optional.empty()
        : Optional.of(
            meanings("meaning-of-term", term, wrong, drafts.wording().whichMeaning(term.term())));
  }

  /** What sets a term apart from its nearest sibling, whose meaning is among the options. */
  private Optional<Item> apart(KeyTerm term) {
    List<KeyTerm> wrong =
        rivals.pick(term, Shown.AS_DEFINITION, term.term(), TermSeeds::tells, Rivals.COUNT);
    KeyTerm sibling =
        wrong.stream().max(Comparator.comparingDouble(t -> rivals.near(term, t))).orElse(null);
    if (wrong.size() < Rivals.COUNT
        || sibling == null
        || !rivals.siblings(term, sibling)
        || !siblings(term, sibling)) {
      return Optional.empty();
    }
    return Optional.of(
        meanings(
            "contrast",
            term,
            wrong,
            drafts.wording().say(Line.APART, term.term(), sibling.term())));
  }

  /** Of one kind, by the word for it or by a word of their names. */
  private boolean siblings(KeyTerm a, KeyTerm b) {
    String head = material.nature().of(a).head();
    boolean kind = !head.isEmpty() && head.equals(material.nature().of(b).head());
    return kind || !Collections.disjoint(Words.cues(a.term()), Words.cues(b.term()));
  }

  private Item meanings(String how, KeyTerm term, List<KeyTerm> wrong, String stem) {
    List<Body.Option> options = new ArrayList<>();
    options.add(Drafts.right(drafts.capital(term.definition()), Drafts.explain(term)));
    for (KeyTerm t : wrong) {
      options.add(
          Drafts.wrong(drafts.capital(t.definition()), drafts.wording().describes(t.term())));
    }
    rivals.use(wrong);
    Bloom bloom = how.equals("contrast") ? Bloom.UNDERSTAND : Bloom.REMEMBER;
    double difficulty = Difficulty.choice(material, term, wrong);
    Body body = new Body.Choice(options, true, true);
    return drafts.item(how, term, bloom, difficulty, stem, body, term.sources());
  }

  private Optional<Item> write(KeyTerm term) {
    if (rivals.mistakable(term, MISTAKABLE)) {
      return Optional.empty();
    }
    List<Body.Accepted> accepted = accepted(term);
    return Optional.of(
        drafts.item(
            "write-term",
            term,
            Bloom.REMEMBER,
            Difficulty.WRITTEN,
            drafts.wording().say(Line.WRITE, term.definition()),
            new Body.ShortAnswer(accepted, false),
            term.sources()));
  }

  /** Every name of a term, without its signs over letters, its hyphens, and one of a plural. */
  static List<Body.Accepted> accepted(KeyTerm term) {
    Set<String> texts = new LinkedHashSet<>();
    for (String name : term.names()) {
      texts.add(name);
      texts.add(name.replace('-', ' '));
      texts.add(Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", ""));
      if (PLURAL.matcher(name).matches() && Form.of(name).plural()) {
        texts.add(Words.stem(name.toLowerCase(Locale.ROOT)));
      }
    }
    Set<String> seen = new LinkedHashSet<>();
    return texts.stream()
        .map(String::strip)
        .filter(t -> !t.isEmpty() && !t.contains("*") && seen.add(t.toLowerCase(Locale.ROOT)))
        .map(t -> new Body.Accepted(t, BigDecimal.ONE, RichText.EMPTY))
        .toList();
  }

  /** A term with its own meaning, or with a sibling's. */
  private Optional<Item> means(KeyTerm term) {
    boolean truth = Words.normal(term.definition()).hashCode() % 2 == 0;
    KeyTerm other = term;
    if (!truth) {
      List<KeyTerm> wrong =
          rivals.pick(term, Shown.AS_DEFINITION, term.term(), TermSeeds::tells, 1);
      if (wrong.isEmpty()) {
        return Optional.empty();
      }
      rivals.use(wrong);
      other = wrong.getFirst();
    }
    String statement =
        drafts.wording().say(Line.MEANS, drafts.capital(term.term()), other.definition());
    List<SourceQuote> sources = new ArrayList<>(term.sources());
    if (!truth) {
      sources.addAll(other.sources());
    }
    String said = Drafts.explain(term);
    String why = truth ? said : said + "; " + Drafts.explain(other);
    Body body =
        new Body.TrueFalse(
            truth,
            RichText.plain(truth ? said : why),
            RichText.plain(truth ? drafts.says(term.definition()) : why));
    return Optional.of(
        drafts.item(
            truth ? "true-meaning" : "false-meaning",
            term,
            Bloom.REMEMBER,
            Difficulty.TRUTH,
            drafts.wording().say(Line.TRUTH, statement),
            body,
            sources));
  }
}
