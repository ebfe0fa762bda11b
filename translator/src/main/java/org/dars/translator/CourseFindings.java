package org.dars.translator;

import java.util.List;

/**
 * What was found when all of a course was looked at in one language. Only records, lists and text,
 * so that any JSON library writes it.
 *
 * @param inconsistent sources with more than one translation, at most {@link #MOST} of them
 * @param sources how many such sources there are
 * @param segments how many segments differ from the usual translation of their source
 * @param problems checks that could not look any more, one sentence each
 */
public record CourseFindings(
    List<Inconsistency> inconsistent, int sources, int segments, List<String> problems) {

  /** How many sources are listed. */
  public static final int MOST = 1_000;

  static final CourseFindings NONE = new CourseFindings(List.of(), 0, 0, List.of());

  public CourseFindings {
    inconsistent = List.copyOf(inconsistent);
    problems = List.copyOf(problems);
  }

  /**
   * A source and its translations, the usual one first.
   *
   * @param source guarded text
   */
  public record Inconsistency(String source, List<Way> ways) {
    public Inconsistency {
      ways = List.copyOf(ways);
    }
  }

  /**
   * One of several translations.
   *
   * @param target guarded text
   * @param segments how many have it
   * @param first the first of them, as {@code document#id}
   */
  public record Way(String target, int segments, String first) {}

  CourseFindings with(List<String> others) {
    return new CourseFindings(inconsistent, sources, segments, others);
  }
}
