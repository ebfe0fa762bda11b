package org.dars.index.courseware.roundtrip;

import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.Span;

/** What is put to the test: it reads files and writes some of them back. */
public interface Codec {

  /** As {@link Courseware#read}. */
  CoursewareDocument read(SourceFile source) throws CoursewareException;

  /** As {@link Courseware#canSplice}. */
  boolean canSplice(CoursewareDocument document);

  /** As {@link Courseware#splice}. */
  byte[] splice(byte[] original, CoursewareDocument document, Map<String, List<Inline>> changed);

  /** As {@link Courseware#copies}. */
  default Map<String, List<Span>> copies(byte[] original, CoursewareDocument document) {
    return Map.of();
  }

  /** All readers of Dars. */
  static Codec of(Courseware courseware) {
    return new Codec() {
      @Override
      public CoursewareDocument read(SourceFile source) throws CoursewareException {
        return courseware.read(source);
      }

      @Override
      public boolean canSplice(CoursewareDocument document) {
        return courseware.canSplice(document);
      }

      @Override
      public byte[] splice(
          byte[] original, CoursewareDocument document, Map<String, List<Inline>> changed) {
        return courseware.splice(original, document, changed);
      }

      @Override
      public Map<String, List<Span>> copies(byte[] original, CoursewareDocument document) {
        return courseware.copies(original, document);
      }
    };
  }
}
