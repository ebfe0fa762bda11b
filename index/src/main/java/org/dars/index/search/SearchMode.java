package org.dars.index.search;

/** Which halves of the search are asked. */
public enum SearchMode {
  LEXICAL,
  VECTOR,
  HYBRID
}
