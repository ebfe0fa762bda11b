package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseException;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.course.TutorProfile;
import org.dars.assistant.course.TutorProfileException;
import org.dars.assistant.course.TutorProfileJson;
import org.dars.assistant.course.TutorProfiles;
import org.dars.assistant.quiz.practice.OpenTests;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.AnswerListener;
import org.dars.assistant.tutor.Ask;
import org.dars.assistant.tutor.Mode;
import org.dars.assistant.tutor.ServedWords;
import org.dars.assistant.tutor.Tutor;
import org.dars.assistant.web.Conversations.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a course's tutor. Like adding a course, they are open to whoever reaches the
 * service: there are no accounts yet.
 */
final class TutorPages {
  private static final Logger LOG = System.getLogger(TutorPages.class.getName());

  /** What a settings form holds, as typed. */
  record Form(
      String name,
      String tone,
      String language,
      String mode,
      String topRung,
      String starters,
      String instructions,
      String contact,
      String caution) {

    static Form of(TutorProfile p) {
      return new Form(
          p.name(),
          lower(p.tone()),
          p.language(),
          lower(p.help()),
          String.valueOf(p.topRung()),
          String.join("\n", p.starters()),
          p.instructions(),
          p.contact(),
          lower(p.caution()));
    }

    static Form of(Context ctx) {
      return new Form(
          field(ctx, "name"),
          field(ctx, "tone"),
          field(ctx, "language"),
          field(ctx, "mode"),
          field(ctx, "topRung"),
          field(ctx, "starters"),
          field(ctx, "instructions"),
          field(ctx, "contact"),
          field(ctx, "caution"));
    }

    /**
     * The settings that it asks for.
     *
     * @throws TutorProfileException when one cannot be
     */
    TutorProfile profile() {
      TutorProfile profile = TutorProfile.STANDARD;
      for (String key : TutorProfileJson.KEYS) {
        profile = TutorProfileJson.with(profile, key, value(key));
      }
      return profile;
    }

    private String value(String key) {
      return switch (key) {
        case "name" -> name;
        case "tone" -> tone;
        case "language" -> language;
        case "mode" -> mode;
        case "topRung" -> topRung;
        case "starters" -> starters;
        case "instructions" -> instructions;
        case "contact" -> contact;
        default -> caution;
      };
    }

    private static String lower(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT);
    }

