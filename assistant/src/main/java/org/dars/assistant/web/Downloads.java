package org.dars.assistant.web;

import io.javalin.http.Context;

/** Replies that a browser keeps as a file. */
final class Downloads {

  private Downloads() {}

  /**
   * Sets what a browser has to know.
   *
   * @param type media type
   * @param name of the file
   */
  static void attach(Context ctx, String type, String name) {
    ctx.header("Content-Disposition", "attachment; filename*=UTF-8''" + Links.escape(name))
        .contentType(type);
  }
}
