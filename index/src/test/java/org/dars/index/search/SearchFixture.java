package org.dars.index.search;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Short ways to say what the tests of this package put in and ask. */
final class SearchFixture {

  static final DocumentKey DOC = new DocumentKey("kz", "ai", "unit-1");

  private SearchFixture() {}

  static IndexedPassage passage(String id, String text) {
    return passage(id, "", text, "en", null);
  }

  static IndexedPassage passage(
      String id, String section, String text, String language, float @Nullable [] vector) {
    return new IndexedPassage(id, section, "", text, language, vector);
  }

  /** A unit vector in the plane, so many degrees from the first axis. */
  static float[] at(double degrees) {
    double radians = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(radians), (float) Math.sin(radians)};
  }

  static SearchRequest words(String text) {
    return words(text, "en");
  }

  static SearchRequest words(String text, String language) {
    return request("kz", text, language, null, SearchMode.LEXICAL);
  }

  static SearchRequest request(
      String zone, String text, String language, float @Nullable [] vector, SearchMode mode) {
    return new SearchRequest(zone, Set.of(), Set.of(), text, language, vector, mode, 10);
  }

  static List<String> ids(PassageIndex index, SearchRequest request) throws IOException {
    return index.search(request).hits().stream().map(Hit::passage).toList();
  }
}
