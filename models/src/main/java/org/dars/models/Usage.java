package org.dars.models;

import java.nio.charset.StandardCharsets;

/**
 * Tokens that a request to a language model took.
 *
 * @param input tokens read, 0 or more
 * @param output tokens written, 0 or more
 * @param estimated whether they were guessed from the length of the texts
 */
public record Usage(long input, long output, boolean estimated) {

  /** Byte-pair vocabularies take about so many bytes of UTF-8 a token, in any script. */
  private static final double BYTES = 3.5;

  public Usage {
    if (input < 0 || output < 0) {
      throw new IllegalArgumentException(
          "tokens must be 0 or more, are %d and %d".formatted(input, output));
    }
  }

  /** A guess, rather too high than too low. */
  public static Usage estimate(Prompt prompt, String written) {
    return new Usage(tokens(prompt.system()) + tokens(prompt.user()), tokens(written), true);
  }

  private static long tokens(String text) {
    return (long) Math.ceil(text.getBytes(StandardCharsets.UTF_8).length / BYTES);
  }
}
