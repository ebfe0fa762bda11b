package org.dars.models.onnx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dars.models.testing.ToyDictionary;
import org.dars.models.testing.ToyTranslator;
import org.dars.models.testing.ToyTranslator.Family;
import org.dars.models.testing.ToyTranslator.Layout;
import org.dars.models.testing.ToyTranslator.Numbers;

/** Toy models, opened, and what they have to say. */
final class ToyTranslators {

  private ToyTranslators() {}

  static OnnxTranslator open(
      Path folder, Family family, Layout layout, Numbers numbers, TranslatorSettings settings)
      throws Exception {
    ToyTranslator.write(folder, family, layout, numbers);
    return open(folder, family, settings);
  }

  static OnnxTranslator open(Path folder, Family family, TranslatorSettings settings)
      throws Exception {
    boolean one = family == Family.MARIAN || family == Family.MARIAN_JSON;
    return OnnxTranslator.open(
        new TranslatorSpec(
            "toy",
            TranslatorFiles.find(folder, null),
            Set.copyOf(ToyDictionary.LANGUAGES),
            one ? "en" : "",
            one ? "es" : "",
            "digest"),
        settings);
  }

  /** A sentence as rows of the dictionary, adjectives before nouns. */
  static List<ToyDictionary.Row> sentence(Random random, int nouns) {
    List<ToyDictionary.Row> adjectives =
        ToyDictionary.ROWS.stream().filter(r -> r.adjective()).toList();
    // Without "light", which has two translations, and the stop.
    List<ToyDictionary.Row> others =
        ToyDictionary.ROWS.stream()
            .filter(r -> !r.adjective() && !r.words().contains("light") && !r.words().contains("."))
            .toList();
    List<ToyDictionary.Row> sentence = new ArrayList<>();
    for (int i = 0; i < nouns; i++) {
      if (random.nextInt(3) == 0) {
        sentence.add(adjectives.get(random.nextInt(adjectives.size())));
      }
      sentence.add(others.get(random.nextInt(others.size())));
    }
    return sentence;
  }

  /** The sentence in a language. */
  static String in(String language, List<ToyDictionary.Row> sentence) {
    int column = ToyDictionary.LANGUAGES.indexOf(language);
    List<ToyDictionary.Row> order = new ArrayList<>(sentence);
    if (language.equals("es")) {
      for (int i = 0; i + 1 < order.size(); i++) {
        if (order.get(i).adjective()) {
          ToyDictionary.Row adjective = order.remove(i);
          order.add(++i, adjective);
        }
      }
    }
    return String.join(" ", order.stream().map(r -> r.words().get(column)).toList());
  }
}
