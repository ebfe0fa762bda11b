package org.dars.assistant.quiz.make;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.ClozeSentences;
import org.dars.assistant.quiz.ClozeSentences.Sentence;
import org.dars.assistant.quiz.KeyTerm;
import org.dars.assistant.quiz.QuestionWording.Line;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.Words;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;

/** Sentences of the course that hold one number with a unit: to type, to pick, to doubt. */
final class NumberSeeds {

  /** A number and what it counts: a sign or a word. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.,/:$€£#()–—-])(?<number>\\d{1,3}(?:,\\d{3})+|\\d+(?:[.]\\d+)?)(?<gap>\\s?)(?<unit>%|°C|°F|\\p{L}[\\p{L}-]*)(?![\\p{N}])");

  private static final Pattern ANY_NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
  private static final Pattern YEAR = Pattern.compile("1[0-9]{3}|20\\d\\d");

  /** Numbers of these are no facts to know, or are years. */
  private static final Pattern NOT_COUNTED =
      Pattern.compile(
          "(?i)(and|or|to|of|in|by|on|for|as|is|was|were|are|the|a|an|from|with|who|that|which|bce?|ce|ad|y|o|de|en|et|ou|und|oder|и|или"
              + "|th|st|nd|rd|s|am|pm|a|p)");

