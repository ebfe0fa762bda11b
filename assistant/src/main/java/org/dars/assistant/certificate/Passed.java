package org.dars.assistant.certificate;

import java.time.Instant;

/**
 * A test that somebody passed.
 *
 * @param course id
 * @param courseTitle as people call the course
 * @param language of the course, BCP 47; "und" where it is not known
 * @param test title of the blueprint that was passed
 * @param score share of the marks, 0 to 1
 * @param passMark share that was needed, 0 to 1
 * @param when it was passed
 */
public record Passed(
    String course,
    String courseTitle,
    String language,
    String test,
    double score,
    double passMark,
    Instant when) {

  /** Longest titles, in characters; longer ones are cut. */
  private static final int LONGEST = 300;

  public Passed {
    courseTitle = Texts.tidied(courseTitle, LONGEST);
    test = Texts.tidied(test, LONGEST);
    if (courseTitle.isEmpty() || test.isEmpty()) {
      throw new CertificateException("a certificate needs a title of the course and of the test");
    }
    if (!(score >= 0 && score <= 1) || !(passMark >= 0 && passMark <= 1)) {
      throw new CertificateException(
          "score and pass mark are 0 to 100 %%, not %.1f and %.1f"
              .formatted(100 * score, 100 * passMark));
    }
    if (score < passMark) {
      throw new CertificateException(
          "%s %% is below the pass mark of %s %%".formatted(percent(score), percent(passMark)));
    }
  }

  /** The score in per cent, cut to a tenth: "84.5", "90". */
  public String percent() {
    return percent(score);
  }

  /** The pass mark in per cent. */
  public String neededPercent() {
    return percent(passMark);
  }

  private static String percent(double share) {
    long tenths = (long) Math.floor(share * 1000 + 1e-9);
    return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
  }
}
