package org.dars.assistant.web;

import io.javalin.config.RoutesConfig;

/** Addresses of practice and tests. */
final class PracticeRoutes {

  private PracticeRoutes() {}

  static void add(RoutesConfig routes, PracticeAccess access) {
    PracticePages practice = new PracticePages(access);
    SittingPages sittings = new SittingPages(access);
    TestPages tests = new TestPages(access);
    routes.get("/courses/{course}/quiz", practice::moved);
    String page = "/courses/{course}/practice";
    String test = page + "/tests/{test}";
    String one = page + "/{sitting}";
    routes.get(page, practice::start);
    routes.post(page, practice::begin);
    routes.get(page + "/objectives", practice::objectives);
    routes.get(page + "/data", practice::data);
    routes.post(page + "/forget", practice::forget);
    routes.get(test, tests::show);
    routes.post(test, tests::begin);
    routes.get(one, sittings::resume);
    routes.get(one + "/result", sittings::result);
    routes.post(one + "/again", sittings::again);
    routes.post(one + "/end", sittings::end);
    routes.get(one + "/{number}", sittings::item);
    routes.post(one + "/{number}", sittings::answer);
    routes.post(one + "/{number}/mark", sittings::selfMark);
  }
}
