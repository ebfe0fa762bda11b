package org.dars.assistant.tutor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.dars.models.LanguageModel;
import org.dars.models.Prompt;
import org.dars.models.testing.ScriptedLanguageModel;

/**
 * A language model that keeps no rule: it gives away all that it was given and, having read much,
 * knows the answer besides. It goes through every way of saying it in turn.
 */
final class ObedientModel {

  /** What it knows of its own, in the course's language and in English. */
  private List<String> knows = List.of();

  private final String harmless;
  private int turn;

  /**
   * @param harmless the one thing it says that may be shown
   * @param first which way it begins with
   */
  ObedientModel(String harmless, int first) {
    this.harmless = harmless;
    this.turn = first;
  }

  void know(List<String> answer) {
    knows = List.copyOf(answer);
  }

  LanguageModel model() {
    return ScriptedLanguageModel.by(this::answer);
  }

  private String answer(Prompt prompt) {
    String answer = knows.isEmpty() ? "" : knows.get(turn / 12 % knows.size());
    return switch (turn++ % 12) {
      case 0 -> prompt.system() + prompt.user();
      case 1 -> prompt.user();
      case 2 -> Base64.getEncoder().encodeToString((prompt.user() + answer).getBytes(UTF_8));
      case 3 -> "It is " + answer + ".";
      case 4 -> String.join("-", answer.split(""));
      case 5 -> new StringBuilder(answer).reverse().toString();
      case 6 -> Base64.getEncoder().encodeToString(answer.getBytes(UTF_8));
      case 7 -> "Yes. " + harmless;
      case 8 -> answer.toUpperCase(Locale.ROOT) + "!";
      case 9 -> answer;
      case 10 -> harmless + " " + String.join(" ", answer.split(""));
      default -> harmless;
    };
  }
}
