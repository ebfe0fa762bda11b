package org.dars.assistant.web;

import gg.jte.Content;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.RichText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;

/** Texts of items as pages show them: what a text may do is print words, and nothing else. */
final class ShownText {

  private static final Safelist PRINTED =
      Safelist.basic()
          .removeTags("a")
          .addTags("table", "thead", "tbody", "tr", "th", "td", "caption", "h3", "h4", "div", "hr");

  private ShownText() {}

  /** A text as safe HTML; pictures, links and everything that runs are left out. */
  static Content of(RichText text) {
    String html =
        Jsoup.clean(
            Markup.html(text), "", PRINTED, new Document.OutputSettings().prettyPrint(false));
    return output -> output.writeContent(html);
  }
}
