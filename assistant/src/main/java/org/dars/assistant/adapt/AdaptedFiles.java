package org.dars.assistant.adapt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.SourceFile;
import org.dars.translator.adapt.Adaptation;
import org.dars.translator.adapt.Adapter;
import org.dars.translator.adapt.LedgerView;
import org.dars.translator.adapt.Rendered;
import org.dars.translator.adapt.State;

/**
 * What writing a course with its approved adaptations came to.
 *
 * @param files of the course
 * @param changed how many of them differ from the course
 * @param applied how many records stand in them
 * @param leftOut approved records that do not, and why
 */
public record AdaptedFiles(int files, int changed, int applied, List<Rendered.LeftOut> leftOut) {

  /**
   * Writes a course with what is approved, and nothing else.
   *
   * @param out a folder outside the course
   * @param done is told how many files were rendered
   */
  public static AdaptedFiles write(
      AdaptableCourse course, Courseware courseware, LedgerView view, Path out, IntConsumer done)
      throws IOException, CoursewareException {
    List<Adaptation> approved = view.in(State.APPROVED);
    Adapter adapter = new Adapter(courseware);
    Map<String, byte[]> changed = new HashMap<>();
    List<Rendered.LeftOut> leftOut = new ArrayList<>();
    int applied = 0;
    List<String> paths = course.files().stream().map(SourceFile::path).toList();
    for (Adaptation a : approved) {
      if (!paths.contains(a.target().document())) {
        leftOut.add(
            new Rendered.LeftOut(
                a.id(), Rendered.Why.STALE, a.target().document() + " is no longer in the course"));
      }
    }
    int rendered = 0;
    for (SourceFile file : course.files()) {
      boolean any = approved.stream().anyMatch(a -> a.target().document().equals(file.path()));
      if (any) {
        Rendered one = adapter.render(file, approved);
        applied += one.applied().size();
        leftOut.addAll(one.leftOut());
        if (!one.applied().isEmpty()) {
          changed.put(file.path(), one.bytes());
        }
      }
      done.accept(++rendered);
    }
    course.write(changed, out);
    return new AdaptedFiles(course.files().size(), changed.size(), applied, leftOut);
  }
}
