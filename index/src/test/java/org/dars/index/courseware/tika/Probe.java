package org.dars.index.courseware.tika;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;

/** Tries to get out of the process that it runs in, and says what it saw. */
public final class Probe {

  private Probe() {}

  public static void main(String[] args) {
    System.getenv().keySet().forEach(k -> System.out.println("env " + k));
    int port = Integer.parseInt(args[0]);
    attempt(
        "url", () -> URI.create("http://127.0.0.1:" + port + "/x").toURL().openStream().close());
    attempt(
        "name", () -> URI.create("http://localhost:" + port + "/x").toURL().openStream().close());
    attempt("socket", () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    attempt("host", () -> InetAddress.getAllByName("example.org"));
    System.out.println("done");
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private static void attempt(String name, Attempt attempt) {
    try {
      attempt.run();
      System.out.println("out by " + name);
    } catch (IOException e) {
      System.out.println("no " + name);
    }
  }
}
