package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.examine.Finding.Outcome;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.translated.ItemLanguages;
import org.dars.assistant.quiz.translated.ItemLanguages.Beside;
import org.dars.assistant.quiz.translated.ItemTranslation;
import org.dars.assistant.quiz.translated.TranslationFinding;
import org.jspecify.annotations.Nullable;

/** A bank's items in other languages: how many there are, what is wrong, approval and mending. */
final class ItemLanguagePages {

  private static final int A_PAGE = 50;

  /** Where a translation stands with people. */
  enum Standing {
    FLAGGED,
    WAITING,
    STALE,
    APPROVED;

    String key() {
      return "items.standing." + name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A language and how many translations stand where.
   *
   * @param course id of the localised course; "" for none
   */
  record Language(String tag, String course, int items, Map<Standing, Integer> counts) {
    int count(Standing standing) {
      return counts.getOrDefault(standing, 0);
    }
  }

  /** A translation in a list. */
  record Entry(ItemTranslation translation, Standing standing) {
    String stem() {
      String stem = translation.item().stem().value();
      return stem.length() <= 160 ? stem : stem.substring(0, 157) + "…";
    }
  }

  /**
   * The translations into a language.
   *
   * @param chosen the standing that is shown
   * @param decided how many were approved just now; -1 for none asked
   * @param from of the first shown, from 0
   */
  record ListPage(
      Course course,
      Language language,
      Standing chosen,
      List<Entry> entries,
      int decided,
      int from,
      int next) {}

  /**
   * One translation beside its original.
   *
   * @param version names the state that is shown
   * @param problem why a change was not taken, "" otherwise
   */
  record ItemPage(
      Course course,
      Language language,
      Entry entry,
      List<Beside> texts,
      List<TranslationFinding> failed,
      long version,
      String problem) {

    boolean gaps() {
      return texts.stream().anyMatch(Beside::gaps);
    }

    /** Where a text stands among those of its sort: "2", of a gap "1.2"; "" for one of its own. */
    static String place(Beside beside) {
      return beside.key().replaceAll("[^0-9 ]", "").strip().replaceAll(" +", ".");
    }

    /** The name of a text's sort in messages. */
    static String sort(Beside beside) {
      return beside.key().replaceAll("^gap [0-9]+ | [0-9]+$", "").replace(' ', '-');
    }

    List<SourceQuote> quotes() {
      return entry.translation().item().sources();
    }
  }

  private final Pages pages;
  private final BankAccess access;

  ItemLanguagePages(Pages pages, BankAccess access) {
    this.pages = pages;
    this.access = access;
  }

  private ItemLanguages languages(Course course) {
    return access.languages(course);
  }

  private Language language(Course course, String tag, List<Entry> entries) {
    Map<Standing, Integer> counts = new HashMap<>();
    entries.forEach(e -> counts.merge(e.standing(), 1, Integer::sum));
    return new Language(tag, languages(course).followed(tag).orElse(""), entries.size(), counts);
  }

  private Map<String, BankItem> items(Course course) {
    Map<String, BankItem> items = new HashMap<>();
    access.bank(course).list(null).forEach(b -> items.put(b.item().id(), b));
    return items;
  }

  private List<Entry> entries(Course course, String tag, Map<String, BankItem> items) {
    Map<String, Item> plain = new HashMap<>();
    items.forEach((id, banked) -> plain.put(id, banked.item()));
    List<ItemTranslation> all = languages(course).list(tag);
    Set<String> stale = languages(course).stale(tag, all, plain);
    return all.stream().map(t -> new Entry(t, standing(t, stale.contains(t.item().id())))).toList();
  }

  private static Standing standing(ItemTranslation t, boolean stale) {
    if (stale) {
      return Standing.STALE;
    }
    return t.approved() ? Standing.APPROVED : t.sound() ? Standing.WAITING : Standing.FLAGGED;
  }

  static String tag(Context ctx) {
    String tag = ctx.pathParam("language");
    if (!tag.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}")) {
      throw new PageProblem(HttpStatus.NOT_FOUND, "problem.items.language");
    }
    return tag;
  }

  void list(Context ctx) {
    list(ctx, -1);
  }

