package org.dars.assistant.quiz.translated;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.item.RichText.Format;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Texts as a page of HTML, one element each, so that they go the way that all courseware goes: to
 * segments, through memory, guard, engine and checks, and back into their places.
 *
 * @param bytes the page, UTF-8
 * @param texts what it carries
 * @param ends where each text ends in the page, in bytes
 */
record Carrier(byte[] bytes, List<RichText> texts, List<Integer> ends) {

  static Carrier of(String language, List<RichText> texts) {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"")
        .append(language)
        .append("\"><head><meta charset=\"utf-8\"></head><body>\n");
    int length = bytes(page.toString()).length;
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String html = Markup.html(texts.get(i));
      String element = block(html) ? "div" : "p";
      String piece = "<%s id=\"t%d\">%s</%s>\n".formatted(element, i, html, element);
      page.append(piece);
      length += bytes(piece).length;
      ends.add(length);
    }
    return new Carrier(bytes(page.append("</body></html>\n").toString()), texts, ends);
  }

  /** Whether a paragraph cannot hold it. */
  private static boolean block(String html) {
    return html.toLowerCase(Locale.ROOT)
        .matches("(?s).*<(p|div|ul|ol|li|table|pre|blockquote|h[1-6]|dl|figure|hr)\\b.*");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Which text a byte of the page belongs to. */
  int textAt(int offset) {
    int text = 0;
    while (text < ends.size() - 1 && offset >= ends.get(text)) {
      text++;
    }
    return text;
  }

  /** The texts of the translated page, each in the format of its source. */
  List<RichText> read(byte[] translated) {
    Document page = Jsoup.parse(new String(translated, StandardCharsets.UTF_8));
    page.outputSettings().prettyPrint(false);
    List<RichText> read = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Element element = page.getElementById("t" + i);
      if (element == null) {
        throw new IllegalStateException("text " + i + " is not in the translated page");
      }
      read.add(text(element, texts.get(i)));
    }
    return read;
  }

  private static RichText text(Element element, RichText source) {
    if (source.format() == Format.HTML) {
      return RichText.html(element.html().strip());
    }
    if (source.format() == Format.MOODLE && Markup.tagged(source.value())) {
      return new RichText(element.html().replace("<br>", "\n").strip(), Format.MOODLE);
    }
    element.select("br").forEach(br -> br.replaceWith(new TextNode("\n")));
    return new RichText(element.wholeText().strip(), source.format());
  }
}
