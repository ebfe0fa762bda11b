package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Who may see and do what an instructor may: the one place that accounts will replace. Until there
 * are any, it is whoever reaches a service that listens on its own machine alone, and nobody where
 * it listens wider.
 */
final class Instructors {
  private final boolean ownMachine;

  Instructors(WebSettings settings) {
    ownMachine = loopback(settings.host());
  }

  /** Lets an instructor pass. */
  void check(Context ctx) {
    if (!allowed()) {
      throw new PageProblem(HttpStatus.FORBIDDEN, "problem.instructor");
    }
  }

  boolean allowed() {
    return ownMachine;
  }

  private static boolean loopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
