package org.dars.assistant.tutor;

import java.util.List;
import org.dars.index.courseware.BlockKind;
import org.dars.index.search.DocumentKey;
import org.dars.index.search.Hit;

/** Passages made by hand. */
final class EvidenceFixture {

  private EvidenceFixture() {}

  static Evidence paragraph(String block, String title, String text) {
    return of(title, List.of(source(block, BlockKind.PARAGRAPH, text)));
  }

  /** A passage of these blocks, which is all that is known of its document. */
  static Evidence of(String title, List<Evidence.Source> blocks) {
    return of(title, blocks, blocks);
  }

  /** A passage of these blocks among others of its document. */
  static Evidence of(String title, List<Evidence.Source> blocks, List<Evidence.Source> around) {
    String text = String.join("\n", blocks.stream().map(Evidence.Source::text).toList());
    Hit hit =
        new Hit(
            new DocumentKey("a", "lessons", "d"),
            blocks.getFirst().block(),
            "s",
            title,
            text,
            "en",
            1,
            1,
            Float.NaN,
            Float.NaN,
            1,
            List.of());
    return new Evidence(hit, new SectionLink("d", "Lesson", "s", title), blocks, around);
  }

  static Evidence.Source source(String block, BlockKind kind, String text) {
    return new Evidence.Source(block, kind, "Section", text);
  }
}
