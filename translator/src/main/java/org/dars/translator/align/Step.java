package org.dars.translator.align;

/**
 * A step of an alignment: neighbours of the source beside neighbours of the translation; one of the
 * two may be none.
 *
 * @param from first in the source
 * @param to one past the last in the source
 * @param otherFrom first in the translation
 * @param otherTo one past the last in the translation
 */
record Step(int from, int to, int otherFrom, int otherTo) {

  int size() {
    return to - from;
  }

  int otherSize() {
    return otherTo - otherFrom;
  }

  boolean paired() {
    return size() > 0 && otherSize() > 0;
  }

  boolean oneToOne() {
    return size() == 1 && otherSize() == 1;
  }
}
