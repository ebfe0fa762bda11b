package org.dars.index.search;

import java.util.Locale;

/** BCP 47 tags as the index keeps them: the primary tag alone, in lower case, "und" for none. */
final class Languages {

  static final String UNDETERMINED = "und";

  private Languages() {}

  static String primary(String tag) {
    int end = 0;
    while (end < tag.length() && Character.isLetter(tag.charAt(end))) {
      end++;
    }
    return end == 0 ? UNDETERMINED : tag.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
