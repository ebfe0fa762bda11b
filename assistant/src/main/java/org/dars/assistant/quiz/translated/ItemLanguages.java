package org.dars.assistant.quiz.translated;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.quiz.QuizSources;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.store.ItemTranslationRows;
import org.dars.translator.engine.EngineException;
import org.jspecify.annotations.Nullable;

/**
 * The items of one course's bank in other languages: made by machines, looked at by people, shown
 * to learners when a person approved them and nothing has changed since. Safe for use by several
 * threads.
 */
public final class ItemLanguages {

  /** Items that are translated together; what is done is kept after each lot. */
  private static final int LOT = 10;

  private final CourseLibrary library;
  private final ItemTranslationRows rows;
  private final String zone;
  private final Course course;
  private final Clock clock;

  public ItemLanguages(
      CourseLibrary library, ItemTranslationRows rows, String zone, Course course, Clock clock) {
    this.library = library;
    this.rows = rows;
    this.zone = zone;
    this.course = course;
    this.clock = clock;
  }

  /** The languages that items are in or could be: those of the course's localisations, too. */
  public List<String> languages() {
    Set<String> tags = new TreeSet<>(rows.languages());
    Followed.all(library, zone, course).forEach(tags::add);
    return List.copyOf(tags);
  }

  /** The languages of the course's own localisations: what is translated into these is proven. */
  public List<String> followed() {
    return Followed.all(library, zone, course).stream().distinct().sorted().toList();
  }

  /** How many items are translated into each of {@link #languages()}. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>(rows.counts());
    followed().forEach(tag -> counts.putIfAbsent(tag, 0));
    return counts;
  }

  public Optional<ItemTranslation> find(String item, String language) {
    return rows.find(item, language).map(TranslationJson::read);
  }

  /** The translations into a language, in the order of the bank. */
  public List<ItemTranslation> list(String language) {
    return rows.list(language).stream().map(TranslationJson::read).toList();
  }

