package org.dars.translator.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against values that sacreBLEU publishes in its tests, and a slow calculation of our own. */
class BleuTest {

  @Test
  void itIsWhatSacrebleuPublishesForASentence() {
    String ours = "Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;";
    String theirs = "producţia de zahăr brut se exprimă în zahăr alb;";
    assertThat(sentence(BleuTokenizer.WMT_13A, ours, theirs)).isCloseTo(8.493, within(1e-3));
    assertThat(sentence(BleuTokenizer.CHARACTERS, ours, theirs)).isCloseTo(40.8759, within(1e-3));
    assertThat(sentence(BleuTokenizer.WMT_13A, "this is a cat", "okay thanks")).isZero();
    Bleu same = new Bleu(BleuTokenizer.WMT_13A);
    same.add("this is a test", "this is a test");
    assertThat(same.score()).isCloseTo(100, within(1e-9));
  }

  @Test
  void wordsAreThoseOfMtevalThirteenA() {
    assertThat(BleuTokenizer.WMT_13A.words("Hello, world! It's 3.14 (or 1,000) - e-mail 10-20."))
        .containsExactly(
            "Hello", ",", "world", "!", "It's", "3.14", "(", "or", "1,000", ")", "-", "e-mail",
            "10", "-", "20", ".");
    assertThat(BleuTokenizer.WMT_13A.words("&quot;a&lt;b&amp;c&quot; <skipped>x\ny/z"))
        .containsExactly("\"", "a", "<", "b", "&", "c", "\"", "x", "y", "/", "z");
    assertThat(BleuTokenizer.CHINESE.words("我喜欢Python 3.11，很好。"))
        .containsExactly("我", "喜", "欢", "Python", "3.11", "，", "很", "好", "。");
    assertThat(BleuTokenizer.CHINESE.words("a—b")).containsExactly("a", "—", "b");
    assertThat(BleuTokenizer.of("zh-TW")).isEqualTo(BleuTokenizer.CHINESE);
    assertThat(BleuTokenizer.of("km")).isEqualTo(BleuTokenizer.CHARACTERS);
    assertThat(BleuTokenizer.of("es-MX").signature()).isEqualTo("13a");
  }

  @Test
  void itIsWhatASlowCalculationGives() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int positive = 0;
    for (int round = 0; round < 200; round++) {
      List<List<String>> ours = new ArrayList<>();
      List<List<String>> theirs = new ArrayList<>();
      Bleu bleu = new Bleu(BleuTokenizer.WMT_13A);
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        List<String> one = words(random);
        List<String> two = random.nextInt(3) == 0 ? one : words(random);
        ours.add(one);
        theirs.add(two);
        bleu.add(String.join(" ", one), String.join("  ", two) + "\n");
      }
      double slow = SlowScores.bleu(ours, theirs);
      assertThat(bleu.score())
          .as("seed %d, %s, %s", seed, ours, theirs)
          .isCloseTo(slow, within(1e-9));
      positive += slow > 0 ? 1 : 0;
    }
    assertThat(positive).isPositive();
  }

  private static List<String> words(Random random) {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      words.add(List.of("the", "cat", "sat", ",", "on", ".", "3.14", "mat").get(random.nextInt(8)));
    }
    return words;
  }

  private static double sentence(BleuTokenizer tokenizer, String ours, String theirs) {
    Bleu bleu = new Bleu(tokenizer);
    bleu.add(ours, theirs);
    return bleu.sentenceScore();
  }
}
