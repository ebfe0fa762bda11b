package org.dars.assistant;

/** Everything wired together with plain {@code new}. */
public final class App {

  private App() {}
}
