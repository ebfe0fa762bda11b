package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.course.TutorProfile;
import org.dars.assistant.course.TutorProfiles;
import org.dars.assistant.course.Unit;
import org.dars.assistant.retrieve.IndexingProgress;
import org.dars.assistant.retrieve.Retriever;
import org.dars.assistant.store.ConversationStore.StoredConversation;
import org.dars.assistant.tutor.CourseEvidence;
import org.dars.assistant.tutor.CourseOutline;
import org.dars.assistant.tutor.Mode;
import org.dars.assistant.tutor.Outline;
import org.dars.assistant.tutor.Starters;
import org.dars.assistant.tutor.Turn;
import org.dars.assistant.web.Conversations.Exchange;
import org.dars.assistant.web.Conversations.Talk;
import org.jspecify.annotations.Nullable;

/** The list of courses, and the page of one: contents, ask box, conversation. */
final class CoursePages {

  /**
   * The list.
   *
   * @param sources those that another course may be a translation of
   * @param title of an upload that was refused, as typed, "" otherwise
   * @param localises what that was a translation of, "" otherwise
   * @param problem why it was refused, "" otherwise
   */
  record CourseList(
      List<Course> courses,
      List<Course> sources,
      String title,
      String localises,
      String problem,
      String uploadLimit) {}

  /**
   * One course.
   *
   * @param units its contents
   * @param broken its documents that could not be read
   * @param talk the conversation
   * @param exchanges those of it that are shown, newest first
   * @param earlier how many older ones are not shown
   * @param recent conversations of this visitor, the last asked first, a few
   * @param question what stands in the ask box
   * @param problem why that was not answered, "" otherwise
   * @param instructor whether to lead to the instructor's room
   * @param indexing whether documents of the zone are still on their way into the index
   * @param progress how far they are, when this process brings them there
   * @param tutor the course's tutor
   * @param hints whether hints are chosen where the learner may choose
   * @param starters questions to begin with, when there is no conversation yet
   * @param others whether other courses of the library may be asked instead
   * @param reading id of the document that the learner comes from, "" for none
   */
  record CoursePage(
      Course course,
      List<Contents.Unit> units,
      List<CourseDocument> broken,
      Talk talk,
      List<Exchange> exchanges,
      int earlier,
      List<StoredConversation> recent,
      String question,
      String problem,
      boolean indexing,
      boolean instructor,
      Optional<IndexingProgress> progress,
      TutorProfile tutor,
      boolean hints,
      List<String> starters,
      String reading,
      boolean others) {}

  /** More turns than this make a heavy page; the older ones are a tap away. */
  private static final int MOST_SHOWN = 20;

  private static final int MOST_RECENT = 5;

  /** For readers without JavaScript. */
  private static final int SECONDS_TO_NEXT_LOOK = 3;

  private final Pages pages;
  private final CourseLibrary library;
  private final Retriever retriever;
  private final TutorProfiles profiles;
  private final Outline outline;
  private final Conversations conversations;
  private final Contents contents;
  private final Typesetting typesetting;
  private final WebSettings settings;
  private final Instructors instructors;
  private final Predicate<Course> beside;

  CoursePages(
      Pages pages,
      CourseLibrary library,
      Retriever retriever,
      TutorProfiles profiles,
      Conversations conversations,
      Contents contents,
      Typesetting typesetting,
      WebSettings settings) {
    this.pages = pages;
    this.library = library;
    this.retriever = retriever;
    this.profiles = profiles;
    this.outline = new CourseOutline(library);
    this.conversations = conversations;
    this.contents = contents;
    this.typesetting = typesetting;
    this.settings = settings;
    this.instructors = new Instructors(settings);
    CourseEvidence evidence = new CourseEvidence(retriever, library, profiles::of);
    this.beside = c -> evidence.beside(settings.zone(), c.id()).isPresent();
  }

  void list(Context ctx) {
    list(ctx, "", "", "");
  }

  void list(Context ctx, String title, String localises, String problem) {
    Messages m = pages.messages(ctx);
    CourseList page =
        new CourseList(
            library.courses(settings.zone()),
            sources(""),
            title,
            localises,
            problem,
            m.size(settings.maxUploadBytes()));
    pages.show(ctx, "courses.jte", pages.frame(ctx, m.get("courses.title"), "courses"), page);
  }

