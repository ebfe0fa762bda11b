package org.dars.translator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dars.models.LanguageModel;
import org.jspecify.annotations.Nullable;

/**
 * The engines of this machine, best first: a language model when one is configured, Apertium when
 * it is installed with the pair's data. Pseudo-translation is never chosen unasked.
 */
public final class Engines {

  /** What {@link #choose} understands. */
  public static final List<String> NAMES = List.of("auto", "llm", "apertium", "pseudo", "people");

  private final @Nullable LanguageModel model;
  private final @Nullable ApertiumEngine apertium;

  /**
   * Engines as given.
   *
   * @param model null when none is configured
   * @param apertium null when it is not installed
   */
  public Engines(@Nullable LanguageModel model, @Nullable ApertiumEngine apertium) {
    this.model = model;
    this.apertium = apertium;
  }

  /** The engines installed here, and a language model if one is configured. */
  public static Engines installed(@Nullable LanguageModel model) throws InterruptedException {
    return new Engines(model, ApertiumEngine.installed().orElse(null));
  }

  /**
   * Picks an engine.
   *
   * @param wanted one of {@link #NAMES}
   * @param from BCP 47 tag of the source language
   * @param to BCP 47 tag of the target language
   * @throws EngineException when {@code wanted} is unknown, or named and cannot serve; the message
   *     says what to do
   */
  public EngineChoice choose(String wanted, String from, String to) throws EngineException {
    return switch (wanted.toLowerCase(Locale.ROOT)) {
      case "auto" -> best(from, to);
      case "llm" -> new EngineChoice.Machine(languageModel(), "llm, as asked: " + named());
      case "apertium" -> new EngineChoice.Machine(apertium(from, to), "apertium, as asked");
      case "pseudo" ->
          new EngineChoice.Machine(new PseudoEngine(), "pseudo, as asked: text to test layouts");
      case "people" -> new EngineChoice.People("people, as asked: an XLIFF file to translate");
      default ->
          throw new EngineException(
              "no translation engine is called " + wanted + "; choose one of " + NAMES);
    };
  }

  /** One line an engine: what is there, and what would add what is not. */
  public List<String> describe() {
    List<String> lines = new ArrayList<>();
    lines.add(
        model == null
            ? "llm: none configured; a language model translates any language, with context"
            : "llm: " + model.name());
    if (apertium == null) {
      lines.add(
          "apertium: not installed; apt install apertium and a pair such as apertium-eng-spa"
              + " translates offline");
    } else {
      lines.add("apertium " + apertium.version() + ": " + String.join(", ", apertium.pairs()));
    }
    lines.add("pseudo: always there, for layout tests");
    return lines;
  }

  private EngineChoice best(String from, String to) {
    if (model != null) {
      return new EngineChoice.Machine(
          new LanguageModelEngine(model), "llm: " + named() + " is configured");
    }
    if (apertium != null && apertium.supports(from, to)) {
      return new EngineChoice.Machine(
          apertium,
          "apertium "
              + apertium.version()
              + ": no language model is configured, and it has the"
              + " data for "
              + from
              + " to "
              + to);
    }
    String lacking =
        apertium == null
            ? "Apertium is not installed (apt install apertium)"
            : ApertiumEngine.missing(from, to);
    return new EngineChoice.People(
        "no engine here translates "
            + from
            + " to "
            + to
            + ", so people do, in an XLIFF file: no"
            + " language model is configured, and "
            + lacking);
  }

  private LanguageModelEngine languageModel() throws EngineException {
    if (model == null) {
      throw new EngineException(
          "no language model is configured; configure one, or choose another engine of " + NAMES);
    }
    return new LanguageModelEngine(model);
  }

  private String named() {
    return model == null ? "" : model.name();
  }

  private ApertiumEngine apertium(String from, String to) throws EngineException {
    if (apertium == null) {
      throw new EngineException(
          "the program apertium is not installed; install it and the languages' data: apt install"
              + " apertium (then: "
              + ApertiumEngine.missing(from, to)
              + ")");
    }
    if (!apertium.supports(from, to)) {
      throw new EngineException(ApertiumEngine.missing(from, to));
    }
    return apertium;
  }
}
