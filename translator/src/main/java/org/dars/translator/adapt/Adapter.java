package org.dars.translator.adapt;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SourceFile;
import org.dars.translator.Splicer;

/**
 * Renders a translated document with its approved adaptations. The result is a function of the
 * translation's bytes and of the <em>set</em> of approved records: with none of them it is the
 * translation byte for byte, and dropping any of them gives what there was without it.
 */
public final class Adapter {

  private final Courseware courseware;

  public Adapter(Courseware courseware) {
    this.courseware = courseware;
  }

  /**
   * Renders one document.
   *
   * @param source the translation
   * @param records of any document and state, in any order; only approved ones of this document
   *     count
   * @throws CoursewareException when the translation cannot be read
   */
  public Rendered render(SourceFile source, Collection<Adaptation> records)
      throws CoursewareException, IOException {
    return render(source, records, Set.of(State.APPROVED));
  }

  /**
   * Renders one document as if other records stood in it: to show what a proposal would do.
   *
   * @param standing the states that count
   */
  public Rendered render(SourceFile source, Collection<Adaptation> all, Set<State> standing)
      throws CoursewareException, IOException {
    byte[] original = Files.readAllBytes(source.file());
    List<Adaptation> records =
        all.stream()
            .filter(a -> standing.contains(a.state()))
            .filter(a -> a.target().document().equals(source.path()))
            .toList();
    if (records.isEmpty()) {
      return new Rendered(original, List.of(), List.of());
    }
    CoursewareDocument document = courseware.read(source);
    Selection selection = new Selection(document, records);
    if (!courseware.canSplice(document)) {
      document
          .blocks()
          .forEach(b -> selection.holdBack(b.id(), "files of its format cannot be written"));
    }
    byte[] bytes =
        new Splicer(courseware)
            .splice(source, original, document, new Changed(document, selection));
    return new Rendered(bytes, selection.applied(), selection.leftOut());
  }

  /** The selected records as changed blocks. */
  private record Changed(CoursewareDocument document, Selection selection)
      implements Splicer.Changes {

    @Override
    public Map<String, List<Inline>> changed() {
      Map<String, List<Adaptation>> records = selection.byBlock();
      Map<String, List<Inline>> changed = new LinkedHashMap<>();
      for (Block block : document.blocks()) {
        List<Adaptation> own = records.get(block.id());
        if (own != null) {
          changed.put(block.id(), applied(block, own));
        }
      }
      return changed;
    }

    @Override
    public void holdBack(String block, String reason) {
      selection.holdBack(block, reason);
    }

    private static List<Inline> applied(Block block, List<Adaptation> backwards) {
      List<Inline> content = new ArrayList<>(block.content());
      for (Adaptation a : backwards) {
        Place p = a.target().place();
        String text = content.get(p.inline()).visibleText();
        String after = text.substring(0, p.from()) + a.after() + text.substring(p.to());
        content.set(p.inline(), new Inline.Text(after));
      }
      content.removeIf(i -> i instanceof Inline.Text t && t.value().isEmpty());
      return content;
    }
  }
}
