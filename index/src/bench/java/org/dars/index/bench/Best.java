package org.dars.index.bench;

import java.util.Arrays;

/** The {@code k} best of what it is offered in the order of ids; equal ones by id. */
final class Best {
  private final float[] scores;
  private final int[] ids;
  private int size;

  Best(int k) {
    scores = new float[k];
    ids = new int[k];
    Arrays.fill(ids, -1);
  }

  void offer(int id, float score) {
    if (size == ids.length && score <= scores[size - 1]) {
      return;
    }
    int at = size < ids.length ? size++ : size - 1;
    for (; at > 0 && scores[at - 1] < score; at--) {
      scores[at] = scores[at - 1];
      ids[at] = ids[at - 1];
    }
    scores[at] = score;
    ids[at] = id;
  }

  /** Best first, −1 where there is none; not a copy. */
  int[] ids() {
    return ids;
  }
}
