package org.dars.assistant.quiz.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.item.RichText.Format;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/** Texts of items as HTML, for files that know nothing else. Nothing is sanitised. */
public final class Markup {

  /** A tag as browsers take one for it, or a comment. */
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>|<!--");

  private Markup() {}

  /**
   * A text as a fragment of HTML: line breaks of plain text become {@code <br>}; Markdown stands as
   * it is written.
   */
  public static String html(RichText text) {
    return switch (text.format()) {
      case HTML -> text.value();
      case PLAIN, MARKDOWN -> lines(escape(text.value()));
      case MOODLE -> lines(text.value());
    };
  }

  /** A fragment of HTML: plain where it holds no tag. */
  public static RichText ofHtml(String html) {
    String stripped = html.strip();
    return TAG.matcher(stripped).find()
        ? RichText.html(stripped)
        : RichText.plain(Parser.unescapeEntities(stripped, false));
  }

  /**
   * As {@link #ofHtml}, without a {@code div} or {@code p} that does nothing but hold all of it.
   */
  public static RichText ofHeldHtml(String html) {
    Document document = Jsoup.parseBodyFragment(html.strip());
    document.outputSettings().prettyPrint(false);
    Element body = document.body();
    Element only = body.childNodeSize() == 1 ? body.firstElementChild() : null;
    boolean holds = only != null && only.attributesSize() == 0 && only.is("div, p");
    if (!holds || only == null) {
      return ofHtml(html);
    }
    return ofHtml(only.html());
  }

  /** What is read of a text, without its markup. */
  public static String plain(RichText text) {
    return switch (text.format()) {
      case PLAIN, MARKDOWN -> text.value();
      case HTML, MOODLE ->
          TAG.matcher(text.value()).find()
              ? Jsoup.parseBodyFragment(html(text)).body().wholeText().strip()
              : Parser.unescapeEntities(text.value(), false).strip();
    };
  }

  /** Whether there is a tag in a fragment. */
  public static boolean tagged(String html) {
    return TAG.matcher(html).find();
  }

  /** Plain text as HTML, in one line or several. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Whether two texts read the same, however they are written. */
  public static boolean same(RichText a, RichText b) {
    if (a.equals(b)) {
      return true;
    }
    boolean markdown = a.format() == Format.MARKDOWN || b.format() == Format.MARKDOWN;
    return !markdown && normal(html(a)).equals(normal(html(b)));
  }

  /** A fragment as a browser understands it, written in one way, attributes in one order. */
  static String normal(String html) {
    Document document = Jsoup.parseBodyFragment(html);
    for (Element e : document.body().getAllElements()) {
      List<Attribute> attributes = new ArrayList<>(e.attributes().asList());
      attributes.sort(Comparator.comparing(Attribute::getKey));
      e.clearAttributes();
      attributes.forEach(a -> e.attributes().put(a));
    }
    document.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.base);
    return document.body().html().strip();
  }

  private static String lines(String html) {
    return html.replace("\r\n", "\n").replace("\n", "<br>");
  }
}