  /**
   * The item as a learner may see it in a language: approved by a person there, and neither the
   * item nor the blocks that prove it have changed since.
   *
   * @param language BCP 47 tag; where there is nothing in "pt-BR", "pt" is taken
   */
  public Optional<Item> shown(Item item, String language) {
    for (String tag : List.of(language, Locale.forLanguageTag(language).getLanguage())) {
      Optional<ItemTranslation> there =
          tag.isEmpty() ? Optional.empty() : find(item.id(), tag).filter(ItemTranslation::approved);
      if (there.isPresent() && !stale(there.get(), item)) {
        return there.map(ItemTranslation::item);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a translation is no longer one of the item as it is: its texts or its key changed, or a
   * block that proves it, in either language.
   */
  public boolean stale(ItemTranslation translation, Item item) {
    if (!same(translation.source(), item)) {
      return true;
    }
    Set<String> documents =
        item.sources().stream().map(SourceQuote::document).collect(Collectors.toSet());
    return !translation
        .fingerprint()
        .equals(
            new AlignedQuotes(
                    documents(course.id(), documents),
                    documents(translation.course(), documents),
                    course.language(),
                    translation.language())
                .fingerprint(item));
  }

  /** Those of the translations into a language that are stale; reads the course once. */
  public Set<String> stale(
      String language, List<ItemTranslation> translations, Map<String, Item> items) {
    AlignedQuotes quotes = translating(language).quotes();
    return translations.stream()
        .filter(t -> {
          Item item = items.get(t.item().id());
          return item == null
              || !same(t.source(), item)
              || !t.fingerprint().equals(quotes.fingerprint(item));
        })
        .map(t -> t.item().id())
        .collect(Collectors.toSet());
  }

  private static boolean same(Item a, Item b) {
    return a.stem().equals(b.stem())
        && a.body().equals(b.body())
        && a.explanation().equals(b.explanation())
        && a.sources().equals(b.sources());
  }

  private List<SourceDocument> documents(String of, Set<String> ids) {
    return of.isEmpty()
        ? List.of()
        : ids.stream().map(id -> new SourceDocument(id, "", library.blocks(zone, of, id))).toList();
  }

  /** The id of the course that translations into a language follow; empty where there is none. */
  public Optional<String> followed(String language) {
    return Followed.course(library, zone, course, language).map(Course::id);
  }

  /**
   * Translates items that are not translated, or have changed since; what is done is kept.
   *
   * @param items of this bank
   * @param language BCP 47 tag; "en-KZ" of an English course follows its adaptation to Kazakhstan,
   *     and no text is translated
   * @param localiser translates; null only where no text is translated
   * @param done told how many items are done, of those given
   * @param stopped asked between batches
   * @return the translations that were made, in the order of the items
   * @throws IllegalArgumentException when a localiser is missing
   * @throws EngineException when the engine is of no use; what was done before is kept
   * @throws java.util.concurrent.CancellationException when {@code stopped} said so; the same
   */
  public List<ItemTranslation> translate(
      List<BankItem> items,
      String language,
      @Nullable ItemLocaliser localiser,
      IntConsumer done,
      BooleanSupplier stopped)
      throws EngineException, IOException, InterruptedException {
    Translating translating = translating(language);
    Map<String, ItemTranslation> known = new HashMap<>();
    list(language).forEach(t -> known.put(t.item().id(), t));
    List<BankItem> open = new ArrayList<>();
    for (BankItem item : items) {
      ItemTranslation before = known.get(item.item().id());
      if (before == null
          || !same(before.source(), item.item())
          || !before.fingerprint().equals(translating.quotes().fingerprint(item.item()))) {
        open.add(item);
      }
    }
    List<ItemTranslation> made = new ArrayList<>();
    int before = items.size() - open.size();
    for (int from = 0; from < open.size(); from += LOT) {
      done.accept(before + from);
      List<BankItem> lot = open.subList(from, Math.min(open.size(), from + LOT));
      made.addAll(lot(lot, language, localiser, translating, known, stopped));
    }
    done.accept(items.size());
    return made;
  }

  private List<ItemTranslation> lot(
      List<BankItem> lot,
      String language,
      @Nullable ItemLocaliser localiser,
      Translating translating,
      Map<String, ItemTranslation> known,
      BooleanSupplier stopped)
      throws EngineException, IOException, InterruptedException {
    List<Item> items = lot.stream().map(BankItem::item).toList();
    List<ItemLocaliser.Texts> texts;
    if (sameLanguage(language)) {
      texts = items.stream().map(i -> new ItemLocaliser.Texts(ItemTexts.of(i), Map.of())).toList();
    } else if (localiser == null) {
      throw new IllegalArgumentException("nobody translates into " + language);
    } else {
      texts = localiser.translate(items, stopped);
    }
    String by = localiser == null || sameLanguage(language) ? course.language() : localiser.by();
    List<ItemTranslation> made = new ArrayList<>();
    for (int i = 0; i < lot.size(); i++) {
      Item item = items.get(i);
      ItemTranslation before = known.get(item.id());
      Map<String, RichText> all = new LinkedHashMap<>(texts.get(i).texts());
      Map<String, String> left = new LinkedHashMap<>(texts.get(i).left());
      if (before != null && before.approved()) {
        keep(before, item, all, left);
      }
      ItemTranslation now =
          translating.make(item, lot.get(i).version(), all, left, by, false, now());
      if (rows.put(TranslationJson.row(now), before == null ? null : before.changed())) {
        made.add(now);
      }
    }
    return made;
  }

  /** What a person approved stays for texts that are as they were. */
  private static void keep(
      ItemTranslation before, Item item, Map<String, RichText> texts, Map<String, String> left) {
    Map<String, RichText> sources = ItemTexts.of(before.source());
    Map<String, RichText> approved = ItemTexts.of(before.item());
    ItemTexts.of(item)
        .forEach((key, text) -> {
          RichText kept = approved.get(key);
          if (kept != null && text.equals(sources.get(key))) {
            texts.put(key, kept);
            left.remove(key);
          }
        });
  }

  /**
   * A text of a translation beside that of its original.
   *
   * @param key what it is: "stem", "option 2"
   * @param right whether it is an option that is right
   */
  public record Beside(String key, RichText source, RichText target, boolean right) {

    /** The translation as people type it: gaps as {@code [[1 answer]]}. */
    public String typed() {
      return gaps() ? Gaps.typed(target.value()) : target.value();
    }

    /** The original, written alike. */
    public String original() {
      return gaps() ? Gaps.typed(source.value()) : source.value();
    }

    /** Whether it has gaps. */
    public boolean gaps() {
      return Gaps.in(source);
    }
  }

  /** The texts of a translation, in reading order. */
  public static List<Beside> beside(ItemTranslation translation) {
    Map<String, RichText> targets = ItemTexts.of(translation.item());
    List<Beside> beside = new ArrayList<>();
    ItemTexts.of(translation.source())
        .forEach((key, text) ->
            beside.add(
                new Beside(
                    key,
                    text,
                    targets.getOrDefault(key, RichText.EMPTY),
                    right(translation.source().body(), key))));
    return beside;
  }

  private static boolean right(Body body, String key) {
    return body instanceof Body.Choice choice
        && key.matches("option [0-9]+")
        && choice.options().get(Integer.parseInt(key.substring(7)) - 1).right();
  }

  /**
   * Takes a person's texts for a translation; checks and examiner look again.
   *
   * @param before the translation that the person saw
   * @param item the original as it is now
   * @param version of the original
   * @param texts by key, as {@link Beside#typed} has them; what is missing stays
   * @param approve whether the person approves it as well
   * @return empty when somebody else changed it meanwhile, or one of its texts is empty
   * @throws IllegalArgumentException when a text does not have its gaps; the message says so
   */
  public Optional<ItemTranslation> edit(
      ItemTranslation before,
      Item item,
      int version,
      Map<String, String> texts,
      String person,
      boolean approve) {
    Map<String, RichText> all = new LinkedHashMap<>();
    boolean edited = false;
    for (Beside b : beside(before)) {
      String typed = texts.getOrDefault(b.key(), b.typed()).strip();
      if (typed.isEmpty()) {
        return Optional.empty();
      }
      RichText now = new RichText(b.gaps() ? Gaps.ofTyped(typed) : typed, b.target().format());
      edited |= !now.equals(b.target());
      all.put(b.key(), now);
    }
    ItemTexts.with(item, all, item.about(), List.of());
    Map<String, String> left = edited || approve ? Map.of() : left(before);
    ItemTranslation now =
        translating(before.language())
            .make(item, version, all, left, edited ? person : before.by(), approve, now());
    return rows.put(TranslationJson.row(now), before.changed())
        ? Optional.of(now)
        : Optional.empty();
  }

  /**
   * Approves the sound ones of translations into a language; reads the courses once.
   *
   * @param items of the bank as they are now, by id; what is not among them is passed over
   * @return how many were approved: not those that somebody else changed meanwhile
   */
  public int approveSound(
      String language, List<ItemTranslation> translations, Map<String, BankItem> items) {
    Translating translating = translating(language);
    int approved = 0;
    for (ItemTranslation before : translations) {
      BankItem banked = items.get(before.item().id());
      if (banked != null && before.sound() && !before.approved()) {
        ItemTranslation now =
            translating.make(
                banked.item(),
                banked.version(),
                ItemTexts.of(before.item()),
                Map.of(),
                before.by(),
                true,
                now());
        approved += rows.put(TranslationJson.row(now), before.changed()) ? 1 : 0;
      }
    }
    return approved;
  }

  private static Map<String, String> left(ItemTranslation before) {
    return before.findings().stream()
        .filter(f -> f.check() == TranslationCheck.ALL_TRANSLATED && !f.reason().isEmpty())
        .collect(Collectors.toMap(f -> ItemTexts.STEM, TranslationFinding::reason));
  }

  private Translating translating(String language) {
    Optional<String> followed = followed(language);
    return new Translating(
        followed.orElse(""),
        QuizSources.of(library, zone, course.id()),
        followed.map(id -> QuizSources.of(library, zone, id)).orElse(List.of()),
        course.language(),
        language);
  }

  /** Whether a language is the course's own, for another country. */
  public boolean sameLanguage(String language) {
    return Locale.forLanguageTag(language)
        .getLanguage()
        .equals(Locale.forLanguageTag(course.language()).getLanguage());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
