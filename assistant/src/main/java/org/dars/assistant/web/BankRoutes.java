package org.dars.assistant.web;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.dars.assistant.quiz.bank.BankRuns;
import org.dars.assistant.quiz.bank.IncomingFiles;

/** The pages of question banks and where they are. */
final class BankRoutes implements AutoCloseable {

  private final BankRuns runs = new BankRuns();
  private final IncomingFiles incoming = new IncomingFiles(Clock.systemUTC());

  void add(
      RoutesConfig routes, Pages pages, CoursePages courses, Rooms rooms, WebSettings settings) {
    BankAccess access = new BankAccess(courses, rooms, settings, runs);
    BankPages bank = new BankPages(pages, access);
    String page = "/courses/{course}/bank";
    routes.get(page, bank::show);
    routes.post(page, bank::many);
    routes.post(page + "/name", bank::name);
    routes.get(page + "/make", bank::makeForm);
    routes.post(page + "/make", bank::make);
    routes.post(page + "/stop", bank::stop);
    routes.get(page + "/progress", bank::progress);
    routes.get(page + "/statistics", bank::statistics);
    routes.get(page + "/duplicates", bank::duplicates);
    routes.post(page + "/duplicates", bank::merge);
    items(routes, new ItemPages(pages, access), page);
    blueprints(routes, new BlueprintPages(pages, access, bank), page + "/blueprints");
    EssayPages essays = new EssayPages(pages, access);
    routes.get(page + "/essays", essays::list);
    routes.get(page + "/essays/{essay}", essays::show);
    routes.post(page + "/essays/{essay}", essays::act);
    BankFilePages files = new BankFilePages(pages, access, incoming);
    routes.get(page + "/import", files::form);
    routes.post(page + "/import", files::upload);
    routes.get(page + "/import/{file}", files::preview);
    routes.post(page + "/import/{file}", files::take);
    routes.get(page + "/export", files::exportForm);
    routes.get(page + "/export/{format}", files::export);
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
