package org.dars.index.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Made-up passages and questions that are about as hard to search as embedded sentences: courses of
 * varied size lie one after the other, each of a subject, which is of a field, so that there are
 * near and far courses however many there are; a course has chapters, which lean a little towards
 * some other subject, a chapter has sections, and a passage spreads around its section in few
 * dimensions that its chapter chose, half of them among those that all share. A question is a
 * passage that is not in the set, blurred. The weights were set so that similarity by rank, the
 * spectrum and the curve of an HNSW graph resemble those of 100,000 real passages.
 */
final class SyntheticSet {
  private static final double COMMON = 0.055;
  private static final double FIELD = 0.06;
  private static final double SUBJECT = 0.07;
  private static final double COURSE = 0.07;
  private static final double ELSEWHERE = 0.06;
  private static final double CHAPTER = 0.13;
  private static final double SECTION = 0.10;
  private static final double OWN = 0.44;
  private static final double NOISE = 0.06;
  private static final double LEAST_BLUR = 0.10;
  private static final double MOST_BLUR = 0.45;

  private static final int FIELDS = 12;
  private static final int SUBJECTS = 8;
  private static final int WAYS = 200;
  private static final int CHAPTER_SIZE = 100;
  private static final int SECTION_SIZE = 12;
  private static final int LEAST_RANK = 14;
  private static final int MOST_RANK = 56;

  /** How fast the directions of topics lose weight, as a part of the dimensions. */
  private static final double SPECTRUM = 0.22;

  private final int dimensions;
  private final float[][] rotation;
  private final float[] common;

  /** Directions in which passages of any course may differ. */
  private final float[][] ways = new float[WAYS][];

  /** Centres of the subjects, with the field's share in them. */
  private final float[][] subjects;

  private SyntheticSet(int dimensions, SplittableRandom random) {
    this.dimensions = dimensions;
    this.rotation = rotation(dimensions, random);
    this.common = direction(random);
    this.subjects = new float[FIELDS * SUBJECTS][];
    Arrays.setAll(ways, i -> direction(random));
    float[] field = common;
    for (int i = 0; i < subjects.length; i++) {
      field = i % SUBJECTS == 0 ? direction(random) : field;
      subjects[i] = new float[dimensions];
      add(subjects[i], field, Math.sqrt(FIELD));
      add(subjects[i], direction(random), Math.sqrt(SUBJECT));
    }
  }

  /** Writes {@code size} passages and {@code questions} questions. */
  static void write(Path base, int size, Path queries, int questions, int dimensions, long seed)
      throws IOException {
    var random = new SplittableRandom(seed);
    var set = new SyntheticSet(dimensions, random);
    boolean[] asked = new boolean[size];
    for (int i = 0; i < questions; ) {
      int near = random.nextInt(size);
      if (!asked[near]) {
        asked[near] = true;
        i++;
      }
    }
    float[][] questionRows = new float[questions][];
    int question = 0;
    try (var writer = new RowFile.Writer(base, size, dimensions)) {
      int row = 0;
      while (row < size) {
        int course = Math.min(size - row, courseSize(random));
        float[] centre = set.course(random);
        for (int end = row + course; row < end; ) {
          Chapter chapter = set.chapter(centre, random);
          for (int last = Math.min(end, row + size(CHAPTER_SIZE, random)); row < last; ) {
            float[] section = set.section(chapter, random);
            int close = Math.min(last, row + size(SECTION_SIZE, random));
            for (; row < close; row++) {
              writer.append(set.passage(chapter, section, random));
              if (asked[row]) {
                questionRows[question++] = set.question(chapter, section, random);
              }
            }
          }
        }
      }
    }
    shuffle(questionRows, random);
    try (var writer = new RowFile.Writer(queries, questions, dimensions)) {
      for (float[] one : questionRows) {
        writer.append(one);
      }
    }
  }

  /** 300–20,000, mostly a few thousand. */
  private static int courseSize(SplittableRandom random) {
    return Math.clamp((int) (2_000 * Math.exp(0.9 * random.nextGaussian())), 300, 20_000);
  }