    private static String field(Context ctx, String name) {
      return Objects.requireNonNullElse(ctx.formParam(name), "").replace("\r", "");
    }
  }

  /**
   * The settings page.
   *
   * @param problem key of what is wrong, "" for nothing
   * @param at name of the field that it is about, "" for none
   * @param saved whether the settings were just saved
   * @param trial the question to try them with
   * @param preview how the tutor answers it, newest first
   * @param sources the courses that this one may be a translation of
   * @param localises the one that it is a translation of, "" for none
   * @param refused why it cannot be, "" otherwise
   */
  record SettingsPage(
      Course course,
      Form form,
      String problem,
      String at,
      boolean saved,
      String trial,
      List<Exchange> preview,
      int topRung,
      List<Course> sources,
      String localises,
      String refused) {

    /** Of a course that is a translation of that one, or could be of one of these. */
    SettingsPage translating(List<Course> others, String source, String why) {
      return new SettingsPage(
          course, form, problem, at, saved, trial, preview, topRung, others, source, why);
    }

    private SettingsPage(
        Course course,
        Form form,
        String problem,
        String at,
        boolean saved,
        String trial,
        List<Exchange> preview,
        int topRung) {
      this(course, form, problem, at, saved, trial, preview, topRung, List.of(), "", "");
    }

    /** For a field's {@code aria-invalid}. */
    @Nullable String invalid(String field) {
      return field.equals(at) ? "true" : null;
    }
  }

  private final Pages pages;
  private final CoursePages coursePages;
  private final CourseLibrary library;
  private final TutorProfiles profiles;
  private final Typesetting typesetting;
  private final Tutor tutor;
  private final OpenTests openTests;
  private final Visitors visitors = new Visitors();
  private final WebSettings settings;

  TutorPages(
      Pages pages,
      CoursePages coursePages,
      CourseLibrary library,
      TutorProfiles profiles,
      Typesetting typesetting,
      Rooms rooms,
      WebSettings settings) {
    this.pages = pages;
    this.coursePages = coursePages;
    this.library = library;
    this.profiles = profiles;
    this.typesetting = typesetting;
    this.tutor = rooms.tutor();
    this.openTests = rooms.quizRoom().openTests();
    this.settings = settings;
  }

  void show(Context ctx) {
    Course course = coursePages.course(ctx);
    TutorProfile profile = profiles.of(settings.zone(), course.id());
    boolean saved = ctx.queryParam("saved") != null;
    show(
        ctx,
        new SettingsPage(
            course, Form.of(profile), "", "", saved, "", List.of(), profile.topRung()));
  }

  /** POST: saves the settings, tries them, or takes the standard ones back. */
  void submit(Context ctx) throws InterruptedException {
    Course course = coursePages.course(ctx);
    String action = Objects.requireNonNullElse(ctx.formParam("action"), "save");
    if (action.equals("reset")) {
      profiles.reset(settings.zone(), course.id());
      ctx.redirect(Links.tutor(course.id()) + "?saved", HttpStatus.SEE_OTHER);
      return;
    }
    if (action.equals("localises")) {
      localise(ctx, course);
      return;
    }
    Form form = Form.of(ctx);
    String trial = Objects.requireNonNullElse(ctx.formParam("trial"), "").strip();
    try {
      TutorProfile profile = form.profile();
      if (action.equals("preview")) {
        show(
            ctx,
            new SettingsPage(
                course,
                form,
                "",
                "",
                false,
                trial,
                preview(ctx, course, profile, trial),
                profile.topRung()));
        return;
      }
      profiles.put(settings.zone(), course.id(), profile);
      ctx.redirect(Links.tutor(course.id()) + "?saved", HttpStatus.SEE_OTHER);
    } catch (TutorProfileException e) {
      ctx.status(HttpStatus.BAD_REQUEST);
      show(
          ctx,
          new SettingsPage(
              course,
              form,
              "problem.tutor." + e.key().toLowerCase(Locale.ROOT),
              e.key(),
              false,
              trial,
              List.of(),
              1));
    }
  }

  private void localise(Context ctx, Course course) {
    String source = Objects.requireNonNullElse(ctx.formParam("localises"), "").strip();
    try {
      library.localise(settings.zone(), course.id(), source.isEmpty() ? null : source);
      ctx.redirect(Links.tutor(course.id()) + "?saved", HttpStatus.SEE_OTHER);
    } catch (CourseException e) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      TutorProfile profile = profiles.of(settings.zone(), course.id());
      SettingsPage page =
          new SettingsPage(
              course, Form.of(profile), "", "", false, "", List.of(), profile.topRung());
      show(
          ctx,
          page.translating(
              coursePages.sources(course.id()), source, String.valueOf(e.getMessage())));
    }
  }

  /** What the tutor would say to a greeting and to a question; nothing of it is kept. */
  private List<Exchange> preview(Context ctx, Course course, TutorProfile profile, String trial)
      throws InterruptedException {
    String language = pages.messages(ctx).language();
    String hello = ServedWords.of(language).get("hello");
    Exchange greeting = tried(ctx, course, profile, hello, language);
    if (trial.isEmpty() || trial.length() > AskPages.LONGEST_QUESTION) {
      return List.of(greeting);
    }
    return List.of(greeting, tried(ctx, course, profile, trial, language));
  }

  private Exchange tried(
      Context ctx, Course course, TutorProfile profile, String question, String language)
      throws InterruptedException {
    Ask ask =
        new Ask(settings.zone(), course.id(), question, List.of())
            .inLanguage(language)
            .in(profile.help().explains() ? Mode.EXPLAIN : Mode.HINT)
            .under(openTests.seal(settings.zone(), visitors.of(ctx)));
    try {
      Answer answer = tutor.answer(ask, profile, AnswerListener.SILENT);
      return new Exchange("", 0, question, Instant.now(), answer, null, false);
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.ERROR, "course " + course.id() + ": the tutor could not be tried", e);
      throw new PageProblem(HttpStatus.INTERNAL_SERVER_ERROR, "problem.tutor");
    }
  }

  private void show(Context ctx, SettingsPage shown) {
    Messages m = pages.messages(ctx);
    String id = shown.course().id();
    SettingsPage page =
        shown.refused().isEmpty()
            ? shown.translating(
                coursePages.sources(id), library.localises(settings.zone(), id).orElse(""), "")
            : shown;
    pages.show(
        ctx,
        "tutor.jte",
        pages.frame(ctx, m.get("tutor.title"), "courses"),
        page,
        Map.of("set", typesetting));
  }
}
