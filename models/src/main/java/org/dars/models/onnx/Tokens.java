package org.dars.models.onnx;

/**
 * A text as the model reads it.
 *
 * @param ids of the tokens
 * @param starts where each token begins, in characters of the text; 0 for those added to it
 * @param ends where each token ends, exclusive; 0 for those added to it
 */
record Tokens(long[] ids, int[] starts, int[] ends) {

  /**
   * The tokens that lie in a stretch of the text.
   *
   * @return {@code {from, to}}, {@code to} exclusive; equal when there are none
   */
  int[] within(int start, int end) {
    int from = 0;
    while (from < ids.length && (ends[from] <= starts[from] || starts[from] < start)) {
      from++;
    }
    int to = from;
    while (to < ids.length && ends[to] > starts[to] && ends[to] <= end) {
      to++;
    }
    return new int[] {from, to};
  }
}