  private static int size(int usual, SplittableRandom random) {
    return Math.max(2, (int) (usual * Math.exp(0.6 * random.nextGaussian() - 0.18)));
  }

  /** A chapter's centre, and the directions in which its passages differ. */
  private record Chapter(float[] centre, float[][] spread) {}

  private float[] course(SplittableRandom random) {
    // The first subjects have more courses than the last.
    int subject = (int) (subjects.length * Math.pow(random.nextDouble(), 1.5));
    float[] centre = subjects[subject].clone();
    add(centre, common, Math.sqrt(COMMON));
    add(centre, direction(random), Math.sqrt(COURSE));
    return centre;
  }

  private Chapter chapter(float[] course, SplittableRandom random) {
    float[] centre = course.clone();
    float[] elsewhere = subjects[random.nextInt(subjects.length)];
    add(centre, elsewhere, Math.sqrt(ELSEWHERE / (FIELD + SUBJECT)));
    add(centre, direction(random), Math.sqrt(CHAPTER));
    float[][] spread = new float[random.nextInt(LEAST_RANK, MOST_RANK + 1)][];
    Arrays.setAll(
        spread, i -> random.nextBoolean() ? ways[random.nextInt(ways.length)] : direction(random));
    return new Chapter(centre, spread);
  }

  private float[] section(Chapter chapter, SplittableRandom random) {
    float[] section = chapter.centre.clone();
    add(section, direction(random), Math.sqrt(SECTION));
    return section;
  }

  private float[] passage(Chapter chapter, float[] section, SplittableRandom random) {
    float[] passage = section.clone();
    // Some passages say little of their own, others much.
    double own = Math.sqrt(OWN / chapter.spread.length) * random.nextDouble(0.4, 1.5);
    for (float[] direction : chapter.spread) {
      add(passage, direction, own * random.nextGaussian());
    }
    double noise = Math.sqrt(NOISE / dimensions);
    for (int i = 0; i < dimensions; i++) {
      passage[i] += (float) (noise * random.nextGaussian());
    }
    return passage;
  }

  private float[] question(Chapter chapter, float[] section, SplittableRandom random) {
    float[] question = passage(chapter, section, random);
    double length = 0;
    for (float x : question) {
      length += x * x;
    }
    double blur = random.nextDouble(LEAST_BLUR, MOST_BLUR);
    add(question, direction(random), Math.sqrt(length * blur / (1 - blur)));
    return question;
  }

  /** A random unit vector that prefers some directions of space. */
  private float[] direction(SplittableRandom random) {
    double[] weights = new double[dimensions];
    double squared = 0;
    for (int i = 0; i < dimensions; i++) {
      weights[i] = random.nextGaussian() * Math.exp(-0.5 * i / (SPECTRUM * dimensions));
      squared += weights[i] * weights[i];
    }
    float[] direction = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      add(direction, rotation[i], weights[i] / Math.sqrt(squared));
    }
    return direction;
  }

  /** Orthonormal rows, by Gram and Schmidt. */
  private static float[][] rotation(int dimensions, SplittableRandom random) {
    float[][] rows = new float[dimensions][dimensions];
    for (int i = 0; i < dimensions; i++) {
      for (int j = 0; j < dimensions; j++) {
        rows[i][j] = (float) random.nextGaussian();
      }
      for (int before = 0; before < i; before++) {
        add(rows[i], rows[before], -dot(rows[i], rows[before]));
      }
      double scale = 1 / Math.sqrt(dot(rows[i], rows[i]));
      for (int j = 0; j < dimensions; j++) {
        rows[i][j] *= (float) scale;
      }
    }
    return rows;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(float[] to, float[] what, double times) {
    float by = (float) times;
    for (int i = 0; i < to.length; i++) {
      to[i] += by * what[i];
    }
  }

  private static void shuffle(float[][] rows, SplittableRandom random) {
    for (int i = rows.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      float[] kept = rows[i];
      rows[i] = rows[j];
      rows[j] = kept;
    }
  }
}
