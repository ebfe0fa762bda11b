package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.ClozeSentences.Sentence;
import org.dars.assistant.quiz.KeyTerm;
import org.dars.assistant.quiz.QuestionWording.Line;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;
import org.jspecify.annotations.Nullable;

/**
 * Sentences that a swap makes false: the sides of a contrast or of cause and effect exchanged, or a
 * direction turned round.
 */
final class SwapSeeds {

  /**
   * What parts unlike sides, per language; sentences that are true both ways have none of these.
   */
  private static final Map<String, Pattern> RELATIONS =
      Map.of(
          "en",
              words(
                  "whereas|while|in contrast|rather than|leads? to|causes?|results? in|produces?|precedes?|than"),
          "es", words("mientras que|en cambio|causan?|conducen? a|producen?|que"),
          "fr", words("tandis que|alors que|en revanche|causent?|conduit à|entraînent?|que"),
          "ru", words("тогда как|вызывает|приводит к|чем"),
          "kk", words("ал|әкеледі|тудырады|қарағанда"));

  /** Directions and their opposites, per language. */
  private static final Map<String, List<List<String>>> DIRECTIONS =
      Map.of(
          "en",
              List.of(
                  List.of("increases", "decreases"),
                  List.of("increase", "decrease"),
                  List.of("increased", "decreased"),
                  List.of("higher", "lower"),
                  List.of("larger", "smaller"),
                  List.of("strengthens", "weakens"),
                  List.of("faster", "slower"),
                  List.of("more likely", "less likely"),
                  List.of("strongest", "weakest"),
                  List.of("older", "younger")),
          "es", List.of(List.of("aumenta", "disminuye"), List.of("mayor", "menor")),
          "fr", List.of(List.of("augmente", "diminue")),
          "ru", List.of(List.of("увеличивает", "уменьшает"), List.of("выше", "ниже")),
          "kk", List.of(List.of("артады", "кемиді"), List.of("жоғары", "төмен")));

  /** The word that follows at once, when it is none that parts or compares. */
  private static final Pattern NEXT =
      Pattern.compile(
          "(?i) (?!(?:than|that|que|qu'|чем|and|or|y|et|и|in|for|on|at|by|to|with|as|when|if|among|the|en|de|para|dans|pour|в|на|для)\\b)([\\p{L}-]+)");

  private static final Pattern COMPARATIVE = Pattern.compile("\\p{L}+(?:er|est|or)");

  /** A direction with its opposite. */
  private record Turn(String word, String opposite, Pattern pattern) {}

  private final Material material;
  private final Drafts drafts;
  private final List<Turn> turns = new ArrayList<>();

  SwapSeeds(Material material) {
    this.material = material;
    this.drafts = material.drafts();
    for (List<String> pair : DIRECTIONS.getOrDefault(material.language(), List.of())) {
      String one = pair.getFirst();
      String other = pair.getLast();
      turns.add(new Turn(one, other, words(Pattern.quote(one))));
      turns.add(new Turn(other, one, words(Pattern.quote(other))));
    }
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile("(?i)\\b(?:" + alternatives + ")\\b", Pattern.UNICODE_CHARACTER_CLASS);
  }

  List<Seed> seeds() {
    List<Seed> seeds = new ArrayList<>();
    for (Sentence sentence : material.sentences()) {
      List<KeyTerm> named = material.named(sentence.text());
      if (named.isEmpty()) {
        continue;
      }
      Optional<String> swapped = exchanged(sentence, named);
      boolean contrast = swapped.isPresent();
      Optional<String> wrong = contrast ? swapped : turned(sentence.text());
      wrong.ifPresent(w -> seeds.add(seed(sentence, w, named.getFirst(), contrast)));
    }
    return seeds;
  }

  private Seed seed(Sentence sentence, String wrong, KeyTerm about, boolean contrast) {
    String key = SentenceSeeds.fact(sentence.at().quote(sentence.text()));
    return new Seed(
        ItemKind.TRUE_FALSE,
        contrast ? Bloom.UNDERSTAND : Bloom.REMEMBER,
        sentence.at().ordinal(),
        sentence.at().section(),
        key,
        key,
        material
            .worth()
            .of(
                sentence.text(),
                about,
                material.likeness().of(sentence.text()).applyAsDouble(about)),
        () -> Optional.of(item(sentence, wrong, contrast)));
  }

