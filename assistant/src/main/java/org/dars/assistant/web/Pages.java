package org.dars.assistant.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns view models into pages. */
final class Pages {
  private static final String LANGUAGE = "dars-language";
  private static final int YEAR = 365 * 24 * 60 * 60;

  private final Assets assets;
  private final TemplateEngine engine;

  Pages(Assets assets) {
    this.assets = assets;
    engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());
  }

  /** The words for this reader: chosen by {@code ?lang=}, once chosen, or the browser's wish. */
  Messages messages(Context ctx) {
    String chosen = ctx.queryParam("lang");
    if (chosen != null && Messages.LANGUAGES.contains(chosen)) {
      ctx.cookie(new Cookie(LANGUAGE, chosen, "/", YEAR, false, true, null, SameSite.LAX));
    } else {
      chosen = ctx.cookie(LANGUAGE);
    }
    return Messages.pick(chosen, ctx.header("Accept-Language"));
  }

  /** The surroundings of a page of this request. */
  Frame frame(Context ctx, String title, String section, String... scripts) {
    return new Frame(messages(ctx), title, ctx.path(), section, List.of(scripts), 0, assets);
  }

  /** Replies with a page. */
  void show(Context ctx, String template, Frame frame, Object page) {
    show(ctx, template, frame, page, Map.of());
  }

  /** Replies with a page whose template takes more than its frame and model. */
  void show(Context ctx, String template, Frame frame, Object page, Map<String, Object> besides) {
    ctx.header("Vary", "Accept-Language, Cookie");
    Map<String, Object> parameters = new HashMap<>(besides);
    parameters.put("frame", frame);
    parameters.put("page", page);
    ctx.html(render(template, parameters));
  }

  /** A page, or a piece of one. */
  String render(String template, Map<String, Object> parameters) {
    StringOutput out = new StringOutput(8_192);
    engine.render(template, parameters, out);
    return out.toString();
  }
}
