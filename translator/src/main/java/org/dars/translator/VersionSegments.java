package org.dars.translator;

import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.translator.update.VersionSegment;
import org.dars.translator.update.Work;

/** The segments of a document as a version of a course has them. */
public final class VersionSegments {

  private VersionSegments() {}

  /**
   * Cuts and guards a document as localising does.
   *
   * @param language BCP 47 tag of the document
   * @return in reading order; their ids are those that {@link StoredSegment}s have
   */
  public static List<VersionSegment> of(CoursewareDocument document, String language) {
    List<VersionSegment> segments = new ArrayList<>();
    for (Unit unit : new Draft(document, language).units()) {
      segments.add(of(document.path(), unit.id(), unit.text(), Work.NONE));
    }
    return segments;
  }

  /** A kept segment as one of a version. */
  public static VersionSegment of(String document, StoredSegment kept) {
    Work work =
        switch (kept.state()) {
          case APPROVED, STALE -> Work.APPROVED;
          case DRAFT, WAITING -> Work.DRAFT;
          case OPEN -> Work.NONE;
        };
    return of(document, kept.id(), kept.source(), work);
  }

  private static VersionSegment of(String document, String id, String source, Work work) {
    int slash = id.lastIndexOf('/');
    return VersionSegment.of(
        document, id.substring(0, slash), Integer.parseInt(id.substring(slash + 1)), source, work);
  }
}
