package org.dars.assistant.store;

/**
 * The question which segments of a course in one language have a source with more than one
 * translation. The database sorts and compares, on disk where need be.
 */
final class UnequalSegments {

  private static final String MINE =
      " from segment s join localised_document d on d.id = s.document"
          + " where d.zone = ? and d.course = ? and d.language = ?";

  private static final String TRANSLATED =
      " s.target <> '' and s.outcome not in ('HELD_BACK', 'PROTECTED', 'FAILED')";

  /** Takes zone, course and language, twice; those that are noted already are among the rows. */
  static final String SQL =
      "with more as (select s.source"
          + MINE
          + " and"
          + TRANSLATED
          + " group by s.source having min(s.target) <> max(s.target))"
          + " select d.path, s.*"
          + MINE
          + " and ((s.source in (select source from more) and"
          + TRANSLATED
          + ") or s.notes like '%\"inconsistent: %') order by s.source, d.path, s.ord";

  private UnequalSegments() {}
}
