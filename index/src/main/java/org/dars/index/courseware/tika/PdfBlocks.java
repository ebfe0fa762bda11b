package org.dars.index.courseware.tika;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Definition;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.splice.Outline;
import org.jsoup.nodes.Element;

/** Pages as the layout parser tells them: each block with its page and the headings above. */
final class PdfBlocks {

  private static final Pattern TERM = Pattern.compile("(?s)([^:.]{2,60}):\\s+(\\S.*)");

  private final Outline outline;
  private final List<String> headings = new ArrayList<>();
  private final List<Integer> levels = new ArrayList<>();

  PdfBlocks(Outline outline) {
    this.outline = outline;
  }

  void pages(List<Element> pages) {
    for (Element page : pages) {
      int number = number(page);
      int tables = 0;
      for (Element e : page.children()) {
        if (e.nameIs("table")) {
          table(number, ++tables, e);
        } else {
          block(number, e);
        }
      }
    }
  }

  static int number(Element page) {
    return Integer.parseInt(page.attr("data-page"));
  }

  private void block(int page, Element e) {
    String name = e.normalName();
    String text = e.wholeText().strip();
    int level = e.attr("data-level").isEmpty() ? 1 : Integer.parseInt(e.attr("data-level"));
    if (name.matches("h[1-6]")) {
      heading(page, name.charAt(1) - '0', text);
    } else if (name.equals("pre")) {
      add(page, BlockKind.CODE, 0, new Inline.Markup(text, Inline.Role.ALONE, text));
    } else if (e.hasClass("item")) {
      add(page, BlockKind.LIST_ITEM, level, new Inline.Text(text));
    } else if (e.hasClass("caption")) {
      add(page, BlockKind.CAPTION, 0, new Inline.Text(text));
    } else if (!text.isEmpty()) {
      text(page, text);
    }
  }

  private void heading(int page, int level, String text) {
    while (!levels.isEmpty() && levels.getLast() >= level) {
      levels.removeLast();
      headings.removeLast();
    }
    levels.add(level);
    headings.add(text);
    add(page, BlockKind.HEADING, level, new Inline.Text(text));
  }

  private void text(int page, String text) {
    Matcher term = TERM.matcher(text);
    if (!headings.isEmpty() && Definition.isHeading(headings.getLast()) && term.matches()) {
      outline.addAt(
          "pg" + page,
          BlockKind.TERM,
          0,
          Definition.content(term.group(1), term.group(2)),
          new Anchor.Page(page, headings),
          null);
    } else {
      add(page, BlockKind.PARAGRAPH, 0, new Inline.Text(text));
    }
  }

  private void table(int page, int number, Element table) {
    int row = 0;
    for (Element tr : table.select("tr")) {
      row++;
      int column = 0;
      for (Element td : tr.children()) {
        column++;
        if (!td.text().isBlank()) {
          outline.addAs(
              "pg" + page + "-t" + number + "r" + row + "c" + column,
              BlockKind.TABLE_CELL,
              0,
              List.of(new Inline.Text(td.text())),
              new Anchor.Page(page, headings),
              null);
        }
      }
    }
  }

  private void add(int page, BlockKind kind, int level, Inline content) {
    Anchor anchor = new Anchor.Page(page, headings);
    outline.addAt("pg" + page, kind, level, List.of(content), anchor, null);
  }
}
