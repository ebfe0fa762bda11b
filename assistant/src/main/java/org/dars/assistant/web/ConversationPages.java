package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dars.assistant.course.Course;
import org.dars.assistant.store.ConversationStore.Reason;
import org.dars.assistant.store.ConversationStore.StoredConversation;
import org.dars.assistant.web.Conversations.Exchange;

/**
 * A visitor's conversations: listed, renamed, exported, deleted; and what is thought of answers.
 */
final class ConversationPages {
  static final int LONGEST_TITLE = 200;
  static final int LONGEST_FEEDBACK = 500;

  /**
   * The list.
   *
   * @param days how long a conversation is kept after its last question
   */
  record ListPage(
      Course course, List<StoredConversation> conversations, long days, String problem) {}

  private final Pages pages;
  private final CoursePages coursePages;
  private final Conversations conversations;
  private final Typesetting typesetting;
  private final WebSettings settings;

  ConversationPages(
      Pages pages,
      CoursePages coursePages,
      Conversations conversations,
      Typesetting typesetting,
      WebSettings settings) {
    this.pages = pages;
    this.coursePages = coursePages;
    this.conversations = conversations;
    this.typesetting = typesetting;
    this.settings = settings;
  }

  void list(Context ctx) {
    list(ctx, coursePages.course(ctx), "");
  }

  private void list(Context ctx, Course course, String problem) {
    Messages m = pages.messages(ctx);
    ListPage page =
        new ListPage(
            course, conversations.list(ctx, course.id()), settings.keep().toDays(), problem);
    pages.show(ctx, "conversations.jte", pages.frame(ctx, m.get("talks.title"), "courses"), page);
  }

  /** POST of a title. */
  void rename(Context ctx) {
    Course course = coursePages.course(ctx);
    String id = coursePages.talk(ctx, course, ctx.pathParam("conversation")).id();
    String title = Objects.requireNonNullElse(ctx.formParam("title"), "").strip();
    if (title.isEmpty() || title.length() > LONGEST_TITLE) {
      ctx.status(HttpStatus.BAD_REQUEST);
      list(ctx, course, pages.messages(ctx).get("problem.talk.title", LONGEST_TITLE));
      return;
    }
    conversations.rename(ctx, id, title);
    ctx.redirect(Links.conversations(course.id()), HttpStatus.SEE_OTHER);
  }

  /** POST. */
  void delete(Context ctx) {
    Course course = coursePages.course(ctx);
    conversations.delete(ctx, coursePages.talk(ctx, course, ctx.pathParam("conversation")).id());
    ctx.redirect(Links.conversations(course.id()), HttpStatus.SEE_OTHER);
  }

  /** POST: all of this visitor's about the course. */
  void deleteAll(Context ctx) {
    Course course = coursePages.course(ctx);
    conversations.deleteAll(ctx, course.id());
    ctx.redirect(Links.conversations(course.id()), HttpStatus.SEE_OTHER);
  }

  /** The conversation as Markdown. */
  void markdown(Context ctx) {
    Course course = coursePages.course(ctx);
    ConversationExport export = new ConversationExport(course, typesetting, pages.messages(ctx));
    download(
        ctx,
        "md",
        "text/markdown",
        export.markdown(coursePages.talk(ctx, course, ctx.pathParam("conversation"))));
  }

  /** The conversation as JSON. */
  void json(Context ctx) {
    Course course = coursePages.course(ctx);
    download(
        ctx,
        "json",
        "application/json",
        ConversationExport.json(
            course, coursePages.talk(ctx, course, ctx.pathParam("conversation"))));
  }

  private static void download(Context ctx, String extension, String type, String text) {
    ctx.header(
            "Content-Disposition",
            "attachment; filename=conversation-" + ctx.pathParam("conversation") + "." + extension)
        .contentType(type + ";charset=utf-8")
        .result(text);
  }

  /** POST of a reason and a few words about an answer; said again, it replaces what was said. */
  void feedback(Context ctx) {
    Course course = coursePages.course(ctx);
    Exchange exchange =
        conversations.exchange(
            ctx, course.id(), ctx.pathParam("conversation"), ctx.pathParam("turn"));
    String text = Objects.requireNonNullElse(ctx.formParam("text"), "").strip();
    // Browsers count a line's end as one character and send two.
    if (text.replace("\r\n", "\n").length() > LONGEST_FEEDBACK) {
      throw new PageProblem(
          HttpStatus.BAD_REQUEST, "problem.feedback.long", LONGEST_FEEDBACK, text.length());
    }
    conversations.feedback(ctx, exchange.conversation(), exchange.number(), reason(ctx), text);
    ctx.redirect(
        Links.turn(course.id(), exchange.conversation(), exchange.number()), HttpStatus.SEE_OTHER);
  }

  private static Reason reason(Context ctx) {
    String named = Objects.requireNonNullElse(ctx.formParam("reason"), "");
    for (Reason reason : Reason.values()) {
      if (word(reason).equals(named)) {
        return reason;
      }
    }
    throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.feedback.none");
  }

  /** "not_from_course": what forms and words call a reason. */
  static String word(Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
