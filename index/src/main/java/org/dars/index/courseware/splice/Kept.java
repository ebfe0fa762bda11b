package org.dars.index.courseware.splice;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Stretches of running text that stay as they stand: formulas, variables, gaps.
 *
 * @param pattern finds them; never the empty string
 * @param visible what a reader sees of one, from its characters
 */
public record Kept(Pattern pattern, UnaryOperator<String> visible) {

  /** TeX between {@code $$}, {@code \(…\)} or {@code \[…\]}. */
  public static final String TEX =
      "\\$\\$[^$]+\\$\\$|\\\\{1,2}\\(.{1,2000}?\\\\{1,2}\\)|\\\\{1,2}\\[.{1,2000}?\\\\{1,2}\\]";

  /** Formulas alone. */
  public static final Kept FORMULAS = of(TEX);

  /** Shown as they stand. */
  public static Kept of(String regex) {
    return new Kept(Pattern.compile(regex, Pattern.DOTALL), UnaryOperator.identity());
  }
}
