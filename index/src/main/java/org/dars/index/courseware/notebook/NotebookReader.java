package org.dars.index.courseware.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.json.JsonTree;
import org.dars.index.courseware.json.JsonValue;
import org.dars.index.courseware.markdown.MarkdownReader;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Reading;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.RegionReader;
import org.dars.index.courseware.splice.SourceText;

/**
 * Jupyter notebooks, nbformat 4 and 3. Markdown cells are read as one Markdown document, so that
 * headings reach over cells; code is shown and left; outputs, raw cells, attachments and metadata
 * are not read.
 */
public final class NotebookReader extends RegionReader {

  public static final String MEDIA_TYPE = "application/x-ipynb+json";

  public NotebookReader(ReadLimits limits) {
    super(limits);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(MEDIA_TYPE);
  }

  @Override
  protected Reading parse(String path, byte[] bytes) throws CoursewareException {
    JsonTree tree = JsonTree.parse(path, "", bytes, limits);
    List<JsonValue> cells = new ArrayList<>(tree.object().array("cells"));
    for (JsonValue sheet : tree.object().array("worksheets")) {
      if (sheet instanceof JsonValue.Obj o) {
        cells.addAll(o.array("cells"));
      }
    }
    if (cells.isEmpty() && tree.object().get("nbformat") == null) {
      throw new CoursewareException(
          path, "is no Jupyter notebook (it has neither cells nor nbformat); export it again");
    }
    Outline outline = new Outline();
    List<String> warnings = new ArrayList<>();
    int odd = 0;
    for (JsonValue cell : cells) {
      odd += cell instanceof JsonValue.Obj o && cell(tree, o, outline, warnings) ? 0 : 1;
    }
    if (odd > 0) {
      warnings.add(odd + (odd == 1 ? " cell has" : " cells have") + " no text where it belongs");
    }
    return new Reading(MEDIA_TYPE, "", "", outline, warnings);
  }

  private static boolean cell(
      JsonTree tree, JsonValue.Obj cell, Outline outline, List<String> warnings) {
    JsonValue source = cell.get("source") == null ? cell.get("input") : cell.get("source");
    List<JsonValue.Text> lines =
        switch (source) {
          case JsonValue.Text t -> List.of(t);
          case JsonValue.Array a -> a.texts();
          case null, default -> null;
        };
    if (lines == null) {
      return false;
    }
    if (lines.isEmpty()) {
      return true;
    }
    SourceText text = source instanceof JsonValue.Text t ? tree.content(t) : tree.content(lines);
    switch (cell.string("cell_type")) {
      case "markdown" -> MarkdownReader.embedded(text, outline, warnings);
      case "heading" -> heading(cell, text, outline);
      case "code" -> code(lines, outline);
      default -> {} // raw, or of a newer format
    }
    return true;
  }

  private static void code(List<JsonValue.Text> lines, Outline outline) {
    String code =
        lines.stream().map(JsonValue.Text::value).collect(Collectors.joining()).stripTrailing();
    outline.add(BlockKind.CODE, 0, List.of(new Inline.Markup(code, Inline.Role.ALONE, code)), null);
  }

  /** A cell that is a heading, in nbformat 3. */
  private static void heading(JsonValue.Obj cell, SourceText text, Outline outline) {
    String s = text.text();
    String title = s.strip();
    int start = s.indexOf(title);
    if (title.isEmpty()) {
      return;
    }
    String level = cell.get("level") instanceof JsonValue.Other o ? o.value() : "1";
    outline.enter(
        new Region(
            text,
            (_, content, _) ->
                content.stream()
                    .map(Inline::visibleText)
                    .collect(Collectors.joining())
                    .replaceAll("\\s+", " ")));
    outline.heading(
        level.matches("[1-6]") ? Integer.parseInt(level) : 1,
        List.of(new Inline.Text(title.replaceAll("\\s+", " "))),
        text.span(start, start + title.length()));
  }
}
