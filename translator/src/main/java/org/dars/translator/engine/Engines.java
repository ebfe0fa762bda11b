package org.dars.translator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dars.models.LanguageModel;
import org.dars.models.TextTranslator;
import org.jspecify.annotations.Nullable;

/**
 * The engines of this machine, in the order of {@link EngineOrder}: a language model when one is
 * configured, a LibreTranslate server, installed translation models, Apertium when it is installed
 * with the pair's data. Pseudo-translation is never chosen unasked. Safe for use by several
 * threads.
 */
public final class Engines implements AutoCloseable {

  /** What {@link #choose} understands, alone or, but for auto and people, in a row with commas. */
  public static final List<String> NAMES =
      List.of("auto", "llm", "libretranslate", "nmt", "apertium", "pseudo", "people");

  private static final String NMT = "nmt";

  /** The translation models that are installed; opened when they are first asked for. */
  public interface Translators {

    /** None is installed. */
    Translators NONE = id -> Optional.empty();

    /**
     * One model, or all that the zone uses, as one.
     *
     * @param id "" for those that the zone uses; they translate what any of them does
     * @return empty when there is none; closed by whoever asked
     */
    Optional<TextTranslator> open(String id);
  }

  private final @Nullable LanguageModel model;
  private final @Nullable ApertiumEngine apertium;
  private final @Nullable LibreTranslateEngine libretranslate;
  private final CallLimits limits;
  private final Allowance allowance;
  private final Translators translators;
  private final EngineOrder order;

  /** By id; shared by those that were made of one another, which must not open a model twice. */
  private final Map<String, Optional<TextTranslator>> opened;

  private final @Nullable EngineCache cache;
  private final @Nullable LanguageModelEngine languageModel;

  /**
   * Engines as given.
   *
   * @param model null when none is configured
   * @param apertium null when it is not installed
   */
  public Engines(@Nullable LanguageModel model, @Nullable ApertiumEngine apertium) {
    this(
        model,
        apertium,
        null,
        Translators.NONE,
        CallLimits.STANDARD,
        EngineOrder.STANDARD,
        new HashMap<>(),
        Allowance.unlimited(),
        null);
  }

  private Engines(
      @Nullable LanguageModel model,
      @Nullable ApertiumEngine apertium,
      @Nullable LibreTranslateEngine libretranslate,
      Translators translators,
      CallLimits limits,
      EngineOrder order,
      Map<String, Optional<TextTranslator>> opened,
      Allowance allowance,
      @Nullable EngineCache cache) {
    this.model = model;
    this.apertium = apertium;
    this.libretranslate = libretranslate;
    this.translators = translators;
    this.limits = limits;
    this.order = order;
    this.opened = opened;
    this.allowance = allowance;
    this.cache = cache;
    this.languageModel = model == null ? null : new LanguageModelEngine(model, limits, allowance);
  }

  /**
   * The engines installed here and configured by settings (see {@code translator/docs/engines.md}).
   *
   * @param settings the environment, or a settings file
   * @param model null for none
   * @param translators the installed translation models
   * @throws EngineException when a setting cannot be read; the message names it
   */
  public static Engines from(
      Map<String, String> settings, @Nullable LanguageModel model, Translators translators)
      throws EngineException, InterruptedException {
    Optional<LibreTranslateSettings> server = LibreTranslateSettings.from(settings);
    LibreTranslateEngine libretranslate =
        server.isEmpty()
            ? null
            : new LibreTranslateEngine(
                server.get(), CallLimits.from(settings, "DARS_LIBRETRANSLATE"));
    return new Engines(
        model,
        ApertiumEngine.installed().orElse(null),
        libretranslate,
        translators,
        CallLimits.from(settings, "DARS_LLM"),
        EngineOrder.from(settings),
        new HashMap<>(),
        Allowance.unlimited(),
        null);
  }

  /**
   * The same engines, the language model with an allowance of its own; closing either closes what
   * both hold.
   */
  public Engines allowing(Allowance own) {
    return made(model, own, cache);
  }

  /**
   * The same engines; answers of the language model, the server and the translation models are kept
   * and not asked for again. Closing either closes what both hold, but not the cache.
   */
  public Engines keeping(EngineCache answers) {
    return made(model, allowance, answers);
  }

  /**
   * The same engines with another language model, null for none, and without a cache: for what is
   * asked once. Closing either closes what both hold.
   */
  public Engines asking(@Nullable LanguageModel other) {
    return made(other, Allowance.unlimited(), null);
  }

  private Engines made(@Nullable LanguageModel llm, Allowance own, @Nullable EngineCache answers) {
    return new Engines(
        llm, apertium, libretranslate, translators, limits, order, opened, own, answers);
  }