  private void list(Context ctx, int decided) {
    Course course = access.course(ctx);
    String tag = tag(ctx);
    List<Entry> all = entries(course, tag, items(course));
    Standing chosen = chosen(ctx.queryParam("standing"), all);
    List<Entry> entries = all.stream().filter(e -> e.standing() == chosen).toList();
    int from = Math.clamp(number(ctx.queryParam("from")), 0, Math.max(0, entries.size() - 1));
    int to = Math.min(entries.size(), from + A_PAGE);
    Messages m = pages.messages(ctx);
    pages.show(
        ctx,
        "itemlanguage.jte",
        pages.frame(ctx, m.get("items.of", m.languageName(tag)), "courses"),
        new ListPage(
            course,
            language(course, tag, all),
            chosen,
            entries.subList(from, to),
            decided,
            from,
            to < entries.size() ? to : -1));
  }

  private static int number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }

  /** What was asked for, else the first standing that has any. */
  private static Standing chosen(@Nullable String asked, List<Entry> entries) {
    for (Standing standing : Standing.values()) {
      if (standing.name().equalsIgnoreCase(asked)) {
        return standing;
      }
    }
    for (Standing standing : Standing.values()) {
      if (entries.stream().anyMatch(e -> e.standing() == standing)) {
        return standing;
      }
    }
    return Standing.WAITING;
  }

  /** POST: approves all that nothing is wrong with. */
  void approveSound(Context ctx) {
    Course course = access.course(ctx);
    String tag = tag(ctx);
    Map<String, BankItem> items = items(course);
    List<ItemTranslation> waiting =
        entries(course, tag, items).stream()
            .filter(e -> e.standing() == Standing.WAITING)
            .map(Entry::translation)
            .toList();
    int decided = languages(course).approveSound(tag, waiting, items);
    list(ctx, decided);
  }

  private BankItem banked(Course course, String id) {
    return access
        .bank(course)
        .find(id)
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.items.item"));
  }

  void item(Context ctx) {
    item(ctx, "");
  }

  private void item(Context ctx, String problem) {
    Course course = access.course(ctx);
    String tag = tag(ctx);
    ItemTranslation t = translation(ctx, course, tag);
    BankItem banked = banked(course, t.item().id());
    Entry entry = new Entry(t, standing(t, languages(course).stale(t, banked.item())));
    Messages m = pages.messages(ctx);
    pages.show(
        ctx,
        "itemtexts.jte",
        pages.frame(ctx, m.get("items.of", m.languageName(tag)), "courses"),
        new ItemPage(
            course,
            new Language(tag, t.course(), 0, Map.of()),
            entry,
            ItemLanguages.beside(t),
            t.findings().stream()
                .filter(f -> f.outcome() == Outcome.FAILED || f.outcome() == Outcome.WARNED)
                .toList(),
            t.changed().toEpochMilli(),
            problem));
  }

  private ItemTranslation translation(Context ctx, Course course, String tag) {
    return languages(course)
        .find(ctx.pathParam("item"), tag)
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.items.item"));
  }

  /** POST: takes a person's texts, and the approval with them when asked. */
  void change(Context ctx) {
    Course course = access.course(ctx);
    String tag = tag(ctx);
    Messages m = pages.messages(ctx);
    ItemTranslation there = translation(ctx, course, tag);
    String seen = Objects.requireNonNullElse(ctx.formParam("version"), "");
    if (!seen.equals(String.valueOf(there.changed().toEpochMilli()))) {
      ctx.status(HttpStatus.CONFLICT);
      item(ctx, m.get("problem.items.changed"));
      return;
    }
    BankItem banked = banked(course, there.item().id());
    Map<String, String> texts = new LinkedHashMap<>();
    for (Beside beside : ItemLanguages.beside(there)) {
      String typed = ctx.formParam("text-" + beside.key());
      if (typed != null) {
        texts.put(beside.key(), typed.replace("\r\n", "\n"));
      }
    }
    try {
      Optional<ItemTranslation> done =
          languages(course)
              .edit(
                  there,
                  banked.item(),
                  banked.version(),
                  texts,
                  Reviewer.of(ctx),
                  "approve".equals(ctx.formParam("action")));
      if (done.isEmpty()) {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        item(ctx, m.get("problem.items.empty"));
        return;
      }
    } catch (IllegalArgumentException e) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      item(ctx, m.get("problem.items.gaps"));
      return;
    }
    ctx.redirect(
        Links.itemLanguage(course.id(), tag) + "/" + Links.escape(there.item().id()),
        HttpStatus.SEE_OTHER);
  }
}
