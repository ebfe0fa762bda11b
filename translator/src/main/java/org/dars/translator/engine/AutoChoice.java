package org.dars.translator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.dars.models.TextTranslator;
import org.jspecify.annotations.Nullable;

/**
 * Picks the first engine of an order that serves a pair of languages, and says why that one.
 *
 * @param languageModel null when none is configured
 * @param libretranslate null when none is configured
 * @param nmt the installed translation models; asked for only when no earlier engine serves
 * @param apertium null when it is not installed
 * @param cached puts a cache before an engine
 */
record AutoChoice(
    @Nullable LanguageModelEngine languageModel,
    @Nullable LibreTranslateEngine libretranslate,
    Supplier<Optional<TextTranslator>> nmt,
    @Nullable ApertiumEngine apertium,
    UnaryOperator<TranslationEngine> cached) {

  EngineChoice best(EngineOrder order, String from, String to) {
    List<String> lacking = new ArrayList<>();
    for (String name : order.names()) {
      Optional<EngineChoice> choice =
          switch (name) {
            case "llm" -> byLanguageModel(lacking);
            case "libretranslate" -> byServer(lacking, from, to);
            case "nmt" -> byNmt(lacking, from, to);
            default -> byApertium(lacking, from, to);
          };
      if (choice.isPresent()) {
        return choice.get();
      }
    }
    return new EngineChoice.People(
        "no engine here translates "
            + from
            + " to "
            + to
            + ", so people do, in an XLIFF file"
            + (lacking.isEmpty() ? "" : ": " + String.join(", and ", lacking)));
  }

  private Optional<EngineChoice> byLanguageModel(List<String> lacking) {
    if (languageModel == null) {
      lacking.add("no language model is configured");
      return Optional.empty();
    }
    return machine(languageModel, "llm", lacking, languageModel.version() + " is configured");
  }

  private Optional<EngineChoice> byServer(List<String> lacking, String from, String to) {
    if (libretranslate == null || !libretranslate.supports(from, to)) {
      return Optional.empty();
    }
    return machine(
        libretranslate,
        "libretranslate",
        lacking,
        "the server at " + libretranslate.version() + " translates " + from + " to " + to);
  }

  private Optional<EngineChoice> byNmt(List<String> lacking, String from, String to) {
    return nmt.get()
        .filter(t -> t.translates(from, to))
        .flatMap(t ->
            machine(
                new NmtEngine(t),
                "nmt",
                lacking,
                "an installed model translates " + from + " to " + to));
  }

  /** Without a cache: it is free, and as fast as one. */
  private Optional<EngineChoice> byApertium(List<String> lacking, String from, String to) {
    if (apertium == null) {
      lacking.add("Apertium is not installed (apt install apertium)");
      return Optional.empty();
    }
    if (!apertium.supports(from, to)) {
      lacking.add(ApertiumEngine.missing(from, to));
      return Optional.empty();
    }
    return Optional.of(
        new EngineChoice.Machine(
            apertium,
            why(
                "apertium " + apertium.version(),
                lacking,
                "it has the data for " + from + " to " + to)));
  }

  private Optional<EngineChoice> machine(
      TranslationEngine engine, String name, List<String> lacking, String reason) {
    return Optional.of(new EngineChoice.Machine(cached.apply(engine), why(name, lacking, reason)));
  }

  /** "nmt: no language model is configured, and an installed model translates en to es". */
  private static String why(String name, List<String> lacking, String reason) {
    List<String> reasons = new ArrayList<>(lacking);
    reasons.add(reason);
    return name + ": " + String.join(", and ", reasons);
  }
}
