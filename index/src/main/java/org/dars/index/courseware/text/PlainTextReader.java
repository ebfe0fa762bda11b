package org.dars.index.courseware.text;

import java.util.List;
import java.util.Set;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.CoursewareReader;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.splice.Documents;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.SourceBytes;
import org.dars.index.courseware.splice.SourceText;

/** Plain text: paragraphs between blank lines. */
public final class PlainTextReader implements CoursewareReader {

  public static final String MEDIA_TYPE = "text/plain";

  private final ReadLimits limits;

  public PlainTextReader(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(MEDIA_TYPE);
  }

  @Override
  public CoursewareDocument read(SourceFile file) throws CoursewareException {
    SourceText source = SourceText.decode(file.path(), SourceBytes.read(file, limits), null);
    source.check(file.path(), limits);
    Outline outline = new Outline();
    StringBuilder paragraph = new StringBuilder();
    source
        .text()
        .lines()
        .forEach(line -> {
          if (line.isBlank()) {
            flush(paragraph, outline);
          } else {
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
          }
        });
    flush(paragraph, outline);
    return Documents.of(file.path(), MEDIA_TYPE, "", "", outline.blocks(), List.of());
  }

  private static void flush(StringBuilder paragraph, Outline outline) {
    if (!paragraph.isEmpty()) {
      outline.add(BlockKind.PARAGRAPH, 0, List.of(new Inline.Text(paragraph.toString())), null);
      paragraph.setLength(0);
    }
  }
}
