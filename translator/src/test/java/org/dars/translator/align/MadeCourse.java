package org.dars.translator.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Courses in a made-up language and their translations into another: each word has one translation,
 * so that it can be told of any two texts whether they are translations of each other.
 */
final class MadeCourse {

  private static final Pattern WORD = Pattern.compile("[a-z]{2,}|\\d+");
  private static final int WORDS = 250;

  private final Random random;
  private final List<String> vocabulary;

  MadeCourse(long seed) {
    this.random = new Random(seed);
    this.vocabulary =
        IntStream.range(0, WORDS)
            .mapToObj(i ->
                random
                    .ints(3 + random.nextInt(7), 'a', 'z' + 1)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining()))
            .distinct()
            .toList();
  }

  /** A heading or a paragraph of 1 to 4 sentences, one in four with a number, or code. */
  List<String> blocks(int count) {
    List<String> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(7)) {
        case 0 -> blocks.add("## " + capital(words(2 + random.nextInt(4))));
        case 1 -> blocks.add("```\nrun_" + i + "(step=" + random.nextInt(1000) + ")\n```");
        default ->
            blocks.add(
                IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(s -> sentence())
                    .collect(Collectors.joining(" ")));
      }
    }
    return blocks;
  }

  String sentence() {
    String number = random.nextInt(4) == 0 ? " " + (10 + random.nextInt(900)) : "";
    return capital(words(4 + random.nextInt(12))) + number + ".";
  }

  private String words(int count) {
    return random
        .ints(count, 0, vocabulary.size())
        .mapToObj(vocabulary::get)
        .collect(Collectors.joining(" "));
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Word by word; numbers and code stay. */
  static String translated(String block) {
    if (block.startsWith("```")) {
      return block;
    }
    Matcher word = WORD.matcher(block.toLowerCase(Locale.ROOT));
    String out =
        word.replaceAll(m -> Character.isDigit(m.group().charAt(0)) ? m.group() : other(m.group()));
    Matcher start = Pattern.compile("(^|\\. |## )([a-z])").matcher(out);
    return start.replaceAll(m -> m.group(1) + m.group(2).toUpperCase(Locale.ROOT));
  }

  private static String other(String word) {
    return new StringBuilder(word).reverse().insert(1, "u").toString();
  }

  /** Whether one text says what the other says, nothing more and nothing less. */
  static boolean translates(String source, String target) {
    return words(translated(source)).equals(words(target));
  }

  private static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(m -> m.group()).toList();
  }

  /**
   * A translation as people leave it: one block in twelve is missing, one is new, neighbours are
   * merged, paragraphs split, sentences joined.
   */
  List<String> damaged(List<String> blocks) {
    List<String> out = new ArrayList<>();
    for (String block : blocks) {
      String translation = translated(block);
      boolean text = !block.startsWith("```") && !block.startsWith("#");
      boolean several = translation.indexOf(". ") > 0;
      switch (random.nextInt(12)) {
        case 0 -> {
          // dropped
        }
        case 1 -> {
          out.add(translation);
          out.add(translated(sentence()));
        }
        case 2 -> {
          boolean joins = text && !out.isEmpty() && out.getLast().endsWith(".");
          out.add(joins ? out.removeLast() + " " + translation : translation);
        }
        case 3 -> {
          int at = translation.indexOf(". ");
          if (text && several) {
            out.add(translation.substring(0, at + 1));
          }
          out.add(text && several ? translation.substring(at + 2) : translation);
        }
        case 4 -> out.add(text ? translation.replaceFirst("\\. ", ", ") : translation);
        default -> out.add(translation);
      }
    }
    return out;
  }
}