  /** What stands before a number that is a name: "Figure 3", "between 5 and 10". */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i).*\\b(figure|table|chapter|unit|type|stage|phase|step|section|page|version|part|cluster|level|between|from|and|to|or|ages?|aged|figura|capítulo|chapitre|рис\\.?|глава)\\s*$",
          Pattern.DOTALL);

  private static final Pattern HEDGED =
      Pattern.compile(
          "(?i).*\\b(about|around|approximately|roughly|nearly|almost|some|over|more than|less than|up to|at least|estimated|unos|unas|cerca de|environ|près de|etwa|rund|около|примерно|шамамен)\\s*$",
          Pattern.DOTALL);

  /** Invitations to look at something, and captions of several pictures. */
  private static final Pattern SHOWS =
      Pattern.compile(
          "(?i)^(watch|visit|read|see|look|view|play|take|recalling|as you)\\b|^\\([a-z]\\)");

  /** A sentence must say this much of a term's meaning for its number to be worth knowing. */
  private static final double ABOUT = 0.12;

  /** Few numbers need to be known by heart. */
  private static final double NUMBER_WORTH = 0.5;

  private static final BigDecimal TWENTIETH = new BigDecimal("0.05");
  private static final double[] FACTORS = {0.5, 1.5, 2, 0.25, 3};

  /** A sentence with its number. */
  private record Fact(
      Sentence at,
      String sentence,
      int start,
      int end,
      BigDecimal value,
      String unit,
      KeyTerm about) {}

  private final Material material;
  private final Drafts drafts;
  private final Map<String, Set<BigDecimal>> byUnit = new HashMap<>();
  private final Map<String, Set<String>> places = new HashMap<>();

  NumberSeeds(Material material) {
    this.material = material;
    this.drafts = material.drafts();
  }

  List<Seed> seeds() {
    List<Seed> seeds = new ArrayList<>();
    List<Fact> facts =
        material.sentences().stream().map(this::fact).flatMap(Optional::stream).toList();
    for (Fact f : facts) {
      byUnit.computeIfAbsent(f.unit(), u -> new LinkedHashSet<>()).add(f.value());
      String said = f.value().toPlainString() + " " + f.unit();
      places.computeIfAbsent(said, s -> new HashSet<>()).add(f.at().at().block().id());
    }
    for (Fact f : facts) {
      if (weighty(f)) {
        String key = SentenceSeeds.fact(f.at().at().quote(f.at().text()));
        seeds.add(seed(ItemKind.NUMERIC, f, key, () -> numeric(f)));
        seeds.add(seed(ItemKind.SINGLE_CHOICE, f, key, () -> picked(f)));
        seeds.add(seed(ItemKind.TRUE_FALSE, f, key, () -> truth(f)));
      }
    }
    return seeds;
  }

  /** Whether a number is part of what its term means, or the course comes back to it. */
  private boolean weighty(Fact f) {
    String number = f.sentence().substring(f.start(), f.end());
    String said = f.value().toPlainString() + " " + f.unit();
    return Words.of(f.about().fullDefinition()).containsAll(Words.of(number))
        || places.getOrDefault(said, Set.of()).size() > 1;
  }

  private static Seed seed(ItemKind kind, Fact f, String key, Supplier<Optional<Item>> item) {
    return new Seed(
        kind,
        Bloom.REMEMBER,
        f.at().at().ordinal(),
        f.at().at().section(),
        key,
        key,
        NUMBER_WORTH,
        item);
  }

  /** The only number of a sentence that also names a term of the course. */
  private Optional<Fact> fact(Sentence sentence) {
    if (sentence.text().chars().noneMatch(Character::isDigit)) {
      return Optional.empty();
    }
    String text = Material.cited(sentence.text());
    List<MatchResult> numbers =
        ANY_NUMBER.matcher(text).results().filter(r -> !YEAR.matcher(r.group()).matches()).toList();
    Matcher m = NUMBER.matcher(text);
    if (numbers.size() != 1 || !m.find() || m.start() != numbers.getFirst().start()) {
      return Optional.empty();
    }
    String unit = m.group("unit").toLowerCase(Locale.ROOT);
    String before = text.substring(0, m.start());
    boolean year = YEAR.matcher(m.group("number")).matches();
    KeyTerm about = material.mainTerm(text).orElse(null);
    if (about == null) {
      return Optional.empty();
    }
    boolean trivia = material.likeness().of(text).applyAsDouble(about) < ABOUT;
    boolean name = Character.isUpperCase(m.group("unit").codePointAt(0));
    if (year
        || trivia
        || name
        || SHOWS.matcher(text).find()
        || NOT_COUNTED.matcher(unit).matches()
        || NAMED.matcher(before).matches()) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(m.group("number").replace(",", ""));
    return value.signum() == 0
        ? Optional.empty()
        : Optional.of(new Fact(sentence, text, m.start(), m.end("number"), value, unit, about));
  }

  private static String blanked(Fact f) {
    return f.sentence().substring(0, f.start())
        + ClozeSentences.BLANK
        + f.sentence().substring(f.end());
  }

  private Drafts.Asked asked(String how, Fact f, double difficulty) {
    return new Drafts.Asked(how, f.sentence(), Bloom.REMEMBER, difficulty, f.at().at().section());
  }

  private static List<SourceQuote> sources(Fact f) {
    return List.of(f.at().at().quote(f.at().text()));
  }

  private Optional<Item> numeric(Fact f) {
    boolean hedged = HEDGED.matcher(f.sentence().substring(0, f.start())).matches();
    BigDecimal tolerance =
        hedged ? f.value().multiply(TWENTIETH).stripTrailingZeros() : BigDecimal.ZERO;
    if (tolerance.scale() < 0) {
      tolerance = tolerance.setScale(0);
    }
    RichText says = RichText.plain(drafts.says(f.sentence()));
    Body body =
        new Body.Numeric(
            List.of(new Body.NumericKey(f.value(), tolerance, BigDecimal.ONE, says)), f.unit());
    return Optional.of(
        drafts.item(
            asked("number-typed", f, Difficulty.NUMBER),
            drafts.wording().say(Line.NUMBER, blanked(f)),
            body,
            drafts.says(f.sentence()),
            sources(f)));
  }

  private Optional<Item> picked(Fact f) {
    List<BigDecimal> wrong = others(f);
    if (wrong.size() < Rivals.COUNT) {
      return Optional.empty();
    }
    String says = drafts.says(f.sentence());
    List<Body.Option> options = new ArrayList<>();
    options.add(Drafts.right(number(f, f.value()), says));
    wrong.subList(0, Rivals.COUNT).forEach(n -> options.add(Drafts.wrong(number(f, n), says)));
    return Optional.of(
        drafts.item(
            asked("number-picked", f, Difficulty.CHOICE),
            drafts.wording().say(Line.NUMBER, blanked(f)),
            new Body.Choice(options, true, true),
            says,
            sources(f)));
  }

  private Optional<Item> truth(Fact f) {
    boolean truth = f.sentence().hashCode() % 2 == 0;
    List<BigDecimal> wrong = others(f);
    if (wrong.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal shown = truth ? f.value() : wrong.getFirst();
    String statement =
        f.sentence().substring(0, f.start()) + number(f, shown) + f.sentence().substring(f.end());
    RichText says = RichText.plain(drafts.says(f.sentence()));
    return Optional.of(
        drafts.item(
            asked(truth ? "true-number" : "false-number", f, Difficulty.TRUTH),
            drafts.wording().say(Line.TRUTH, statement),
            new Body.TrueFalse(truth, says, says),
            drafts.says(f.sentence()),
            sources(f)));
  }

  /** As the course writes numbers. */
  private static String number(Fact f, BigDecimal n) {
    boolean grouped = f.sentence().substring(f.start(), f.end()).contains(",");
    return grouped ? "%,d".formatted(n.longValue()).replace('\u00a0', ',') : n.toPlainString();
  }

  /** Numbers of the same unit and size from the course, then shares and multiples. */
  private List<BigDecimal> others(Fact f) {
    List<BigDecimal> near = new ArrayList<>();
    for (BigDecimal n : byUnit.getOrDefault(f.unit(), Set.of())) {
      double ratio = n.doubleValue() / f.value().doubleValue();
      if (ratio > 0.2 && ratio < 5 && n.scale() == f.value().scale()) {
        near.add(n);
      }
    }
    Collections.shuffle(near, new Random(material.seed() ^ f.sentence().hashCode()));
    List<BigDecimal> others = new ArrayList<>();
    near.forEach(n -> addApart(others, n, f));
    for (double factor : FACTORS) {
      BigDecimal n =
          f.value()
              .multiply(BigDecimal.valueOf(factor))
              .setScale(f.value().scale(), RoundingMode.HALF_UP);
      addApart(others, n, f);
    }
    return others;
  }

  /** Wrong numbers stand clear of the right one and of each other, and make sense as shares. */
  private static void addApart(List<BigDecimal> others, BigDecimal n, Fact f) {
    boolean share = f.unit().equals("%") || f.unit().startsWith("percent");
    boolean sane = n.signum() > 0 && (!share || n.compareTo(BigDecimal.valueOf(100)) <= 0);
    boolean one = n.compareTo(BigDecimal.ONE) == 0 && f.value().compareTo(BigDecimal.ONE) > 0;
    if (sane && !one && apart(n, f.value()) && others.stream().allMatch(o -> apart(n, o))) {
      others.add(n);
    }
  }

  private static boolean apart(BigDecimal a, BigDecimal b) {
    double ratio = a.doubleValue() / b.doubleValue();
    return ratio > 1.19 || ratio < 0.84;
  }
}
