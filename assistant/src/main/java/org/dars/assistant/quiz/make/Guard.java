package org.dars.assistant.quiz.make;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.Words;
import org.dars.assistant.quiz.examine.ItemCheck;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;

/**
 * What the maker asks of its own items before an examiner sees them: cheap checks that keep it from
 * offering what would be turned down.
 */
final class Guard {

  private static final int MAX_STEM = 700;
  private static final int MAX_OPTION = 320;
  private static final Pattern MARKUP =
      Pattern.compile(
          "</?[A-Za-z][^>]*>|\\*\\*|\\{\\d+}|\\{\\{|https?://|\\(\\s*\\)|(?<!\\.)\\s[,.](?![\\d.])|[\\p{Cc}&&[^\\n]]|[\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");
  private static final Pattern CATCH_ALL =
      Pattern.compile(
          "(?i)(all|none|both|any|neither) of (the|these|those)( .*)?|todas las anteriores|toutes ces réponses|все (перечисленн|ответ).*");

  private Guard() {}

  /** The first check that an item fails, if there is one. */
  static Optional<ItemCheck> fails(Item item) {
    if (!sound(item)) {
      return Optional.of(ItemCheck.TEXT_SOUND);
    }
    if (!proven(item)) {
      return Optional.of(ItemCheck.KEY_PROVEN);
    }
    return switch (item.body()) {
      case Body.Choice choice -> choice(item.stem().value(), choice);
      case Body.Cloze cloze -> cloze(cloze);
      case Body.ShortAnswer answer -> given(item.stem().value(), answer.answers());
      case Body.TrueFalse _,
          Body.Matching _,
          Body.Ordering _,
          Body.Numeric _,
          Body.Essay _,
          Body.Description _ ->
          Optional.empty();
    };
  }

  private static Optional<ItemCheck> cloze(Body.Cloze cloze) {
    StringBuilder around = new StringBuilder();
    cloze
        .parts()
        .forEach(p -> {
          if (p instanceof Body.Words words) {
            around.append(words.text().value()).append(" ¦ ");
          }
        });
    String text = around.toString();
    for (Body.Part part : cloze.parts()) {
      if (part instanceof Body.Gap gap) {
        Optional<ItemCheck> failed =
            switch (gap.fill()) {
              case Body.Choice choice -> choice(text, choice);
              case Body.ShortAnswer answer -> given(text, answer.answers());
              default -> Optional.empty();
            };
        if (failed.isPresent()) {
          return failed;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<ItemCheck> given(String stem, List<Body.Accepted> answers) {
    return answers.stream().anyMatch(a -> Words.mentions(stem, a.text()))
        ? Optional.of(ItemCheck.NOT_GIVEN_AWAY)
        : Optional.empty();
  }

  private static Optional<ItemCheck> choice(String stem, Body.Choice choice) {
    List<String> right = texts(choice, true);
    List<String> wrong = texts(choice, false);
    Set<String> seen = new HashSet<>();
    if (right.isEmpty()
        || wrong.size() + right.size() < 4
        || choice.options().stream().anyMatch(o -> !seen.add(form(o.text().value())))) {
      return Optional.of(ItemCheck.OPTIONS_DISTINCT);
    }
    if (choice.options().stream().anyMatch(o -> CATCH_ALL.matcher(o.text().value()).matches())) {
      return Optional.of(ItemCheck.NO_CATCH_ALL);
    }
    if (right.stream().anyMatch(r -> Words.mentions(stem, r))) {
      return Optional.of(ItemCheck.NOT_GIVEN_AWAY);
    }
    if (onlyRight(stem, right, wrong, Words::meaningful)
        || onlyRight(stem, right, wrong, Words::cues)) {
      return Optional.of(ItemCheck.NO_WORD_CUE);
    }
    return choice.single() && lengthTells(right.getFirst(), wrong)
        ? Optional.of(ItemCheck.NO_LENGTH_CUE)
        : Optional.empty();
  }

  private static String form(String text) {
    String stems = String.join(" ", Words.stems(text));
    return stems.isEmpty() ? text : stems;
  }

  private static List<String> texts(Body.Choice choice, boolean right) {
    return choice.options().stream()
        .filter(o -> o.right() == right)
        .map(o -> o.text().value())
        .toList();
  }

  private static boolean onlyRight(
      String stem, List<String> right, List<String> wrong, Function<String, Set<String>> words) {
    Set<String> said = words.apply(stem);
    long key = right.stream().mapToLong(r -> shared(words.apply(r), said)).max().orElse(0);
    long others = wrong.stream().mapToLong(w -> shared(words.apply(w), said)).max().orElse(0);
    return key > others && (others == 0 || key > 1);
  }

  private static long shared(Set<String> words, Set<String> said) {
    return words.stream().filter(said::contains).count();
  }

  private static boolean lengthTells(String right, List<String> wrong) {
    int longest = wrong.stream().mapToInt(String::length).max().orElse(0);
    int shortest = wrong.stream().mapToInt(String::length).min().orElse(0);
    return (right.length() > 1.6 * longest && right.length() - longest > 20)
        || (shortest > 2 * right.length() && shortest - right.length() > 30);
  }

  /** Whether the quotes hold what counts as right. */
  private static boolean proven(Item item) {
    StringBuilder quotes = new StringBuilder();
    for (SourceQuote source : item.sources()) {
      quotes.append(source.quote()).append(" ¦ ");
    }
    Set<String> said = Words.cues(quotes.toString());
    return switch (item.body()) {
      case Body.Choice choice -> texts(choice, true).stream().allMatch(t -> held(t, said));
      case Body.Matching matching ->
          matching.pairs().stream()
              .allMatch(p -> held(p.prompt().value(), said) && held(p.partner().value(), said));
      case Body.Ordering ordering -> ordering.steps().stream().allMatch(s -> held(s.value(), said));
      case Body.ShortAnswer answer -> answer.answers().stream().anyMatch(a -> held(a.text(), said));
      case Body.TrueFalse _, Body.Cloze _, Body.Numeric _, Body.Essay _, Body.Description _ -> true;
    };
  }

  private static boolean held(String text, Set<String> said) {
    return said.containsAll(Words.cues(text));
  }

  private static boolean sound(Item item) {
    if (unsound(item.stem().value(), MAX_STEM)) {
      return false;
    }
    return switch (item.body()) {
      case Body.Choice c ->
          c.options().stream().noneMatch(o -> unsound(o.text().value(), MAX_OPTION));
      case Body.Matching m ->
          m.pairs().stream()
              .noneMatch(p ->
                  unsound(p.prompt().value(), MAX_OPTION)
                      || unsound(p.partner().value(), MAX_OPTION));
      case Body.Ordering o -> o.steps().stream().noneMatch(s -> unsound(s.value(), MAX_OPTION));
      case Body.Cloze c ->
          c.parts().stream()
              .noneMatch(p -> p instanceof Body.Words w && MARKUP.matcher(w.text().value()).find());
      case Body.TrueFalse _, Body.Numeric _, Body.ShortAnswer _, Body.Essay _, Body.Description _ ->
          true;
    };
  }

  private static boolean unsound(String text, int most) {
    return text.isBlank() || text.length() > most || MARKUP.matcher(text).find();
  }
}
