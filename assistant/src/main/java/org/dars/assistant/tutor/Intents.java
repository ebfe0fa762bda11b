package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises, by rule, what is no question about a course's content. A message is recognised only
 * when it is worded so as a whole, in one of the {@linkplain LanguageFile#LANGUAGES languages}, so
 * that no question of a learner is taken for small talk; despair is recognised in any sentence.
 */
final class Intents {

  /** Longer messages are questions. */
  private static final int LONGEST = 140;

  private static final int LONGEST_PRESSURE = 400;

  /**
   * What a message means.
   *
   * @param language BCP 47 primary tag of the language that it is worded in
   * @param part of the course, for {@link Intent#UNIT}, {@link Intent#SUMMARY}, {@link Intent#QUIZ}
   */
  record Meant(Intent intent, String language, Part part) {}

  /**
   * A part of the course as it was named.
   *
   * @param number "2.1", or ""
   * @param title folded words of its title, or ""
   * @param here whether the page that is open is meant
   */
  record Part(String number, String title, boolean here) {
    boolean named() {
      return !number.isEmpty() || !title.isEmpty() || here;
    }
  }

  private static final class Holder {
    static final List<IntentWords> ALL =
        LanguageFile.LANGUAGES.stream().map(IntentWords::of).toList();
  }

  private Intents() {}

  /**
   * What a message means, if it is no question about the content.
   *
   * @param languages tried first, in this order; BCP 47 primary tags
   */
  static Optional<Meant> of(String text, String... languages) {
    List<IntentWords> ordered = ordered(languages);
    for (IntentWords words : ordered) {
      if (words.despairs(text)) {
        return Optional.of(new Meant(Intent.DISTRESS, words.language(), new Part("", "", false)));
      }
    }
    String folded = Fold.message(text);
    if (folded.isEmpty() || folded.length() > LONGEST) {
      return Optional.empty();
    }
    List<Meant> meant = ordered.stream().flatMap(w -> w.meant(folded).stream()).toList();
    // Languages share words: "résume le chapitre deux" is no title of that name in Spanish.
    return meant.stream()
        .filter(m -> m.intent() == meant.getFirst().intent() && !m.part().number().isEmpty())
        .findFirst()
        .or(() -> meant.stream().findFirst());
  }

  /** Whether a message asks for a further hint: "next", "I still don't get it". */
  static boolean asksForAnother(String text) {
    String folded = Fold.message(text);
    return folded.length() <= LONGEST
        && Holder.ALL.stream().anyMatch(w -> w.asksForAnother(folded));
  }

  /** Whether a message presses for the answer, or guesses at it. */
  static boolean presses(String text) {
    String folded = Fold.message(text);
    String looked = folded.substring(0, Math.min(LONGEST_PRESSURE, folded.length()));
    return Holder.ALL.stream().anyMatch(w -> w.presses(looked));
  }

  /** Whether a question holds its answer: one for yes or no, or one between named things. */
  static boolean holdsItsAnswer(String question) {
    String folded = Fold.message(question);
    return listsChoices(question) || Holder.ALL.stream().anyMatch(w -> w.holdsItsAnswer(folded));
  }

  /** Whether a sentence begins by saying that a guess is right or wrong. */
  static boolean confirms(String sentence) {
    String folded = Fold.message(sentence);
    return Holder.ALL.stream().anyMatch(w -> w.confirms(folded));
  }

  /** Words of a language that say nothing by themselves, folded; empty when it is not known. */
  static Set<String> functionWords(String language) {
    return Holder.ALL.stream()
        .filter(w -> w.language().equals(language))
        .findFirst()
        .map(IntentWords::function)
        .orElse(Set.of());
  }

  private static boolean listsChoices(String question) {
    String lower = question.toLowerCase(Locale.ROOT);
    int colon = lower.indexOf(':');
    return lower.matches("(?s).*(^|[\\s(])[a-eа-д1-5][).].*(\\s|\\()[a-eа-д1-5][).].*")
        || (colon >= 0 && lower.substring(colon).matches("(?s).*[,،;؛/].*"));
  }

  private static List<IntentWords> ordered(String... first) {
    List<IntentWords> ordered = new ArrayList<>();
    for (String language : first) {
      Holder.ALL.stream()
          .filter(w -> w.language().equals(language) && !ordered.contains(w))
          .forEach(ordered::add);
    }
    Holder.ALL.stream().filter(w -> !ordered.contains(w)).forEach(ordered::add);
    return ordered;
  }
}