  private Item item(Sentence sentence, String wrong, boolean contrast) {
    boolean truth = (sentence.text().hashCode() >>> 2) % 3 == 0;
    String how = truth ? "true-sentence" : contrast ? "false-contrast" : "false-direction";
    Drafts.Asked asked =
        new Drafts.Asked(
            how,
            sentence.text(),
            contrast ? Bloom.UNDERSTAND : Bloom.REMEMBER,
            Difficulty.TRUTH,
            sentence.at().section());
    String says = drafts.says(sentence.text());
    Body body = new Body.TrueFalse(truth, RichText.plain(says), RichText.plain(says));
    String shown = Material.cited(truth ? sentence.text() : wrong);
    return drafts.item(
        asked,
        drafts.wording().say(Line.TRUTH, shown),
        body,
        says,
        List.of(sentence.at().quote(sentence.text())));
  }

  /** The two terms of a sentence exchanged, when a relation with two sides stands between them. */
  private Optional<String> exchanged(Sentence sentence, List<KeyTerm> named) {
    Pattern relation = RELATIONS.get(material.language());
    if (relation == null || named.size() != 2) {
      return Optional.empty();
    }
    KeyTerm a = named.getFirst();
    KeyTerm b = named.getLast();
    Nature.Known ka = material.nature().of(a);
    Nature.Known kb = material.nature().of(b);
    String text = sentence.text();
    int[] x = only(text, a.term());
    int[] y = only(text, b.term());
    if (x == null
        || y == null
        || ka.kind() != kb.kind()
        || ka.plural() != kb.plural()
        || material.likeness().confusable(a, b)) {
      return Optional.empty();
    }
    boolean inOrder = x[0] < y[0];
    int[] first = inOrder ? x : y;
    int[] second = inOrder ? y : x;
    if (first[1] >= second[0] || !relation.matcher(text.substring(first[1], second[0])).find()) {
      return Optional.empty();
    }
    String one = text.substring(first[0], first[1]);
    String two = text.substring(second[0], second[1]);
    String start = text.substring(0, first[0]);
    return Optional.of(
        start
            + (start.isBlank() ? drafts.capital(two) : two)
            + text.substring(first[1], second[0])
            + (start.isBlank() ? one.toLowerCase(Locale.ROOT) : one)
            + text.substring(second[1]));
  }

  /** Where a term stands, when it stands in a text once; else null. */
  private static int @Nullable [] only(String text, String term) {
    Matcher m =
        Pattern.compile(
                "(?<![\\p{L}\\p{N}-])" + Pattern.quote(term) + "(?![\\p{L}\\p{N}-])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(text);
    if (!m.find()) {
      return null;
    }
    int[] place = {m.start(), m.end()};
    return m.find() ? null : place;
  }

  /**
   * Whether the opposite may stand where the word stands: of a comparative before a noun the course
   * has to say so somewhere ("higher education" has no opposite).
   */
  private boolean said(Turn turn, String after) {
    Matcher next = NEXT.matcher(after);
    boolean compares = COMPARATIVE.matcher(turn.word()).matches();
    return !compares || !next.lookingAt() || material.says(turn.opposite() + " " + next.group(1));
  }

  /** A sentence with its one direction turned round. */
  private Optional<String> turned(String text) {
    Turn found = null;
    int at = -1;
    for (Turn turn : turns) {
      Matcher m = turn.pattern().matcher(text);
      if (m.find()) {
        int start = m.start();
        if (found != null || m.find()) {
          return Optional.empty();
        }
        found = turn;
        at = start;
      }
    }
    boolean verb = at >= 3 && text.startsWith("to ", at - 3);
    if (found == null || verb || Character.isUpperCase(text.charAt(at))) {
      return Optional.empty();
    }
    String after = text.substring(at + found.word().length());
    if (!said(found, after)) {
      return Optional.empty();
    }
    return Optional.of(text.substring(0, at) + found.opposite() + after);
  }
}