  /** The courses that a course may be a translation of: those that are none themselves. */
  List<Course> sources(String of) {
    return library.courses(settings.zone()).stream()
        .filter(c -> !c.id().equals(of))
        .filter(c -> library.localises(settings.zone(), c.id()).isEmpty())
        .toList();
  }

  void show(Context ctx) {
    show(ctx, course(ctx), "", "");
  }

  /** The page of a course with the last conversation, or a new one where that is asked for. */
  void show(Context ctx, Course course, String question, String problem) {
    Talk talk =
        "new".equals(ctx.queryParam("conversation"))
            ? Talk.NEW
            : conversations.latest(ctx, course.id());
    show(ctx, course, talk, question, problem);
  }

  /** The page of a course with the conversation that the address names. */
  void conversation(Context ctx) {
    Course course = course(ctx);
    show(ctx, course, talk(ctx, course, ctx.pathParam("conversation")), "", "");
  }

  /** A conversation of this visitor. */
  Talk talk(Context ctx, Course course, String id) {
    return conversations.talk(ctx, course.id(), id);
  }

  void show(Context ctx, Course course, Talk talk, String question, String problem) {
    List<Unit> units = library.units(settings.zone(), course.id());
    List<Exchange> all = talk.exchanges();
    int hidden = ctx.queryParam("all") != null ? 0 : Math.max(0, all.size() - MOST_SHOWN);
    TutorProfile tutor = tutor(course);
    CoursePage page =
        new CoursePage(
            course,
            contents.of(units),
            units.stream()
                .flatMap(u -> u.documents().stream())
                .filter(d -> d.problem() != null)
                .toList(),
            talk,
            all.subList(hidden, all.size()).reversed(),
            hidden,
            conversations.list(ctx, course.id(), MOST_RECENT),
            question,
            problem,
            retriever.behind(settings.zone()) > 0,
            instructors.allowed(),
            retriever.indexing(settings.zone()),
            tutor,
            Mode.HINT == mode(ctx, all.stream().map(Exchange::turn).toList()),
            all.isEmpty() ? Starters.of(outline, tutor, settings.zone(), course.id()) : List.of(),
            reading(ctx, course),
            others(course));
    Frame frame = pages.frame(ctx, course.title(), "courses", "ask.js", "set.js");
    boolean waiting = page.exchanges().stream().anyMatch(Exchange::running);
    pages.show(
        ctx,
        "course.jte",
        waiting ? frame.refreshing(SECONDS_TO_NEXT_LOOK) : frame,
        page,
        Map.of("set", typesetting));
  }

  /** Whether there are other courses that may answer. */
  boolean others(Course course) {
    return tutor(course).help().explains() && beside.test(course);
  }

  /** The course's tutor. */
  TutorProfile tutor(Course course) {
    return profiles.of(settings.zone(), course.id());
  }

  /** How the learner wants to be helped: as chosen just now, else as the last time. */
  static Mode mode(Context ctx, List<Turn> earlier) {
    String chosen = posted(ctx, "mode");
    if (chosen != null) {
      return chosen.equals("hint") ? Mode.HINT : Mode.EXPLAIN;
    }
    boolean hinted = !earlier.isEmpty() && earlier.getLast().rung() > 0;
    return hinted ? Mode.HINT : Mode.EXPLAIN;
  }

  /** A field of the form that was sent; null where none was. */
  private static @Nullable String posted(Context ctx, String field) {
    return HandlerType.POST.equals(ctx.method()) ? ctx.formParam(field) : null;
  }

  /** The document of the course that the learner is reading, "" for none. */
  String reading(Context ctx, Course course) {
    String page = posted(ctx, "page");
    String document = page == null ? ctx.queryParam("page") : page;
    boolean known =
        document != null && library.document(settings.zone(), course.id(), document).isPresent();
    return known ? String.valueOf(document) : "";
  }

  /** The course that the address names. */
  Course course(Context ctx) {
    String id = ctx.pathParam("course");
    return library
        .course(settings.zone(), id)
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.course", id));
  }
}
