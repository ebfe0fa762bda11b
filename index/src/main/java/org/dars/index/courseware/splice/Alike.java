package org.dars.index.courseware.splice;

import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.Inline;

/** The same text at several places, each with marks of its own. */
public final class Alike {

  private Alike() {}

  /** Whether two contents say the same with as many marks at the same places. */
  public static boolean are(List<Inline> one, List<Inline> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      boolean like =
          switch (one.get(i)) {
            case Inline.Text t -> t.equals(other.get(i));
            case Inline.Markup m -> other.get(i) instanceof Inline.Markup o && m.role() == o.role();
          };
      if (!like) {
        return false;
      }
    }
    return true;
  }

  /**
   * New content with the marks of another place.
   *
   * @param there what stands at that place
   * @param here what stands where the content was made for; the two are alike
   * @param changed what shall stand here
   */
  public static List<Inline> changed(List<Inline> there, List<Inline> here, List<Inline> changed) {
    boolean[] taken = new boolean[there.size()];
    List<Inline> out = new ArrayList<>();
    for (Inline inline : changed) {
      Inline own = inline;
      for (int i = 0; i < taken.length; i++) {
        boolean same = !taken[i] && here.get(i).equals(inline);
        if (inline instanceof Inline.Markup && same) {
          own = there.get(i);
          taken[i] = true;
          break;
        }
      }
      out.add(own);
    }
    return out;
  }
}
