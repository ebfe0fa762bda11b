package org.dars.index.courseware.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.SplicingReader;
import org.dars.index.courseware.splice.Documents;
import org.dars.index.courseware.splice.Edit;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.SourceBytes;
import org.dars.index.courseware.splice.SourceText;
import org.dars.index.courseware.splice.Splicer;

/**
 * Markdown: CommonMark with GFM tables, front matter, TeX formulas; MDX with its tags and
 * expressions kept as they stand.
 */
public final class MarkdownReader implements SplicingReader {

  public static final String MEDIA_TYPE = "text/markdown";

  private final ReadLimits limits;

  public MarkdownReader(ReadLimits limits) {
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
    FrontMatter front = FrontMatter.of(source.text());
    Outline outline = new Outline();
    List<String> warnings = new ArrayList<>();
    read(source, front.end(), isMdx(file.path()), outline, warnings);
    return Documents.of(
        file.path(), MEDIA_TYPE, front.title(), front.language(), outline.blocks(), warnings);
  }

  @Override
  public byte[] splice(
      byte[] original, CoursewareDocument document, Map<String, List<Inline>> changed) {
    SourceText source = SourceText.again(document.path(), original, null);
    MarkdownWriter writer = new MarkdownWriter(source.text(), isMdx(document.path()));
    return Edit.apply(
        original,
        new Splicer(new Region(source, writer)).edits(document.path(), document.blocks(), changed));
  }

  /**
   * Adds the blocks of a Markdown text that stands inside another file, as a region of its own.
   *
   * @param warnings what is left out is added to them
   */
  public static void embedded(SourceText source, Outline outline, List<String> warnings) {
    outline.enter(new Region(source, new MarkdownWriter(source.text(), false)));
    read(source, 0, false, outline, warnings);
  }

  private static void read(
      SourceText source, int start, boolean mdx, Outline outline, List<String> warnings) {
    Node parsed = MarkdownSyntax.blocks(mdx).parse(source.text().substring(start));
    new MarkdownBlocks(source, start, mdx, outline, warnings).walk(parsed, 0);
  }

  private static boolean isMdx(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(".mdx");
  }
}
