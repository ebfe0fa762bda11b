package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dars.assistant.course.Course;
import org.dars.assistant.localise.LocalisationRoom;
import org.dars.assistant.localise.TeamChecks;
import org.dars.assistant.web.LocalisePages.Choice;
import org.dars.translator.check.CheckSettings;
import org.dars.translator.check.CheckSettingsFile;
import org.dars.translator.check.Issue;
import org.dars.translator.check.Severity;
import org.jspecify.annotations.Nullable;

/** What is looked at in translations, and how bad its findings are: the zone's settings. */
final class CheckPages {

  /** What a check is without a setting of its own. */
  static final String USUAL = "usual";

  private static final List<String> SEVERITIES = List.of("error", "warning", "info", "off");

  /**
   * A check.
   *
   * @param chosen what is set for the language at hand; {@link #USUAL} for nothing
   * @param usual what it is then: "error", "warning", "info", "off"
   * @param example null for a check that looks at more than one segment
   */
  record Row(Issue.Kind kind, String chosen, String usual, @Nullable CheckExample example) {

    /** What it may be set to. */
    List<String> choices() {
      return SEVERITIES;
    }
  }

  /**
   * A number that checks go by.
   *
   * @param written what is set for the language at hand, as a person wrote it; "" for nothing
   * @param usual what it is then
   */
  record Setting(String name, String written, double usual) {}

  /** Checks that belong together. */
  record Section(CheckGroup group, List<Row> rows, List<Setting> numbers) {}

  /**
   * The page.
   *
   * @param language BCP 47 tag of the target that is meant; "" for all
   * @param languages those that have settings of their own
   * @param problem why something was not kept, "" otherwise
   */
  record CheckPage(
      Course course,
      String language,
      List<Choice> choices,
      List<String> languages,
      List<Section> sections,
      boolean kept,
      String problem) {}

  private final Pages pages;
  private final CourseLocalisationPages courses;
  private final LocalisationRoom room;
  private final WebSettings settings;

  CheckPages(Pages pages, CourseLocalisationPages courses, Rooms rooms, WebSettings settings) {
    this.pages = pages;
    this.courses = courses;
    this.room = rooms.courseLocalisation();
    this.settings = settings;
  }

  private CheckSettingsFile file() {
    TeamChecks team = room.reviews().team();
    return team.file(settings.zone());
  }

  void show(Context ctx) {
    Course course = courses.course(ctx);
    show(ctx, course, language(ctx.queryParam("for")), ctx.queryParam("kept") != null, "");
  }

  private void show(Context ctx, Course course, String language, boolean kept, String problem) {
    Messages m = pages.messages(ctx);
    CheckSettings now = CheckSettings.standard();
    String wrong = problem;
    try {
      now = file().read();
    } catch (IOException e) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      wrong = m.get("checks.unreadable", String.valueOf(e.getMessage()));
    }
    List<Section> sections = new ArrayList<>();
    for (CheckGroup group : CheckGroup.values()) {
      sections.add(section(group, now, language));
    }
    List<String> languages =
        now.written().keySet().stream()
            .filter(key -> key.contains("@"))
            .map(key -> key.substring(key.indexOf('@') + 1))
            .distinct()
            .sorted()
            .toList();
    pages.show(
        ctx,
        "checks.jte",
        pages.frame(ctx, m.get("checks.title"), "courses"),
        new CheckPage(
            course, language, LocalisePages.languages(m), languages, sections, kept, wrong));
  }

  private static Section section(CheckGroup group, CheckSettings now, String language) {
    String target = language.isEmpty() ? "und" : language;
    Map<String, String> written = now.written();
    List<Row> rows = new ArrayList<>();
    for (Issue.Kind kind : group.kinds()) {
      String key = key(kind.id(), language);
      String value = written.getOrDefault(key, USUAL);
      String chosen = value.equals("on") ? name(kind.severity()) : value;
      String usual = name(now.without(key).severity(kind, target));
      rows.add(new Row(kind, chosen, usual, CheckExample.of(kind)));
    }
    List<Setting> numbers = new ArrayList<>();
    for (String name : group.parameters()) {
      String key = key(name, language);
      numbers.add(
          new Setting(
              name, written.getOrDefault(key, ""), now.without(key).parameter(name, target)));
    }
    return new Section(group, rows, numbers);
  }

  private static String name(@Nullable Severity severity) {
    return severity == null ? "off" : severity.name().toLowerCase(Locale.ROOT);
  }

  private static String key(String name, String language) {
    return language.isEmpty() ? name : name + "@" + language;
  }

  /** POST: what the form says for a language; or, with {@code action=reset}, nothing any more. */
  void change(Context ctx) {
    Course course = courses.course(ctx);
    String language = language(ctx.formParam("for"));
    Messages m = pages.messages(ctx);
    Map<String, String> set = new LinkedHashMap<>();
    Set<String> unset = new HashSet<>();
    boolean reset = "reset".equals(ctx.formParam("action"));
    try {
      for (CheckGroup group : CheckGroup.values()) {
        for (Issue.Kind kind : group.kinds()) {
          String value = ctx.formParam("check." + kind.id());
          put(key(kind.id(), language), reset || USUAL.equals(value) ? "" : value, set, unset);
        }
        for (String name : group.parameters()) {
          String value = ctx.formParam("number." + name);
          put(
              key(name, language),
              reset || value == null ? "" : number(m, name, value),
              set,
              unset);
        }
      }
      file().change(set, unset);
      ctx.redirect(
          Links.checks(course.id()) + "?kept=yes" + (language.isEmpty() ? "" : "&for=" + language),
          HttpStatus.SEE_OTHER);
    } catch (IOException | IllegalArgumentException e) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, course, language, false, m.get("checks.refused", String.valueOf(e.getMessage())));
    }
  }

  /** A field that a form leaves out keeps its setting. */
  private static void put(
      String key, @Nullable String value, Map<String, String> set, Set<String> unset) {
    if (value != null && value.isEmpty()) {
      unset.add(key);
    } else if (value != null) {
      set.put(key, value);
    }
  }

  /** A number as settings write it; people of some languages put a comma before decimals. */
  private static String number(Messages m, String name, String value) {
    String plain = value.strip().replace(',', '.');
    if (!plain.isEmpty() && !plain.matches("\\d{1,6}(?:\\.\\d{1,4})?")) {
      throw new IllegalArgumentException(m.get("checks.number", m.get("parameter." + name), value));
    }
    return plain;
  }

  /** A number as people of a language write it. */
  static String shown(double value, Messages m) {
    NumberFormat format = NumberFormat.getInstance(Locale.of(m.language()));
    format.setMaximumFractionDigits(4);
    return format.format(value);
  }

  private static String language(@Nullable String asked) {
    String tag = Objects.requireNonNullElse(asked, "");
    if (!tag.isEmpty() && !tag.matches("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")) {
      throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.languages");
    }
    return tag;
  }
}
