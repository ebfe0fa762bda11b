package org.dars.assistant.quiz.exchange.qti;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.RichText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * HTML of items as the XHTML that stands in QTI, and back. What the schema of QTI 2.1 does not know
 * is left out: elements lose their tags, scripts and controls all of themselves. MathML stays.
 */
final class QtiXhtml {

  private static final String MATHML = "http://www.w3.org/1998/Math/MathML";

  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "blockquote",
          "div",
          "dl",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "ol",
          "p",
          "pre",
          "table",
          "ul");

  private static final Set<String> INLINES =
      Set.of(
          "a", "abbr", "acronym", "b", "big", "br", "cite", "code", "dfn", "em", "i", "img", "kbd",
          "q", "samp", "small", "span", "strong", "sub", "sup", "tt", "var");

  private static final Set<String> PARTS =
      Set.of(
          "caption",
          "col",
          "colgroup",
          "dd",
          "dt",
          "li",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "tr");

  private static final String GONE =
      "script, style, iframe, form, input, button, select, textarea, object, embed, applet, template";

  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.of(
          "a", Set.of("href", "type"),
          "img", Set.of("src", "alt", "height", "width"),
          "td", Set.of("headers", "scope", "abbr", "axis", "rowspan", "colspan"),
          "th", Set.of("headers", "scope", "abbr", "axis", "rowspan", "colspan"),
          "q", Set.of("cite"),
          "blockquote", Set.of("cite"),
          "col", Set.of("span"),
          "colgroup", Set.of("span"));

  private static final Pattern EMPTY =
      Pattern.compile("<([A-Za-z][\\w.-]*)((?:\\s[^<>]*?)?)\\s*/>");

  private static final Set<String> VOID = Set.of("br", "hr", "img", "col");

  private QtiXhtml() {}

  /** A text as content of an element that takes blocks and lines. */
  static String flow(RichText text) {
    return flow(Markup.html(text));
  }

  /** As {@link #flow(RichText)}. */
  static String flow(String html) {
    Document document = Jsoup.parseBodyFragment(html);
    document.select(GONE).remove();
    Element body = document.body();
    List<Element> all = body.getAllElements();
    for (Element e : all.subList(1, all.size())) { // the first is the body itself
      if (e.closest("math") == null) {
        clean(e);
      }
    }
    for (Element quote : body.select("blockquote")) { // holds blocks alone
      if (quote.childNodes().stream().anyMatch(QtiXhtml::isLine)) {
        List<Node> inside = List.copyOf(quote.childNodes());
        quote.appendElement("div").appendChildren(inside);
      }
    }
    body.select("math").attr("xmlns", MATHML);
    document
        .outputSettings()
        .prettyPrint(false)
        .syntax(Document.OutputSettings.Syntax.xml)
        .escapeMode(Entities.EscapeMode.xhtml)
        .charset(StandardCharsets.UTF_8);
    return valid(body.html());
  }

  private static boolean isLine(Node node) {
    return node instanceof Element e ? !BLOCKS.contains(e.normalName()) : words(node);
  }

  private static boolean words(Node node) {
    return node instanceof TextNode t && !t.isBlank();
  }

  private static void clean(Element e) {
    String name = e.normalName();
    if (name.equals("math")) {
      return;
    }
    if (name.equals("u")) {
      e.tagName("span").clearAttributes().attr("class", "qti-underline");
      return;
    }
    boolean block = BLOCKS.contains(name);
    boolean known = block || INLINES.contains(name) || PARTS.contains(name);
    boolean inLine = INLINES.contains(name) && e.selectFirst(String.join(", ", BLOCKS)) != null;
    if (!known || inLine || (name.equals("img") && e.attr("src").isBlank())) {
      e.unwrap();
      return;
    }
    Set<String> own = ATTRIBUTES.getOrDefault(name, Set.of());
    for (Attribute a : List.copyOf(e.attributes().asList())) {
      boolean common = a.getKey().equals("class") && !a.getValue().isBlank();
      boolean language = a.getKey().equals("lang") && !a.getValue().isBlank();
      if (language) {
        e.attributes().put("xml:lang", a.getValue());
      }
      if (!common && !own.contains(a.getKey())) {
        e.removeAttr(a.getKey());
      }
    }
    if (name.equals("img") && !e.hasAttr("alt")) {
      e.attr("alt", "");
    }
    if (name.equals("a") && !e.hasAttr("href")) {
      e.unwrap();
    }
  }

  /** Characters that XML does not know are the sign for such. Comments are left out. */
  private static String valid(String xml) {
    return xml.replaceAll("(?s)<!--.*?-->", "")
        .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD")
        .replaceAll("&#x(?:[0-8bBcCeEfF]|1[0-9a-fA-F]);", "\uFFFD");
  }

  /** XHTML as it stands in a file as HTML, without the marks of namespaces. */
  static String html(String xml) {
    String flat =
        Pattern.compile("<!\\[CDATA\\[(.*?)\\]\\]>", Pattern.DOTALL)
            .matcher(xml)
            .replaceAll(m -> Matcher.quoteReplacement(Markup.escape(m.group(1))));
    String open =
        EMPTY
            .matcher(flat)
            .replaceAll(m -> {
              boolean is = VOID.contains(m.group(1).toLowerCase(Locale.ROOT));
              String tag = "<" + m.group(1) + m.group(2) + ">";
              return Matcher.quoteReplacement(is ? tag : tag + "</" + m.group(1) + ">");
            });
    String bare = open.replaceAll("(</?)[A-Za-z][\\w.-]*:(?=[A-Za-z])", "$1");
    Document document = Jsoup.parseBodyFragment(bare);
    for (Element e : document.body().getAllElements()) {
      e.attributes().asList().stream()
          .map(Attribute::getKey)
          .filter(k -> k.startsWith("xmlns"))
          .toList()
          .forEach(e::removeAttr);
      if (e.hasAttr("xml:lang")) {
        e.attr("lang", e.attr("xml:lang")).removeAttr("xml:lang");
      }
      if (e.normalName().equals("span") && e.className().equals("qti-underline")) {
        e.tagName("u").removeAttr("class");
      }
    }
    document.outputSettings().prettyPrint(false);
    return document.body().html().strip();
  }
}
