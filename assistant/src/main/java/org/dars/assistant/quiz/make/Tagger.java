package org.dars.assistant.quiz.make;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;

/**
 * Tags words with universal parts of speech, by OpenNLP's models of Universal Dependencies. A
 * language without a model on the class path has no tagger. For one thread.
 */
final class Tagger {

  /** Files of the models, as their artifacts hold them. */
  private static final Map<String, String> FILES =
      Map.of(
          "en", "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin",
          "fr", "/opennlp-fr-ud-gsd-pos-1.3-2.5.4.bin",
          "de", "/opennlp-de-ud-gsd-pos-1.3-2.5.4.bin");

  private static final Map<String, Optional<POSModel>> MODELS = new ConcurrentHashMap<>();

  /** Words as the models were trained on: a hyphen or an apostrophe inside is part of a word. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}]+(?:[-'’][\\p{L}\\p{M}\\p{N}]+)*|[^\\s\\p{L}\\p{M}\\p{N}]");

  private final POSTaggerME tagger;

  private Tagger(POSModel model) {
    tagger = new POSTaggerME(model);
  }

  /** The tagger of a language, if there is one. */
  static Optional<Tagger> of(String language) {
    return MODELS.computeIfAbsent(language, Tagger::load).map(Tagger::new);
  }

  private static Optional<POSModel> load(String language) {
    String file = FILES.get(language);
    if (file == null) {
      return Optional.empty();
    }
    try (InputStream in = Tagger.class.getResourceAsStream(file)) {
      return in == null ? Optional.empty() : Optional.of(new POSModel(in));
    } catch (IOException e) {
      throw new UncheckedIOException("the part-of-speech model " + file + " cannot be read", e);
    }
  }

  /** A word with its tag. */
  record Tagged(String word, String tag) {}

  /** The words and signs of a text in order, each with its tag. */
  List<Tagged> tag(String text) {
    String[] words = TOKEN.matcher(text).results().map(MatchResult::group).toArray(String[]::new);
    String[] tags = tagger.tag(words);
    List<Tagged> tagged = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      tagged.add(new Tagged(words[i], tags[i]));
    }
    return tagged;
  }
}
