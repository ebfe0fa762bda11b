package org.dars.assistant.store;

import java.security.SecureRandom;

/** Short random names that nobody guesses. */
final class Ids {

  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** 16 letters and digits: 80 random bits. */
  static String next() {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}
