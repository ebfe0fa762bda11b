package org.dars.assistant.course;

import java.util.List;
import org.dars.assistant.store.Staged;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.passage.Passage;

/** What became of a file before its transaction. */
sealed interface Prepared {

  /** Its path inside the course. */
  String path();

  /** Same bytes and reader as before. */
  record Unchanged(String path) implements Prepared {}

  /** Its bytes could not even be copied. */
  record Unreadable(String path, String problem) implements Prepared {}

  /** Copied, but its content is beyond the readers. */
  record Broken(String path, Staged original, String problem) implements Prepared {}

  /** Read. */
  record Good(Staged original, CoursewareDocument document, List<Passage> passages)
      implements Prepared {
    @Override
    public String path() {
      return document.path();
    }
  }

  /** Lets go of what it holds on disk. */
  default void discard() {
    switch (this) {
      case Broken b -> b.original().close();
      case Good g -> g.original().close();
      case Unchanged u -> {}
      case Unreadable u -> {}
    }
  }
}
