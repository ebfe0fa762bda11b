package org.dars.assistant.web;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.dars.assistant.quiz.bank.BankRuns;
import org.dars.assistant.quiz.bank.IncomingFiles;

/** The pages of question banks and where they are. */
final class BankRoutes implements AutoCloseable {

  private final BankRuns runs;
  private final IncomingFiles incoming = new IncomingFiles(Clock.systemUTC());

  BankRoutes(Rooms rooms) {
    runs = rooms.quizRoom().runs();
  }

  void add(
      RoutesConfig routes, Pages pages, CoursePages courses, Rooms rooms, WebSettings settings) {
    BankAccess access = new BankAccess(courses, rooms, settings, runs);
    MakingPages making = new MakingPages(pages, access);
    BankPages bank = new BankPages(pages, access, making);
    String page = "/courses/{course}/bank";
    routes.get(page, bank::show);
    routes.post(page, bank::many);
    routes.post(page + "/name", bank::name);
    routes.get(page + "/make", making::form);
    routes.post(page + "/make", making::make);
    routes.post(page + "/stop", making::stop);
    routes.post(page + "/go-on", making::goOn);
    routes.get(page + "/progress", making::progress);
    routes.get(page + "/statistics", bank::statistics);
    DuplicatePages duplicates = new DuplicatePages(pages, access);
    routes.get(page + "/duplicates", duplicates::show);
    routes.post(page + "/duplicates", duplicates::merge);
    ObjectivePages objectives = new ObjectivePages(pages, access);
    routes.get(page + "/objectives", objectives::show);
    routes.post(page + "/objectives", objectives::rename);
    items(routes, new ItemPages(pages, access), page);
    blueprints(routes, new BlueprintPages(pages, access, making), page + "/blueprints");
    EssayPages essays = new EssayPages(pages, access);
    routes.get(page + "/essays", essays::list);
    routes.get(page + "/essays/{essay}", essays::show);
    routes.post(page + "/essays/{essay}", essays::act);
    BankFilePages files = new BankFilePages(pages, access, incoming);
    routes.get(page + "/import", files::form);
    routes.post(page + "/import", files::upload);
    routes.get(page + "/import/{file}", files::preview);
    routes.post(page + "/import/{file}", files::take);
    languages(routes, pages, access, page);
    routes.get(page + "/export", files::exportForm);
    routes.get(page + "/export/{format}", files::export);
  }

  private static void languages(RoutesConfig routes, Pages pages, BankAccess access, String page) {
    TranslatingPages translating = new TranslatingPages(pages, access);
    routes.get(page + "/languages", translating::show);
    routes.post(page + "/languages", translating::begin);
    routes.get(page + "/translating", translating::progress);
    ItemLanguagePages languages = new ItemLanguagePages(pages, access);
    String language = page + "/languages/{language}";
    routes.post(language + "/run", translating::act);
    routes.get(language, languages::list);
    routes.post(language, languages::approveSound);
    routes.get(language + "/{item}", languages::item);
    routes.post(language + "/{item}", languages::change);
  }

  private static void items(RoutesConfig routes, ItemPages items, String page) {
    routes.get(page + "/item", items::show);
    routes.post(page + "/item", items::act);
    routes.get(page + "/item/edit", items::edit);
    routes.post(page + "/item/edit", items::save);
    routes.get(page + "/item/new", items::blank);
    routes.post(page + "/item/new", items::write);
    routes.get(page + "/item/versions", items::versions);
    routes.post(page + "/item/versions", items::restore);
  }

  private static void blueprints(RoutesConfig routes, BlueprintPages blueprints, String page) {
    routes.get(page, blueprints::list);
    routes.get(page + "/{blueprint}", blueprints::show);
    routes.post(page + "/{blueprint}", blueprints::save);
    routes.post(page + "/{blueprint}/delete", blueprints::delete);
    routes.post(page + "/{blueprint}/make", blueprints::make);
    routes.get(page + "/{blueprint}/test", blueprints::test);
  }

  @Override
  public void close() {
    runs.close();
    try {
      incoming.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What makes items in the background. */
  BankRuns runs() {
    return runs;
  }
}