  /** Ends what the engines hold; they may be used again. */
  @Override
  public void close() {
    if (apertium != null) {
      apertium.close();
    }
    if (libretranslate != null) {
      libretranslate.close();
    }
    synchronized (opened) {
      opened.values().forEach(one -> one.ifPresent(TextTranslator::close));
      opened.clear();
    }
  }

  /**
   * Picks an engine.
   *
   * @param wanted one of {@link #NAMES}, or several with commas, first choice first: "llm,apertium"
   * @param from BCP 47 tag of the source language
   * @param to BCP 47 tag of the target language
   * @throws EngineException when {@code wanted} is unknown, or named and cannot serve; the message
   *     says what to do
   */
  public EngineChoice choose(String wanted, String from, String to) throws EngineException {
    List<String> names =
        Arrays.stream(wanted.toLowerCase(Locale.ROOT).split(",", -1)).map(String::strip).toList();
    if (names.size() > 1) {
      return chain(names, from, to);
    }
    return switch (names.getFirst()) {
      case "auto" ->
          new AutoChoice(
                  languageModel, libretranslate, () -> translator(""), apertium, this::cached)
              .best(order, from, to);
      case "people" -> new EngineChoice.People("people, as asked: an XLIFF file to translate");
      default ->
          new EngineChoice.Machine(engine(names.getFirst(), from, to), why(names.getFirst()));
    };
  }

  private EngineChoice chain(List<String> names, String from, String to) throws EngineException {
    List<TranslationEngine> engines = new ArrayList<>();
    for (String name : names) {
      if (name.equals("auto") || name.equals("people")) {
        throw new EngineException(
            name + " cannot stand in a row of engines; name engines, for example llm,apertium");
      }
      engines.add(engine(name, from, to));
    }
    return new EngineChoice.Machine(
        new ChainEngine(engines), "as asked: " + String.join(", and what it cannot do: ", names));
  }

  private TranslationEngine engine(String name, String from, String to) throws EngineException {
    return switch (name) {
      case "llm" -> cached(languageModel());
      case "libretranslate" -> cached(libretranslate(from, to));
      case "apertium" -> apertium(from, to);
      case "pseudo" -> new PseudoEngine();
      case String nmt when nmt.equals(NMT) || nmt.startsWith(NMT + ":") ->
          cached(nmt(nmt.length() > NMT.length() ? nmt.substring(NMT.length() + 1) : "", from, to));
      default ->
          throw new EngineException(
              "no translation engine is called " + name + "; choose one of " + NAMES);
    };
  }

  private String why(String name) {
    return switch (name) {
      case "llm" -> "llm, as asked: " + (model == null ? "" : model.name());
      case "pseudo" -> "pseudo, as asked: text to test layouts";
      default -> name + ", as asked";
    };
  }

  private TranslationEngine cached(TranslationEngine engine) {
    return cache == null ? engine : new CachedEngine(engine, cache);
  }

  /** One line an engine: what is there, and what would add what is not. */
  public List<String> describe() {
    List<String> lines = new ArrayList<>();
    lines.add(
        model == null
            ? "llm: none configured; a language model translates any language, with context"
            : "llm: " + model.name());
    if (libretranslate != null) {
      lines.add("libretranslate: the server at " + libretranslate.version());
    }
    lines.add(
        translator("").isPresent()
            ? "nmt: " + translator("").get().name()
            : "nmt: no translation model is installed; ./dars models list --task translation");
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

  private LanguageModelEngine languageModel() throws EngineException {
    if (languageModel == null) {
      throw new EngineException(
          "no language model is configured; configure one, or choose another engine of " + NAMES);
    }
    return languageModel;
  }

  private LibreTranslateEngine libretranslate(String from, String to) throws EngineException {
    if (libretranslate == null) {
      throw new EngineException(
          "no LibreTranslate server is configured; set DARS_LIBRETRANSLATE_URL, for example to"
              + " http://localhost:5000");
    }
    if (!libretranslate.supports(from, to)) {
      throw new EngineException(
          "the LibreTranslate server at "
              + libretranslate.version()
              + " cannot be reached, or does not translate "
              + from
              + " to "
              + to
              + "; look at it, or choose another engine");
    }
    return libretranslate;
  }

  private NmtEngine nmt(String id, String from, String to) throws EngineException {
    Optional<TextTranslator> translator = translator(id);
    if (translator.isEmpty()) {
      throw new EngineException(
          id.isEmpty()
              ? "no translation model is installed; see ./dars models list --task translation"
              : "The model " + id + " is not installed: ./dars models pull " + id);
    }
    if (!translator.get().translates(from, to)) {
      throw new EngineException(
          "no installed translation model translates "
              + from
              + " to "
              + to
              + "; see ./dars models list --task translation");
    }
    return new NmtEngine(translator.get());
  }

  private Optional<TextTranslator> translator(String id) {
    synchronized (opened) {
      return opened.computeIfAbsent(id, translators::open);
    }
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
