package org.dars.index.courseware.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.node.Node;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Reading;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.RegionReader;
import org.dars.index.courseware.splice.SourceText;

/**
 * Markdown: CommonMark with GFM tables, front matter, TeX formulas; MDX with its tags and
 * expressions kept as they stand.
 */
public final class MarkdownReader extends RegionReader {

  public static final String MEDIA_TYPE = "text/markdown";

  public MarkdownReader(ReadLimits limits) {
    super(limits);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(MEDIA_TYPE);
  }

  @Override
  protected boolean becomesUnicode() {
    return true;
  }

  @Override
  protected Reading parse(String path, byte[] bytes) throws CoursewareException {
    SourceText source = SourceText.decode(path, bytes, null);
    source.check(path, limits);
    FrontMatter front = FrontMatter.of(source.text());
    Outline outline = new Outline();
    List<String> warnings = new ArrayList<>();
    if (!source.isUnicode()) {
      warnings.add(OLD_ENCODING);
    }
    FrontMatterValues.add(source, front, outline);
    read(source, front.end(), path.toLowerCase(Locale.ROOT).endsWith(".mdx"), outline, warnings);
    return new Reading(MEDIA_TYPE, front.title(), front.language(), outline, warnings);
  }

  /**
   * Adds the blocks of a Markdown text that stands inside another file, as a region of its own.
   *
   * @param warnings what is left out is added to them
   */
  public static void embedded(SourceText source, Outline outline, List<String> warnings) {
    read(source, 0, false, outline, warnings);
  }

  private static void read(
      SourceText source, int start, boolean mdx, Outline outline, List<String> warnings) {
    Region region = new Region(source, new MarkdownWriter(source, mdx));
    outline.enter(region);
    Node parsed = MarkdownSyntax.blocks(mdx).parse(source.text().substring(start));
    new MarkdownBlocks(region, start, mdx, outline, warnings).walk(parsed, 0);
  }
}
