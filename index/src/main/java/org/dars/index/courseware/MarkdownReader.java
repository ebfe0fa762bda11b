package org.dars.index.courseware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;

/**
 * Markdown: CommonMark with GFM tables, front matter, TeX formulas; MDX with its tags and
 * expressions kept as they stand.
 */
final class MarkdownReader implements SplicingReader {

  static final String MEDIA_TYPE = "text/markdown";

  private final ReadLimits limits;

  MarkdownReader(ReadLimits limits) {
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
    boolean mdx = isMdx(file.path());
    Node parsed = MarkdownSyntax.blocks(mdx).parse(source.text().substring(front.end()));
    Outline outline = new Outline();
    List<String> warnings = new ArrayList<>();
    new MarkdownBlocks(source, front.end(), mdx, outline, warnings).walk(parsed, 0);
    return Documents.of(
        file.path(), MEDIA_TYPE, front.title(), front.language(), outline.blocks(), warnings);
  }

  @Override
  public byte[] splice(
      byte[] original, CoursewareDocument document, Map<String, List<Inline>> changed) {
    SourceText source = SourceText.again(document.path(), original, null);
    MarkdownWriter writer = new MarkdownWriter(source.text(), isMdx(document.path()));
    return new Splicer(original, source, writer).splice(document, changed);
  }

  private static boolean isMdx(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(".mdx");
  }
}
