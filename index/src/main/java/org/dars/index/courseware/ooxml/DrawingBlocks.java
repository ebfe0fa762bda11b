package org.dars.index.courseware.ooxml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** Charts, diagrams and descriptions of pictures, in documents and on slides. */
final class DrawingBlocks {

  private static final Pattern FILE_NAME =
      Pattern.compile("(?is).*[^\\s]\\.(png|jpe?g|gif|bmp|emf|wmf|tiff?|svg|webp)|https?://\\S+");

  private static final Pattern NUMBER =
      Pattern.compile("[\\s.,:/%+\\-–−()]*\\d[\\s\\d.,:/%+\\-–−()]*");

  private final OoxmlPackage file;
  private final TextBlocks blocks;

  DrawingBlocks(OoxmlPackage file, TextBlocks blocks) {
    this.file = file;
    this.blocks = blocks;
  }

  /** The chart or diagram that an element of a drawing refers to, if it does. */
  void referred(String from, XmlElement e, String place, Anchor anchor) throws CoursewareException {
    if (e.is("chart") && e.uri().contains("chart")) {
      String part = file.target(from, OoxmlPackage.reference(e, "id"));
      if (part != null) {
        chart(part, place, anchor);
      }
    } else if (e.is("relIds")) {
      String part = file.target(from, OoxmlPackage.reference(e, "dm"));
      if (part != null) {
        diagram(from, part, place, anchor);
      }
    }
  }

  /** The title and description of a picture or shape. */
  void described(Part part, XmlElement properties, String place, Anchor anchor) {
    for (String name : List.of("title", "descr")) {
      PlacedText text = part.attribute(properties.find(name));
      if (text != null && !isFileName(text.text())) {
        blocks.addAt(place, BlockKind.ALT_TEXT, 0, text, List.of(), anchor);
      }
    }
  }

  private @Nullable Part part(String name) throws CoursewareException {
    XmlTree tree = file.once(name);
    return tree == null ? null : new Part(tree, blocks.direction());
  }

  /** Titles and labels, and the names that are kept beside the numbers. */
  private void chart(String name, String place, Anchor anchor) throws CoursewareException {
    Part part = part(name);
    if (part == null) {
      return;
    }
    for (XmlElement rich : part.root().all("rich")) {
      for (XmlElement p : rich.elements("p")) {
        paragraph(part.drawing(p), List.of(), place, anchor);
      }
    }
    // Each series repeats the names of the categories: one text, written everywhere.
    Map<String, List<PlacedText>> names = new LinkedHashMap<>();
    for (XmlElement series : part.root().all("ser")) {
      for (XmlElement e : series.elements()) {
        if (e.is("tx") || e.is("cat")) {
          names(part, e, names);
        }
      }
    }
    for (List<PlacedText> same : names.values()) {
      paragraph(same.getFirst(), same.subList(1, same.size()), place, anchor);
    }
  }

  /** Names by the place in the table that they come from: two that say the same stay two. */
  private static void names(Part part, XmlElement holder, Map<String, List<PlacedText>> names) {
    List<XmlElement> values = holder.all("v");
    List<XmlElement> formulas = holder.all("f");
    for (int i = 0; i < values.size(); i++) {
      PlacedText text = isNumber(values.get(i)) ? null : part.element(values.get(i));
      if (text != null && !NUMBER.matcher(text.text()).matches()) {
        String from = formulas.isEmpty() ? "=" + values.get(i).start() : formulas.getFirst().text();
        names.computeIfAbsent(from + "#" + i, _ -> new ArrayList<>()).add(text);
      }
    }
  }

  /** Whether a description is only the name of the picture's file. */
  static boolean isFileName(String description) {
    return FILE_NAME.matcher(description).matches();
  }

  private static boolean isNumber(XmlElement v) {
    for (XmlElement e = v.parent(); e != null; e = e.parent()) {
      if (e.is("numCache") || e.is("numLit")) {
        return true;
      }
    }
    return false;
  }

  private void paragraph(PlacedText text, List<PlacedText> copies, String place, Anchor anchor) {
    if (text.hasText()) {
      blocks.addAt(place, BlockKind.PARAGRAPH, 0, text, copies, anchor);
    }
  }

  /** The texts of a diagram, and the same in the picture that programs keep of it. */
  private void diagram(String from, String name, String place, Anchor anchor)
      throws CoursewareException {
    Part data = part(name);
    if (data == null) {
      return;
    }
    List<PlacedText> texts = new ArrayList<>();
    for (XmlElement point : data.root().all("pt")) {
      XmlElement body = point.child("t");
      for (XmlElement p : body == null ? List.<XmlElement>of() : body.elements("p")) {
        PlacedText text = data.drawing(p);
        if (text.hasText()) {
          texts.add(text);
        }
      }
    }
    Map<String, List<PlacedText>> drawn = drawn(from, data);
    Map<String, Integer> left = new LinkedHashMap<>();
    texts.forEach(t -> left.merge(t.text(), 1, Integer::sum));
    for (PlacedText text : texts) {
      // None where the picture is missing or older than the text.
      List<PlacedText> same = drawn.getOrDefault(text.text(), new ArrayList<>());
      int others = left.merge(text.text(), -1, Integer::sum);
      // Several points that say the same take theirs in order, the last one all that are left.
      int take = others == 0 ? same.size() : Math.min(1, same.size());
      List<PlacedText> own = new ArrayList<>(same.subList(0, take));
      same.subList(0, take).clear();
      paragraph(text, own, place, anchor);
    }
  }

  private Map<String, List<PlacedText>> drawn(String from, Part data) throws CoursewareException {
    Map<String, List<PlacedText>> drawn = new LinkedHashMap<>();
    String name = null;
    for (XmlElement e : data.root().all("dataModelExt")) {
      name = file.target(from, e.attribute("relId"));
    }
    Part picture = name == null ? null : part(name);
    if (picture != null) {
      for (XmlElement body : picture.root().all("txBody")) {
        for (XmlElement p : body.elements("p")) {
          PlacedText text = picture.drawing(p);
          drawn.computeIfAbsent(text.text(), _ -> new ArrayList<>()).add(text);
        }
      }
    }
    return drawn;
  }
}
