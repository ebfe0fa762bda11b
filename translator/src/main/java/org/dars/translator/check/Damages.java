package org.dars.translator.check;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Damage that can be done to a good translation by rule, and what should find it. */
@SuppressWarnings("ImmutableEnumChecker") // the rules keep nothing, the sets are copies
enum Damages {
  EMPTIED("emptied", p -> "", Issue.Kind.EMPTY),
  SOURCE("source left as it is", CheckedPair::source, Issue.Kind.SAME_AS_SOURCE),
  HALF_SOURCE(
      "source of six words or more after the translation",
      p -> p.source().split(" ").length >= 6 ? p.target() + " " + p.source() : null,
      Issue.Kind.DOUBLE_TRANSLATION,
      Issue.Kind.UNTRANSLATED,
      Issue.Kind.LENGTH),
  TWICE(
      "translation of three words or more twice",
      p -> p.target().split(" ").length >= 3 ? p.target() + " " + p.target() : null,
      Issue.Kind.DOUBLE_TRANSLATION,
      Issue.Kind.REPEATED_WORD),
  DIGIT(
      "a digit changed",
      p -> {
        int at = firstDigit(p.target());
        if (at < 0 || firstDigit(p.source()) < 0) {
          return null;
        }
        char digit = p.target().charAt(at);
        char zero = (char) (digit - Character.digit(digit, 10));
        char other = (char) (zero + (Character.digit(digit, 10) + 3) % 10);
        return p.target().substring(0, at) + other + p.target().substring(at + 1);
      },
      Issue.Kind.NUMBERS,
      Issue.Kind.PLACEHOLDER),
  VARIABLE(
      "a variable lost",
      p -> {
        String without = p.target().replaceFirst("%\\d|\\{\\w*\\}|%s|\\[[A-Z][A-Z_]+\\]", "");
        return without.isBlank() ? null : without;
      },
      Issue.Kind.PLACEHOLDER),
  MARK("a guard's mark left over", p -> p.target() + " [[1]]", Issue.Kind.LEFTOVER_PLACEHOLDER),
  QUESTION(
      "a question mark lost",
      p -> p.source().endsWith("?") ? p.target().replaceAll("[?؟？;¿]", "") : null,
      Issue.Kind.QUESTION),
  BRACKET(
      "a bracket lost",
      p -> p.target().replaceFirst("[)\\]）]", ""),
      Issue.Kind.BRACKETS,
      Issue.Kind.MARKUP,
      Issue.Kind.PLACEHOLDER),
  QUOTE("a quotation mark lost", p -> p.target().replaceFirst("[\"»”]", ""), Issue.Kind.QUOTES),
  BACKTICK("a backtick lost", p -> p.target().replaceFirst("`", ""), Issue.Kind.MARKUP),
  WORD(
      "the second word doubled",
      p -> {
        String[] words = p.target().split(" ");
        return words.length > 3 && words[1].matches("\\p{L}{2,}")
            ? p.target().replaceFirst(" ", " " + words[1] + " ")
            : null;
      },
      Issue.Kind.REPEATED_WORD),
  SPACES("two spaces", p -> p.target().replaceFirst("(?<=\\S) (?=\\S)", "  "), Issue.Kind.SPACING),
  CUT(
      "cut to a fifth, of 60 letters or more",
      p ->
          p.source().length() >= 60
              ? p.target().substring(0, Math.max(1, p.target().length() / 5))
              : null,
      Issue.Kind.LENGTH,
      Issue.Kind.PUNCTUATION),
  UPPER_SOURCE(
      "the source in capitals, of 40 letters or more",
      p -> p.source().length() >= 40 ? p.source().toUpperCase(Locale.ROOT) : null,
      Issue.Kind.SCRIPT,
      Issue.Kind.LANGUAGE);

  private final String title;
  private final Function<CheckedPair, @Nullable String> rule;
  private final Set<Issue.Kind> kinds;

  Damages(String title, Function<CheckedPair, @Nullable String> rule, Issue.Kind... kinds) {
    this.title = title;
    this.rule = rule;
    this.kinds = Set.of(kinds);
  }

  String title() {
    return title;
  }

  Set<Issue.Kind> kinds() {
    return kinds;
  }

  /** The damaged target, or null where this damage cannot be done. */
  @Nullable String apply(CheckedPair pair) {
    return rule.apply(pair);
  }

  private static int firstDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }
}
