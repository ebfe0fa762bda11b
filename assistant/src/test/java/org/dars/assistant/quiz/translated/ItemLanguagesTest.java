package org.dars.assistant.quiz.translated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseFixture;
import org.dars.assistant.quiz.QuizRoom;
import org.dars.assistant.quiz.QuizSources;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.examine.Finding.Outcome;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.Block;
import org.dars.translator.LocalisationRequest;
import org.dars.translator.engine.EngineContext;
import org.dars.translator.engine.EngineResult;
import org.dars.translator.engine.PseudoEngine;
import org.dars.translator.engine.SourceSegment;
import org.dars.translator.engine.TranslationEngine;
import org.dars.translator.memory.Quality;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemLanguagesTest {

  private static final String ZONE = "local";

  private static final String ENGLISH =
      """
      # Memory

      Sleep helps the hippocampus. New memories move into the cortex by night.

      An adult sleeps 8 hours and walks 5 miles.

      First encode the facts, then store the facts, then retrieve the facts.
      """;

  private static final String SPANISH =
      """
      # Memoria

      El sueño ayuda al hipocampo. Los recuerdos nuevos pasan a la corteza de noche.

      Un adulto duerme 8 horas y anda 8 kilómetros.

      Primero codifica los datos, luego guarda los datos, luego recupera los datos.
      """;

  private static final Map<String, String> PHRASES =
      Map.ofEntries(
          Map.entry("What does sleep help?", "¿A qué ayuda el sueño?"),
          Map.entry("the hippocampus", "el hipocampo"),
          Map.entry("the cortex", "la corteza"),
          Map.entry("the spine", "la columna"),
          Map.entry("No, that is somewhere else.", "No, eso está en otro sitio."),
          Map.entry("The course says so.", "El curso lo dice."),
          Map.entry("Fill the gaps.", "Rellena los huecos."),
          Map.entry(
              "New ⟦1⟧memories⟦/1⟧ move into the ⟦2⟧cortex⟦/2⟧ by night.",
              "Los ⟦1⟧recuerdos⟦/1⟧ nuevos pasan a la ⟦2⟧corteza⟦/2⟧ de noche."),
          Map.entry("memory", "recuerdo"),
          Map.entry("memories", "recuerdos"),
          Map.entry("cortex", "corteza"),
          Map.entry("Put the steps in order.", "Ordena los pasos."),
          Map.entry("encode the facts", "codifica los datos"),
          Map.entry("store the facts", "guarda los datos"),
          Map.entry("retrieve the facts", "recupera los datos"),
          Map.entry("How far does an adult walk?", "¿Cuánto anda un adulto?"),
          Map.entry("How long does an adult sleep?", "¿Cuánto duerme un adulto?"),
          Map.entry("Sleep helps the ⟦1⟧hippocampus⟦/1⟧.", "El sueño ayuda al ⟦1⟧hipocampo⟦/1⟧."),
          Map.entry("hippocampus", "hipocampo"),
          Map.entry("amygdala", "amígdala"));

  @TempDir private Path folder;

  private CourseFixture fixture;
  private QuizRoom room;
  private Course course;

  @BeforeEach
  void open() throws Exception {
    fixture = new CourseFixture(folder.resolve("home"));
    room = new QuizRoom(fixture.database, fixture.library, Clock.systemUTC());
    write("en", ENGLISH, null);
    write("es", SPANISH, "brain");
    course = fixture.library.course(ZONE, "brain").orElseThrow();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void write(String language, String text, @Nullable String localises) throws Exception {
    Path files = Files.createDirectories(folder.resolve("course-" + language));
    Files.writeString(files.resolve("memory.md"), text);
    String id = localises == null ? "brain" : "brain-" + language;
    Files.writeString(
        files.resolve("course.json"),
        "{\"title\":\"Brain\",\"language\":\"%s\"}".formatted(language));
    fixture.library.add(ZONE, new AddRequest(files, id, "Brain", localises), AddListener.SILENT);
  }

  private SourceQuote quote(String words) {
    for (SourceDocument document : QuizSources.of(fixture.library, ZONE, "brain")) {
      for (Block block : document.blocks()) {
        if (block.text().contains(words)) {
          return new SourceQuote(
              document.id(), document.title(), block.id(), block.anchor().label(), words);
        }
      }
    }
    throw new AssertionError("nothing says " + words);
  }

  private static Item item(String id, String stem, Body body, SourceQuote... quotes) {
    return new Item(
        id,
        id,
        RichText.plain(stem),
        body,
        RichText.plain("The course says so."),
        BigDecimal.ONE,
        Item.About.NOTHING,
        List.of(quotes));
  }

  private static Body.Option option(String text, int weight) {
    return new Body.Option(
        RichText.plain(text),
        BigDecimal.valueOf(weight),
        RichText.plain(weight > 0 ? "" : "No, that is somewhere else."));
  }

  private Item choice() {
    return item(
        "choice",
        "What does sleep help?",
        new Body.Choice(
            List.of(option("the cortex", 0), option("the hippocampus", 1), option("the spine", 0)),
            true,
            true),
        quote("Sleep helps the hippocampus."));
  }

  private static Body.ShortAnswer words(String... answers) {
    return new Body.ShortAnswer(
        Arrays.stream(answers)
            .map(a -> new Body.Accepted(a, BigDecimal.ONE, RichText.EMPTY))
            .toList(),
        false);
  }

  private Item cloze() {
    return item(
        "cloze",
        "Fill the gaps.",
        new Body.Cloze(
            List.of(
                new Body.Words(RichText.plain("New ")),
                new Body.Gap(1, words("memories", "memory")),
                new Body.Words(RichText.plain(" move into the ")),
                new Body.Gap(2, words("cortex")),
                new Body.Words(RichText.plain(" by night.")))),
        quote("New memories move into the cortex by night."));
  }

  private static Body.Numeric number(String value, String unit) {
    return new Body.Numeric(
        List.of(
            new Body.NumericKey(
                new BigDecimal(value), new BigDecimal("0.5"), BigDecimal.ONE, RichText.EMPTY)),
        unit);
  }

  private ItemLocaliser localiser(TranslationEngine engine, String to) {
    return new ItemLocaliser(
        fixture.courseware,
        null,
        new LocalisationRequest("en", to, ZONE),
        engine,
        Clock.systemUTC());
  }

  private ItemLocaliser spanish() {
    return localiser(new PhraseEngine(PHRASES), "es");
  }

  private ItemTranslation translated(Item item, @Nullable ItemLocaliser localiser, String to)
      throws Exception {
    BankItem banked = bank(item);
    return room.languages(ZONE, course)
        .translate(List.of(banked), to, localiser, n -> {}, () -> false)
        .getFirst();
  }

  private BankItem bank(Item item) {
    return room.bank(ZONE, course)
        .add(List.of(item), room.examiner(ZONE, course), "me", "made")
        .getFirst();
  }

  private static Outcome outcome(ItemTranslation t, TranslationCheck check) {
    return t.findings().stream()
        .filter(f -> f.check() == check)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  @Test
  void aChoiceIsTranslatedWithItsKeyInPlaceAndItsQuoteInTheCoursesOwnTranslation()
      throws Exception {
    ItemTranslation t = translated(choice(), spanish(), "es");
    assertThat(t.flags()).isEmpty();
    assertThat(t.sound()).isTrue();
    Body.Choice choice = (Body.Choice) t.item().body();
    assertThat(choice.options())
        .extracting(o -> o.text().value())
        .containsExactly("la corteza", "el hipocampo", "la columna");
    assertThat(choice.options()).extracting(Body.Option::right).containsExactly(false, true, false);
    assertThat(t.item().sources())
        .extracting(SourceQuote::quote)
        .containsExactly("El sueño ayuda al hipocampo.");
    assertThat(t.item().about().language()).isEqualTo("es");
    assertThat(t.course()).isEqualTo("brain-es");
    assertThat(t.by()).isEqualTo("phrases 1");
    assertThat(outcome(t, TranslationCheck.KEY_IN_QUOTE)).isEqualTo(Outcome.PASSED);
  }

  @Test
  void nothingIsShownBeforeAPersonApprovesIt() throws Exception {
    ItemTranslation t = translated(choice(), spanish(), "es");
    assertThat(room.inLanguage(ZONE, course, choice(), "es")).isEmpty();
    ItemLanguages languages = room.languages(ZONE, course);
    Item item = t.source();
    assertThat(languages.edit(t, item, 1, Map.of(), "me", true)).isPresent();
    assertThat(room.inLanguage(ZONE, course, item, "es").orElseThrow().stem().value())
        .isEqualTo("¿A qué ayuda el sueño?");
    assertThat(room.inLanguage(ZONE, course, item, "es-MX")).isPresent();
    assertThat(room.inLanguage(ZONE, course, item, "kk")).isEmpty();
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwritten() throws Exception {
    ItemTranslation seen = translated(choice(), spanish(), "es");
    ItemLanguages languages = room.languages(ZONE, course);
    Thread.sleep(5);
    assertThat(languages.edit(seen, seen.source(), 1, Map.of("stem", "¿Qué?"), "a", false))
        .isPresent();
    assertThat(languages.edit(seen, seen.source(), 1, Map.of("stem", "¿Cuál?"), "b", true))
        .isEmpty();
    assertThat(languages.find("choice", "es").orElseThrow().item().stem().value())
        .isEqualTo("¿Qué?");
  }

  @Test
  void aChangedItemOrBlockMakesTheTranslationStale() throws Exception {
    ItemTranslation t = translated(choice(), spanish(), "es");
    ItemLanguages languages = room.languages(ZONE, course);
    languages.edit(t, t.source(), 1, Map.of(), "me", true);
    Item other =
        item(
            "choice", "What does sleep serve?", t.source().body(), t.source().sources().getFirst());
    assertThat(room.inLanguage(ZONE, course, other, "es")).isEmpty();
    assertThat(room.inLanguage(ZONE, course, t.source(), "es")).isPresent();
    write("es", SPANISH.replace("El sueño", "Dormir"), "brain");
    assertThat(room.inLanguage(ZONE, course, t.source(), "es")).isEmpty();
    ItemTranslation again =
        languages
            .translate(room.bank(ZONE, course).list(null), "es", spanish(), n -> {}, () -> false)
            .getFirst();
    assertThat(again.approved()).isFalse();
    assertThat(again.item().sources().getFirst().quote()).isEqualTo("Dormir ayuda al hipocampo.");
  }

  @Test
  void whatIsTranslatedIsNotAskedForAgain() throws Exception {
    PhraseEngine engine = new PhraseEngine(PHRASES);
    translated(choice(), localiser(engine, "es"), "es");
    int before = engine.asked.size();
    assertThat(
            room.languages(ZONE, course)
                .translate(
                    room.bank(ZONE, course).list(null),
                    "es",
                    localiser(engine, "es"),
                    n -> {},
                    () -> false))
        .isEmpty();
    assertThat(engine.asked).hasSize(before);
  }

  @Test
  void textsThatAPersonApprovedStayWhenAnotherTextOfTheItemChanges() throws Exception {
    ItemTranslation t = translated(choice(), spanish(), "es");
    ItemLanguages languages = room.languages(ZONE, course);
    languages.edit(t, t.source(), 1, Map.of("option 3", "la espina dorsal"), "me", true);
    BankItem banked = room.bank(ZONE, course).find("choice").orElseThrow();
    Item now =
        item(
            "choice",
            "How far does an adult walk?",
            banked.item().body(),
            quote("Sleep helps the hippocampus."));
    BankItem changed =
        room.bank(ZONE, course)
            .change(banked, now, banked.examination(), "me", "edited")
            .orElseThrow();
    ItemTranslation again =
        languages.translate(List.of(changed), "es", spanish(), n -> {}, () -> false).getFirst();
    assertThat(((Body.Choice) again.item().body()).options().get(2).text().value())
        .isEqualTo("la espina dorsal");
    assertThat(again.item().stem().value()).isEqualTo("¿Cuánto anda un adulto?");
    assertThat(again.version()).isEqualTo(2);
    assertThat(again.approved()).isFalse();
  }

  @Test
  void aGapsAnswerIsTheFormThatStandsInTheTranslatedSentence() throws Exception {
    ItemTranslation t = translated(cloze(), spanish(), "es");
    assertThat(t.flags()).isEmpty();
    Body.Cloze cloze = (Body.Cloze) t.item().body();
    assertThat(cloze.parts()).hasSize(5);
    assertThat(((Body.Words) cloze.parts().getFirst()).text()).isEqualTo(RichText.plain("Los "));
    Body.Gap second = (Body.Gap) cloze.parts().get(3);
    assertThat(second.weight()).isEqualTo(2);
    assertThat(((Body.ShortAnswer) second.fill()).answers())
        .extracting(Body.Accepted::text)
        .containsExactly("corteza");
    Body.Gap first = (Body.Gap) cloze.parts().get(1);
    assertThat(((Body.ShortAnswer) first.fill()).answers())
        .extracting(Body.Accepted::text)
        .containsExactly("recuerdos", "recuerdo");
  }

  @Test
  void gapsMayChangePlacesAndKeepTheirAnswers() throws Exception {
    Map<String, String> phrases = new HashMap<>(PHRASES);
    phrases.put(
        "New ⟦1⟧memories⟦/1⟧ move into the ⟦2⟧cortex⟦/2⟧ by night.",
        "De noche pasan a la ⟦2⟧corteza⟦/2⟧ los ⟦1⟧recuerdos⟦/1⟧ nuevos.");
    ItemTranslation t = translated(cloze(), localiser(new PhraseEngine(phrases), "es"), "es");
    Body.Cloze cloze = (Body.Cloze) t.item().body();
    Body.Gap first = (Body.Gap) cloze.parts().get(1);
    assertThat(first.weight()).isEqualTo(2);
    assertThat(((Body.ShortAnswer) first.fill()).answers().getFirst().text()).isEqualTo("corteza");
    assertThat(t.flags()).isEmpty();
  }

  @Test
  void aGapWhoseAnswerIsNotInTheTranslatedSentenceIsFlagged() throws Exception {
    Map<String, String> phrases = new HashMap<>(PHRASES);
    phrases.put(
        "New ⟦1⟧memories⟦/1⟧ move into the ⟦2⟧cortex⟦/2⟧ by night.",
        "Los ⟦1⟧recuerdos⟦/1⟧ nuevos pasan al ⟦2⟧manto⟦/2⟧ de noche.");
    ItemTranslation t = translated(cloze(), localiser(new PhraseEngine(phrases), "es"), "es");
    assertThat(t.sound()).isFalse();
    assertThat(t.flags())
        .anyMatch(f -> f.startsWith("gap-in-sentence: the answer \"manto\" does not stand in"));
  }

  @Test
  void anEngineThatLosesAGapIsHeldBackAndFlagged() throws Exception {
    Map<String, String> phrases = new HashMap<>(PHRASES);
    phrases.put(
        "New ⟦1⟧memories⟦/1⟧ move into the ⟦2⟧cortex⟦/2⟧ by night.",
        "Los ⟦1⟧recuerdos⟦/1⟧ nuevos pasan a la corteza de noche.");
    ItemTranslation t = translated(cloze(), localiser(new PhraseEngine(phrases), "es"), "es");
    assertThat(outcome(t, TranslationCheck.ALL_TRANSLATED)).isEqualTo(Outcome.FAILED);
    assertThat(t.sound()).isFalse();
    assertThat(((Body.Cloze) t.item().body()).parts()).hasSize(5);
  }

  @Test
  void aBlankOfAChoiceStaysABlankAndItsKeyStandsInTheSentence() throws Exception {
    Item blank =
        item(
            "blank",
            "Sleep helps the _____.",
            new Body.Choice(
                List.of(option("hippocampus", 1), option("amygdala", 0), option("cortex", 0)),
                true,
                true),
            quote("Sleep helps the hippocampus."));
    ItemTranslation t = translated(blank, spanish(), "es");
    assertThat(t.item().stem()).isEqualTo(RichText.plain("El sueño ayuda al _____."));
    assertThat(t.flags()).isEmpty();
    assertThat(outcome(t, TranslationCheck.GAP_IN_SENTENCE)).isEqualTo(Outcome.PASSED);
  }

  @Test
  void optionsThatBecomeTheSameAreFlagged() throws Exception {
    Map<String, String> phrases = new HashMap<>(PHRASES);
    phrases.put("the spine", "la corteza");
    ItemTranslation t = translated(choice(), localiser(new PhraseEngine(phrases), "es"), "es");
    assertThat(t.flags())
        .contains("options-apart: option 1 and 3 are the same in translation: \"la corteza\"");
  }

  @Test
  void aKeyThatTheTranslatedCourseCallsOtherwiseIsFlagged() throws Exception {
    Map<String, String> phrases = new HashMap<>(PHRASES);
    phrases.put("the hippocampus", "el caballito");
    ItemTranslation t = translated(choice(), localiser(new PhraseEngine(phrases), "es"), "es");
    assertThat(t.flags()).anyMatch(f -> f.startsWith("key-in-quote: \"el caballito\""));
  }

  @Test
  void aTextThatTheEngineDoesNotKnowIsFlagged() throws Exception {
    Map<String, String> phrases = new HashMap<>(PHRASES);
    phrases.remove("the spine");
    ItemTranslation t = translated(choice(), localiser(new PhraseEngine(phrases), "es"), "es");
    assertThat(t.flags())
        .contains("all-translated: not translated: option 3 (it does not know this)");
  }

  @Test
  void stepsKeepTheirOrder() throws Exception {
    Item steps =
        item(
            "steps",
            "Put the steps in order.",
            new Body.Ordering(
                List.of(
                    RichText.plain("encode the facts"),
                    RichText.plain("store the facts"),
                    RichText.plain("retrieve the facts"))),
            quote("First encode the facts, then store the facts, then retrieve the facts."));
    ItemTranslation t = translated(steps, spanish(), "es");
    assertThat(t.flags()).isEmpty();
    assertThat(((Body.Ordering) t.item().body()).steps())
        .extracting(RichText::value)
        .containsExactly("codifica los datos", "guarda los datos", "recupera los datos");
  }

  @Test
  void aNumberThatTheTranslatedCourseAdaptedIsRecomputedAndSaid() throws Exception {
    Item far =
        item(
            "far",
            "How far does an adult walk?",
            number("5", ""),
            quote("An adult sleeps 8 hours and walks 5 miles."));
    ItemTranslation t = translated(far, spanish(), "es");
    Body.NumericKey key = ((Body.Numeric) t.item().body()).keys().getFirst();
    assertThat(key.value()).isEqualByComparingTo("8");
    assertThat(key.tolerance()).isEqualByComparingTo("0.8");
    assertThat(t.flags())
        .contains("numbers-kept: the key was 5 and is 8, as the translated course has it");
  }

  @Test
  void aUnitThatTheTranslatedCourseDoesNotHaveIsFlaggedAndAKeptNumberStays() throws Exception {
    Item far =
        item(
            "far",
            "How far does an adult walk?",
            number("5", "miles"),
            quote("An adult sleeps 8 hours and walks 5 miles."));
    assertThat(translated(far, spanish(), "es").flags())
        .anyMatch(f -> f.startsWith("units-kept: the unit \"miles\" is not in"));
    Item long1 =
        item(
            "long",
            "How long does an adult sleep?",
            number("8", ""),
            quote("An adult sleeps 8 hours and walks 5 miles."));
    ItemTranslation t = translated(long1, spanish(), "es");
    assertThat(((Body.Numeric) t.item().body()).keys().getFirst().value())
        .isEqualByComparingTo("8");
    assertThat(t.flags()).isEmpty();
  }

  @Test
  void aCourseThatIsNotThereInTheLanguageProvesNothing() throws Exception {
    ItemTranslation t = translated(choice(), localiser(new PseudoEngine(), "ar"), "ar");
    assertThat(outcome(t, TranslationCheck.BLOCK_THERE)).isEqualTo(Outcome.FAILED);
    assertThat(t.sound()).isFalse();
    assertThat(t.item().sources()).isEmpty();
  }

  @Test
  void anAdaptationInTheCoursesOwnLanguageTranslatesNoText() throws Exception {
    Path files = Files.createDirectories(folder.resolve("kz"));
    Files.writeString(files.resolve("memory.md"), ENGLISH.replace("5 miles", "8 km"));
    Files.writeString(files.resolve("course.json"), "{\"title\":\"Brain\",\"language\":\"en\"}");
    fixture.library.add(
        ZONE, new AddRequest(files, "brain-for-kz", "Brain", "brain"), AddListener.SILENT);
    assertThat(room.languages(ZONE, course).languages()).containsExactly("en-KZ", "es");
    Item far =
        item(
            "far",
            "How far does an adult walk?",
            number("5", ""),
            quote("An adult sleeps 8 hours and walks 5 miles."));
    ItemTranslation t = translated(far, null, "en-KZ");
    assertThat(t.item().stem()).isEqualTo(far.stem());
    assertThat(((Body.Numeric) t.item().body()).keys().getFirst().value())
        .isEqualByComparingTo("8");
    assertThat(t.sound()).isTrue();
  }

  @Test
  void aPersonsTextHasToKeepItsGaps() throws Exception {
    ItemTranslation t = translated(cloze(), spanish(), "es");
    assertThatThrownBy(() ->
            room.languages(ZONE, course)
                .edit(t, t.source(), 1, Map.of("text", "Los recuerdos pasan."), "me", true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the text must keep its 2 gaps, as [[1 answer]]");
    assertThat(ItemLanguages.beside(t))
        .filteredOn(b -> b.key().equals("text"))
        .extracting(ItemLanguages.Beside::typed)
        .containsExactly("Los [[1 recuerdos]] nuevos pasan a la [[2 corteza]] de noche.");
    assertThat(room.languages(ZONE, course).edit(t, t.source(), 1, Map.of("stem", " "), "me", true))
        .isEmpty();
    ItemTranslation mended =
        room.languages(ZONE, course)
            .edit(
                t,
                t.source(),
                1,
                Map.of("text", "De noche los [[1 recuerdos]] pasan a la [[2 corteza]]."),
                "me",
                true)
            .orElseThrow();
    assertThat(((Body.Cloze) mended.item().body()).parts()).hasSize(5);
    assertThat(mended.by()).isEqualTo("me");
  }

  @Test
  void keysWeightsAndOrderAreTheSameWhateverAnEngineDoes() throws Exception {
    List<TranslationEngine> engines =
        List.of(
            engine(s -> s + " " + s),
            engine(s -> ""),
            engine(s -> "```json\n{\"a\":1}\n```"),
            engine(s -> s.replaceAll("⟦[^⟧]*⟧", "")),
            engine(s -> "⟦1⟧x⟦/1⟧ ⟦1⟧y⟦/1⟧"),
            engine(s -> "<script>alert(1)</script>"),
            engine(s -> s.toUpperCase(Locale.ROOT)));
    Item choice = choice();
    Item cloze = cloze();
    int n = 0;
    for (TranslationEngine engine : engines) {
      String tag = List.of("fr", "de", "it", "pt", "nl", "ca", "sv").get(n++);
      for (Item item : List.of(choice, cloze)) {
        ItemTranslation t = translated(item, localiser(engine, tag), tag);
        assertThat(t.item().body().kind()).isEqualTo(item.body().kind());
        assertThat(weights(t.item())).as(tag).isEqualTo(weights(item));
        assertThat(t.item().stem().value()).doesNotContain("<script");
        assertThat(t.approved()).isFalse();
      }
    }
  }

  private static List<String> weights(Item item) {
    return switch (item.body()) {
      case Body.Choice c -> c.options().stream().map(o -> o.weight().toPlainString()).toList();
      case Body.Cloze c ->
          c.parts().stream()
              .filter(Body.Gap.class::isInstance)
              .map(g -> ((Body.Gap) g).weight() + "")
              .sorted()
              .toList();
      default -> List.of();
    };
  }

  private interface Spoil {
    String of(String text);
  }

  private static TranslationEngine engine(Spoil spoil) {
    return new TranslationEngine() {
      @Override
      public String name() {
        return "spoilt";
      }

      @Override
      public String version() {
        return "1";
      }

      @Override
      public Quality quality() {
        return Quality.LANGUAGE_MODEL;
      }

      @Override
      public boolean supports(String from, String to) {
        return true;
      }

      @Override
      public List<EngineResult> translate(List<SourceSegment> segments, EngineContext context) {
        return segments.stream()
            .<EngineResult>map(s -> new EngineResult.Translated(spoil.of(s.text())))
            .toList();
      }
    };
  }

  @Test
  void theStateOfAnItemIsNotThatOfItsTranslation() throws Exception {
    ItemTranslation t = translated(choice(), spanish(), "es");
    assertThat(t.item().about().state()).isEqualTo(ItemState.DRAFT);
    assertThat(room.languages(ZONE, course).find("choice", "es")).contains(t);
    assertThat(ItemLanguages.beside(t))
        .extracting(ItemLanguages.Beside::key)
        .containsExactly(
            "stem", "option 1", "feedback 1", "option 2", "option 3", "feedback 3", "explanation");
  }
}
