package org.dars.assistant.quiz.exchange.qti12;

import java.util.Locale;
import java.util.Set;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** Texts of an item: what stands in {@code material}. */
final class Material {

  private static final Set<String> MEDIA =
      Set.of("matimage", "matvideo", "mataudio", "matapplet", "matapplication");

  private Material() {}

  /** Whether an element is a text. */
  static boolean isText(XmlElement e) {
    return e.is("mattext") || e.is("matemtext");
  }

  /** Whether an element is a picture, a sound or the like. */
  static boolean isMedia(XmlElement e) {
    return MEDIA.contains(e.local());
  }

  /** A text as it says that it is written; where it says nothing, HTML if there is a tag in it. */
  static RichText text(XmlTree tree, XmlElement e) {
    String type = e.attribute("texttype").toLowerCase(Locale.ROOT);
    if (!e.elements().isEmpty()) {
      return RichText.html(tree.raw(e.contentStart(), e.contentEnd()).strip());
    }
    String value = e.text().strip();
    return switch (type) {
      case "text/html", "text/xhtml" -> Markup.ofHtml(value);
      case "text/plain" -> RichText.plain(value);
      default -> Markup.tagged(value) ? RichText.html(value) : RichText.plain(value);
    };
  }

  /** All texts in an element as one: of several each begins a line. */
  static RichText all(XmlTree tree, @Nullable XmlElement around) {
    RichText one = RichText.EMPTY;
    StringBuilder several = new StringBuilder();
    int texts = 0;
    if (around != null) {
      for (XmlElement e : around.all("mattext")) {
        one = text(tree, e);
        several.append(texts++ == 0 ? "" : "<br>").append(Markup.html(one));
      }
    }
    return texts > 1 ? Markup.ofHtml(several.toString()) : one;
  }
}
